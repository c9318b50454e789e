import { sql } from 'kysely'
import type { Actor } from '#kernel/pure/actor.ts'
import { addresseeAs } from '#kernel/pure/receipt.ts'
import type { Tx } from '../db/database.ts'
import { noticesTo } from './inbox.ts'

/** One thing that waits for the actor, in the post named. */
export type Turn = {
  caseId: string
  task: string
  rules: readonly string[]
  title: string
  number: string | null
  process: string
  unitName: string | null
  since: Date
  dueOn: string | null
  role: string
}

/** What waits for the actor's posts and person, the earliest due first; one statement, by index. */
export const turnsFor = async (tx: Tx, actor: Actor, limit: number): Promise<readonly Turn[]> => {
  const list = actor.authorities
  const roles = list.map((a) => a.role)
  const units = list.map((a) => a.unitId)
  const systems = list.map((a) => a.systemId)
  const { rows } = await sql<Turn>`
    with mine(role, unit_id, system_id) as (
      select * from unnest(${roles}::text[], ${units}::uuid[], ${systems}::uuid[])
    ), found as (
      select t.* from case_turn t where t.person_id = ${actor.personId}::uuid
      union
      select t.* from mine m join case_turn t on t.unit_id = m.unit_id and t.role = m.role where t.person_id is null
      union
      select t.* from mine m join case_turn t on t.system_id = m.system_id and t.role = m.role where t.person_id is null
      union
      select t.* from mine m join case_turn t on t.role = m.role
        where t.unit_id is null and t.system_id is null and t.person_id is null
    )
    select f.case_id as "caseId", f.task, f.rules, c.title, c.number, c.process, u.name as "unitName", f.since,
      f.due_on as "dueOn", f.role
    from found f join case_file c on c.id = f.case_id left join unit u on u.id = c.unit_id
    order by f.due_on nulls last, f.since
    limit ${limit}`.execute(tx)
  const seen = new Set<string>()
  return rows.filter((r) => !seen.has(r.caseId) && seen.add(r.caseId))
}

export type Told = {
  id: string
  caseId: string
  verb: string
  text: string
  at: Date
  rules: readonly string[]
  needsReceipt: boolean
  receiveBy: string
}

/** Notices to the actor's posts and person that wait: unopened, or their receipt not confirmed. The earliest due first. */
export const noticesFor = async (tx: Tx, actor: Actor, limit: number): Promise<readonly Told[]> => {
  const read = { where: sql`n.waits`, order: sql`n.receive_by, n.at, n.id`, limit }
  const { rows } = await sql<Told>`
    select n.id, n.case_id, n.verb, n.text, n.at, n.rules, n.needs_receipt, n.receive_by
    from (${noticesTo(actor, read)}) n order by ${read.order} limit ${limit}`.execute(tx)
  return rows
}

/** Marks one notice as opened by whoever it is addressed to: the first who did and when. */
export const markSeen = async (tx: Tx, actor: Actor, noticeId: string, at: Date): Promise<void> => {
  const notice = await tx
    .selectFrom('notice')
    .select(['role', 'unitId', 'systemId', 'personId'])
    .where('id', '=', noticeId)
    .executeTakeFirst()
  if (!notice || !addresseeAs(actor, notice)) return
  await tx
    .updateTable('notice')
    .set({ seenAt: at, seenBy: actor.personId })
    .where('id', '=', noticeId)
    .where('seenAt', 'is', null)
    .execute()
}
