import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { readAs, writeAs } from '#kernel/db/database.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { dayOf, type Day } from '#kernel/pure/day.ts'
import { loadActor } from '#features/organisation/actor-store.ts'
import { aWorld, type World } from '#features/succession/world-for-tests.ts'
import { checkSheet } from './answer/checking.ts'
import { digestOf } from './answer/digest.ts'
import { saveDraft, type Saved } from './answer/drafts-store.ts'
import { openSheet, type OpenSheet } from './answer/open-sheet.ts'
import type { TypedReply } from './answer/model.ts'
import { STRATUM_KEYS, type Stratum } from './words.ts'

export const DAYS = { opensOn: '2027-01-15', closesOn: '2027-02-15', remindFirst: '2027-02-01' }

/** The organisation with a 自己点検 of 令和8年度 in it. */
export type Inspection = World & {
  organiser: () => Promise<Actor>
  actor: (personId: string) => Promise<Actor>
  holder: (role: string, over?: { unitId?: string; systemId?: string }) => Promise<Actor>
  prepared: () => Promise<string>
  /** Sample sheets of every stratum, frozen. */
  sheets: (campaignId: string) => Promise<void>
  announced: () => Promise<string>
  opened: () => Promise<string>
  sheetOf: (campaignId: string, personId: string, stratum?: Stratum) => Promise<string>
  shown: (rosterId: string, personId: string) => Promise<OpenSheet>
  saved: (rosterId: string, who: Actor, replies: Readonly<Record<string, TypedReply>>, base?: number) => Promise<Saved>
  /** Every question はい but those named. */
  answered: (rosterId: string, who: Actor, but?: Readonly<Record<string, TypedReply>>) => Promise<string>
  rows: <T>(query: ReturnType<typeof sql<T>>) => Promise<readonly T[]>
}

const formOf = (replies: Readonly<Record<string, TypedReply>>, base: number) =>
  Object.fromEntries(
    Object.entries(replies).flatMap(([key, typed]) => [
      [`has:${key}`, '1'],
      [`base:${key}`, String(base)],
      ...Object.entries(typed).map(([field, text]) => [`f:${key}:${field}`, text]),
    ]),
  ) as Record<string, string>

