import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import { addMonths, type Day } from '#kernel/pure/day.ts'
import type { Age, Severity } from './words.ts'

/** Open items of one system or of all the reader sees, by how late they are and how grave. Unplanned ones have no severity yet. */
export type Ageing = readonly { age: Age; severity: Severity | null; count: number }[]

export const ageingOf = async (tx: Tx, systemId: string | null, today: Day): Promise<Ageing> => {
  const { rows } = await sql<Ageing[number]>`
    select case when coalesce(late, 0) <= 0 then 'within' when late <= 30 then 'd1' when late < 90 then 'd31'
        when late < 120 then 'd90' else 'd120' end as age,
      severity, count(*)::int as count
    from (
      select ${today}::date - limit_on as late, severity from plan_item
      where ended_on is null and (state <> 'accepted' or accepted_until < ${today}::date)
        and (${systemId}::uuid is null or system_id = ${systemId}::uuid)
    ) open
    group by 1, 2`.execute(tx)
  return rows
}

/** A month (its first day): items opened in it, closed in it, and open when it ended. */
export type BurnMonth = { month: Day; opened: number; closed: number; open: number }

/**
 * The last `months` months up to and with today's, whose end is today. Opened and closed counts every beginning and end of
 * being open: an item that was opened again, or whose acceptance ran out, counts anew.
 */
export const burnDown = async (
  tx: Tx,
  systemId: string | null,
  today: Day,
  months = 12,
): Promise<readonly BurnMonth[]> => {
  const thisMonth = `${today.slice(0, 7)}-01`
  const first = addMonths(thisMonth, 1 - months)
  const of = sql`(${systemId}::uuid is null or system_id = ${systemId}::uuid)`
  const { rows } = await sql<{ month: Day | null; opened: number; closed: number }>`
    select month, sum(opened)::int as opened, sum(closed)::int as closed from (
      select case when from_on >= ${first}::date then date_trunc('month', from_on::timestamp)::date end as month,
        count(*) as opened, 0 as closed
      from plan_item_span where from_on <= ${today}::date and ${of} group by 1
      union all
      select case when until_on >= ${first}::date then date_trunc('month', until_on::timestamp)::date end, 0, count(*)
      from plan_item_span where until_on <= ${today}::date and ${of} group by 1
    ) turns group by month`.execute(tx)
  const by = new Map(rows.map((r) => [r.month, r]))
  const before = by.get(null)
  let open = (before?.opened ?? 0) - (before?.closed ?? 0)
  return Array.from({ length: months }, (_, nth) => {
    const month = addMonths(first, nth)
    const { opened, closed } = by.get(month) ?? { opened: 0, closed: 0 }
    open += opened - closed
    return { month, opened, closed, open }
  })
}

export type SystemFigures = {
  systemId: string
  name: string
  open: number
  overdue: number
  grave: number
  waiting: number
  accepted: number
}

/** By system the reader sees and that has items: how many are open, late, grave, waiting for a confirmation, accepted. */
export const figuresBySystem = async (
  tx: Tx,
  today: Day,
  systemId: string | null = null,
): Promise<readonly SystemFigures[]> => {
  const lapsed = sql`(p.state <> 'accepted' or p.accepted_until < ${today}::date)`
  const { rows } = await sql<SystemFigures>`
    select s.id as system_id, s.name, f.open, f.overdue, f.grave, f.waiting, f.accepted from (
      select p.system_id,
        (count(*) filter (where ${lapsed}))::int as open,
        (count(*) filter (where p.sort_on < ${today}::date))::int as overdue,
        (count(*) filter (where ${lapsed} and p.severity in ('critical', 'high')))::int as grave,
        (count(*) filter (where p.state in ('reported', 'acceptance-asked')))::int as waiting,
        (count(*) filter (where not ${lapsed}))::int as accepted
      from plan_item p where p.ended_on is null and (${systemId}::uuid is null or p.system_id = ${systemId}::uuid)
      group by p.system_id
    ) f join system s on s.id = f.system_id
    order by s.annex_number, s.name`.execute(tx)
  return rows
}
