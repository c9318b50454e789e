import { sql } from 'kysely'
import { act } from '#kernel/act/act.ts'
import { EVERYTHING, readAs } from '#kernel/db/database.ts'
import type { Product } from '#kernel/http/product.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { addDays, dayOf, type Day } from '#kernel/pure/day.ts'
import { loadActor } from '#features/organisation/actor-store.ts'
import { refreshSums } from '#features/self-inspection/counting/schedule.ts'
import { reportDueOf } from '#features/self-inspection/campaign/dates.ts'
import { clock } from './office.ts'

const CAMPAIGN = 'self-inspection.campaign'
const REPORT = 'self-inspection.unit-report'
const REMEDY = 'self-inspection.remedy'

const someone = { reach: EVERYTHING, personId: null }

/** Units that report in the sample; the others are named as missing, so that both can be seen. */
const REPORTING = ['js-c4-planning', 'js-c4-operations', 'js-general-affairs', 'corps-1']

type Asked = { input?: Record<string, unknown>; from?: Record<string, string> }

const doing =
  (of: Product) =>
  async (actor: Actor, at: Date, process: string, actKey: string, caseId: string | null, asked: Asked = {}) => {
    const outcome = await act(of.db, of.bindings, { process, act: actKey, caseId, input: {}, ...asked, actor, at })
    if (outcome.kind !== 'done') throw new Error(`${process}.${actKey} on ${dayOf(at)}: ${JSON.stringify(outcome)}`)
    return outcome.caseId
  }

type Does = ReturnType<typeof doing>

const rowsOf = <T>(of: Product, query: ReturnType<typeof sql<T>>) =>
  readAs(of.db, someone, async (tx) => (await query.execute(tx)).rows)

const holderOf = async (of: Product, role: string, unitId: string | null, day: Day): Promise<Actor | null> => {
  const [row] = await rowsOf(
    of,
    sql<{ personId: string }>`select i.person_id from appointment a join incumbency i on i.post_id = a.post_id
      where a.role = ${role} and (${unitId}::uuid is null or a.unit_id = ${unitId}::uuid) and i.kind = 'substantive'
        and i.starts_on <= ${day}::date and (i.ends_on is null or i.ends_on > ${day}::date) order by a.id limit 1`,
  )
  return row ? readAs(of.db, someone, (tx) => loadActor(tx, row.personId, day)) : null
}

type Unit = { id: string; open: readonly string[]; submitted: number; no: number }

const unitsOf = (of: Product, campaign: string) =>
  rowsOf(
    of,
    sql<Unit>`select u.id, coalesce(array_agg(r.id::text) filter (where r.state in ('none', 'draft')), '{}') as open,
        count(*) filter (where r.state = 'submitted')::int as submitted, coalesce(sum(a.no_count), 0)::int as no
      from self_inspection_roster r join unit u on u.id = r.unit_id left join self_inspection_answer a on a.id = r.answer_id
      where r.campaign_id = ${campaign}::uuid and r.system_id is null and u.key = any (${REPORTING}::text[])
      group by u.id order by u.sort, u.id`,
  )

/** Absentees with a reason, answers confirmed, the result reported. */
const unitReports = async (of: Product, does: Does, campaign: string, unit: Unit, at: Date): Promise<void> => {
  const officer = await holderOf(of, 'UNIT', unit.id, dayOf(at))
  if (!officer) return
  const [own] = await rowsOf(
    of,
    sql<{ n: number }>`select count(*)::int as n from self_inspection_roster
      where id = any (${[...unit.open]}::uuid[]) and person_id = ${officer.personId}::uuid`,
  )
  if ((own?.n ?? 0) > 0) return
  const report = await does(officer, at, REPORT, 'begin', null, { from: { campaign, unit: unit.id } })
  for (const roster of unit.open)
    await does(officer, at, 'self-inspection.classing', 'excuse', null, {
      from: { roster },
      input: { why: 'travel', note: '' },
    })
  await does(officer, at, REPORT, 'confirm-all', report, { input: { shown: String(unit.submitted) } })
  await does(officer, at, REPORT, 'report', report, {
    input: {
      weakPoints: unit.no > 0 ? '手順を知らない者がいた。' : '',
      improvements: unit.no > 0 ? '課内の教育で手順を示し、年度内に確かめる。' : '',
      lateReason: '',
      confirmed: true,
    },
  })
}

/** Two weak points of the first unit: one is mended and confirmed, one is still to be mended. */
const remedies = async (of: Product, does: Does, campaign: string, unit: Unit, day: Day): Promise<void> => {
  const officer = await holderOf(of, 'UNIT', unit.id, day)
  if (!officer) return
  const opens = (title: string, dueOn: Day) =>
    does(officer, clock(day, 14), REMEDY, 'open', null, {
      from: { campaign, unit: unit.id },
      input: { title, weakness: '自己点検で「いいえ」と答えた者がいた。', owner: '', dueOn },
    })
  const done = await opens('媒体の取扱いの教育', addDays(day, 30))
  await does(officer, clock(addDays(day, 12), 15), REMEDY, 'finish', done, {
    input: { measures: '課の全員に教育を行い、理解を確かめた。', evidence: '教育の実施記録（見本）' },
  })
  await does(officer, clock(addDays(day, 13), 9), REMEDY, 'confirm', done)
  const today = dayOf(of.clock())
  await opens('かぎの管理規則の見直し', addDays(today, 20))
}

/**
 * What became of last 年度's answers: some units report, the result is counted, reported and received; that it goes to the
 * audit is left for whoever looks at the sample. The sums of the campaign that is open are brought up to date as well.
 */
export const tellSelfInspectionResults = async (of: Product, fiscalYear: number, campaign: string): Promise<void> => {
  const does = doing(of)
  const due = reportDueOf(fiscalYear)
  const units = await unitsOf(of, campaign)
  for (const [nth, unit] of units.entries())
    await unitReports(of, does, campaign, unit, clock(addDays(due, -8 + nth), 10))
  const organiser = await holderOf(of, 'J6D', null, due)
  const chief = await holderOf(of, 'IAO', null, due)
  const [first] = units
  if (!organiser || !chief || !first) throw new Error('the sample organisation has nobody to collect the results')
  const last = (hour: number) => clock(addDays(due, -2), hour)
  await does(organiser, last(9), CAMPAIGN, 'receive-reports', campaign)
  await does(organiser, last(10), CAMPAIGN, 'count', campaign)
  await does(organiser, last(11), CAMPAIGN, 'report', campaign, {
    input: {
      weakPoints: '媒体の取扱いとかぎの管理について、手順を知らない者がいた。',
      improvements: '各課等で教育を行い、是正項目として年度内に確かめる。',
      missingReason: '見本では、一部の部隊等だけが報告している。',
      lateReason: '',
      confirmed: true,
    },
  })
  await does(chief, last(15), CAMPAIGN, 'receive', campaign)
  await remedies(of, does, campaign, first, addDays(due, -1))
  await refreshSums(of.db, of.clock())
}
