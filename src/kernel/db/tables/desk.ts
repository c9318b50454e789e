// Written by scripts/schema.ts from the migrated database; do not edit.
import type { Json } from './column.ts'

type CodeResolutionTable = {
  id: string
  scanId: string
  unitId: string
  turnedOut: string
  mediumId: string | null
  reason: string
  personId: string
  personName: string
  at: Date
}

type DeskTable = {
  id: string
  unitId: string
  personId: string
  personName: string
  personPost: string
  action: string
  input: Json
  state: string
  openedAt: Date
  endedAt: Date | null
  scanCount: number | null
  doneCount: number | null
  leftCount: number | null
  scanDigest: string | null
}

type DeskItemTable = {
  deskId: string
  mediumId: string
  unitId: string
  scanId: string
  state: string
  process: string
  act: string
  caseId: string | null
  code: string | null
  title: string | null
  sentence: string | null
  rule: string | null
  remedy: string | null
  remedyHref: string | null
  judgedAt: Date
  removedAt: Date | null
  entryId: string | null
}

type DeskScanTable = {
  id: string
  deskId: string
  unitId: string
  personId: string
  personName: string
  code: string
  at: Date
  receivedAt: Date
  way: string
  found: string
  mediumId: string | null
  meant: string | null
}

export type DeskTables = {
  codeResolution: CodeResolutionTable
  desk: DeskTable
  deskItem: DeskItemTable
  deskScan: DeskScanTable
}
