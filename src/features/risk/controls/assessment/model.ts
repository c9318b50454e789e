import { z } from 'zod'
import { areaOptional, choiceOptional, whole } from '#kernel/pure/field.ts'
import type { Actor, Authority } from '#kernel/pure/actor.ts'
import type { Refusal } from '#kernel/pure/verdict.ts'
import { METHODS, RESULTS, type AssessmentResult, type Method } from '../words.ts'

/** A セキュリティ評価計画書 or セキュリティ評価報告書, as the pages of its controls need it. */
export type AssessedDocument = {
  id: string
  kind: 'assessment-plan' | 'assessment-report'
  title: string
  state: string
  systemId: string
  systemName: string
  /** Of a report: the plan whose controls it judges, and the report before it. */
  planId: string | null
  lastId: string | null
}

/** What the certifier writes of one control. */
export type Assessed = {
  methods: readonly Method[]
  result: AssessmentResult | null
  finding: string | null
  risk: string | null
  recommendation: string | null
}

export type Judging = Assessed & { revision: number }

const METHOD_KEYS = Object.keys(METHODS) as Method[]

const methods = z.preprocess(
  (sent) => (sent === undefined ? [] : Array.isArray(sent) ? sent : [sent]),
  z.array(z.enum(METHOD_KEYS as [Method, ...Method[]], { error: '「方法」の選び方が正しくありません。' })),
)

export const AssessForm = z.object({
  methods,
  result: choiceOptional('結果', RESULTS),
  finding: areaOptional('所見', { max: 4000 }),
  risk: areaOptional('リスク', { max: 4000 }),
  recommendation: areaOptional('推奨事項', { max: 4000 }),
  revision: whole('改訂番号'),
})

export const ManyAssessed = z.object({ methods, finding: areaOptional('所見', { max: 4000 }) })

/** The authority by which somebody assesses a system's controls. */
export const assesses = (actor: Actor, systemId: string): Authority | null =>
  actor.authorities.find((a) => a.role === 'CERT' && a.systemId === systemId) ?? null

export const notTheCertifier: Refusal = {
  code: 'not-the-certifier',
  rules: ['R120'],
  sentence: '管理策の評価は、この情報システムの情報システム情報保証認証者が書きます。今の官職では書けません。',
}

export const documentClosed: Refusal = {
  code: 'document-closed',
  rules: ['R120'],
  sentence: 'この文書は確定しています。評価を改めるには、文書を改訂してください。',
}

const withoutFinding: Refusal = {
  code: 'unsatisfied-without-finding',
  rules: ['R120'],
  sentence: '「不満足」には、所見を書いてください。',
  field: 'finding',
}

const withoutMethod: Refusal = {
  code: 'judged-without-method',
  rules: ['R120'],
  sentence: '結果には、評価した方法を一つ以上選んでください。',
  field: 'methods',
}

export const isOpen = (document: Pick<AssessedDocument, 'state'>): boolean =>
  document.state === 'drafting' || document.state === 'revising'

/** Who may write, and whether what they wrote may stand. */
export const judgeAssessed = (
  document: AssessedDocument,
  actor: Actor,
  said: Assessed,
): { ok: true; as: Authority } | { ok: false; refusal: Refusal } => {
  const as = assesses(actor, document.systemId)
  if (!as) return { ok: false, refusal: notTheCertifier }
  if (!isOpen(document)) return { ok: false, refusal: documentClosed }
  if (said.result !== null && said.methods.length === 0) return { ok: false, refusal: withoutMethod }
  if (said.result === 'other-than-satisfied' && (said.finding ?? '') === '')
    return { ok: false, refusal: withoutFinding }
  return { ok: true, as }
}
