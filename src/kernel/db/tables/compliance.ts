// Written by scripts/schema.ts from the migrated database; do not edit.
import type { Generated } from 'kysely'
import type { Int8 } from './column.ts'

type ComplianceCountTable = {
  rule: string
  subjectKind: string
  grain: string
  onDay: string
  state: string
  n: number
}

type ComplianceDeedTable = {
  subjectId: string
  rule: string
  at: Date
  entryId: string
  subjectKind: string
}

type ComplianceOccasionTable = {
  subjectId: string
  process: string
  subjectKind: string
  firstOn: string
}

type ComplianceOwedTable = {
  id: string
  source: string
  key: string
  subjectKind: string
  subjectId: string
  rules: string[]
  title: string
  what: string
  href: string
  caseId: string | null
  askedKind: string | null
  askedId: string | null
  dueOn: string | null
  begun: boolean
  fromAt: Date
  toAt: Date | null
  closedBy: string | null
}

type ComplianceProgressTable = {
  id: number
  leaves: Generated<Int8>
  definition: Generated<string>
  watchedSince: string | null
  drawnAt: Date | null
}

type ComplianceStepTable = {
  subjectId: string
  rule: string
  fromOn: string
  untilOn: string
  subjectKind: string
  state: string
  dueOn: string | null
}

type ComplianceWatchTable = {
  kind: string
  id: string
  askedOn: string | null
}

export type ComplianceTables = {
  complianceCount: ComplianceCountTable
  complianceDeed: ComplianceDeedTable
  complianceOccasion: ComplianceOccasionTable
  complianceOwed: ComplianceOwedTable
  complianceProgress: ComplianceProgressTable
  complianceStep: ComplianceStepTable
  complianceWatch: ComplianceWatchTable
}
