import type { CaseModel } from '#kernel/pure/process.ts'
import type { Day } from '#kernel/pure/day.ts'
import type { GoesBy } from '../documents/goes-by.ts'
import type { DocumentKind } from '../documents/kind.ts'

/** A version of a document as a hand-over names it. */
export type HandedVersion = {
  kind: DocumentKind
  documentId: string
  title: string
  versionId: string
  number: number
  sha256: string
}

/** One hand-over (`on`) or one return (`back`), in order. `step` is its number in the figure, 1 to 8. */
export type CycleStep = {
  nth: number
  step: number
  way: 'on' | 'back'
  at: Date
  personId: string
  personName: string
  postTitle: string
  note: string | null
  versions: readonly HandedVersion[]
}

/** How a document of the system stands now. */
export type NowDocument = {
  documentId: string
  title: string
  state: string
  latest: { versionId: string; number: number; sha256: string; frozenAt: Date } | null
  changedSince: boolean
}

export type CycleInspection = { id: string; state: string; partner: string; endedOn: Day | null; unentered: number }

/** リスク分析・評価 of one system in one 年度. */
export type RiskCycle = CaseModel & {
  systemId: string
  systemName: string
  fiscalYear: number
  openedOn: Day
  openedBy: string
  /** The 基本方針 the documents were updated by at ①. */
  policyId: string | null
  policyName: string | null
  returned: string | null
  report: string | null
  reportedOn: Day | null
  receivedBy: string | null
  receivedAt: Date | null
  /** What the last hand-over named, version by version with its hash: kept with the record of the act. */
  bound: string | null
  steps: readonly CycleStep[]
  /** The 基本方針 in force today. */
  policyNow: { id: string; name: string } | null
  /** Texts laid down elsewhere by which the analysis goes, and that nobody has entered. */
  missing: readonly GoesBy[]
  now: Readonly<Partial<Record<DocumentKind, NowDocument>>>
  /** Versions that the cycles of other years handed over. */
  earlier: readonly string[]
  inspections: readonly CycleInspection[]
  /** Vulnerabilities the inspections' scans found, still open, that no item of the 将来対応計画 stands for. */
  unplanned: number
  improvements: readonly { id: string; subject: string; state: string }[]
  /** Years of this system that have a cycle already. */
  years: readonly number[]
}
