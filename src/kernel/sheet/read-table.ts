import { readCsv } from './read-csv.ts'
import {
  columnLetters,
  refusedFile,
  standardLimits,
  type RawRows,
  type ReadLimits,
  type TableProblem,
  type TableRow,
} from './read-limits.ts'
import { readXlsx } from './read-xlsx.ts'
import { decodeText } from './text-encoding.ts'

export type TableFormat = 'xlsx' | 'csv-utf-8' | 'csv-shift_jis'

/** A file as rows of text under a header row. Blank rows are left out; the others keep their number in the file. */
export type ReadTable =
  | { ok: true; format: TableFormat; header: readonly string[]; rows: readonly TableRow[] }
  | { ok: false; problems: readonly TableProblem[] }

const zipStart = [0x50, 0x4b]
const oleStart = [0xd0, 0xcf, 0x11, 0xe0]
const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, at) => bytes[at] === byte)

/** Reads an xlsx or CSV file a person chose. What kind it is shows from its content, not from its name. */
export const readTable = async (
  bytes: Uint8Array,
  options: { limits?: Partial<ReadLimits>; sheet?: string } = {},
): Promise<ReadTable> => {
  const limits = { ...standardLimits, ...options.limits }
  if (bytes.length === 0) return refusedFile('ファイルが空です。')
  if (bytes.length > limits.bytes)
    return refusedFile(`ファイルが大きすぎます（${Math.floor(limits.bytes / 1024 / 1024)}MBまで）。`)
  if (startsWith(bytes, oleStart))
    return refusedFile(
      'パスワード付き又は旧形式（.xls）のExcelファイルは読み込めません。パスワードなしの.xlsxで保存し直してください。',
    )
  if (startsWith(bytes, zipStart)) return shaped('xlsx', await readXlsx(bytes, limits, options.sheet), limits)
  const decoded = decodeText(bytes)
  if (!decoded.ok) return refusedFile(decoded.message, decoded.row)
  return shaped(`csv-${decoded.encoding}`, readCsv(decoded.text, limits), limits)
}

const isBlank = (cell: string): boolean => /^\s*$/u.test(cell)

const shaped = (format: TableFormat, raw: RawRows, limits: ReadLimits): ReadTable => {
  if (!raw.ok) return raw
  const filled = raw.rows.filter((row) => !row.cells.every(isBlank))
  const [first, ...rows] = filled
  if (first === undefined) return refusedFile('ファイルに見出しの行がありません。')
  if (rows.length > limits.rows) return refusedFile(`行が多すぎます（${limits.rows.toLocaleString('ja-JP')}行まで）。`)
  const header = first.cells.slice(0, first.cells.findLastIndex((cell) => !isBlank(cell)) + 1)
  if (header.length > limits.columns) return refusedFile(`列が多すぎます（${limits.columns}列まで）。`, first.number)
  const problems = rows.flatMap((row) => rowProblems(row, header, format, limits))
  if (problems.length > 0) return { ok: false, problems: problems.slice(0, 1000) }
  return {
    ok: true,
    format,
    header,
    rows: rows.map((row) => ({ number: row.number, cells: header.map((_, at) => row.cells[at] ?? '') })),
  }
}

const rowProblems = (
  row: TableRow,
  header: readonly string[],
  format: TableFormat,
  limits: ReadLimits,
): TableProblem[] => {
  const problems: TableProblem[] = []
  // In CSV a missing comma shifts every later value; a spreadsheet simply does not store blank cells at the end.
  if (format !== 'xlsx' && row.cells.length < header.length)
    problems.push({
      row: row.number,
      column: null,
      message: `列が足りません（見出しは${header.length}列、この行は${row.cells.length}列）。`,
    })
  for (const [at, cell] of row.cells.entries()) {
    const column = header[at] || columnLetters(at)
    if (at >= header.length && !isBlank(cell))
      problems.push({ row: row.number, column, message: '見出しのない列に値があります。' })
    if (cell.length > limits.cellCharacters)
      problems.push({
        row: row.number,
        column,
        message: `文字が多すぎます（${limits.cellCharacters.toLocaleString('ja-JP')}文字まで）。`,
      })
  }
  return problems
}
