// Written by scripts/schema.ts from the migrated database; do not edit.
import type { Generated, GeneratedAlways } from 'kysely'

type MonitoringItemTable = {
  id: string
  systemId: string
  state: string
  title: string
  measure: string
  owner: string
  frequencyUnit: string
  frequency: number
  reportsTo: string
  startsOn: string
  lastOn: string | null
  nextOn: string
  lastResult: string | null
  endedReason: string | null
}

type MonitoringPerformanceTable = {
  id: string
  itemId: string
  performedOn: string
  result: string
  finding: string | null
  planItemId: string | null
  recordedAt: Date
  personId: string
  personName: string
  postTitle: string
}

type RiskTable = {
  id: string
  systemId: string
  state: string
  number: string
  title: string
  threat: string
  vulnerability: string
  likelihood: number
  impact: number
  score: GeneratedAlways<number>
  treatment: string | null
  measures: string | null
  residualLikelihood: number | null
  residualImpact: number | null
  residualScore: GeneratedAlways<number | null>
  controlIds: Generated<string[]>
  planItemIds: Generated<string[]>
  identifiedOn: string
  identifiedBy: string
  assessedOn: string
  closedOn: string | null
  closedReason: string | null
}

export type RisksAndMonitoringTables = {
  monitoringItem: MonitoringItemTable
  monitoringPerformance: MonitoringPerformanceTable
  risk: RiskTable
}
