import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { AnyRegister, BoundRegister, PageOf, Query } from '#kernel/http/product.ts'
import { dayOf, type Day } from '#kernel/pure/day.ts'
import { bigrams, foldForSearch } from '#kernel/pure/normalise.ts'

/** Every row of a register has an id and a key by which the rows are sorted, byte by byte. */
type Keyed = { id: string; k: string }

type Place = readonly [k: string, id: string]

const cursorOf = (row: Keyed): string => Buffer.from(JSON.stringify([row.k, row.id])).toString('base64url')

/** The place a cursor names; a cursor nobody made here means the beginning. */
const placeOf = (cursor: string | undefined): Place | null => {
  if (cursor === undefined) return null
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    return Array.isArray(parsed) && typeof parsed[0] === 'string' && typeof parsed[1] === 'string'
      ? [parsed[0], parsed[1]]
      : null
  } catch {
    return null
  }
}

const order = sql`r.k collate "C", r.id collate "C"`
const turned = sql`r.k collate "C" desc, r.id collate "C" desc`
const place = ([k, id]: Place) => sql`(${k} collate "C", ${id} collate "C")`

const fetch = async <Row>(
  tx: Tx,
  base: RawBuilder<unknown>,
  where: RawBuilder<unknown>,
  by: RawBuilder<unknown>,
  size: number,
) => (await sql<Row>`select r.* from (${base}) r where ${where} order by ${by} limit ${size}`.execute(tx)).rows

const pageOf = async <Row extends Keyed>(
  tx: Tx,
  base: RawBuilder<unknown>,
  query: Query,
  size: number,
): Promise<PageOf<Row>> => {
  const after = placeOf(query['after'])
  const before = after === null ? placeOf(query['before']) : null
  const found = await (before === null
    ? fetch<Row>(tx, base, after === null ? sql`true` : sql`(${order}) > ${place(after)}`, order, size + 1)
    : fetch<Row>(tx, base, sql`(${order}) < ${place(before)}`, turned, size + 1))
  const more = found.length > size
  const rows = before === null ? found.slice(0, size) : found.slice(0, size).toReversed()
  const [first, last] = [rows[0], rows.at(-1)]
  const { rows: counted } = await sql<{ n: number }>`select count(*) as n from (${base}) r`.execute(tx)
  return {
    rows,
    total: counted[0]?.n ?? 0,
    totalIsFloor: false,
    next: last && (before !== null || more) ? cursorOf(last) : null,
    previous: first && (after !== null || (before !== null && more)) ? cursorOf(first) : null,
  }
}

async function* allOf<Row extends Keyed>(tx: Tx, base: RawBuilder<unknown>): AsyncGenerator<Row> {
  const chunk = 500
  let from: Place | null = null
  for (;;) {
    const rows: readonly Row[] = await fetch<Row>(
      tx,
      base,
      from === null ? sql`true` : sql`(${order}) > ${place(from)}`,
      order,
      chunk,
    )
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < chunk) return
    from = [last.k, last.id]
  }
}

type Given<Row> = Omit<BoundRegister<Row>, 'page' | 'all'> & {
  /** One select of the register's rows with `id` and `k` as text, filtered by the query, as of today. */
  rows: (query: Query, today: Day) => RawBuilder<unknown>
}

/** A register whose pages are read by keyset: the cost of a page does not grow with how far down it lies. */
export const keysetRegister = <Row extends Keyed>({ rows, ...given }: Given<Row>, clock: () => Date): AnyRegister => ({
  ...given,
  page: (tx, query, _actor, size) => pageOf<Row>(tx, rows(query, dayOf(clock())), query, size),
  all: (tx, query) => allOf<Row>(tx, rows(query, dayOf(clock()))),
})

/** Rows whose case a search finds: by pairs of characters, or by a single character in the title. */
export const found = (text: string | undefined, id: RawBuilder<unknown>): RawBuilder<unknown> => {
  const folded = foldForSearch(text ?? '')
  if (folded === '') return sql`true`
  const match =
    Array.from(folded).length === 1 ? sql`c.title like ${`%${folded}%`}` : sql`c.grams @> ${[...bigrams(folded)]}`
  return sql`exists (select 1 from case_file c where c.id = ${id} and ${match})`
}
