// Written by scripts/schema.ts from the migrated database; do not edit.
import type { Generated } from 'kysely'

type SchemaMigrationTable = {
  number: number
  name: string
  sha256: string
  appliedAt: Generated<Date>
}

export type MigrationsTables = {
  schemaMigration: SchemaMigrationTable
}
