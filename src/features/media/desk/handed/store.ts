import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import { pageBy, type Keyset } from '#kernel/db/keyset.ts'
import type { PageOf, Query } from '#kernel/http/product.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { allOf } from '../../reach-rows.ts'

/** A medium handed to the reader, who has not said yet whether it came. */
export type Handed = {
  useId: string
  mediumId: string
  number: string
  mediaType: string
  model: string
  handedBy: string
  takenAt: Date
  place: string
  purpose: string
  dueOn: string
}

/** As many as are confirmed at once: one transaction. */
export const HANDED_PAGE = 50

const keyset = (tx: Tx, actor: Actor): Keyset<Handed> => ({
  parts: ['id'],
  keyOf: (row) => [row.useId],
  read: async (cursor, direction, limit) => {
    const [id] = cursor ?? []
    const where = allOf([
      sql`w.user_id = ${actor.personId}::uuid and w.returned_at is null and w.received_at is null
        and w.handed_by is not null and m.state = 'handed'`,
      id === undefined ? null : direction === 'forward' ? sql`w.id > ${id}::uuid` : sql`w.id < ${id}::uuid`,
    ])
    const { rows } = await sql<Handed>`
      select w.id as use_id, m.id as medium_id, m.number, m.media_type, m.model, w.handed_by, w.taken_at, w.place,
        w.purpose, w.due_on
      from medium_use w join medium m on m.id = w.medium_id
      where ${where} order by w.id ${direction === 'forward' ? sql`asc` : sql`desc`} limit ${limit}`.execute(tx)
    return rows
  },
})

/** How many wait for the actor's word. */
export const handedCount = async (tx: Tx, actor: Actor): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from medium_use w join medium m on m.id = w.medium_id
    where w.user_id = ${actor.personId}::uuid and w.returned_at is null and w.received_at is null
      and w.handed_by is not null and m.state = 'handed'`.execute(tx)
  return rows[0]?.count ?? 0
}

/** What waits for the actor's word, in the order it was handed out. */
export const handedTo = (tx: Tx, actor: Actor, query: Query): Promise<PageOf<Handed>> =>
  pageBy(keyset(tx, actor), query, HANDED_PAGE, () => handedCount(tx, actor))
