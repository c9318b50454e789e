import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import { atMost, countRows, pagesFrom, type Cursor, type Direction, type Keyset } from '#kernel/db/keyset.ts'
import type { AnyRegister, BoundRegister, Query } from '#kernel/http/product.ts'
import { dayOf, type Day } from '#kernel/pure/day.ts'
import { caseHolds } from '#kernel/search/find-cases.ts'

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
      select r.* from (${base}) r where ${beyond(cursor, direction)} order by ${order(direction)} ${atMost(limit)}`.execute(
      tx,
    )
    return rows
  },
})

type Given<Row> = Omit<BoundRegister<Row>, 'page' | 'all'> & {
  /** Whose cases the filter `q` finds, where they are not those of `process`. */
  finds?: string
  /** The id of a row's case, as `rows` names it. */
  caseId: RawBuilder<unknown>
  /** One select of the register's rows with `id` and `k` as text, filtered by the query and by what `q` found, as of today. */
  rows: (query: Query, today: Day, found: RawBuilder<unknown>) => RawBuilder<unknown>
}

/** A register read in the order of its key; `clock` tells what is in force. */
export const sortedRegister = <Row extends Keyed>(
  { rows, finds, caseId, ...given }: Given<Row>,
  clock: () => Date,
): AnyRegister => ({
  ...given,
  ...pagesFrom<Row>(async (tx, query) => {
    const { where } = await caseHolds(tx, finds ?? given.process ?? '', query['q'], caseId)
    const base = rows(query, dayOf(clock()), where)
    return { keyset: keyset(tx, base), count: (upTo) => countRows(tx, sql`(${base}) r`, upTo) }
  }),
})
