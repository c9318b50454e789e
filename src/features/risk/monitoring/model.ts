import type { CaseModel } from '#kernel/pure/process.ts'
import type { Day } from '#kernel/pure/day.ts'
import type { FrequencyUnit, MonitoringResult, Owner, ReportsTo } from './words.ts'

/** One performance, as it was recorded. */
export type Performance = {
  id: string | null
  performedOn: Day
  result: MonitoringResult
  finding: string | null
  planItemId: string | null
  recordedAt: Date
  personId: string
  personName: string
  postTitle: string
}

/** 監視項目: what one side watches, how often, and to whom it reports. */
export type MonitoringItem = CaseModel & {
  systemId: string
  systemName: string
  title: string
  measure: string
  owner: Owner
  frequencyUnit: FrequencyUnit
  frequency: number
  reportsTo: ReportsTo
  startsOn: Day
  lastOn: Day | null
  nextOn: Day
  lastResult: MonitoringResult | null
  endedReason: string | null
  /** The newest ones, newest first. */
  performances: readonly Performance[]
  items: readonly { id: string; name: string }[]
}
