// Written by scripts/schema.ts from the migrated database; do not edit.
import type { Generated, GeneratedAlways } from 'kysely'
import type { Int8, Json } from './column.ts'

type LedgerEntryTable = {
  id: string
  seq: GeneratedAlways<number>
  at: Date
  recordedAt: Generated<Date>
  process: string
  caseId: string
  act: string
  stateBefore: string | null
  stateAfter: string
  title: string
  personId: string | null
  personName: string
  personRank: string
  postId: string | null
  postTitle: string
  unitId: string | null
  unitName: string
  lane: string
  actingRole: string
  rules: string[]
  input: Json
  changes: Json
  corrects: string | null
  requestKey: string | null
  entryHash: Buffer
}

type LedgerHeadTable = {
  size: Int8
  root: Buffer
  at: Date
  keyId: string
  signature: Buffer
}

type LedgerLeafTable = {
  leafIndex: Int8
  entryId: string
  leafHash: Buffer
}

type LedgerNodeTable = {
  level: number
  index: Int8
  hash: Buffer
}

type LedgerUnsealedTable = {
  seq: Int8
  entryId: string
  entryHash: Buffer
  recordedAt: Date
}

export type LedgerTables = {
  ledgerEntry: LedgerEntryTable
  ledgerHead: LedgerHeadTable
  ledgerLeaf: LedgerLeafTable
  ledgerNode: LedgerNodeTable
  ledgerUnsealed: LedgerUnsealedTable
}
