// Written by scripts/schema.ts from the migrated database; do not edit.
import type { Generated, GeneratedAlways } from 'kysely'

type ApprovalTable = {
  id: string
  systemId: string
  state: string
  number: string | null
  occasion: string
  formerId: string | null
  openedOn: string
  dueOn: string
  dueBasis: string
  stateSince: Date
  devPeople: Generated<string[]>
  operatorPeople: Generated<string[]>
  certPeople: Generated<string[]>
  returnReason: string | null
  returnedFrom: string | null
  findings: string | null
  reviewedBy: string | null
  reviewedAt: Date | null
  certifiedBy: string | null
  certifiedAt: Date | null
  appliedBy: string | null
  appliedAt: Date | null
  papersText: string | null
  packageHash: string | null
  decidedHash: string | null
  decidedBy: string | null
  decidedAt: Date | null
  decisionReason: string | null
  letterNumber: string | null
  conditions: string | null
  conditionsDueOn: string | null
  conditionsReport: string | null
  validUntil: string | null
  endedReason: string | null
}

type ApprovalDocumentTable = {
  id: string
  nth: GeneratedAlways<number>
  approvalId: string
  step: string
  kind: string
  title: string
  documentId: string
  documentVersionId: string
  number: number
  sha256: string
  boundAt: Date
  entryId: string
}

type ApprovalExemptionTable = {
  id: string
  systemId: string
  state: string
  number: string | null
  askedOn: string
  clause: string
  reason: string
  applicantId: string
  applicantName: string
  applicantPost: string
  decidedBy: string | null
  decidedAt: Date | null
  decisionReason: string | null
  endedReason: string | null
}

type ApprovalOpinionTable = {
  id: string
  approvalId: string
  askedAt: Date
  askedBy: string
  askedPersonId: string
  question: string
  about: string
  givenAt: Date | null
  givenBy: string | null
  givenPersonId: string | null
  verdict: string | null
  opinion: string | null
  answeredAt: Date | null
  answeredBy: string | null
  answer: string | null
}

export type ApprovalTables = {
  approval: ApprovalTable
  approvalDocument: ApprovalDocumentTable
  approvalExemption: ApprovalExemptionTable
  approvalOpinion: ApprovalOpinionTable
}
