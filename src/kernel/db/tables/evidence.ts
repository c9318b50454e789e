// Written by scripts/schema.ts from the migrated database; do not edit.
import type { Generated } from 'kysely'
import type { Int8 } from './column.ts'

type CalendarFeedTable = {
  id: string
  tokenHash: Buffer
  personId: string
  name: string
  createdAt: Date
  expiresAt: Date
  lastUsedAt: Date | null
  revokedAt: Date | null
}

type EvidenceMakingTable = {
  packId: string
  workId: string | null
  everything: Generated<boolean>
  units: Generated<string[]>
  systems: Generated<string[]>
  manifestSha256: string | null
  files: number | null
  entries: number | null
  fileSha256: string | null
  fileBytes: Int8 | null
}

type EvidencePackTable = {
  id: string
  rules: string[]
  unitIds: Generated<string[]>
  systemIds: Generated<string[]>
  fromOn: string
  toOn: string
  purpose: string
  askedBy: string
  askedPost: string
  askedName: string
  askedAt: Date
  manifestSha256: string | null
  files: number | null
  entries: number | null
  fileSha256: string | null
  fileBytes: Int8 | null
  madeAt: Date | null
  keepUntil: string | null
  state: string
}

type EvidencePartTable = {
  packId: string
  part: number
  bytes: Buffer
}

export type EvidenceTables = {
  calendarFeed: CalendarFeedTable
  evidenceMaking: EvidenceMakingTable
  evidencePack: EvidencePackTable
  evidencePart: EvidencePartTable
}
