import { sql } from 'kysely'
import { isRoleKey } from '#directive/roles.ts'
import type { Tx } from '#kernel/db/database.ts'
import { kindOfRole } from '../bound.ts'

/** The posts that stand in each of some roles for the whole organisation today. */
export const postsOf = async (tx: Tx, roles: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> => {
  const asked = roles.filter((role) => isRoleKey(role) && kindOfRole(role) === 'post')
  if (asked.length === 0) return new Map()
  const { rows } = await sql<{ role: string; postId: string }>`
    select distinct a.role, a.post_id from appointment a
    where a.role = any (${asked}::text[]) and a.unit_id is null and a.system_id is null
      and a.starts_on <= (now() at time zone 'Asia/Tokyo')::date
      and (a.ends_on is null or a.ends_on > (now() at time zone 'Asia/Tokyo')::date)`.execute(tx)
  const found = new Map<string, string[]>()
  for (const { role, postId } of rows) found.set(role, [...(found.get(role) ?? []), postId])
  return found
}
