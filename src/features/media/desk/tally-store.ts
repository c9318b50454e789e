import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { Tally } from './model.ts'

export type Counts = Omit<Tally, 'digest'>

/** How much lies on a desk, of each sort; one statement. */
export const countsOf = async (tx: Tx, deskId: string): Promise<Counts> => {
  const { rows } = await sql<Counts>`
    select s.scans, s.unknown, s.several, s.media - i.lines as again, i.ready, i.blocked, i.done, i.removed
    from (
      select count(*)::int as scans,
        (count(*) filter (where found = 'unknown'))::int as unknown,
        (count(*) filter (where found = 'several'))::int as several,
        (count(*) filter (where found = 'medium'))::int as media
      from desk_scan where desk_id = ${deskId}::uuid
    ) s, (
      select count(*)::int as lines,
        (count(*) filter (where state = 'ready'))::int as ready,
        (count(*) filter (where state = 'blocked'))::int as blocked,
        (count(*) filter (where state = 'done'))::int as done,
        (count(*) filter (where state = 'removed'))::int as removed
      from desk_item where desk_id = ${deskId}::uuid
    ) i`.execute(tx)
  const [counts] = rows
  if (!counts) throw new Error('an aggregate has one row')
  return counts
}

/** SHA-256 over every scan of the desk: identity, code, instant in milliseconds, way, person; by identity, a line each. */
export const digestOf = async (tx: Tx, deskId: string): Promise<string> => {
  const { rows } = await sql<{ digest: string }>`
    select encode(sha256(convert_to(coalesce(string_agg(
      concat_ws(E'\t', id, code, floor(extract(epoch from at) * 1000)::bigint, way, person_id), E'\n' order by id
    ), ''), 'UTF8')), 'hex') as digest
    from desk_scan where desk_id = ${deskId}::uuid`.execute(tx)
  return rows[0]?.digest ?? ''
}
