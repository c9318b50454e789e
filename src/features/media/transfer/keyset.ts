import { isId } from '#kernel/id.ts'
import type { PageOf, Query } from '#kernel/http/product.ts'

/** Case identities are ordered by time, so they are the cursor: newest first, without counting what was skipped. */
export type Range = { olderThan: string | null; newerThan: string | null; limit: number }

type Identified = { id: string }

/** Beyond this a register says 以上 instead of counting on. */
export const COUNTED_UP_TO = 10_000

const EXPORT_CHUNK = 500

const cursor = (query: Query, key: 'after' | 'before'): string | null => {
  const given = query[key]
  return given !== undefined && isId(given) ? given : null
}

/** One page, newest first, whichever way the reader came. `rows` answers ascending when `newerThan` is given. */
export const pageByNewest = async <Row extends Identified>(
  query: Query,
  size: number,
  rows: (range: Range) => Promise<readonly Row[]>,
  count: (atMost: number) => Promise<number>,
): Promise<PageOf<Row>> => {
  const olderThan = cursor(query, 'after')
  const newerThan = olderThan === null ? cursor(query, 'before') : null
  const found = await rows({ olderThan, newerThan, limit: size + 1 })
  const more = found.length > size
  const page = newerThan === null ? found.slice(0, size) : found.slice(0, size).toReversed()
  const total = await count(COUNTED_UP_TO + 1)
  return {
    rows: page,
    total: Math.min(total, COUNTED_UP_TO),
    totalIsFloor: total > COUNTED_UP_TO,
    next: (newerThan === null ? more : true) ? (page.at(-1)?.id ?? null) : null,
    previous: (newerThan === null ? olderThan !== null : more) ? (page[0]?.id ?? null) : null,
  }
}

/** Every row, newest first, a chunk in memory at a time. */
export async function* allByNewest<Row extends Identified>(
  rows: (range: Range) => Promise<readonly Row[]>,
): AsyncGenerator<Row> {
  let olderThan: string | null = null
  for (;;) {
    const chunk: readonly Row[] = await rows({ olderThan, newerThan: null, limit: EXPORT_CHUNK })
    yield* chunk
    const last = chunk.at(-1)
    if (!last || chunk.length < EXPORT_CHUNK) return
    olderThan = last.id
  }
}
