/** How large a file may be before it is refused unread. */
export type ReadLimits = {
  bytes: number
  unpackedBytes: number
  rows: number
  columns: number
  cellCharacters: number
}

export const standardLimits: ReadLimits = {
  bytes: 10 * 1024 * 1024,
  unpackedBytes: 100 * 1024 * 1024,
  rows: 20_000,
  columns: 200,
  cellCharacters: 10_000,
}

/** A row as the person sees it in the file: `number` counts from 1, the header row included. */
export type TableRow = { number: number; cells: readonly string[] }

/** What is wrong, and where; a null row or column means the file as a whole. */
export type TableProblem = { row: number | null; column: string | null; message: string }

export type RawRows = { ok: true; rows: readonly TableRow[] } | { ok: false; problems: readonly TableProblem[] }

export const refusedFile = (message: string, row: number | null = null, column: string | null = null) => ({
  ok: false as const,
  problems: [{ row, column, message }],
})

/** A to Z, AA…: how a spreadsheet program names a column, counted from 0. */
export const columnLetters = (at: number): string =>
  at < 26 ? String.fromCodePoint(65 + at) : columnLetters(Math.floor(at / 26) - 1) + columnLetters(at % 26)
