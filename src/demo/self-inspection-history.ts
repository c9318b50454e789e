import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { act } from '#kernel/act/act.ts'
import { EVERYTHING, readAs, writeAs } from '#kernel/db/database.ts'
import type { Product } from '#kernel/http/product.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { addDays, dayOf, type Day } from '#kernel/pure/day.ts'
import { fiscalYearOf } from '#kernel/pure/fiscal-year.ts'
import { loadActor } from '#features/organisation/actor-store.ts'
import { saveDraft } from '#features/self-inspection/answer/drafts-store.ts'
import { openSheet } from '#features/self-inspection/answer/open-sheet.ts'
import { checkSheet } from '#features/self-inspection/answer/checking.ts'
import { digestOf } from '#features/self-inspection/answer/digest.ts'
import { baseDateOf, reportDueOf } from '#features/self-inspection/campaign/dates.ts'
import { STRATUM_KEYS } from '#features/self-inspection/words.ts'
import { clock } from './office.ts'
import { tellSelfInspectionResults } from './self-inspection-results.ts'

const CAMPAIGN = 'self-inspection.campaign'
const SHEET = 'self-inspection.sheet'
const someone = { reach: EVERYTHING, personId: null }

type Line = { id: string; personId: string; unitId: string }

type Does = (who: Actor, at: Date, process: string, act: string, on: string | null, more?: More) => Promise<string>
type More = { input?: Record<string, unknown>; from?: Record<string, string> }

type Days = { prepared: Day; announced: Day; opened: Day; closes: Day }

const doing =
  (of: Product): Does =>
  async (actor, at, process, actKey, caseId, { input = {}, from = {} } = {}) => {
    const command = { process, act: actKey, caseId, from, input, actor, at }
    const outcome = await act(of.db, of.bindings, command)
    if (outcome.kind !== 'done') throw new Error(`${process}.${actKey} on ${dayOf(at)}: ${JSON.stringify(outcome)}`)
    return outcome.caseId
  }

const actorOf = async (of: Product, personId: string, day: Day): Promise<Actor> => {
  const actor = await readAs(of.db, someone, (tx) => loadActor(tx, personId, day))
  if (!actor) throw new Error('a line of the roster without a person')
  return actor
}

const organiserOn = async (of: Product, day: Day): Promise<Actor> => {
  const { rows } = await readAs(of.db, someone, (tx) =>
    sql<{ personId: string }>`select i.person_id from appointment a join incumbency i on i.post_id = a.post_id
      where a.role = 'J6D' and i.kind = 'substantive' and i.ends_on is null limit 1`.execute(tx),
  )
  return actorOf(of, rows[0]?.personId ?? '', day)
}

const linesOf = async (of: Product, campaignId: string): Promise<readonly Line[]> =>
  (
    await readAs(of.db, someone, (tx) =>
      sql<Line>`select id, person_id, unit_id from self_inspection_roster
        where campaign_id = ${campaignId}::uuid order by unit_id, person_kana, id`.execute(tx),
    )
  ).rows

/** Of a hundred lines some say いいえ or 該当なし to a question or two; the rest say はい to all. */
const repliesFor = (keys: readonly string[], nth: number, due: Day) => {
  const odd = new Map<string, Record<string, string>>()
  if (nth % 6 === 1)
    odd.set(keys[((nth / 6) % keys.length) | 0] ?? '', {
      reply: 'no',
      reason: '手順を知らない者がいた。',
      action: '課内の教育で手順を示し、確かめる。',
      actionDue: due,
    })
  if (nth % 4 === 2) odd.set(keys[(nth * 3) % keys.length] ?? '', { reply: 'na', reason: '該当する業務がない。' })
  return Object.fromEntries(
    keys.flatMap((key) => [
      [`has:${key}`, '1'],
      [`base:${key}`, '0'],
      ...Object.entries(odd.get(key) ?? { reply: 'yes' }).map(([field, text]) => [`f:${key}:${field}`, text]),
    ]),
  ) as Record<string, string>
}

const answers = async (of: Product, does: Does, line: Line, nth: number, at: Date) => {
  const who = await actorOf(of, line.personId, dayOf(at))
  // Whoever manages the system answers by an account of their own person, which the sample does not have.
  if (who.authorities.every((a) => a.role === 'ADMIN')) return
  const { personId } = who
  const digest = await writeAs(of.db, who, async (tx) => {
    const sheet = await openSheet(tx, line.id, personId)
    if (!sheet) throw new Error('a sheet that is not there')
    const keys = sheet.questions.map((q) => q.key)
    const sent = repliesFor(keys, nth, addDays(dayOf(at), 60))
    const saved = await saveDraft(tx, { rosterId: line.id, personId, sent, edit: randomUUID(), at })
    const typed = saved.kind === 'done' ? saved.draft : {}
    return digestOf(line.id, sheet.sheetId, checkSheet(sheet.questions, typed).replies)
  })
  await does(who, at, 'self-inspection.answer', 'submit', null, { from: { roster: line.id }, input: { digest } })
}

