/** How large a file may be before it is refused unread. */
export type ReadLimits = {
  bytes: number
  unpackedBytes: number
  rows: number
  columns: number
  cellCharacters: number
}

export const standardLimits: ReadLimits = {
  bytes: 64 * 1024 * 1024,
  unpackedBytes: 400 * 1024 * 1024,
  rows: 200_000,
  columns: 200,
  cellCharacters: 10_000,
}

/** A row as the person sees it in the file: `number` counts from 1, the rows above the headings included. */
export type TableRow = { number: number; cells: readonly string[] }

/** A row with what is wrong with it as a row of a table, whatever it should say. */
export type ReadRow = TableRow & { problems: readonly string[] }

/** What is wrong, and where; a null row or column means the file as a whole. */
export type TableProblem = { row: number | null; column: string | null; message: string }

/** Thrown while a file is read; caught where the reading was begun, never seen outside. */
export class Unreadable extends Error {
  readonly problems: readonly TableProblem[]
  constructor(problems: readonly TableProblem[]) {
    super(problems[0]?.message ?? 'unreadable')
    this.problems = problems
  }
}

export const refuseFile = (message: string, row: number | null = null, column: string | null = null): never => {
  throw new Unreadable([{ row, column, message }])
}

/** A to Z, AA…: how a spreadsheet program names a column, counted from 0. */
export const columnLetters = (at: number): string =>
  at < 26 ? String.fromCodePoint(65 + at) : columnLetters(Math.floor(at / 26) - 1) + columnLetters(at % 26)
