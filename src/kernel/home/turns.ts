import { sql } from 'kysely'
import type { Actor } from '#kernel/pure/actor.ts'
import type { Tx } from '../db/database.ts'

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
}

/** Notices to the actor's posts and person that nobody has marked as seen. */
export const noticesFor = async (tx: Tx, actor: Actor, limit: number): Promise<readonly Told[]> => {
  const list = actor.authorities.filter((a) => a.role !== 'USER')
  const { rows } = await sql<Told>`
    with mine(role, unit_id, system_id) as (
      select * from unnest(${list.map((a) => a.role)}::text[], ${list.map((a) => a.unitId)}::uuid[], ${list.map((a) => a.systemId)}::uuid[])
    ), found as (
      select n.* from notice n where n.person_id = ${actor.personId}::uuid and n.seen_at is null
      union
      select n.* from mine m join notice n on n.unit_id = m.unit_id and n.role = m.role where n.person_id is null and n.seen_at is null
      union
      select n.* from mine m join notice n on n.system_id = m.system_id and n.role = m.role where n.person_id is null and n.seen_at is null
      union
      select n.* from mine m join notice n on n.role = m.role
        where n.unit_id is null and n.system_id is null and n.person_id is null and n.seen_at is null
    )
    select id, case_id as "caseId", verb, text, at, rules from found order by at desc limit ${limit}`.execute(tx)
  return rows
}

/** Marks one notice to the actor as seen, by whom and when. */
export const markSeen = async (tx: Tx, actor: Actor, noticeId: string, at: Date): Promise<void> => {
  const mine = await noticesFor(tx, actor, 500)
  if (!mine.some((n) => n.id === noticeId)) return
  await tx
    .updateTable('notice')
    .set({ seenAt: at, seenBy: actor.personId })
    .where('id', '=', noticeId)
    .where('seenAt', 'is', null)
    .execute()
}
