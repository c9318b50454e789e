import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { Day } from '#kernel/pure/day.ts'
import type { Counter } from './model.ts'

/** People whose 部隊等 is this one on the day: by home, or by a post held. Asked unit by unit, not person by person. */
export const staffOf = async (tx: Tx, unitId: string, day: Day): Promise<readonly Counter[]> => {
  const { rows } = await sql<Counter>`
    with answered as materialized (
      select u.id from unit u where u.id = ${unitId}::uuid or assurance_unit(u.id, ${day}::date) = ${unitId}::uuid)
    select p.id, p.rank || ' ' || p.name as name from person p
    where p.starts_on <= ${day}::date and (p.ends_on is null or p.ends_on > ${day}::date)
      and (p.home_unit_id in (select id from answered) or exists (
        select 1 from incumbency n join post o on o.id = n.post_id
        where n.person_id = p.id and o.unit_id in (select id from answered)
          and n.starts_on <= ${day}::date and (n.ends_on is null or n.ends_on > ${day}::date)))
    order by p.kana, p.id`.execute(tx)
  return rows
}

/** Sets who counts from now on; those replaced keep their row, for their scans name them. */
export const saveCounters = async (tx: Tx, stocktakeId: string, counters: readonly Counter[]): Promise<void> => {
  await tx
    .updateTable('stocktakeCounter')
    .set({ active: false })
    .where('stocktakeId', '=', stocktakeId)
    .where('personId', 'not in', counters.length === 0 ? [stocktakeId] : counters.map((c) => c.id))
    .execute()
  if (counters.length === 0) return
  await tx
    .insertInto('stocktakeCounter')
    .values(counters.map((c) => ({ stocktakeId, personId: c.id, name: c.name, active: true })))
    .onConflict((c) => c.columns(['stocktakeId', 'personId']).doUpdateSet({ active: true }))
    .execute()
}
