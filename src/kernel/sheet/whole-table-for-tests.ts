import type { TableProblem, TableRow } from './read-limits.ts'
import { readTable, type ReadOptions, type ReadPart, type TableFormat } from './read-table.ts'

export type WholeTable =
  | { ok: true; format: TableFormat; header: readonly string[]; rows: readonly TableRow[] }
  | { ok: false; problems: readonly TableProblem[] }

/** All parts of a table at once; rows with something wrong make it a bad one. */
export const collected = async (parts: AsyncIterable<ReadPart>): Promise<WholeTable> => {
  const rows: TableRow[] = []
  const problems: TableProblem[] = []
  let head: { format: TableFormat; header: readonly string[] } | null = null
  for await (const part of parts) {
    if (part.kind === 'refused') return { ok: false, problems: part.problems }
    if (part.kind === 'header') head = { format: part.format, header: part.header }
    else
      for (const { number, cells, problems: wrong } of part.rows) {
        rows.push({ number, cells })
        problems.push(...wrong.map((message) => ({ row: number, column: null, message })))
      }
  }
  if (problems.length > 0 || head === null) return { ok: false, problems }
  return { ok: true, ...head, rows }
}

export const wholeTable = (bytes: Uint8Array, options: ReadOptions = {}): Promise<WholeTable> =>
  collected(readTable(bytes, options))
