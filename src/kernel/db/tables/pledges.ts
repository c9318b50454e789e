// Written by scripts/schema.ts from the migrated database; do not edit.
import type { Generated } from 'kysely'

type PledgeTable = {
  id: string
  state: string
  number: string | null
  personId: string
  unitId: string
  homeUnitId: string
  textVersion: number
  textSha256: string
  signedOn: string
  belonging: string
  postTitle: string
  rank: string
  name: string
  paper: Generated<boolean>
  place: string | null
  submittedOn: string
  acceptedOn: string | null
  acceptedBy: string | null
  reason: string | null
  live: Generated<boolean>
}

type PledgeDeclarationTable = {
  id: string
  state: string
  personId: string
  unitId: string
  homeUnitId: string
  personName: string
  what: string
  reason: string
  declaredOn: string
  measure: string | null
  measuredOn: string | null
  measuredBy: string | null
}

type PledgeReminderTable = {
  id: string
  state: string
  unitId: string
  asked: number
  dueOn: string
  note: string | null
  sentOn: string
  sentBy: string
}

type PledgeStandingTable = {
  personId: string
  unitId: string
  homeUnitId: string
  kana: string
  state: string
  since: string
  why: string
  postSince: string | null
  afterId: string | null
  pledgeId: string | null
  textVersion: Generated<number>
  signedOn: string | null
  turnsOn: string | null
}

type PledgeTallyTable = {
  unitId: string
  state: string
  textVersion: number
  n: number
}

type PledgeTextTable = {
  id: string
  version: number
  paragraphs: string[]
  effectiveOn: string
  basis: string
  state: string
}

export type PledgesTables = {
  pledge: PledgeTable
  pledgeDeclaration: PledgeDeclarationTable
  pledgeReminder: PledgeReminderTable
  pledgeStanding: PledgeStandingTable
  pledgeTally: PledgeTallyTable
  pledgeText: PledgeTextTable
}
