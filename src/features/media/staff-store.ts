import { sql } from 'kysely'
import type { Option } from '#kernel/act/binding.ts'
import type { Tx } from '#kernel/db/database.ts'
import type { Day } from '#kernel/pure/day.ts'
import type { Receiver } from './medium/model.ts'

type Member = { id: string; name: string }

/** People whose 部隊等 is this one on the day: by home, or by a post held. Asked unit by unit, not person by person. */
export const staffOf = async (tx: Tx, unitId: string, day: Day): Promise<readonly Member[]> => {
  const { rows } = await sql<Member>`
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

/** Whom a medium of the unit may be handed to: its people, but for whoever hands it out. */
export const receiverOptions = async (tx: Tx, unitId: string, day: Day, but: string): Promise<readonly Option[]> =>
  (await staffOf(tx, unitId, day)).flatMap(({ id, name }) => (id === but ? [] : [[id, name] as const]))

/** One person as the user of a unit's medium: with the post held in that unit, and whether they are of it on the day. */
export const receiverOf = async (
  tx: Tx,
  { personId, unitId, day }: { personId: string; unitId: string; day: Day },
): Promise<Receiver | null> => {
  const { rows } = await sql<Receiver>`
    with held as (
      select o.title, n.kind, o.sort, o.id, coalesce(assurance_unit(o.unit_id, ${day}::date), o.unit_id) as unit_id
      from incumbency n join post o on o.id = n.post_id
      where n.person_id = ${personId}::uuid and n.starts_on <= ${day}::date and (n.ends_on is null or n.ends_on > ${day}::date)
    )
    select p.id, p.rank || ' ' || p.name as name,
      coalesce((select h.title from held h where h.unit_id = ${unitId}::uuid order by h.kind desc, h.sort, h.id limit 1), '職員') as post,
      p.starts_on <= ${day}::date and (p.ends_on is null or p.ends_on > ${day}::date) and (
        coalesce(assurance_unit(home_unit(p, ${day}::date), ${day}::date), home_unit(p, ${day}::date)) = ${unitId}::uuid
        or exists (select 1 from held h where h.unit_id = ${unitId}::uuid)) as of_unit
    from person p where p.id = ${personId}::uuid`.execute(tx)
  return rows[0] ?? null
}
