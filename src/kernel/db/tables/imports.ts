// Written by scripts/schema.ts from the migrated database; do not edit.
import type { Generated } from 'kysely'
import type { Json } from './column.ts'

type ImportFileTable = {
  batchId: string
  part: number
  bytes: Buffer
}

type ImportRowTable = {
  batchId: string
  number: number
  cells: string[]
  readProblems: Generated<string[]>
  record: Json | null
  keys: string[] | null
  problems: Generated<string[]>
  outcome: string | null
  commands: Json | null
  says: Json | null
}

export type ImportsTables = {
  importFile: ImportFileTable
  importRow: ImportRowTable
}
