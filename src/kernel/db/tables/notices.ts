// Written by scripts/schema.ts from the migrated database; do not edit.
import type { Generated } from 'kysely'

type MailDayTable = {
  day: string
  writtenAt: Date
}

type MailOutboxTable = {
  id: string
  key: string
  kind: string
  noticeId: string | null
  personId: string
  address: string
  subject: string
  body: string
  messageId: string
  state: Generated<string>
  tries: Generated<number>
  nextAt: Date
  heldUntil: Date | null
  writtenAt: Date
  endedAt: Date | null
}

type MailRecipientTable = {
  id: string
  personId: string
  address: string | null
  choice: string
  failingSince: Date | null
  failingWords: string | null
}

type MailServerTable = {
  id: string
  onlyOne: Generated<boolean>
  enabled: boolean
  host: string
  port: number
  security: string
  login: string | null
  fromAddress: string
  domains: string[]
  verbs: string[]
  mandatory: string[]
}

type MailTryTable = {
  id: string
  outboxId: string
  at: Date
  outcome: string
  code: number | null
  words: string
}

type PresenceTable = {
  id: string
  caseId: string
  personId: string
  name: string
  until: Date
}

export type NoticesTables = {
  mailDay: MailDayTable
  mailOutbox: MailOutboxTable
  mailRecipient: MailRecipientTable
  mailServer: MailServerTable
  mailTry: MailTryTable
  presence: PresenceTable
}
