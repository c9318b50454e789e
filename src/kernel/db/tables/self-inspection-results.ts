// Written by scripts/schema.ts from the migrated database; do not edit.
import type { Generated } from 'kysely'
import type { Int8 } from './column.ts'

type SelfInspectionCountTable = {
  campaignId: string
  unitId: string
  stratum: string
  questionKey: string
  yes: number
  no: number
  na: number
}

type SelfInspectionCountedTable = {
  rosterId: string
  campaignId: string
  standing: string
  state: string
  digest: string | null
}

type SelfInspectionCountingTable = {
  campaignId: string
  leaf: Int8
  countedAt: Date
  exact: boolean
  units: number
  systems: number
}

type SelfInspectionProgressTable = {
  campaignId: string
  unitId: string
  stratum: string
  people: number
  absent: number
  submitted: number
  returned: number
  confirmed: number
}

type SelfInspectionRemedyTable = {
  id: string
  campaignId: string
  unitId: string | null
  systemId: string | null
  state: string
  aboveUnitId: string | null
  stratum: string | null
  questionKey: string | null
  questionText: string | null
  title: string
  weakness: string
  ownerId: string | null
  ownerName: string | null
  dueOn: string
  openedOn: string
  openedBy: string
  measures: string | null
  evidence: string | null
  doneById: string | null
  doneBy: string | null
  doneOn: string | null
  againReason: string | null
  confirmedBy: string | null
  confirmedOn: string | null
}

type SelfInspectionReportTable = {
  id: string
  campaignId: string
  unitId: string | null
  systemId: string | null
  state: string
  round: Generated<number>
  people: number | null
  answered: number | null
  absent: number | null
  yesCount: number | null
  noCount: number | null
  naCount: number | null
  weakPoints: string | null
  improvements: string | null
  lateReason: string | null
  digest: string | null
  reportedAt: Date | null
  reportedBy: string | null
  sentBackReason: string | null
  receivedAt: Date | null
  receivedBy: string | null
}

type SelfInspectionReportLineTable = {
  reportId: string
  round: number
  stratum: string
  questionKey: string
  sort: number
  text: string
  yes: number
  no: number
  na: number
}

type SelfInspectionResultTable = {
  campaignId: string
  countedAt: Date
  people: number
  answered: number
  absent: number
  yesCount: number
  noCount: number
  naCount: number
  digest: string
  missingReports: number
  missingReason: string | null
  lateReason: string | null
  weakPoints: string | null
  improvements: string | null
  reportedAt: Date | null
  reportedBy: string | null
  receivedAt: Date | null
  receivedBy: string | null
  handedAt: Date | null
  handedBy: string | null
  handOverNote: string | null
}

export type SelfInspectionResultsTables = {
  selfInspectionCount: SelfInspectionCountTable
  selfInspectionCounted: SelfInspectionCountedTable
  selfInspectionCounting: SelfInspectionCountingTable
  selfInspectionProgress: SelfInspectionProgressTable
  selfInspectionRemedy: SelfInspectionRemedyTable
  selfInspectionReport: SelfInspectionReportTable
  selfInspectionReportLine: SelfInspectionReportLineTable
  selfInspectionResult: SelfInspectionResultTable
}
