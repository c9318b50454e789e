import type { CaseModel } from '#kernel/pure/process.ts'
import type { Day } from '#kernel/pure/day.ts'
import type { Stratum } from '../words.ts'
import type { AfterFacts } from './campaign-after.ts'

/** 基本方針 of the 情報保証統括責任者 (本文 第6-1): what it says stands in place of (1) to (4). */
export type Policy = {
  document: string
  shownOn: Day
  baseDate: Day | null
  reportDue: Day | null
  strata: readonly Stratum[] | null
  method: string | null
}

/** A question sheet of this campaign, the newest version of its stratum that was not dropped. */
export type SheetFact = { id: string; stratum: Stratum; version: number; state: 'drafting' | 'frozen' }

/** One 自己点検 of a 年度. */
export type Campaign = CaseModel & {
  fiscalYear: number
  baseDate: Day
  opensOn: Day
  remindOn: readonly Day[]
  closesOn: Day
  reportDue: Day
  policy: Policy | null
  strata: readonly Stratum[]
  /** Where the policy asks for another method than answering the sheets. */
  method: string | null
  announcedAt: Date | null
  openedAt: Date | null
  closedAt: Date | null
  /** Of the roster as it was frozen; null until then. */
  rosterCount: number | null
  rosterDigest: string | null
  sheets: readonly SheetFact[]
  /** 年度 whose campaign may be begun now. */
  years: readonly number[]
  /** Who was to answer and has not; known only where closing is asked for. */
  unanswered: number | null
  after: AfterFacts
}
