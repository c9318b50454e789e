// Written by scripts/schema.ts from the migrated database; do not edit.
import type { Generated } from 'kysely'
import type { Json } from './column.ts'

type OidcAttemptTable = {
  stateHash: Buffer
  nonce: string
  verifier: string
  toPath: string
  sessionId: string | null
  expiresAt: Date
}

type OidcLinkTable = {
  id: string
  accountId: string
  issuer: string
  subject: string
  linkedBy: string
  linkedAt: Date
  lastUsedAt: Date | null
  removedAt: Date | null
  removedBy: string | null
}

type PersonnelDifferenceTable = {
  uploadId: string
  sort: number
  line: number | null
  kind: string
  subjectId: string
  code: string
  shown: string
  before: Json | null
  after: Json | null
  notes: Generated<string[]>
  digest: Buffer
}

type PersonnelFileTable = {
  uploadId: string
  part: number
  bytes: Buffer
}

type PersonnelImportTable = {
  id: string
  uploadId: string
  state: string
  kind: string
  scope: string
  asOf: string
  fileName: string
  fileSha256: string
  digest: string
  added: number
  changed: number
  moved: number
  returned: number
  leaving: number
  staying: number
  unchanged: number
  badRows: number
  appliedBy: string
  appliedAt: Date
}

type PersonnelRowTable = {
  uploadId: string
  number: number
  code: string | null
  name: string | null
  kana: string | null
  rank: string | null
  kind: string | null
  externalId: string | null
  unitId: string | null
  startsOn: string | null
  folded: string | null
  madeId: string | null
  problems: Generated<string[]>
}

type PersonnelUploadTable = {
  id: string
  kind: string
  scope: string
  asOf: string
  fileName: string
  personId: string
  at: Date
  state: string
  format: string | null
  fileBytes: Generated<number>
  fileSha256: string | null
  rowCount: Generated<number>
  badRows: Generated<number>
  unnamedRows: Generated<number>
  unchanged: Generated<number>
  added: Generated<number>
  changed: Generated<number>
  moved: Generated<number>
  returned: Generated<number>
  leaving: Generated<number>
  staying: Generated<number>
  unnumbered: Generated<number>
  digest: string | null
  leaveOutBad: Generated<boolean>
  leaversSeen: Generated<boolean>
  workId: string | null
  problems: Generated<string[]>
  caseId: string | null
}

export type PeopleAtScaleTables = {
  oidcAttempt: OidcAttemptTable
  oidcLink: OidcLinkTable
  personnelDifference: PersonnelDifferenceTable
  personnelFile: PersonnelFileTable
  personnelImport: PersonnelImportTable
  personnelRow: PersonnelRowTable
  personnelUpload: PersonnelUploadTable
}
