// Written by scripts/schema.ts from the migrated database; do not edit.
import type { ColumnType } from 'kysely'

export type Int8 = ColumnType<number, string | number | bigint, string | number | bigint>
export type Json = ColumnType<unknown, string, string>
