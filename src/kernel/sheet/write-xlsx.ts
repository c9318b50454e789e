import { writeXlsx, writeXlsxStream, type CellValue, type ColumnDef } from 'hucre/xlsx'
import { assertUniqueTitles, tokyoWallClock, type SheetCell, type SheetColumn, type SheetTable } from './table.ts'

/** Row 1 the titles, frozen; days and instants as real dates. Read from the rows as it is written out. */
export const streamXlsx = (table: SheetTable): ReadableStream<Uint8Array> => {
  assertUniqueTitles(table.columns)
  return writeXlsxStream(cellRows(table), {
    name: sheetName(table.name),
    columns: columnDefs(table.columns, true),
    freezePane: { rows: 1 },
  })
}

/** The same with the code table on a second sheet. Both are held in memory. */
export const xlsxWithCodeTable = async (table: SheetTable, codes: SheetTable): Promise<Uint8Array> => {
  const sheets = []
  for (const each of [table, codes]) {
    assertUniqueTitles(each.columns)
    const rows: CellValue[][] = [each.columns.map((column) => column.title)]
    for await (const row of cellRows(each)) rows.push(row)
    const columns = columnDefs(each.columns, false)
    sheets.push({ name: sheetName(each.name), columns, rows, freezePane: { rows: 1 } })
  }
  return writeXlsx({ sheets })
}

async function* cellRows(table: SheetTable): AsyncGenerator<CellValue[]> {
  for await (const row of table.rows) yield table.columns.map((column, at) => value(column, row[at] ?? null))
}

const value = (column: SheetColumn, cell: SheetCell): CellValue => {
  if (cell === null || cell === '') return null
  if (column.kind === 'day') return new Date(`${String(cell)}T00:00:00Z`)
  if (column.kind === 'moment') return tokyoWallClock(new Date(cell))
  if (typeof cell === 'string') return cell.replace(forbiddenInXml, '')
  return cell
}

// XML 1.0 has no place for these; a stray one from pasted text must not make the whole file unreadable.
const forbiddenInXml = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu

const formats = { day: 'yyyy-mm-dd', moment: 'yyyy-mm-dd hh:mm:ss' } as const
const widths = { text: 22, code: 18, number: 10, day: 12, moment: 20 } as const

const columnDefs = (columns: readonly SheetColumn[], withHeader: boolean): ColumnDef[] =>
  columns.map(({ title, kind }) => ({
    ...(withHeader ? { header: title } : {}),
    width: Math.max(widths[kind], title.length * 2 + 2),
    ...(kind === 'day' || kind === 'moment' ? { numFmt: formats[kind] } : {}),
  }))

/** What Excel forbids in the name of a sheet is left out. */
const sheetName = (name: string): string => name.replace(/[[\]:*?/\\']/g, '').slice(0, 31) || '表'
