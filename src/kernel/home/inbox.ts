import { sql, type RawBuilder } from 'kysely'
import type { Actor } from '#kernel/pure/actor.ts'

export type Fragment = RawBuilder<unknown>

type Read = { where: Fragment; order: Fragment; limit: number }

const some = ({ where, order, limit }: Read, to: Fragment): Fragment =>
  sql`select n.* from notice n where ${to} and ${where} order by ${order} limit ${limit}`

/**
 * Notices (as `n`) to the actor: to the person, or to a post held today. Each way of being addressed is one range of an
 * index in the order asked for, however many notices there are. A notice to 職員 at large is nobody's to answer for.
 */
export const noticesTo = (actor: Actor, read: Read): Fragment => {
  const list = actor.authorities.filter((a) => a.role !== 'USER')
  const mine = sql`unnest(${list.map((a) => a.role)}::text[], ${list.map((a) => a.unitId)}::uuid[],
    ${list.map((a) => a.systemId)}::uuid[]) as a(role, unit_id, system_id)`
  const each = (by: Fragment, to: Fragment): Fragment =>
    sql`select x.* from (select distinct a.role ${by} from ${mine}) m cross join lateral (${some(read, sql`n.role = m.role and n.person_id is null and ${to}`)}) x`
  return sql`(${some(read, sql`n.person_id = ${actor.personId}::uuid`)})
    union all (${each(sql`, a.unit_id`, sql`n.unit_id = m.unit_id`)})
    union all (${each(sql`, a.system_id`, sql`n.system_id = m.system_id and n.unit_id is null`)})
    union all (${each(sql``, sql`n.unit_id is null and n.system_id is null`)})`
}

/** Notices (as `n`) that the actor told, or somebody else in a post the actor holds now. */
export const noticesFrom = (actor: Actor, read: Read): Fragment => {
  const posts = [...new Set(actor.posts.map((p) => p.postId))]
  return sql`(${some(read, sql`n.from_person_id = ${actor.personId}::uuid`)})
    union all (select x.* from unnest(${posts}::uuid[]) as p(id) cross join lateral (${some(
      read,
      sql`n.from_post_id = p.id and n.from_person_id is distinct from ${actor.personId}::uuid`,
    )}) x)`
}
