// Written by scripts/schema.ts from the migrated database; do not edit.
import type { ColumnType, Generated } from 'kysely'
import type { Json } from './column.ts'

type BackgroundWorkTable = {
  id: string
  kind: string
  title: string
  personId: string | null
  data: ColumnType<unknown, string | undefined, string>
  state: string
  done: Generated<number>
  total: number | null
  message: string | null
  result: Json | null
  cancelAsked: Generated<boolean>
  askedAt: Date
  startedAt: Date | null
  endedAt: Date | null
}

export type CodesAndWorkTables = {
  backgroundWork: BackgroundWorkTable
}
