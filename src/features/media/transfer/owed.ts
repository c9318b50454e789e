import { sql } from 'kysely'
import type { BoundDuty } from '#kernel/http/product.ts'
import type { Tx } from '#kernel/db/database.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import type { Duty, DutyRow } from '#kernel/pure/duty.ts'
import { awaitTheReceipt, receiveWhatWasSent, returnTheSlip } from './duties.ts'
import { reminderDays } from './reminders-store.ts'

const officerOf = (actor: Actor): readonly string[] =>
  actor.authorities.flatMap((a) => (a.role === 'UNIT' && a.unitId !== null ? [a.unitId] : []))

type Owed = {
  duty: Duty
  /** Who owes it, from which day it runs, in which states, and from which reminder on it is shown at all. */
  unit: 'unit_id' | 'to_unit_id'
  runsFrom: 'sent_on' | 'received_on'
  states: readonly string[]
  shownFrom: 'at-once' | 'first-reminder'
  says: string
}

const owedRows = async (tx: Tx, actor: Actor, today: string, of: Owed): Promise<readonly DutyRow[]> => {
  const units = officerOf(actor)
  if (units.length === 0) return []
  const { rows } = await sql<DutyRow>`
    with days as (select ${reminderDays} as step),
    waiting as (
      select t.*, t.${sql.id(of.unit)} as owes, t.${sql.id(of.runsFrom)} as since_on,
        ${today}::date - t.${sql.id(of.runsFrom)} as age, days.step,
        (select count(*) from unnest(days.step) s where s <= ${today}::date - t.${sql.id(of.runsFrom)}) as reminders
      from transfer t join case_file c on c.id = t.id cross join days
      where t.${sql.id(of.unit)} = any(${units}::uuid[]) and t.state = any(${of.states}::text[])
    )
    select w.owes as unit_id, null::uuid as system_id, null::uuid as person_id,
      w.number || '　' || coalesce(nullif(case when w.owes = w.unit_id then r.name else u.name end, ''), w.to_outside, '')
        || '　' || ${of.says} || w.age || '日'
        || case when w.reminders > 0 then '（督促' || w.reminders || '回目の目安）' else '' end as subject,
      '/cases/' || w.id as href,
      w.since_on + w.step[1] as due_on,
      w.since_on::timestamp at time zone 'Asia/Tokyo' as since
    from waiting w join unit u on u.id = w.unit_id left join unit r on r.id = w.to_unit_id
    where ${of.shownFrom} = 'at-once' or w.age >= w.step[1]
    order by w.since_on, w.id`.execute(tx)
  return rows
}

const bind = (of: Owed): BoundDuty => ({
  duty: of.duty,
  owed: (tx, actor, today) => owedRows(tx, actor, today, of),
})

/** What the two units of a slip owe each other until the receipt is back. */
export const transferDuties: readonly BoundDuty[] = [
  bind({
    duty: receiveWhatWasSent,
    unit: 'to_unit_id',
    runsFrom: 'sent_on',
    states: ['sent'],
    shownFrom: 'at-once',
    says: '発送から',
  }),
  bind({
    duty: returnTheSlip,
    unit: 'to_unit_id',
    runsFrom: 'received_on',
    states: ['received', 'difference'],
    shownFrom: 'at-once',
    says: '受領から',
  }),
  bind({
    duty: awaitTheReceipt,
    unit: 'unit_id',
    runsFrom: 'sent_on',
    states: ['sent', 'sent-outside', 'received', 'difference'],
    shownFrom: 'first-reminder',
    says: '発送から',
  }),
]
