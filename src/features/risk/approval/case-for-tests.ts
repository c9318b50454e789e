import type { RoleKey } from '#directive/roles.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { decide } from '#kernel/pure/decide.ts'
import type { Approval, BoundPaper, Opinion, Paper } from './model.ts'
import { approval } from './process.ts'
import { PACKAGE, type PaperKind } from './words.ts'

export const SYSTEM = 'system-1'
export const NOW = new Date('2026-11-09T01:00:00.000Z')
export const TODAY = '2026-11-09'
export const HASH = 'a'.repeat(64)

export const person = (name: string, ...roles: readonly (readonly [RoleKey, string | null])[]): Actor => ({
  personId: name,
  name,
  rank: '1等空佐',
  posts: [],
  authorities: roles.map(([role, systemId]) => ({
    role,
    postId: `post of ${name}`,
    postTitle: `${name}の官職`,
    kind: 'substantive',
    unitId: null,
    unitName: null,
    systemId,
    systemName: null,
    provision: '付紙第9',
  })),
  reach: { units: [], systems: [SYSTEM], everything: false },
})

export const dev = person('整備', ['SYS_DEV', SYSTEM])
export const ops = person('運用', ['SYS_OPS', SYSTEM])
export const operator = person('運用者', ['OPR', SYSTEM])
export const cert = person('認証者', ['CERT', SYSTEM])
export const iao = person('責任者', ['IAO', null])

export const paper = (kind: PaperKind, given: Partial<Paper> = {}): Paper => ({
  kind,
  documentId: `document ${kind}`,
  state: 'final',
  version: { versionId: `version ${kind}`, number: 1, sha256: HASH, frozenAt: NOW },
  changedSince: false,
  updatedAt: NOW,
  ...given,
})

export const bound = (kind: PaperKind, given: Partial<BoundPaper> = {}): BoundPaper => ({
  step: 'submit',
  kind,
  documentId: `document ${kind}`,
  versionId: `version ${kind}`,
  number: 1,
  sha256: HASH,
  boundAt: NOW,
  changed: false,
  ...given,
})

export const heard: Opinion = {
  id: 'opinion',
  askedAt: NOW,
  askedBy: '整備',
  askedPersonId: '整備',
  question: '全般',
  about: '',
  givenAt: NOW,
  givenBy: '運用者',
  givenPersonId: '運用者',
  verdict: 'comments',
  opinion: '夜間の態勢を書いてほしい。',
  answeredAt: NOW,
  answeredBy: '整備',
  answer: '書いた。',
}

export const aCase = (state: string, given: Partial<Approval> = {}): Approval => ({
  id: 'case',
  state,
  version: 3,
  systemId: SYSTEM,
  systemName: '湾岸システム',
  systemIsClass: false,
  officeUnitId: 'unit',
  number: null,
  occasion: 'preparation',
  formerId: null,
  formerNumber: null,
  otherOpenId: null,
  letterId: null,
  exemptionId: null,
  openedOn: TODAY,
  dueOn: '2027-03-31',
  dueBasis: '整備計画',
  stateSince: NOW,
  devPeople: ['整備'],
  operatorPeople: ['運用者'],
  certPeople: ['認証者'],
  papers: PACKAGE.map((kind) => paper(kind)),
  bound: PACKAGE.map((kind) => bound(kind)),
  toBind: null,
  opinion: heard,
  unplanned: [],
  returnReason: null,
  returnedFrom: null,
  findings: null,
  reviewedBy: null,
  reviewedAt: null,
  certifiedBy: null,
  certifiedAt: null,
  appliedBy: null,
  appliedAt: null,
  papersText: null,
  packageHash: HASH,
  decidedHash: null,
  presentHash: HASH,
  decidedBy: null,
  decidedAt: null,
  decisionReason: null,
  letterNumber: null,
  conditions: null,
  conditionsDueOn: null,
  conditionsReport: null,
  validUntil: null,
  endedReason: null,
  usualUntil: null,
  missing: [],
  receipts: [],
  ...given,
})

export const FILLED: Readonly<Record<string, object>> = {
  begin: { occasion: 'preparation', dueOn: '2027-03-31', dueBasis: '整備計画' },
  'ask-opinion': { question: '全般' },
  'give-opinion': { verdict: 'agreed', opinion: '異存なし' },
  review: { findings: '見た', reviewed: true },
  certify: { operable: true, note: null },
  approve: { reviewed: true, operable: true, decisionReason: '認める', letterNumber: null, validUntil: null },
  deny: { reviewed: true, reason: '認めない' },
  return: { reason: '直す' },
}

/** Codes of the refusals, with the rules of the first; empty where the act is granted. */
export const asked = (
  model: Approval,
  act: string,
  actor: Actor,
  input: object = FILLED[act] ?? { note: null, reason: '理由' },
) => {
  const verdict = decide(approval, model, act, { actor, input, at: NOW, today: TODAY })
  return verdict.ok
    ? { codes: [], rules: [] }
    : { codes: verdict.refusals.map((r) => r.code), rules: verdict.refusals[0].rules }
}

export const GRANTED = { codes: [], rules: [] }

export const without = (kind: PaperKind): readonly Paper[] => PACKAGE.filter((k) => k !== kind).map((k) => paper(k))
