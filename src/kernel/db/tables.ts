// Written by scripts/schema.ts from the migrated database; do not edit.
import type { ApprovalTables } from './tables/approval.ts'
import type { CodesAndWorkTables } from './tables/codes-and-work.ts'
import type { ComplianceTables } from './tables/compliance.ts'
import type { ControlsTables } from './tables/controls.ts'
import type { DeskTables } from './tables/desk.ts'
import type { DocumentsTables } from './tables/documents.ts'
import type { EvidenceTables } from './tables/evidence.ts'
import type { ImportTables } from './tables/import.ts'
import type { ImportsTables } from './tables/imports.ts'
import type { KernelTables } from './tables/kernel.ts'
import type { LabelsTables } from './tables/labels.ts'
import type { LedgerTables } from './tables/ledger.ts'
import type { MediaTables } from './tables/media.ts'
import type { MigrationsTables } from './tables/migrations.ts'
import type { NoticesTables } from './tables/notices.ts'
import type { OrganisationTables } from './tables/organisation.ts'
import type { OscalTables } from './tables/oscal.ts'
import type { PasskeysTables } from './tables/passkeys.ts'
import type { PeopleAtScaleTables } from './tables/people-at-scale.ts'
import type { PlanTables } from './tables/plan.ts'
import type { PledgesTables } from './tables/pledges.ts'
import type { RiskCycleTables } from './tables/risk-cycle.ts'
import type { RisksAndMonitoringTables } from './tables/risks-and-monitoring.ts'
import type { ScansTables } from './tables/scans.ts'
import type { SelfInspectionTables } from './tables/self-inspection.ts'
import type { SelfInspectionResultsTables } from './tables/self-inspection-results.ts'
import type { StocktakeTables } from './tables/stocktake.ts'
import type { SuccessionTables } from './tables/succession.ts'
import type { TokensTables } from './tables/tokens.ts'

export type Tables = ApprovalTables &
  CodesAndWorkTables &
  ComplianceTables &
  ControlsTables &
  DeskTables &
  DocumentsTables &
  EvidenceTables &
  ImportTables &
  ImportsTables &
  KernelTables &
  LabelsTables &
  LedgerTables &
  MediaTables &
  MigrationsTables &
  NoticesTables &
  OrganisationTables &
  OscalTables &
  PasskeysTables &
  PeopleAtScaleTables &
  PlanTables &
  PledgesTables &
  RiskCycleTables &
  RisksAndMonitoringTables &
  ScansTables &
  SelfInspectionTables &
  SelfInspectionResultsTables &
  StocktakeTables &
  SuccessionTables &
  TokensTables
