import type { Column } from '#kernel/pure/register.ts'

/**
 * One table for machines: one header row of unique titles, one datum a cell. `day` cells are 'YYYY-MM-DD',
 * `moment` cells an instant (a Date or its ISO text), blank cells null.
 */
export type SheetTable = {
  name: string
  columns: readonly SheetColumn[]
  rows: Iterable<readonly SheetCell[]> | AsyncIterable<readonly SheetCell[]>
}

export type SheetColumn = Pick<Column<never>, 'title' | 'kind'>

export type SheetCell = string | number | Date | null

/** The rows of a register, as its export shows them. */
export const registerTable = <Row>(
  name: string,
  columns: readonly Column<Row>[],
  rows: Iterable<Row> | AsyncIterable<Row>,
): SheetTable => ({ name, columns, rows: cellsOf(columns, rows) })

async function* cellsOf<Row>(
  columns: readonly Column<Row>[],
  rows: Iterable<Row> | AsyncIterable<Row>,
): AsyncGenerator<SheetCell[]> {
  for await (const row of rows) yield columns.map((column) => column.value(row))
}

/** A program that exports two columns under one title would make a file nobody can read back. */
export const assertUniqueTitles = (columns: readonly SheetColumn[]): void => {
  const seen = new Set<string>()
  for (const { title } of columns) {
    if (seen.has(title)) throw new Error(`two columns are titled ${title}`)
    seen.add(title)
  }
}

const tokyoOffsetMs = 9 * 3_600_000

/** The wall clock of Tokyo at an instant, as a Date whose UTC fields show it. */
export const tokyoWallClock = (at: Date | string): Date => new Date(new Date(at).getTime() + tokyoOffsetMs)
