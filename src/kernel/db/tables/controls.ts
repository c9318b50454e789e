// Written by scripts/schema.ts from the migrated database; do not edit.
import type { ColumnType, Generated } from 'kysely'
import type { Json } from './column.ts'

type ControlTable = {
  id: string
  catalogId: string
  controlId: string
  parentId: string | null
  family: string
  familyTitle: string
  label: string
  title: string
  statement: string
  guidance: string
  assessment: string
  withdrawn: string | null
  removed: Generated<boolean>
  sort: number
  sha256: string
  folded: string
  changedAt: Date
}

type ControlAssessmentTable = {
  id: string
  documentId: string
  systemId: string
  controlId: string
  methods: string[]
  result: string | null
  finding: string | null
  risk: string | null
  recommendation: string | null
  revision: Generated<number>
  updatedAt: Date
  updatedBy: string
}

type ControlCatalogTable = {
  id: string
  kind: string
  title: string
  version: string
  oscalVersion: string
  documentUuid: string
  sourceId: string
  sha256: string
  state: string
  total: number
  withdrawn: number
  importedAt: Date
  importedBy: string
}

type ControlCatalogBaseTable = {
  catalogId: string
  href: string
  baseId: string
  baseSha256: string
}

type ControlDeliveryTable = {
  id: string
  catalogId: string
  sourceId: string
  state: string
  kind: string
  title: string
  version: string
  oscalVersion: string
  fileName: string
  sha256: string
  total: number
  added: number
  changed: number
  withdrawn: number
  removed: number
  notes: ColumnType<unknown, string | undefined, string>
  appliedAt: Date
  appliedBy: string
}

type ControlSourceTable = {
  id: string
  kind: string
  fileName: string
  sha256: string
  size: number
  content: string
  personId: string | null
  at: Date
}

type SystemBaselineTable = {
  id: string
  systemId: string
  catalogId: string
  state: string
  confidentiality: string
  confidentialityReason: string
  integrity: string
  integrityReason: string
  availability: string
  availabilityReason: string
  provides: boolean
  chosenAt: Date
  chosenBy: string
}

type SystemControlTable = {
  id: string
  systemId: string
  controlId: string
  chosen: boolean
  sort: number
  family: string
  applicability: string
  reason: string | null
  inheritedFrom: string | null
  status: string
  description: string | null
  responsibility: string
  evidence: string | null
  folded: Generated<string>
  revision: Generated<number>
  providedAt: Date
  seenAt: Date
  updatedAt: Date
  updatedBy: string
}

type SystemControlChangeTable = {
  id: string
  systemId: string
  controlId: string
  documentId: string | null
  way: string
  before: Json | null
  after: Json
  at: Date
  personId: string
  personName: string
  postTitle: string
}

export type ControlsTables = {
  control: ControlTable
  controlAssessment: ControlAssessmentTable
  controlCatalog: ControlCatalogTable
  controlCatalogBase: ControlCatalogBaseTable
  controlDelivery: ControlDeliveryTable
  controlSource: ControlSourceTable
  systemBaseline: SystemBaselineTable
  systemControl: SystemControlTable
  systemControlChange: SystemControlChangeTable
}
