import { readAs, type Tx } from '../db/database.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import type { Product } from '../http/product.ts'
import type { SheetCell, SheetTable } from '../sheet/table.ts'
import type { Batch } from './batch.ts'

export type NamedRow = { number: number; text: string }

/** Bad rows after a line of the file, with all their reasons. */
export const badRows = async (tx: Tx, batchId: string, after: number, limit: number): Promise<readonly NamedRow[]> => {
  const rows = await tx
    .selectFrom('importRow')
    .select(['number', 'problems'])
    .where('batchId', '=', batchId)
    .where('outcome', '=', 'bad')
    .where('number', '>', after)
    .orderBy('number')
    .limit(limit)
    .execute()
  return rows.map(({ number, problems }) => ({ number, text: problems.join(' ') }))
}

const AT_ONCE = 1000

async function* badCells(product: Product, actor: Actor, batch: Batch): AsyncGenerator<SheetCell[]> {
  let after = 0
  for (;;) {
    const rows = await readAs(product.db, actor, (tx) =>
      tx
        .selectFrom('importRow')
        .select(['number', 'problems', 'cells'])
        .where('batchId', '=', batch.id)
        .where('outcome', '=', 'bad')
        .where('number', '>', after)
        .orderBy('number')
        .limit(AT_ONCE)
        .execute(),
    )
    for (const { number, problems, cells } of rows) yield [number, problems.join(' '), ...cells]
    const last = rows.at(-1)
    if (!last) return
    after = last.number
  }
}

/** Every bad row with its reasons and its cells, for mending in a spreadsheet program. */
export const badRowsTable = (product: Product, actor: Actor, batch: Batch): SheetTable => {
  const taken = new Set(['行', '理由'])
  const columns = batch.header.map((heading, at) => {
    const title = heading.trim() === '' || taken.has(heading) ? `${at + 1}列目 ${heading}`.trim() : heading
    taken.add(title)
    return { title, kind: 'text' as const }
  })
  return {
    name: `${batch.fileName} 誤りのある行`,
    columns: [{ title: '行', kind: 'number' }, { title: '理由', kind: 'text' }, ...columns],
    rows: badCells(product, actor, batch),
  }
}
