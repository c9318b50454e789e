import type { Day } from '#kernel/pure/day.ts'
import { printedDay } from './printed-date.ts'
import type { SheetFrame } from './sheet-frame.ts'

/** One column of the paper register: a cell, or an upper and a lower half. */
export type RegisterCell = string | readonly [upper: string, lower: string]

/** A corrected entry is printed struck through, with this below it; the entry that takes its place follows as its own. */
export type EntryCorrection = { correctedOn: Day; correctedBy: string; reason: string }

export type RegisterSheetEntry = { cells: readonly RegisterCell[]; correction: string | null }

/** What a register's template reads. */
export type RegisterSheet = { frame: SheetFrame; entries: readonly RegisterSheetEntry[]; blank: number }

export const registerEntry = (
  cells: readonly RegisterCell[],
  correction: EntryCorrection | null | undefined,
): RegisterSheetEntry => ({ cells, correction: correction ? correctionNote(correction) : null })

const correctionNote = ({ correctedOn, correctedBy, reason }: EntryCorrection): string =>
  `訂正　${printedDay(correctedOn)}　${correctedBy}　理由：${reason}`
