import type { CaseModel } from '#kernel/pure/process.ts'
import type { Day } from '#kernel/pure/day.ts'

/** What the work found out about the archive: facts that the acts take over into the record. */
export type Found = {
  manifestSha256: string | null
  files: number | null
  entries: number | null
  fileSha256: string | null
  fileBytes: number | null
}

/** 証拠一式: which rules, of whom, in which period, for what; and by which digests the archive is known again. */
export type Pack = CaseModel &
  Found & {
    rules: readonly string[]
    /** None of either means all that whoever asked may see. */
    unitIds: readonly string[]
    systemIds: readonly string[]
    /** The names of those units and systems. */
    subjects: readonly string[]
    /** Asked for, but not there or not to be seen by whoever asks. */
    notSeen: readonly string[]
    fromOn: Day
    toOn: Day
    purpose: string
    askedBy: string
    askedPost: string
    askedName: string
    askedAt: Date
    madeAt: Date | null
    keepUntil: Day | null
    /** How long a file is kept that is made now. */
    keepDays: number
    found: Found
  }

export const NOTHING_FOUND: Found = {
  manifestSha256: null,
  files: null,
  entries: null,
  fileSha256: null,
  fileBytes: null,
}
