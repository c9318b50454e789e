import { foldHeading } from './columns.ts'
import type { ReadRow } from './read-limits.ts'
import type { Merge } from './sheet-problems.ts'

/** Rows of titles and remarks that may stand above the headings. */
export const MOST_ABOVE = 20

const filled = (row: ReadRow): number => row.cells.filter((cell) => cell.trim() !== '').length

/** The row most like headings we know; without any such, the first that is filled. */
const likest = (rows: readonly ReadRow[], known: ReadonlySet<string>): ReadRow | undefined => {
  let best: { row: ReadRow; hits: number } | null = null
  for (const row of rows) {
    const hits = row.cells.filter((cell) => known.has(foldHeading(cell))).length
    if (hits > (best?.hits ?? 0)) best = { row, hits }
  }
  return best?.row ?? rows.find((row) => filled(row) > 0)
}

const covers = (merge: Merge, row: number, column: number): boolean =>
  merge.firstRow <= row && row <= merge.lastRow && merge.firstColumn <= column && column <= merge.lastColumn

/**
 * The headings and the number of the last row they take. Headings over two rows, merged downwards where there is no second
 * line, read as the lower line with the upper where the lower is blank.
 */
export const headingsIn = (
  rows: readonly ReadRow[],
  merges: readonly Merge[],
  known: ReadonlySet<string>,
): { header: readonly string[]; lastRow: number; first: ReadRow } | null => {
  const chosen = likest(rows, known)
  if (!chosen) return null
  const over = merges.filter((m) => m.firstRow <= chosen.number && chosen.number <= m.lastRow)
  const lastRow = Math.max(chosen.number, ...over.map((m) => m.lastRow))
  const lower = rows.find((row) => row.number === lastRow)
  const cellAt = (row: number, column: number) => rows.find((r) => r.number === row)?.cells[column] ?? ''
  const width = Math.max(chosen.cells.length, lower?.cells.length ?? 0, ...over.map((m) => m.lastColumn + 1))
  const header = Array.from({ length: width }, (_, column) => {
    const own = lower?.cells[column] ?? ''
    if (own.trim() !== '') return own
    const merge = merges.find((m) => covers(m, lastRow, column))
    return merge ? cellAt(merge.firstRow, merge.firstColumn) : (chosen.cells[column] ?? '')
  })
  return { header: header.slice(0, header.findLastIndex((cell) => cell.trim() !== '') + 1), lastRow, first: chosen }
}
