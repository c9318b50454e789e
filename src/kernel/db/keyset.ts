import { sql, type RawBuilder } from 'kysely'
import { isId } from '#kernel/id.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { isDay } from '#kernel/pure/day.ts'
import type { BoundRegister, PageOf, Query } from '../http/product.ts'
import type { Tx } from './database.ts'

/** Where a page ends: the ordering values of its last row, as text. */
export type Cursor = readonly string[]

/** `forward` follows the register's order, `back` runs against it. */
export type Direction = 'forward' | 'back'

const READS_AS = {
  id: isId,
  day: isDay,
  text: () => true,
  // PostgreSQL's own spelling keeps the microseconds that a Date would lose.
  instant: (text: string) => /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?$/.test(text),
} as const

export type Keyset<Row> = {
  parts: readonly (keyof typeof READS_AS)[]
  keyOf: (row: Row) => Cursor
  /** Up to `limit` rows beyond a cursor, nearest first; without one, from that end. */
  read: (beyond: Cursor | null, direction: Direction, limit: number) => Promise<readonly Row[]>
}

/** Counting stops here unless all were asked for: nobody pages so far, and under a policy every row counted costs. */
export const COUNTED_UP_TO = 1_000

/** How many rows there are, or how many there are at least where counting on would cost too much. */
export type Counted = number | { atLeast: number }

/** Counts no further than `upTo`; all there is where that is null. */
export type Count = (upTo: number | null) => Promise<Counted>

/** The address says `count=all` where somebody asked for the exact number. */
export const countUpTo = (query: Query): number | null => (query['count'] === 'all' ? null : COUNTED_UP_TO)

const encode = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString('base64url')

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString())
  } catch {
    return null
  }
}

/** A cursor comes from an address anyone may have changed: what does not read as one is no cursor. */
export const decodeCursor = (text: string | undefined, parts: Keyset<unknown>['parts']): Cursor | null => {
  if (text === undefined || text === '') return null
  const list = parsed(text)
  if (!Array.isArray(list) || list.length !== parts.length) return null
  const cursor = list.filter((value): value is string => typeof value === 'string')
  const reads = cursor.length === parts.length && parts.every((part, nth) => READS_AS[part](cursor[nth] ?? ''))
  // A zero character is valid JSON and no PostgreSQL text.
  return reads && !cursor.some((value) => value.includes('\0')) ? cursor : null
}

/** One page of a register. A cursor beyond the last row shows the first page instead of an empty one. */
export const pageBy = async <Row>(
  keyset: Keyset<Row>,
  query: Query,
  size: number,
  count: Count,
): Promise<PageOf<Row>> => {
  const after = decodeCursor(query['after'], keyset.parts)
  const before = after === null ? decodeCursor(query['before'], keyset.parts) : null
  const direction = before === null ? 'forward' : 'back'
  const found = await keyset.read(after ?? before, direction, size + 1)
  if (found.length === 0 && (after !== null || before !== null))
    return pageBy(keyset, { count: query['count'] ?? '' }, size, count)
  const counted = await count(countUpTo(query))
  const known = typeof counted === 'number' ? counted : Math.max(counted.atLeast, Math.min(found.length, size))
  const near = found.slice(0, size)
  const rows = direction === 'forward' ? near : near.toReversed()
  const more = found.length > size
  const [first, last] = [rows.at(0), rows.at(-1)]
  return {
    rows,
    total: known,
    totalIsFloor: typeof counted !== 'number',
    next: last !== undefined && (direction === 'back' || more) ? encode(keyset.keyOf(last)) : null,
    previous:
      first !== undefined && (direction === 'forward' ? after !== null : more) ? encode(keyset.keyOf(first)) : null,
  }
}

/** Every row in order, in batches, so that a million rows are never in memory at once. */
export async function* allBy<Row>(keyset: Keyset<Row>, batch = 1000): AsyncGenerator<Row> {
  let beyond: Cursor | null = null
  for (;;) {
    const rows: readonly Row[] = await keyset.read(beyond, 'forward', batch)
    yield* rows
    const last = rows.at(-1)
    if (last === undefined || rows.length < batch) return
    beyond = keyset.keyOf(last)
  }
}

/** A limit that the planner sees: for one that comes as a value it reckons with a tenth of all rows. */
export const atMost = (n: number | null): RawBuilder<unknown> => (n === null ? sql`` : sql`limit ${sql.lit(n)}`)

/** How many rows a from-clause gives, counted no further than asked for. */
export const countRows = async (tx: Tx, from: RawBuilder<unknown>, upTo: number | null): Promise<Counted> => {
  const limit = atMost(upTo === null ? null : upTo + 1)
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (select 1 from ${from} ${limit}) counted`.execute(tx)
  const n = rows[0]?.n ?? 0
  return upTo !== null && n > upTo ? { atLeast: upTo } : n
}

/** The rows of one query: how they are paged, and how many there are. */
type Listed<Row> = { keyset: Keyset<Row>; count: Count }

/** What a register needs to be listed and to be written out, where its filters must look something up first. */
export const pagesFrom = <Row>(
  list: (tx: Tx, query: Query, actor: Actor) => Promise<Listed<Row>>,
): Pick<BoundRegister<Row>, 'page' | 'all'> => ({
  page: async (tx, query, actor, size) => {
    const { keyset, count } = await list(tx, query, actor)
    return pageBy(keyset, query, size, count)
  },
  all: async function* (tx, query, actor) {
    const { keyset } = await list(tx, query, actor)
    yield* allBy(keyset)
  },
})

/** What a register needs to be listed and to be written out, from its keyset and the count of the same rows. */
export const pagesOf = <Row>(
  keysetOf: (tx: Tx, query: Query, actor: Actor) => Keyset<Row>,
  count: (tx: Tx, query: Query, actor: Actor, upTo: number | null) => Promise<Counted>,
): Pick<BoundRegister<Row>, 'page' | 'all'> =>
  pagesFrom(async (tx, query, actor) => ({
    keyset: keysetOf(tx, query, actor),
    count: (upTo) => count(tx, query, actor, upTo),
  }))
