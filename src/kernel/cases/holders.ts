import { sql, type RawBuilder } from 'kysely'
import type { Lane, Target } from '#kernel/pure/process.ts'
import type { Tx } from '../db/database.ts'

type Row = { lane: string; shown: string }

const inOffice = (from: string, today: string) =>
  sql`${sql.ref(`${from}.starts_on`)} <= ${today}::date and (${sql.ref(`${from}.ends_on`)} is null or ${sql.ref(`${from}.ends_on`)} > ${today}::date)`

const byPerson = (lane: string, personId: string) =>
  sql`(select ${lane}::text as lane, rank || ' ' || name as shown, 0 as place from person where id = ${personId}::uuid)`

const over = (column: string, id: string | null | undefined) =>
  id ? sql` and ${sql.ref(`a.${column}`)} = ${id}::uuid` : sql``

const byPost = (lane: string, role: string, { unitId, systemId }: Target, today: string) =>
  sql`(select ${lane}::text as lane, case when h.id is null then p.title || '（欠員）' else p.title end as shown, p.sort as place
    from appointment a join post p on p.id = a.post_id
      left join incumbency i on i.post_id = p.id and ${inOffice('i', today)} left join person h on h.id = i.person_id
    where a.role = ${role} and ${inOffice('a', today)}${over('unit_id', unitId)}${over('system_id', systemId)}
    order by p.sort limit 4)`

/** 職員 at large are nobody to be named. */
const inLane = (lane: string, role: string, target: Target, today: string): readonly RawBuilder<unknown>[] => {
  if (target.personId) return [byPerson(lane, target.personId)]
  return role === 'USER' ? [] : [byPost(lane, role, target, today)]
}

/**
 * Who stands in each lane today, as the figure and a refusal name them: 「指揮通信システム企画課長」; four at most, '' for
 * nobody. One statement, each lane by its own index.
 */
export const laneHolders = async <M>(
  tx: Tx,
  lanes: Readonly<Record<string, Lane<M>>>,
  model: M,
  today: string,
): Promise<Readonly<Record<string, string>>> => {
  const each = Object.entries(lanes).flatMap(([key, lane]) => inLane(key, lane.role, lane.over?.(model) ?? {}, today))
  const { rows } =
    each.length === 0
      ? { rows: [] }
      : await sql<Row>`select lane, shown from (${sql.join(each, sql` union all `)}) x order by place`.execute(tx)
  const shown = Map.groupBy(rows, (row) => row.lane)
  return Object.fromEntries(
    Object.keys(lanes).map((key) => [key, [...new Set(shown.get(key)?.map((row) => row.shown))].join('、')]),
  )
}