/** `like`: a database with the organisation in it. */
export const anInspection = async (like: string): Promise<Inspection> => {
  const world = await aWorld(like)
  let today: Day = '2026-12-01'
  const on: World['on'] = (day) => {
    today = day
    world.on(day)
  }
  on(today)
  const at = () => new Date(`${today}T03:00:00Z`)
  const rows: Inspection['rows'] = (query) => world.read(async (tx) => (await query.execute(tx)).rows)
  const actor: Inspection['actor'] = async (personId) => {
    const found = await world.read((tx) => loadActor(tx, personId, dayOf(at())))
    if (!found) throw new Error('nobody on that day')
    return found
  }
  const holder: Inspection['holder'] = async (role, over = {}) => {
    const [found] = await rows(sql<{ personId: string }>`
      select i.person_id from appointment a join incumbency i on i.post_id = a.post_id
      where a.role = ${role} and (${over.unitId ?? null}::uuid is null or a.unit_id = ${over.unitId ?? null}::uuid)
        and (${over.systemId ?? null}::uuid is null or a.system_id = ${over.systemId ?? null}::uuid)
        and i.starts_on <= ${today}::date and (i.ends_on is null or i.ends_on > ${today}::date)
      order by a.id, i.kind desc limit 1`)
    if (!found) throw new Error(`nobody is ${role}`)
    return actor(found.personId)
  }
  const organiser = () => holder('J6D')
  const prepared = async () =>
    (
      await world.done({
        process: 'self-inspection.campaign',
        act: 'prepare',
        input: { fiscalYear: '2026', ...DAYS },
        actor: await organiser(),
      })
    ).caseId
  const sheets = async (campaignId: string) => {
    const who = await organiser()
    for (const stratum of STRATUM_KEYS) {
      const { caseId } = await world.done({
        process: 'self-inspection.sheet',
        act: 'begin',
        from: { campaign: campaignId },
        input: { stratum, source: 'sample' },
        actor: who,
      })
      await world.done({ process: 'self-inspection.sheet', act: 'freeze', caseId, actor: who })
    }
  }
  const step = async (caseId: string, act: string) =>
    world.done({ process: 'self-inspection.campaign', act, caseId, actor: await organiser() })
  const announced = async () => {
    const id = await prepared()
    await sheets(id)
    await step(id, 'announce')
    return id
  }
  const shown: Inspection['shown'] = async (rosterId, personId) => {
    const sheet = await readAs(world.db, await actor(personId), (tx) => openSheet(tx, rosterId, personId))
    if (!sheet) throw new Error('no such sheet')
    return sheet
  }
  const saved: Inspection['saved'] = (rosterId, who, replies, base = 0) =>
    writeAs(world.db, who, (tx) =>
      saveDraft(tx, { rosterId, personId: who.personId, sent: formOf(replies, base), edit: randomUUID(), at: at() }),
    )
  return {
    ...world,
    on,
    rows,
    actor,
    holder,
    organiser,
    prepared,
    sheets,
    announced,
    opened: async () => {
      const id = await announced()
      on('2027-01-15')
      await step(id, 'open')
      return id
    },
    sheetOf: async (campaignId, personId, stratum = 'staff') => {
      const [row] = await rows(sql<{ id: string }>`
        select id from self_inspection_roster
        where campaign_id = ${campaignId}::uuid and person_id = ${personId}::uuid and stratum = ${stratum} limit 1`)
      if (!row) throw new Error('not on the roster')
      return row.id
    },
    shown,
    saved,
    answered: async (rosterId, who, but = {}) => {
      const sheet = await shown(rosterId, who.personId)
      const all = Object.fromEntries(sheet.questions.map((q) => [q.key, but[q.key] ?? { reply: 'yes' }]))
      const done = await saved(rosterId, who, all)
      if (done.kind !== 'done') throw new Error(done.kind)
      const [row] = await rows(sql<{ answerId: string | null }>`
        select answer_id from self_inspection_roster where id = ${rosterId}::uuid`)
      const digest = await digestNow(shown, rosterId, who)
      const again = row?.answerId ?? null
      const outcome = await world.done({
        process: 'self-inspection.answer',
        act: again === null ? 'submit' : 'submit-again',
        caseId: again,
        from: { roster: rosterId },
        input: { digest },
        actor: who,
      })
      return outcome.caseId
    },
  }
}

/** What the check page would carry. */
export const digestNow = async (shown: Inspection['shown'], rosterId: string, who: Actor): Promise<string> => {
  const sheet = await shown(rosterId, who.personId)
  return digestOf(rosterId, sheet.sheetId, checkSheet(sheet.questions, sheet.content ?? {}).replies)
}

/** Staff of a unit with an officer, who has no post that is designated. */
export const someone = async (inspection: Inspection, campaignId: string) => {
  const [row] = await inspection.rows(sql<{ personId: string; id: string; unitId: string }>`
    select r.person_id, r.id, r.unit_id from self_inspection_roster r
    where r.campaign_id = ${campaignId}::uuid and r.stratum = 'staff' and not exists (
      select 1 from self_inspection_roster o where o.campaign_id = r.campaign_id and o.person_id = r.person_id and o.stratum <> 'staff')
      and exists (select 1 from appointment a join incumbency i on i.post_id = a.post_id where a.role = 'UNIT' and a.unit_id = r.unit_id)
      and not exists (select 1 from appointment a join incumbency i on i.post_id = a.post_id where i.person_id = r.person_id)
    order by r.id limit 1`)
  if (!row) throw new Error('nobody')
  return { who: await inspection.actor(row.personId), rosterId: row.id, unitId: row.unitId }
}
