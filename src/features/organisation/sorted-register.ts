import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import { countRows, pagesOf, type Cursor, type Direction, type Keyset } from '#kernel/db/keyset.ts'
import type { AnyRegister, BoundRegister, Query } from '#kernel/http/product.ts'
import { dayOf, type Day } from '#kernel/pure/day.ts'
import { bigrams, foldForSearch } from '#kernel/pure/normalise.ts'

/** Every row of a register has an id and a key by which the rows are sorted, byte by byte. */
type Keyed = { id: string; k: string }

const beyond = (cursor: Cursor | null, direction: Direction) =>
  cursor === null
    ? sql`true`
    : sql`(r.k collate "C", r.id collate "C") ${sql.raw(direction === 'forward' ? '>' : '<')}
        (${cursor[0]} collate "C", ${cursor[1]} collate "C")`

const order = (direction: Direction) =>
  direction === 'forward' ? sql`r.k collate "C", r.id collate "C"` : sql`r.k collate "C" desc, r.id collate "C" desc`

const keyset = <Row extends Keyed>(tx: Tx, base: RawBuilder<unknown>): Keyset<Row> => ({
  parts: ['text', 'text'],
  keyOf: (row) => [row.k, row.id],
  read: async (cursor, direction, limit) => {
    const { rows } = await sql<Row>`
      select r.* from (${base}) r where ${beyond(cursor, direction)} order by ${order(direction)} limit ${limit}`.execute(
      tx,
    )
    return rows
  },
})

type Given<Row> = Omit<BoundRegister<Row>, 'page' | 'all'> & {
  /** One select of the register's rows with `id` and `k` as text, filtered by the query, as of today. */
  rows: (query: Query, today: Day) => RawBuilder<unknown>
}

/** A register read in the order of its key; `clock` tells what is in force. */
export const sortedRegister = <Row extends Keyed>({ rows, ...given }: Given<Row>, clock: () => Date): AnyRegister => ({
  ...given,
  ...pagesOf<Row>(
    (tx, query) => keyset(tx, rows(query, dayOf(clock()))),
    (tx, query) => countRows(tx, sql`(${rows(query, dayOf(clock()))}) r`),
  ),
})

/** Rows whose case a search finds: by pairs of characters, or by a single character in the title. */
export const found = (text: string | undefined, id: RawBuilder<unknown>): RawBuilder<unknown> => {
  const folded = foldForSearch(text ?? '')
  if (folded === '') return sql`true`
  const match =
    Array.from(folded).length === 1 ? sql`c.title like ${`%${folded}%`}` : sql`c.grams @> ${[...bigrams(folded)]}`
  return sql`exists (select 1 from case_file c where c.id = ${id} and ${match})`
}
