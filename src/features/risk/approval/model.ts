import type { Day } from '#kernel/pure/day.ts'
import type { CaseModel } from '#kernel/pure/process.ts'
import type { GoesBy } from '../documents/goes-by.ts'
import type { Occasion, PaperKind, Step, VERDICTS } from './words.ts'

/** One of the documents as it stands now. */
export type Paper = {
  kind: PaperKind
  documentId: string
  state: string
  version: { versionId: string; number: number; sha256: string; frozenAt: Date } | null
  /** What is being written differs from the newest version. */
  changedSince: boolean
  updatedAt: Date
}

/** A version that a step handed over or decided on. */
export type BoundPaper = {
  step: Step
  kind: PaperKind
  documentId: string
  versionId: string
  number: number
  sha256: string
  boundAt: Date
  /** There is something else now than what was bound. */
  changed: boolean
}

export type Opinion = {
  id: string
  askedAt: Date
  askedBy: string
  askedPersonId: string
  question: string
  about: string
  givenAt: Date | null
  givenBy: string | null
  givenPersonId: string | null
  verdict: keyof typeof VERDICTS | null
  opinion: string | null
  answeredAt: Date | null
  answeredBy: string | null
  answer: string | null
}

/** Papers that the act being done binds; the store writes them beside the case. */
export type Binding = { step: Step; papers: readonly Paper[] }

/** One 運用承認 of one system, from the first document to the decision and what came after. */
export type Approval = CaseModel & {
  systemId: string
  systemName: string
  systemIsClass: boolean
  /** Whose series the approval's number is taken from. */
  officeUnitId: string
  number: string | null
  occasion: Occasion
  formerId: string | null
  formerNumber: string | null
  /** Another case of this system that is not decided yet, and an exemption in force. */
  otherOpenId: string | null
  /** The 運用承認書 that stands for the system now. */
  letterId: string | null
  exemptionId: string | null
  openedOn: Day
  dueOn: Day
  dueBasis: string
  stateSince: Date
  devPeople: readonly string[]
  operatorPeople: readonly string[]
  certPeople: readonly string[]
  papers: readonly Paper[]
  /** The newest binding of each kind. */
  bound: readonly BoundPaper[]
  toBind: Binding | null
  opinion: Opinion | null
  /** Controls found unsatisfied for which nothing is planned and no acceptance is asked. */
  unplanned: readonly string[]
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
  /** The hash of the set that was applied for, of the set decided on, and of what would be applied for now. */
  packageHash: string | null
  decidedHash: string | null
  presentHash: string | null
  decidedBy: string | null
  decidedAt: Date | null
  decisionReason: string | null
  letterNumber: string | null
  conditions: string | null
  conditionsDueOn: Day | null
  conditionsReport: string | null
  validUntil: Day | null
  endedReason: string | null
  /** Until when an approval given today would hold by this product's setting; null where it sets none. */
  usualUntil: Day | null
  /** Texts laid down elsewhere by which an approval goes, and that nobody has entered. */
  missing: readonly GoesBy[]
  receipts: readonly { to: string; by: string | null; at: Date | null }[]
}

/** The papers of these kinds that are there, in the order of the kinds. */
export const papersOf = (m: Pick<Approval, 'papers'>, kinds: readonly PaperKind[]): readonly Paper[] =>
  kinds.flatMap((kind) => m.papers.find((p) => p.kind === kind) ?? [])

/** A finished paper: a version is there, and what is there now still is that version. */
export const isFinal = (p: Paper | undefined): boolean =>
  p !== undefined && p.state === 'final' && p.version !== null && !p.changedSince

export const boundOf = (m: Pick<Approval, 'bound'>, kinds: readonly PaperKind[]): readonly BoundPaper[] =>
  kinds.flatMap((kind) => m.bound.find((b) => b.kind === kind) ?? [])
