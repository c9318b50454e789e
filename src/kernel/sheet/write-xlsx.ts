import { writeXlsxStream, type CellValue, type ColumnDef } from 'hucre/xlsx'
import { assertUniqueTitles, tokyoWallClock, type SheetCell, type SheetColumn, type SheetTable } from './table.ts'

/** Row 1 the titles, frozen; days and instants as real dates. Read from the rows as it is written out. */
export const streamXlsx = (table: SheetTable): ReadableStream<Uint8Array> => {
  assertUniqueTitles(table.columns)
  return writeXlsxStream(cellRows(table), {
    name: sheetName(table.name),
    columns: columnDefs(table.columns),
    freezePane: { rows: 1 },
  })
}

async function* cellRows(table: SheetTable): AsyncGenerator<CellValue[]> {
  for await (const row of table.rows) yield table.columns.map((column, at) => value(column, row[at] ?? null))
}

const value = (column: SheetColumn, cell: SheetCell): CellValue => {
  if (cell === null || cell === '') return null
  if (column.kind === 'day') return new Date(`${String(cell)}T00:00:00Z`)
  if (column.kind === 'moment') return tokyoWallClock(new Date(cell))
  if (typeof cell === 'string') return cell.replace(forbiddenInXml, '').replace(lineBreak, ' ')
  return cell
}

// XML 1.0 has no place for these; a stray one from pasted text must not make the whole file unreadable.
const forbiddenInXml = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu

// One datum, one line: a break within a cell makes the table unreadable for programs that read lines.
const lineBreak = /\r\n|[\r\n\u2028\u2029]/g

const formats = { day: 'yyyy-mm-dd', moment: 'yyyy-mm-dd hh:mm:ss' } as const
const widths = { text: 22, code: 18, number: 10, day: 12, moment: 20 } as const

const columnDefs = (columns: readonly SheetColumn[]): ColumnDef[] =>
  columns.map(({ title, kind }) => ({
    header: title,
    width: Math.max(widths[kind], title.length * 2 + 2),
    ...(kind === 'day' || kind === 'moment' ? { numFmt: formats[kind] } : {}),
  }))

/** What Excel forbids in the name of a sheet is left out. */
const sheetName = (name: string): string => name.replace(/[[\]:*?/\\']/g, '').slice(0, 31) || '表'
