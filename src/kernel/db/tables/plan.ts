// Written by scripts/schema.ts from the migrated database; do not edit.
import type { GeneratedAlways } from 'kysely'

type PlanItemTable = {
  id: string
  systemId: string
  state: string
  number: string
  title: string
  weakness: string
  origin: string
  source: string | null
  controlId: string | null
  severity: string | null
  side: string
  resources: string | null
  dueOn: string | null
  extendedOn: string | null
  limitOn: GeneratedAlways<string | null>
  sortOn: GeneratedAlways<string>
  openedOn: string
  openedBy: string
  plannedAt: Date | null
  reportedPersonId: string | null
  reportedBy: string | null
  reportedAt: Date | null
  completedOn: string | null
  evidence: string | null
  reference: string | null
  confirmedBy: string | null
  confirmedAt: Date | null
  confirmEvidence: string | null
  sentBack: string | null
  askedPersonId: string | null
  askedBy: string | null
  askedAt: Date | null
  askedFrom: string | null
  acceptReason: string | null
  acceptedBy: string | null
  acceptedAt: Date | null
  acceptedUntil: string | null
  acceptCondition: string | null
  notApplicableReason: string | null
  endedOn: string | null
}

type PlanItemFindingTable = {
  itemId: string
  findingId: string
  joinedAt: Date
  leftAt: Date | null
  reason: string | null
}

type PlanItemSpanTable = {
  itemId: string
  systemId: string
  fromOn: string
  untilOn: string | null
}

type PlanMilestoneTable = {
  id: string
  itemId: string
  position: number
  title: string
  dueOn: string
  reachedOn: string | null
  reachedNote: string | null
  reason: string | null
  droppedAt: Date | null
  createdAt: Date
}

export type PlanTables = {
  planItem: PlanItemTable
  planItemFinding: PlanItemFindingTable
  planItemSpan: PlanItemSpanTable
  planMilestone: PlanMilestoneTable
}
