import type { Database } from '#kernel/db/database.ts'
import { guessMapping, mappingProblems, readRecord, type Mapping } from '#kernel/sheet/columns.ts'
import { readCsvStream } from '#kernel/sheet/read-csv-stream.ts'
import { readTableApart } from '#kernel/sheet/read-table-apart.ts'
import type { ReadRow, TableProblem } from '#kernel/sheet/read-limits.ts'
import type { ReadOptions, ReadPart } from '#kernel/sheet/read-table.ts'
import { LIST_COLUMNS } from './columns.ts'
import { keptList } from './keep-list.ts'
import type { ListKind } from './words.ts'

/** More than any ministry has; beyond it a file is taken for a mistake. */
export const MOST_ROWS = 1_000_000

const MOST_XLSX = 64 * 1024 * 1024

const limits = { rows: MOST_ROWS, bytes: MOST_XLSX, unpackedBytes: 1024 * 1024 * 1024 }

/** One line as it was read: its fields, and everything that is wrong with it. */
export type ReadLine = { number: number; record: Readonly<Record<string, unknown>>; problems: readonly string[] }

/** The file cannot be read as a whole, or lacks what it must have. */
export class NoList extends Error {
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super('the file is no list')
    this.problems = problems
  }
}

const sentenceOf = ({ row, column, message }: TableProblem): string =>
  [row === null ? '' : `${row}行目`, column === null ? '' : `${column}列`, message].filter(Boolean).join('　')

/** A spreadsheet is read whole, in a thread of its own with a bound on its memory; text as it comes. */
const partsOf = async (
  db: Database,
  id: string,
  bytes: number,
  options: ReadOptions,
): Promise<AsyncIterable<ReadPart>> => {
  const first = await keptList(db, id).next()
  const start = first.done === true ? Buffer.alloc(0) : first.value
  const isZip = start[0] === 0x50 && start[1] === 0x4b
  const isOle = start[0] === 0xd0 && start[1] === 0xcf
  if (!isZip && !isOle) return readCsvStream(() => keptList(db, id), options)
  if (bytes > MOST_XLSX)
    throw new NoList([`xlsxは${MOST_XLSX / 1024 ** 2}MBまでです。大きな名簿は「CSV UTF-8」で保存してください。`])
  const whole = new Uint8Array(bytes)
  let at = 0
  for await (const part of keptList(db, id)) {
    whole.set(part, at)
    at += part.length
  }
  return readTableApart(whole, options)
}

const mappingOf = (kind: ListKind, header: readonly string[]): Mapping => {
  const columns = LIST_COLUMNS[kind]
  const mapping = guessMapping(columns, header)
  const problems = Object.values(mappingProblems(columns, header, mapping))
  if (problems.length > 0) throw new NoList([...problems, `ファイルの見出し：${header.join('、')}`])
  return mapping
}

const lineOf = (kind: ListKind, mapping: Mapping, row: ReadRow): ReadLine => {
  const { record, problems } = readRecord(LIST_COLUMNS[kind], mapping, row.cells)
  return { number: row.number, record, problems: [...row.problems, ...problems] }
}

/** The lines of a kept list, a thousand at a time. Throws `NoList` where it is none. */
export async function* readList(
  db: Database,
  of: { id: string; kind: ListKind; fileBytes: number },
): AsyncGenerator<{ format: string; lines: readonly ReadLine[] }> {
  const headings = LIST_COLUMNS[of.kind].flatMap(({ label, aliases }) => [label, ...(aliases ?? [])])
  let mapping: Mapping = {}
  let format = ''
  for await (const part of await partsOf(db, of.id, of.fileBytes, { limits, headings })) {
    if (part.kind === 'refused') throw new NoList(part.problems.map(sentenceOf))
    if (part.kind === 'header') {
      ;({ format } = part)
      mapping = mappingOf(of.kind, part.header)
      continue
    }
    yield { format, lines: part.rows.map((row) => lineOf(of.kind, mapping, row)) }
  }
}
