// Written by scripts/schema.ts from the migrated database; do not edit.
import type { ColumnType, Generated } from 'kysely'
import type { Json } from './column.ts'

type OscalImportTable = {
  id: string
  systemId: string
  uploadId: string
  state: string
  model: string
  title: string
  fileName: string
  sha256: string
  documentId: string | null
  other: boolean
  newLines: number
  changedLines: number
  sameLines: number
  leftLines: number
  lines: Json
  notes: Json
  appliedAt: Date
  appliedBy: string
  personId: string
}

type OscalUploadTable = {
  id: string
  systemId: string
  personId: string
  fileName: string
  model: string | null
  title: Generated<string>
  sha256: string
  size: number
  state: string
  said: ColumnType<unknown, string | undefined, string>
  content: string | null
  receivedAt: Date
}

export type OscalTables = {
  oscalImport: OscalImportTable
  oscalUpload: OscalUploadTable
}
