import type { CaseModel } from '#kernel/pure/process.ts'
import type { Day } from '#kernel/pure/day.ts'
import type { Stratum } from '../words.ts'

/** How the entries of the roster that one report speaks of stand. `open` has nothing submitted, `absent` is excused with a reason. */
export type People = {
  all: number
  absent: number
  open: number
  submitted: number
  returned: number
  confirmed: number
}

export const NOBODY: People = { all: 0, absent: 0, open: 0, submitted: 0, returned: 0, confirmed: 0 }

export type Replies = { yes: number; no: number; na: number }

/** What one question was answered, in all answers of a report. */
export type QuestionSum = Replies & { stratum: Stratum; key: string; sort: number; text: string }

/** What a report is signed over. */
export type Signable = { digest: string; sums: Replies }

/** 自己点検の結果 of one 部隊等, or of one system, as its responsible officer confirms and reports it. */
export type UnitReport = CaseModel & {
  campaignId: string
  campaignState: string
  fiscalYear: number
  baseDate: Day
  reportDue: Day
  unitId: string | null
  systemId: string | null
  subjectName: string
  round: number
  people: People
  /** Of a report that was made: as it was signed. */
  answered: number | null
  absent: number | null
  sums: Replies | null
  digest: string | null
  weakPoints: string | null
  improvements: string | null
  lateReason: string | null
  reportedAt: Date | null
  reportedBy: string | null
  sentBackReason: string | null
  receivedAt: Date | null
  receivedBy: string | null
  /** Answers that wait for the officer, at most as many as one act takes; known where it is about to be judged. */
  waiting: readonly string[]
  signable: Signable | null
  /** Another report of the same unit or system is there already. */
  begun: boolean
}

/** Answers one act confirms at most: each gets a record of its own. */
export const AT_ONCE = 300
