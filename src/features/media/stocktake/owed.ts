import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { BoundDuty } from '#kernel/http/product.ts'
import type { DutyRow } from '#kernel/pure/duty.ts'
import { unitsHeldAs } from '../medium/duties-store.ts'
import { confirmWhatIsHeld, countTheMedia, endTheStocktake, lookIntoDenied } from './duties.ts'
import { ENDED } from './register.ts'
import { HAS_MOVED } from './tally-store.ts'

const toConfirm = async (tx: Tx, people: readonly string[]): Promise<readonly DutyRow[]> => {
  const { rows } = await sql<DutyRow>`
    select null::uuid as unit_id, null::uuid as system_id, i.holder_id as person_id,
      s.number || '　' || count(*) || '点（' || min(i.number) || case when count(*) > 1 then 'ほか' else '' end || '）' as subject,
      '/stocktakes/' || s.id || '/held' as href, s.ends_on as due_on, s.base_at as since
    from stocktake_item i join stocktake s on s.id = i.stocktake_id join medium m on m.id = i.medium_id
    where i.holder_id = any (${[...people]}::uuid[]) and i.method = 'holder' and i.running and i.result = 'waiting'
      and s.state = 'counting' and m.state <> 'lost' and not ${HAS_MOVED}
    group by s.id, i.holder_id order by s.ends_on`.execute(tx)
  return rows
}

const toCount = async (tx: Tx, people: readonly string[]): Promise<readonly DutyRow[]> => {
  const { rows } = await sql<DutyRow>`
    select null::uuid as unit_id, null::uuid as system_id, c.person_id,
      s.number || '　' || u.name as subject, '/stocktakes/' || s.id || '/count' as href, s.ends_on as due_on, s.base_at as since
    from stocktake_counter c join stocktake s on s.id = c.stocktake_id join unit u on u.id = s.unit_id
    where c.person_id = any (${[...people]}::uuid[]) and c.active and s.state = 'counting' order by s.ends_on`.execute(
    tx,
  )
  return rows
}

const denied = async (tx: Tx, units: readonly string[]): Promise<readonly DutyRow[]> => {
  const { rows } = await sql<DutyRow>`
    select s.unit_id, null::uuid as system_id, null::uuid as person_id,
      s.number || '　' || count(*) || '点（' || min(i.number) || case when count(*) > 1 then 'ほか' else '' end || '）' as subject,
      '/registers/stocktake-items?stocktake=' || s.id || '&result=denied' as href, null::date as due_on, min(i.result_at) as since
    from stocktake s join stocktake_item i on i.stocktake_id = s.id and i.result = 'denied'
    where s.unit_id = any (${units}::uuid[]) and s.state in ('counting', 'closing') group by s.id order by s.id`.execute(
    tx,
  )
  return rows
}

const overdue = async (tx: Tx, units: readonly string[], today: string): Promise<readonly DutyRow[]> => {
  const { rows } = await sql<DutyRow>`
    select s.unit_id, null::uuid as system_id, null::uuid as person_id, s.number || '　' || u.name as subject,
      '/cases/' || s.id as href, s.ends_on as due_on, s.base_at as since
    from stocktake s join unit u on u.id = s.unit_id
    where s.unit_id = any (${units}::uuid[]) and s.state <> all (${ENDED}::text[]) and s.ends_on < ${today}::date
    order by s.ends_on`.execute(tx)
  return rows
}

/** What holders, counters and the lead owe a stocktake while it runs. */
export const stocktakeDuties: readonly BoundDuty[] = [
  { duty: confirmWhatIsHeld, owed: (tx, actor) => toConfirm(tx, [actor.personId]), ofPeople: toConfirm },
  { duty: countTheMedia, owed: (tx, actor) => toCount(tx, [actor.personId]), ofPeople: toCount },
  { duty: lookIntoDenied, owed: (tx, actor) => denied(tx, unitsHeldAs(actor, 'UNIT')) },
  { duty: endTheStocktake, owed: (tx, actor, today) => overdue(tx, unitsHeldAs(actor, 'UNIT'), today) },
]
