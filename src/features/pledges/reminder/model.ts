import type { CaseModel } from '#kernel/pure/process.ts'
import type { Day } from '#kernel/pure/day.ts'

/** One reminder to everybody of a unit who has something to hand in. */
export type Reminder = CaseModel & {
  unitId: string
  unitName: string
  asked: number
  dueOn: Day
  note: string | null
  sentOn: Day
  sentBy: string
  /** Who would be told now. */
  missing: readonly string[]
  /** The day of the last reminder of the unit. */
  lastOn: Day | null
}

/** A unit of more is told in several reminders. */
export const TOLD_AT_MOST = 1000
