import type { CaseModel } from '#kernel/pure/process.ts'
import type { Day } from '#kernel/pure/day.ts'

/** A rule or order around the directive; in a slot when the directive says it is shown or set elsewhere. */
export type GoverningText = CaseModel & {
  key: string | null
  slot: string | null
  eachTime: boolean
  number: string | null
  title: string
  kind: string
  datedOn: Day | null
  effectiveOn: Day | null
  endsOn: Day | null
  place: string | null
  pointsTo: string | null
  inferred: string | null
  /** Slots in which a text is in force. */
  filled: readonly string[]
}
