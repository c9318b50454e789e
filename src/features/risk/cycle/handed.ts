import type { Actor, Authority } from '#kernel/pure/actor.ts'
import type { DocumentKind } from '../documents/kind.ts'
import { kindOf } from '../documents/kinds.ts'
import type { CycleStep, HandedVersion, RiskCycle } from './model.ts'

/** 付紙第10-1: what ① and ② update. */
export const THREE: readonly DocumentKind[] = ['risk-assessment', 'security-plan', 'monitoring-plan']

/** セキュリティ評価文書. */
export const EVALUATION: readonly DocumentKind[] = ['assessment-plan', 'assessment-report']

/** The newest hand-over under that number; none where it has not come so far. */
export const lastHanded = (m: RiskCycle, step: number): CycleStep | undefined =>
  m.steps.findLast((s) => s.step === step && s.way === 'on')

export const handedIn = (m: RiskCycle, step: number, kind: DocumentKind): HandedVersion | undefined =>
  lastHanded(m, step)?.versions.find((v) => v.kind === kind)

/** Documents without a version that is the same as what is written now: nobody began them, or they are being changed. */
export const unfinished = (m: RiskCycle, kinds: readonly DocumentKind[]): readonly DocumentKind[] =>
  kinds.filter((kind) => {
    const doc = m.now[kind]
    return !doc || doc.latest === null || doc.state !== 'final' || doc.changedSince
  })

export const notBegun = (m: RiskCycle, kinds: readonly DocumentKind[]): DocumentKind | undefined =>
  kinds.find((kind) => m.now[kind] === undefined)

export const titlesOf = (kinds: readonly DocumentKind[]): string =>
  kinds.map((kind) => `「${kindOf(kind).title}」`).join('')

/** Where the first of these documents is worked at: its page, or the form that begins it. */
export const workAt = (m: RiskCycle, kinds: readonly DocumentKind[]): string => {
  const [kind = 'risk-assessment'] = kinds
  const doc = m.now[kind]
  return doc ? `/documents/${doc.documentId}` : `/begin/risk.document/begin?kind=${kind}&system=${m.systemId}`
}

/** The newest versions of these documents, as they are handed over now. */
export const versionsNow = (m: RiskCycle, kinds: readonly DocumentKind[]): readonly HandedVersion[] =>
  kinds.flatMap((kind) => {
    const doc = m.now[kind]
    if (!doc?.latest) return []
    const { versionId, number, sha256 } = doc.latest
    return [{ kind, documentId: doc.documentId, title: doc.title, versionId, number, sha256 }]
  })

type Doing = { actor: Actor; as: Authority; at: Date }

const boundText = (versions: readonly HandedVersion[]): string | null =>
  versions.length === 0 ? null : versions.map((v) => `${kindOf(v.kind).title} 第${v.number}版 ${v.sha256}`).join('、')

/** The cycle after one more hand-over or return, with the versions it names. */
export const withStep = (
  m: RiskCycle,
  { actor, as, at }: Doing,
  of: Pick<CycleStep, 'step' | 'way' | 'note'> & { versions?: readonly HandedVersion[] },
): RiskCycle => {
  const versions = of.versions ?? []
  const done: CycleStep = {
    ...of,
    versions,
    nth: m.steps.length + 1,
    at,
    personId: actor.personId,
    personName: `${actor.rank} ${actor.name}`.trim(),
    postTitle: as.postTitle,
  }
  return {
    ...m,
    steps: [...m.steps, done],
    bound: boundText(versions),
    returned: of.way === 'back' ? of.note : null,
  }
}