type Told = { id: string; organiser: Actor }

const AT_ONCE = 8

/** Some at a time, as people do: each is a transaction of its own. */
const allAnswer = async (
  lines: readonly Line[],
  chosen: (nth: number) => boolean,
  one: (line: Line, nth: number) => Promise<void>,
) => {
  const list = lines.map((line, nth) => ({ line, nth })).filter(({ nth }) => chosen(nth))
  for (let from = 0; from < list.length; from += AT_ONCE)
    await Promise.all(list.slice(from, from + AT_ONCE).map(({ line, nth }) => one(line, nth)))
}

/** Prepares a 年度, with the sample sheets, up to the open roster. */
const opens = async (
  of: Product,
  does: Does,
  fiscalYear: number,
  days: Days,
  policy: Record<string, unknown> | null,
): Promise<Told> => {
  const organiser = await organiserOn(of, days.prepared)
  const on = (day: Day, hour = 10) => clock(day, hour)
  const legal = { opensOn: baseDateOf(fiscalYear), closesOn: addDays(reportDueOf(fiscalYear), -13) }
  const own = { opensOn: days.opened, closesOn: days.closes }
  const reminder = { remindFirst: null, remindSecond: null, remindThird: null }
  const id = await does(organiser, on(days.prepared), CAMPAIGN, 'prepare', null, {
    input: { fiscalYear: String(fiscalYear), ...(policy ? legal : own), ...reminder },
  })
  if (policy) await follows(does, organiser, on(days.prepared, 11), id, policy, { ...own, ...reminder })
  for (const [nth, stratum] of STRATUM_KEYS.entries()) {
    const sheet = await does(organiser, on(days.prepared, 13 + nth), SHEET, 'begin', null, {
      from: { campaign: id },
      input: { stratum, source: 'sample' },
    })
    await does(organiser, on(days.announced, 9), SHEET, 'freeze', sheet)
  }
  await does(organiser, on(days.announced), CAMPAIGN, 'announce', id)
  await does(organiser, on(days.opened, 8), CAMPAIGN, 'open', id)
  return { id, organiser }
}

/** A policy first widens the frame of days, then the days move into it, then it narrows to what it says. */
const follows = async (
  does: Does,
  organiser: Actor,
  at: Date,
  id: string,
  policy: Record<string, unknown>,
  days: Record<string, unknown>,
) => {
  const input = {
    document: '見本 基本方針',
    strata: [],
    method: null,
    shownOn: dayOf(at),
    baseDate: null,
    reportDue: null,
  }
  await does(organiser, at, CAMPAIGN, 'follow-policy', id, { input: { ...input, baseDate: policy['baseDate'] } })
  await does(organiser, at, CAMPAIGN, 'change-dates', id, { input: days })
  await does(organiser, at, CAMPAIGN, 'follow-policy', id, { input: { ...input, ...policy } })
}

/** Last 年度: everybody has answered but some, and answering has ended. */
const lastYear = async (of: Product, does: Does, fiscalYear: number): Promise<string> => {
  const base = baseDateOf(fiscalYear)
  const closes = addDays(reportDueOf(fiscalYear), -13)
  const days = { prepared: addDays(base, -10), announced: addDays(base, -7), opened: base, closes }
  const { id, organiser } = await opens(of, does, fiscalYear, days, null)
  await allAnswer(
    await linesOf(of, id),
    (nth) => nth % 11 !== 10,
    (line, nth) => answers(of, does, line, nth, clock(addDays(base, 1 + (nth % 20)), 9, nth % 60)),
  )
  await does(organiser, clock(addDays(closes, 1), 9), CAMPAIGN, 'close', id)
  return id
}

/** This 年度: the days a 基本方針 has set, so that answering is open on the day the sample is made. */
const thisYear = async (of: Product, does: Does, fiscalYear: number, today: Day): Promise<string> => {
  const days = {
    prepared: addDays(today, -20),
    announced: addDays(today, -14),
    opened: addDays(today, -6),
    closes: addDays(today, 24),
  }
  const policy = {
    document: '情報保証統括責任者 自己点検の基本方針（見本）',
    baseDate: addDays(today, -7),
    reportDue: addDays(today, 45),
  }
  const { id } = await opens(of, does, fiscalYear, days, policy)
  await allAnswer(
    await linesOf(of, id),
    (nth) => nth % 5 === 0,
    (line, nth) => answers(of, does, line, nth, clock(addDays(today, -5 + (nth % 5)), 9, nth % 60)),
  )
  return id
}

/** 自己点検 of the sample organisation: one of last 年度 with its result, and one that is open. */
export const tellSelfInspection = async (of: Product, say: (line: string) => void): Promise<{ last: string }> => {
  say('  自己点検の経過を作っています…')
  const does = doing(of)
  const today = dayOf(of.clock())
  const year = fiscalYearOf(today)
  const last = await lastYear(of, does, year - 1)
  await thisYear(of, does, year, today)
  await tellSelfInspectionResults(of, year - 1, last)
  return { last }
}
