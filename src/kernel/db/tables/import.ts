// Written by scripts/schema.ts from the migrated database; do not edit.
import type { ColumnType, Generated } from 'kysely'
import type { Json } from './column.ts'

type ImportBatchTable = {
  id: string
  importKey: string
  fileName: string
  personId: string
  at: Date
  header: Json
  mapping: ColumnType<unknown, string | undefined, string>
  appliedAt: Date | null
  appliedRows: number | null
  state: string
  format: string | null
  fileBytes: Generated<number>
  fileSha256: string | null
  samples: ColumnType<unknown, string | undefined, string>
  headingsKey: string | null
  workId: string | null
  rowCount: Generated<number>
  newRows: Generated<number>
  changedRows: Generated<number>
  unchangedRows: Generated<number>
  badRows: Generated<number>
  problems: Generated<string[]>
}

export type ImportTables = {
  importBatch: ImportBatchTable
}
