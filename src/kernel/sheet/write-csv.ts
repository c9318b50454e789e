import iconv from 'iconv-lite'
import { guardFormula } from './formula-guard.ts'
import { assertUniqueTitles, tokyoWallClock, type SheetCell, type SheetColumn, type SheetTable } from './table.ts'

export type CsvOptions = {
  /** Excel recognises UTF-8 by the mark; other programs may not want it. Default true. */
  byteOrderMark?: boolean
  /** Off only for files no person will open in a spreadsheet program. Default true. */
  guardFormulas?: boolean
  /** Open data has no line break inside a datum; 'keep' quotes it as RFC 4180 allows. Default 'space'. */
  lineBreaks?: 'space' | 'keep'
}

/** A character that Shift_JIS (CP932) cannot hold, where it first stands, and how often it occurs. */
export type Unrepresentable = { character: string; codePoint: string; row: number; column: string; count: number }

const chunkCharacters = 64 * 1024

/** RFC 4180 in UTF-8, read from the rows as it is written out. */
export const streamCsv = (table: SheetTable, options: CsvOptions = {}): ReadableStream<Uint8Array> =>
  ReadableStream.from(utf8(table, options))

async function* utf8(table: SheetTable, options: CsvOptions): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  let pending = (options.byteOrderMark ?? true) ? '\uFEFF' : ''
  for await (const { line } of csvLines(table, options)) {
    pending += line
    if (pending.length < chunkCharacters) continue
    yield encoder.encode(pending)
    pending = ''
  }
  if (pending !== '') yield encoder.encode(pending)
}

/**
 * The characters of a table that Shift_JIS (CP932) cannot hold, at most `most` of them: asked before such a file is written,
 * for a name with 「?」 in it would be another name.
 */
export const unrepresentableInCp932 = async (
  table: SheetTable,
  options: Omit<CsvOptions, 'byteOrderMark'> = {},
  most = 200,
): Promise<readonly Unrepresentable[]> => {
  const found = new Map<string, Unrepresentable>()
  let row = 0
  for await (const { cells } of csvLines(table, options)) {
    row += 1
    for (const [at, cell] of cells.entries())
      for (const character of cell) {
        if (fitsCp932(character)) continue
        const known = found.get(character)
        if (known) known.count += 1
        else if (found.size < most)
          found.set(character, {
            character,
            codePoint: hex(character),
            row,
            column: titleAt(table.columns, at),
            count: 1,
          })
      }
  }
  return [...found.values()]
}

/** Shift_JIS as Windows has it, for programs that know nothing else. Breaks off at a character it cannot hold. */
export const streamCp932Csv = (
  table: SheetTable,
  options: Omit<CsvOptions, 'byteOrderMark'> = {},
): ReadableStream<Uint8Array> => ReadableStream.from(cp932Bytes(table, options))

async function* cp932Bytes(table: SheetTable, options: CsvOptions): AsyncGenerator<Uint8Array> {
  let pending = ''
  for await (const { line, cells } of csvLines(table, options)) {
    if (cells.some((cell) => !Array.from(cell).every(fitsCp932)))
      throw new Error('a row came with a character outside Shift_JIS')
    pending += line
    if (pending.length < chunkCharacters) continue
    yield iconv.encode(pending, 'cp932')
    pending = ''
  }
  if (pending !== '') yield iconv.encode(pending, 'cp932')
}

async function* csvLines(table: SheetTable, options: CsvOptions): AsyncGenerator<{ line: string; cells: string[] }> {
  const { guardFormulas = true, lineBreaks = 'space' } = options
  const lineOf = (cells: string[]) => ({ line: `${cells.map(quoted).join(',')}\r\n`, cells })
  assertUniqueTitles(table.columns)
  yield lineOf(table.columns.map((column) => column.title))
  for await (const row of table.rows) {
    yield lineOf(
      table.columns.map((column, at) => {
        const text = datum(column, row[at] ?? null)
        const single = lineBreaks === 'space' ? text.replace(/\r\n|[\r\n\u2028\u2029]/g, ' ') : text
        return guardFormulas && column.kind !== 'number' ? guardFormula(single) : single
      }),
    )
  }
}

const datum = (column: SheetColumn, cell: SheetCell): string => {
  if (cell === null) return ''
  if (column.kind === 'moment')
    return tokyoWallClock(new Date(cell))
      .toISOString()
      .replace(/\.\d+Z$/, '+09:00')
  return String(cell)
}

const quoted = (text: string): string => (/[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

const titleAt = (columns: readonly SheetColumn[], at: number): string => columns[at]?.title ?? ''

const hex = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

const cp932 = new Map<string, boolean>()

const fitsCp932 = (character: string): boolean => {
  if (character <= '\u007E') return true
  const known = cp932.get(character)
  if (known !== undefined) return known
  const fits = iconv.decode(iconv.encode(character, 'cp932'), 'cp932') === character
  cp932.set(character, fits)
  return fits
}
