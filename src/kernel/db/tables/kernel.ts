// Written by scripts/schema.ts from the migrated database; do not edit.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { Json } from './column.ts'

type CaseFileTable = {
  id: string
  process: string
  state: string
  version: Generated<number>
  closed: Generated<boolean>
  number: string | null
  title: string
  unitId: string | null
  otherUnitId: string | null
  systemId: string | null
  personId: string | null
  openToAll: Generated<boolean>
  grams: Generated<string[]>
  openedAt: Date
  changedAt: Date
  folded: Generated<string>
  numberBackwards: GeneratedAlways<string | null>
}

type CaseTurnTable = {
  caseId: string
  lane: string
  role: string
  unitId: string | null
  systemId: string | null
  personId: string | null
  task: string
  rules: Generated<string[]>
  since: Date
  dueOn: string | null
}

type NoticeTable = {
  id: string
  entryId: string
  caseId: string
  verb: string
  role: string
  unitId: string | null
  systemId: string | null
  personId: string | null
  text: string
  rules: Generated<string[]>
  at: Date
  seenAt: Date | null
  seenBy: string | null
  fromPersonId: string | null
  fromPostId: string | null
  fromPostTitle: Generated<string>
  fromName: Generated<string>
  needsReceipt: Generated<boolean>
  receiveBy: Generated<string>
  receivedAt: Date | null
  receivedBy: string | null
  receivedPost: string | null
  receivedName: string | null
  receivedEntryId: string | null
  mailState: string | null
  mailedAt: Date | null
  waits: GeneratedAlways<boolean>
}

type NumberSeriesTable = {
  series: string
  unitId: string
  fiscalYear: number
  last: number
}

type SecurityEventTable = {
  id: string
  at: Date
  kind: string
  personId: string | null
  process: string | null
  act: string | null
  caseId: string | null
  code: string | null
  rules: Generated<string[]>
  facts: ColumnType<unknown, string | undefined, string>
}

type SettingTable = {
  key: string
  value: Json
}

export type KernelTables = {
  caseFile: CaseFileTable
  caseTurn: CaseTurnTable
  notice: NoticeTable
  numberSeries: NumberSeriesTable
  securityEvent: SecurityEventTable
  setting: SettingTable
}
