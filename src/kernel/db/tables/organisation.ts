// Written by scripts/schema.ts from the migrated database; do not edit.
import type { Generated } from 'kysely'

type AccountTable = {
  id: string
  personId: string
  login: string
  passwordHash: string | null
  administrator: Generated<boolean>
  failures: Generated<number>
  lockedUntil: Date | null
  passwordSetAt: Date | null
  disabledAt: Date | null
}

type AppointmentTable = {
  id: string
  role: string
  postId: string
  unitId: string | null
  systemId: string | null
  documentId: string
  provision: string
  startsOn: string
  endsOn: string | null
  inferred: string | null
  state: string
}

type GoverningDocumentTable = {
  id: string
  key: string | null
  slot: string | null
  eachTime: Generated<boolean>
  number: string | null
  title: string
  kind: string
  datedOn: string | null
  effectiveOn: string | null
  endsOn: string | null
  place: string | null
  pointsTo: string | null
  inferred: string | null
  state: string
}

type IncumbencyTable = {
  id: string
  postId: string
  personId: string
  kind: string
  startsOn: string
  endsOn: string | null
  documentId: string | null
  orderNumber: string | null
  state: string
}

type OneTimeLinkTable = {
  tokenHash: Buffer
  purpose: string
  accountId: string | null
  expiresAt: Date
  usedAt: Date | null
}

type PersonTable = {
  id: string
  serviceNumber: string | null
  rank: string
  name: string
  kana: string
  kind: string
  homeUnitId: string
  startsOn: string
  endsOn: string | null
  state: string
  nextHomeUnitId: string | null
  nextHomeOn: string | null
  externalId: string | null
}

type PostTable = {
  id: string
  key: string | null
  unitId: string
  title: string
  sort: Generated<number>
  startsOn: string
  endsOn: string | null
  inferred: string | null
  state: string
}

type SessionTable = {
  id: string
  tokenHash: Buffer
  accountId: string
  createdAt: Date
  lastSeenAt: Date
  expiresAt: Date
  userAgent: Generated<string>
  by: Generated<string>
}

type SupervisionTable = {
  id: string
  unitId: string
  kind: string
  personId: string | null
  target: string
  everyone: Generated<boolean>
  subject: string
  measures: string
  takenOn: string
  dueOn: string | null
  takenBy: string
  outcome: string | null
  confirmedOn: string | null
  confirmedBy: string | null
  state: string
}

type SystemTable = {
  id: string
  key: string | null
  annexNumber: number | null
  classId: string | null
  isClass: Generated<boolean>
  name: string
  startsOn: string
  endsOn: string | null
  encrypts: Generated<boolean>
  actsWithConnected: Generated<boolean>
  documentId: string | null
  inferred: string | null
  state: string
}

type UnitTable = {
  id: string
  key: string | null
  parentId: string | null
  name: string
  abbreviation: string
  kind: string
  sort: Generated<number>
  startsOn: string
  endsOn: string | null
  inferred: string | null
  state: string
}

export type OrganisationTables = {
  account: AccountTable
  appointment: AppointmentTable
  governingDocument: GoverningDocumentTable
  incumbency: IncumbencyTable
  oneTimeLink: OneTimeLinkTable
  person: PersonTable
  post: PostTable
  session: SessionTable
  supervision: SupervisionTable
  system: SystemTable
  unit: UnitTable
}
