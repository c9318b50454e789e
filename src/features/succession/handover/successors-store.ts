import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import { isId } from '#kernel/id.ts'
import type { Handover, PersonOption } from './model.ts'

type Of = Pick<Handover, 'postId' | 'fromId' | 'incumbencyId'>

const people = async (tx: Tx, where: RawBuilder<unknown>): Promise<readonly PersonOption[]> =>
  (
    await sql<PersonOption>`
      select h.id, btrim(h.rank || ' ' || h.name) as name, u.name as unit_name
      from person h join unit u on u.id = home_unit(h, (now() at time zone 'Asia/Tokyo')::date)
      where h.state = 'present' and h.kind = 'staff' and ${where}
      order by h.kana, h.id`.execute(tx)
  ).rows

/** Whoever takes the post when the predecessor leaves it, the substantive holder first; nobody for work without a post. */
export const nextIncumbents = async (tx: Tx, of: Of): Promise<readonly PersonOption[]> => {
  if (of.postId === null || of.incumbencyId === null) return []
  const { rows } = await sql<PersonOption>`
    select h.id, btrim(h.rank || ' ' || h.name) as name, u.name as unit_name
    from incumbency mine join incumbency n on n.post_id = mine.post_id and n.id <> mine.id and n.person_id <> mine.person_id
        and n.starts_on >= mine.ends_on and n.starts_on is distinct from n.ends_on
      join person h on h.id = n.person_id join unit u on u.id = home_unit(h, (now() at time zone 'Asia/Tokyo')::date)
    where mine.id = ${of.incumbencyId} and h.state = 'present'
    order by n.kind = 'substantive' desc, n.starts_on, h.kana limit 5`.execute(tx)
  return rows
}

export const oneSuccessor = async (tx: Tx, id: string): Promise<PersonOption | null> =>
  isId(id) ? ((await people(tx, sql`h.id = ${id}`))[0] ?? null) : null

/** Everybody else of the staff. */
export const staffToChoose = (tx: Tx, but: readonly PersonOption[]): Promise<readonly PersonOption[]> =>
  people(tx, sql`h.id <> all (${but.map((p) => p.id)}::uuid[])`)

export const successorsOf = async (tx: Tx, of: Of): Promise<readonly PersonOption[]> => {
  const next = await nextIncumbents(tx, of)
  return [...next, ...(await staffToChoose(tx, next))].filter((p) => p.id !== of.fromId)
}
