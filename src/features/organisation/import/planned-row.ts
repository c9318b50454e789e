import type { RowActs } from '#kernel/http/product.ts'
import type { Day } from '#kernel/pure/day.ts'
import type { OrganisationEntry } from './columns.ts'
import type { ImportState } from './state.ts'

type Command = RowActs['commands'][number]

/** A row while it is planned; every problem of it is told, not only the first. */
export type PlannedRow = {
  entry: OrganisationEntry
  state: ImportState
  on: Day
  commands: Command[]
  problems: string[]
}

/** Adds an act that begins a case. */
export const begin = (
  row: PlannedRow,
  process: string,
  act: string,
  from: Record<string, string>,
  input: Record<string, unknown>,
) => {
  row.commands.push({ process, act, caseId: null, from, input })
}
