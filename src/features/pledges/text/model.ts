import type { CaseModel } from '#kernel/pure/process.ts'
import type { Day } from '#kernel/pure/day.ts'

/** A revision of the wording. */
export type TextRevision = CaseModel & {
  textVersion: number
  paragraphs: readonly string[]
  effectiveOn: Day
  basis: string
  /** The wording and its day before this one. */
  before: { paragraphs: readonly string[]; effectiveOn: Day | null }
}
