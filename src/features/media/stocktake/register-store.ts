import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { BoundRegister, Query } from '#kernel/http/product.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { dayOf, type Day } from '#kernel/pure/day.ts'
import { countRows, pagesOf, type Keyset } from '#kernel/db/keyset.ts'
import { allOf, unitOptions, unitsAsked, type Fragment } from '../reach-rows.ts'
import { ENDED, stocktakeRegister, type StocktakeRow } from './register.ts'

const condition = (query: Query, actor: Actor): Fragment => {
  const units = unitsAsked(query, actor)
  const state = query['state'] ?? ''
  return allOf([units && sql`s.unit_id = any (${units}::uuid[])`, state === '' ? null : sql`s.state = ${state}`])
}

/** Case identities are ordered by time, so they are the cursor: newest first. */
const keyset = (tx: Tx, query: Query, actor: Actor, today: Day): Keyset<StocktakeRow> => ({
  parts: ['id'],
  keyOf: (row) => [row.id],
  read: async (cursor, direction, limit) => {
    const beyond = cursor && sql`s.id ${sql.raw(direction === 'forward' ? '<' : '>')} ${cursor[0]}::uuid`
    const { rows } = await sql<StocktakeRow>`
      select s.id, s.number, s.state, u.name as unit_name, s.scope, s.starts_on, s.ends_on, s.base_at, s.reported_at, s.reported_by,
        s.item_count, s.missing_count, s.digest, (s.ends_on < ${today}::date and s.state <> all (${ENDED}::text[])) as late
      from stocktake s join unit u on u.id = s.unit_id
      where ${allOf([condition(query, actor), beyond])}
      order by s.id ${sql.raw(direction === 'forward' ? 'desc' : 'asc')} limit ${limit}`.execute(tx)
    return rows
  },
})

/** `clock` tells which have run past their planned end. */
export const boundStocktakeRegister = (clock: () => Date): BoundRegister<StocktakeRow> => ({
  register: stocktakeRegister,
  ...pagesOf(
    (tx, query, actor) => keyset(tx, query, actor, dayOf(clock())),
    (tx, query, actor, upTo) => countRows(tx, sql`stocktake s where ${condition(query, actor)}`, upTo),
  ),
  href: (row) => (row.baseAt === null ? `/cases/${row.id}` : `/stocktakes/${row.id}`),
  tone: (row) => (row.late ? 'late' : null),
  options: async (tx, source, actor) => (source === 'unit' ? unitOptions(tx, actor) : []),
  begins: [{ href: '/begin/media.stocktake/plan', label: '棚卸を計画する', process: 'media.stocktake', act: 'plan' }],
})
