// Written by scripts/schema.ts from the migrated database; do not edit.
import type { Generated } from 'kysely'
import type { Json } from './column.ts'

type SelfInspectionTable = {
  id: string
  fiscalYear: number
  baseDate: string
  opensOn: string
  remindOn: Generated<string>
  closesOn: string
  reportDue: string
  policy: Json | null
  strata: string[]
  method: string | null
  state: string
  announcedAt: Date | null
  openedAt: Date | null
  closedAt: Date | null
  rosterCount: number | null
  rosterDigest: string | null
}

type SelfInspectionAnswerTable = {
  id: string
  rosterId: string
  campaignId: string
  personId: string
  unitId: string
  systemId: string | null
  stratum: string
  sheetId: string
  state: string
  receipt: string
  round: number
  digest: string
  submittedAt: Date
  submittedBy: string
  returnedReason: string | null
  confirmedAt: Date | null
  confirmedBy: string | null
  yesCount: number
  noCount: number
  naCount: number
}

type SelfInspectionClassingTable = {
  id: string
  rosterId: string
  campaignId: string
  personId: string
  unitId: string
  state: string
  kind: string
  reason: string
  classedBy: string
  classedAt: Date
}

type SelfInspectionDraftTable = {
  rosterId: string
  personId: string
  content: Json
  revision: number
  savedAt: Date
}

type SelfInspectionQuestionTable = {
  sheetId: string
  key: string
  section: string
  text: string
  rules: string[]
  sort: number
  help: string | null
}

type SelfInspectionReplyTable = {
  answerId: string
  questionKey: string
  reply: string
  reason: string | null
  action: string | null
  actionDue: string | null
}

type SelfInspectionReplyBeforeTable = {
  answerId: string
  round: number
  digest: string
  content: Json
  submittedAt: Date
}

type SelfInspectionRosterTable = {
  id: string
  campaignId: string
  personId: string
  stratum: string
  unitId: string
  systemId: string | null
  personName: string
  personKana: string
  postTitle: string
  standing: Generated<string>
  reason: string | null
  state: Generated<string>
  receipt: string | null
  submittedAt: Date | null
  answerId: string | null
}

type SelfInspectionSheetTable = {
  id: string
  campaignId: string
  stratum: string
  version: number
  state: string
  sample: Generated<boolean>
  source: string | null
  sha256: string | null
  frozenAt: Date | null
}

export type SelfInspectionTables = {
  selfInspection: SelfInspectionTable
  selfInspectionAnswer: SelfInspectionAnswerTable
  selfInspectionClassing: SelfInspectionClassingTable
  selfInspectionDraft: SelfInspectionDraftTable
  selfInspectionQuestion: SelfInspectionQuestionTable
  selfInspectionReply: SelfInspectionReplyTable
  selfInspectionReplyBefore: SelfInspectionReplyBeforeTable
  selfInspectionRoster: SelfInspectionRosterTable
  selfInspectionSheet: SelfInspectionSheetTable
}
