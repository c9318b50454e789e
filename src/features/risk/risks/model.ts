import type { CaseModel } from '#kernel/pure/process.ts'
import type { Day } from '#kernel/pure/day.ts'
import type { Treatment } from './words.ts'

export type LinkedItem = { id: string; name: string }

/** One risk of one system: threat × vulnerability × likelihood × impact, and what is done about it. */
export type Risk = CaseModel & {
  systemId: string
  systemName: string
  number: string
  title: string
  threat: string
  vulnerability: string
  likelihood: number
  impact: number
  treatment: Treatment | null
  measures: string | null
  residualLikelihood: number | null
  residualImpact: number | null
  controlIds: readonly string[]
  planItemIds: readonly string[]
  identifiedOn: Day
  identifiedBy: string
  assessedOn: Day
  closedOn: Day | null
  closedReason: string | null
  /** Items of the system's 将来対応計画 to link. */
  items: readonly LinkedItem[]
}
