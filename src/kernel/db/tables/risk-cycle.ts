// Written by scripts/schema.ts from the migrated database; do not edit.
import type { Generated } from 'kysely'

type CycleDocumentTable = {
  cycleId: string
  nth: number
  step: number
  documentVersionId: string
  sha256: string
}

type CycleStepTable = {
  cycleId: string
  nth: number
  step: number
  way: string
  at: Date
  personId: string
  personName: string
  postTitle: string
  note: string | null
}

type ImprovementTable = {
  id: string
  systemId: string
  cycleId: string | null
  state: string
  subject: string
  instruction: string
  dueOn: string | null
  givenOn: string
  givenBy: string
  answer: string | null
  answeredId: string | null
  answeredBy: string | null
  answeredOn: string | null
  rounds: Generated<number>
  againReason: string | null
  confirmedBy: string | null
  confirmedOn: string | null
}

type InspectionTable = {
  id: string
  systemId: string
  cycleId: string | null
  planId: string | null
  cirUnitId: string | null
  state: string
  partner: string
  contractor: string | null
  coordination: string
  coordinatedOn: string
  plannedFrom: string
  plannedTo: string
  agreedBy: string | null
  agreedAt: Date | null
  declinedReason: string | null
  startedOn: string | null
  endedOn: string | null
  result: string | null
  resultedBy: string | null
  cancelledReason: string | null
}

type InspectionFrequencyTable = {
  id: string
  systemId: string
  state: string
  months: number
  basis: string
  setOn: string
  setBy: string
}

type InspectionPlanTable = {
  id: string
  systemId: string
  unitId: string | null
  cirUnitId: string | null
  state: string
  title: string
  reason: string
  startsOn: string
  endsOn: string
  documentVersionId: string | null
  sha256: string | null
  notifiedAt: Date | null
  notifiedBy: string | null
  opsReceivedAt: Date | null
  opsReceivedBy: string | null
  cirReceivedAt: Date | null
  cirReceivedBy: string | null
  withdrawnReason: string | null
}

type InspectionScanTable = {
  inspectionId: string
  scanId: string
}

type InspectionVulnerabilityTable = {
  id: string
  inspectionId: string
  nth: number
  text: string
  planItemId: string | null
}

type RiskCycleTable = {
  id: string
  systemId: string
  fiscalYear: number
  state: string
  openedOn: string
  openedBy: string
  policyId: string | null
  policyName: string | null
  returned: string | null
  report: string | null
  reportedOn: string | null
  receivedBy: string | null
  receivedAt: Date | null
}

export type RiskCycleTables = {
  cycleDocument: CycleDocumentTable
  cycleStep: CycleStepTable
  improvement: ImprovementTable
  inspection: InspectionTable
  inspectionFrequency: InspectionFrequencyTable
  inspectionPlan: InspectionPlanTable
  inspectionScan: InspectionScanTable
  inspectionVulnerability: InspectionVulnerabilityTable
  riskCycle: RiskCycleTable
}
