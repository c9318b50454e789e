import { foldHeading } from './columns.ts'
import { headingsIn, MOST_ABOVE } from './header-row.ts'
import { readCsv } from './read-csv.ts'
import {
  columnLetters,
  refuseFile,
  standardLimits,
  Unreadable,
  type ReadLimits,
  type ReadRow,
  type TableProblem,
} from './read-limits.ts'
import { readXlsx } from './read-xlsx.ts'
import type { Merge } from './sheet-problems.ts'
import { decodeText } from './text-encoding.ts'

export type TableFormat = 'xlsx' | 'csv-utf-8' | 'csv-shift_jis'

export type ReadOptions = {
  limits?: Partial<ReadLimits>
  sheet?: string
  /** Headings that are looked for; titles above the row that has most of them are passed over. */
  headings?: readonly string[]
}

/** A table as it is read: once its headings, then its rows by the thousand, or that it cannot be read. */
export type ReadPart =
  | { kind: 'header'; format: TableFormat; header: readonly string[] }
  | { kind: 'rows'; rows: readonly ReadRow[] }
  | { kind: 'refused'; problems: readonly TableProblem[] }

const AT_ONCE = 1000
const zipStart = [0x50, 0x4b]
const oleStart = [0xd0, 0xcf, 0x11, 0xe0]
const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, at) => bytes[at] === byte)

export type Opened = { format: TableFormat; merges: readonly Merge[]; rows: AsyncIterable<ReadRow> }

/** Rows with nothing wrong with them as such. */
export async function* sound(
  rows: AsyncIterable<{ number: number; cells: readonly string[] }>,
): AsyncGenerator<ReadRow> {
  for await (const row of rows) yield { ...row, problems: [] }
}

const opened = async (bytes: Uint8Array, limits: ReadLimits, sheet: string | undefined): Promise<Opened> => {
  if (bytes.length === 0) return refuseFile('ファイルが空です。')
  if (bytes.length > limits.bytes)
    return refuseFile(`ファイルが大きすぎます（${Math.floor(limits.bytes / 1024 / 1024)}MBまで）。`)
  if (startsWith(bytes, oleStart))
    return refuseFile(
      'パスワード付き又は旧形式（.xls）のExcelファイルは読み込めません。パスワードなしの.xlsxで保存し直してください。',
    )
  if (startsWith(bytes, zipStart)) return { format: 'xlsx', ...(await readXlsx(bytes, limits, sheet)) }
  const decoded = decodeText(bytes)
  if (!decoded.ok) return refuseFile(decoded.message, decoded.row)
  return { format: `csv-${decoded.encoding}`, merges: [], rows: sound(readCsv(decoded.text, limits)) }
}

const isBlank = (cell: string): boolean => /^\s*$/u.test(cell)

/** Reads an xlsx or CSV file a person chose. What kind it is shows from its content, not from its name. */
export async function* readTable(bytes: Uint8Array, options: ReadOptions = {}): AsyncGenerator<ReadPart> {
  const limits = { ...standardLimits, ...options.limits }
  try {
    const file = await opened(bytes, limits, options.sheet)
    yield* shaped(file, limits, new Set(options.headings?.map(foldHeading)))
  } catch (thrown) {
    if (!(thrown instanceof Unreadable)) throw thrown
    yield { kind: 'refused', problems: thrown.problems }
  }
}

/** The rows that may hold the headings, and an iterator that stands behind them. */
const firstRows = async (rows: AsyncIterator<ReadRow>, wanted: number): Promise<ReadRow[]> => {
  const first: ReadRow[] = []
  while (first.length < wanted) {
    const next = await rows.next()
    if (next.done === true) break
    if (!next.value.cells.every(isBlank)) first.push(next.value)
  }
  return first
}

/** Headings and rows of a table whose raw rows come one after another. */
export async function* shaped(file: Opened, limits: ReadLimits, known: ReadonlySet<string>): AsyncGenerator<ReadPart> {
  const { format, merges } = file
  const iterator = file.rows[Symbol.asyncIterator]()
  const first = await firstRows(iterator, known.size > 0 || merges.length > 0 ? MOST_ABOVE : 1)
  const headings = headingsIn(first, merges, known)
  if (headings === null) return refuseFile('ファイルに見出しの行がありません。')
  const { header, lastRow } = headings
  if (header.length > limits.columns) refuseFile(`列が多すぎます（${limits.columns}列まで）。`, headings.first.number)
  refuseMergedData(merges, lastRow)
  yield { kind: 'header', format, header }
  let batch: ReadRow[] = []
  let count = 0
  const take = (row: ReadRow) => {
    count += 1
    if (count > limits.rows) refuseFile(`行が多すぎます（${limits.rows.toLocaleString('ja-JP')}行まで）。`)
    batch.push(checked(row, header, format, limits))
  }
  for (const row of first) if (row.number > lastRow) take(row)
  for await (const row of { [Symbol.asyncIterator]: () => iterator }) {
    if (row.number <= lastRow || row.cells.every(isBlank)) continue
    take(row)
    if (batch.length < AT_ONCE) continue
    yield { kind: 'rows', rows: batch }
    batch = []
  }
  if (batch.length > 0) yield { kind: 'rows', rows: batch }
}

/** Only headings and what stands above them may be merged: below, all cells but the first would come out blank. */
const refuseMergedData = (merges: readonly Merge[], lastRow: number) => {
  const below = merges.filter((m) => m.lastRow > lastRow)
  if (below.length === 0) return
  throw new Unreadable(
    below.slice(0, 100).map((m) => ({
      row: m.firstRow,
      column: columnLetters(m.firstColumn),
      message: '結合されたセルがあります。結合を解除して、各行に値を入れてください。',
    })),
  )
}

/** The row in the width of the headings, with what is wrong with its shape. */
const checked = (row: ReadRow, header: readonly string[], format: TableFormat, limits: ReadLimits): ReadRow => {
  const problems = [...row.problems]
  // In CSV a missing comma shifts every later value; a spreadsheet simply does not store blank cells at the end.
  if (format !== 'xlsx' && row.cells.length < header.length)
    problems.push(`列が足りません（見出しは${header.length}列、この行は${row.cells.length}列）。`)
  for (const [at, cell] of row.cells.entries()) {
    const column = header[at] || columnLetters(at)
    if (at >= header.length && !isBlank(cell)) problems.push(`見出しのない列（${column}）に値があります。`)
    if (cell.length > limits.cellCharacters)
      problems.push(`「${column}」の文字が多すぎます（${limits.cellCharacters.toLocaleString('ja-JP')}文字まで）。`)
  }
  const cells = header.map((_, at) => (row.cells[at] ?? '').slice(0, limits.cellCharacters))
  return { number: row.number, cells: cells.map(keepable), problems }
}

/** What a database can keep: no NUL and no half of a character. */
const keepable = (cell: string): string =>
  cell.includes('\u0000') || !cell.isWellFormed() ? cell.toWellFormed().replaceAll('\u0000', '') : cell
