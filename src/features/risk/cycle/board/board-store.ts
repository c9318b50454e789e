import { sql } from 'kysely'
import { pageBy, countRows, type Keyset } from '#kernel/db/keyset.ts'
import type { Tx } from '#kernel/db/database.ts'
import type { PageOf, Query } from '#kernel/http/product.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import type { Day } from '#kernel/pure/day.ts'
import { fiscalYearOf } from '#kernel/pure/fiscal-year.ts'
import { needsApproval } from '../../needing-approval.ts'
import { riskCycle } from '../process.ts'

export type StepMark = { step: number; on: Day | null; back: Day | null }

export type BoardRow = {
  id: string
  k: string
  name: string
  cycleId: string | null
  state: string | null
  since: Day | null
  reportedOn: Day | null
  steps: readonly StepMark[]
}

/** Years one can look at: from the one that runs back, five in all. */
export const yearsOffered = (today: Day): readonly number[] => [0, 1, 2, 3, 4].map((back) => fiscalYearOf(today) - back)

export const yearAsked = (query: Query, today: Day): number => {
  const asked = Number(query['year'] ?? '')
  return yearsOffered(today).includes(asked) ? asked : fiscalYearOf(today)
}

const stateWhere = (state: string) => {
  if (state === 'none') return sql`r.id is null`
  if (state === 'unreported') return sql`r.reported_on is null`
  return Object.hasOwn(riskCycle.states, state) ? sql`r.state = ${state}` : sql`true`
}

const reached = (actor: Actor) =>
  actor.reach.everything ? sql`true` : sql`s.id = any (${[...actor.reach.systems]}::uuid[])`

const base = (query: Query, actor: Actor, today: Day) => {
  const year = yearAsked(query, today)
  return sql`
    select s.id, lpad(coalesce(s.annex_number, 9999)::text, 4, '0') || s.name as k, s.name, r.id as cycle_id, r.state, r.reported_on
    from system s left join risk_cycle r on r.system_id = s.id and r.fiscal_year = ${year}
    where ${reached(actor)} and (r.id is not null or (${needsApproval(today)})) and ${stateWhere(query['state'] ?? '')}`
}

const marks = sql`(
  select json_agg(m order by m.step) from (
    select t.step, max((t.at at time zone 'Asia/Tokyo')::date) filter (where t.way = 'on')::text as "on",
      max((t.at at time zone 'Asia/Tokyo')::date) filter (where t.way = 'back')::text as back
    from cycle_step t where t.cycle_id = b.cycle_id group by t.step) m)`

const keyset = (tx: Tx, query: Query, actor: Actor, today: Day): Keyset<BoardRow> => ({
  parts: ['text', 'id'],
  keyOf: (row) => [row.k, row.id],
  read: async (cursor, direction, limit) => {
    const [sign, way] = direction === 'forward' ? [sql`>`, sql`asc`] : [sql`<`, sql`desc`]
    const beyond =
      cursor === null ? sql`true` : sql`(b.k collate "C", b.id) ${sign} (${cursor[0]} collate "C", ${cursor[1]}::uuid)`
    const { rows } = await sql<BoardRow>`
      select b.*, coalesce(${marks}, '[]') as steps,
        (select max(t.at at time zone 'Asia/Tokyo')::date from cycle_step t where t.cycle_id = b.cycle_id) as since
      from (select * from (${base(query, actor, today)}) b where ${beyond}
        order by b.k collate "C" ${way}, b.id ${way} limit ${sql.lit(limit)}) b
      order by b.k collate "C" ${way}, b.id ${way}`.execute(tx)
    return rows
  },
})

/** Systems in the reader's reach with the cycle of the 年度 asked for, a page at a time. */
export const boardPage = (tx: Tx, query: Query, actor: Actor, today: Day, size: number): Promise<PageOf<BoardRow>> =>
  pageBy(keyset(tx, query, actor, today), query, size, (upTo) =>
    countRows(tx, sql`(${base(query, actor, today)}) b`, upTo),
  )

/** Systems the actor prepares as 整備 that have no cycle in that year. */
export const unopenedOf = async (
  tx: Tx,
  systems: readonly string[],
  year: number,
  today: Day,
): Promise<readonly { id: string; name: string }[]> => {
  if (systems.length === 0) return []
  const { rows } = await sql<{ id: string; name: string }>`
    select s.id, s.name from system s
    where s.id = any (${[...systems]}::uuid[]) and ${needsApproval(today)}
      and not exists (select 1 from risk_cycle r where r.system_id = s.id and r.fiscal_year = ${year})
    order by s.annex_number, s.name, s.id`.execute(tx)
  return rows
}
