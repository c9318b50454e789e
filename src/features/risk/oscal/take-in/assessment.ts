import type { Tx } from '#kernel/db/database.ts'
import type { Refusal } from '#kernel/pure/verdict.ts'
import {
  assesses,
  documentClosed,
  isOpen,
  judgeAssessed,
  notTheCertifier,
  type Assessed,
  type AssessedDocument,
} from '../../controls/assessment/model.ts'
import { assessmentIds } from '../../controls/assessment/register-store.ts'
import {
  assessedDocument,
  assessedRows,
  lockDocument,
  type AssessedRow,
  type Assessing,
} from '../../controls/assessment/store.ts'
import { methodWords, RESULTS } from '../../controls/words.ts'
import { newestDocument } from '../load-parts.ts'
import {
  meansAllControls,
  readAssessmentPlan,
  readAssessmentResults,
  type ReadJudgement,
  type ReadPlanned,
} from '../read/assessment.ts'
import { textOf, under } from '../read/json.ts'
import { uuidOf } from '../uuid.ts'
import { planAnswers } from './plan-answers.ts'
import { fromTo, type Line } from './lines.ts'
import { type Planning, type PlanOf } from './planned.ts'
import { settled } from './same-text.ts'

const MOST = 4000
const TITLES = { finding: '所見', risk: 'リスク', recommendation: '推奨事項' } as const
const WORDS = { 'assessment-plan': 'セキュリティ評価計画書', 'assessment-report': 'セキュリティ評価報告書' } as const

/** What an export writes where there is nothing to say. */
const NOTHING_SAID = new Set(['所見なし。', '―'])

const unsaid = (text: string | null): string | null => (text === null || NOTHING_SAID.has(text.trim()) ? null : text)

const none = (kind: AssessedDocument['kind'], systemId: string): Refusal => ({
  code: 'no-document-to-write',
  rules: ['R120'],
  sentence: `取り込む先の${WORDS[kind]}が、まだ作られていません。`,
  remedy: { text: `${WORDS[kind]}を作り始める`, href: `/begin/risk.document/begin?kind=${kind}&system=${systemId}` },
})

type Target = { document: AssessedDocument; covered: ReadonlySet<string> }

const targetOf = async (tx: Tx, of: Planning, kind: AssessedDocument['kind']): Promise<Target | Refusal> => {
  const newest = await newestDocument(tx, of.systemId, kind)
  if (!newest) return none(kind, of.systemId)
  if (of.lock) await lockDocument(tx, newest.id)
  const document = await assessedDocument(tx, newest.id)
  if (!document) return none(kind, of.systemId)
  if (!isOpen(document)) return { ...documentClosed, remedy: { text: '文書を開く', href: `/documents/${document.id}` } }
  return { document, covered: new Set(await assessmentIds(tx, document, {})) }
}

const sameMethods = (a: Assessed, b: Assessed): boolean =>
  a.methods.length === b.methods.length && a.methods.every((m) => b.methods.includes(m))

const same = (a: Assessed, b: Assessed): boolean =>
  a.result === b.result &&
  a.finding === b.finding &&
  a.risk === b.risk &&
  a.recommendation === b.recommendation &&
  sameMethods(a, b)

const changesIn = (was: Assessed, to: Assessed): readonly string[] => [
  ...(sameMethods(was, to) ? [] : [fromTo('方法', methodWords(was.methods), methodWords(to.methods))]),
  ...(was.result === to.result
    ? []
    : [fromTo('結果', was.result && RESULTS[was.result], to.result && RESULTS[to.result])]),
  ...(['finding', 'risk', 'recommendation'] as const).flatMap((key) =>
    was[key] === to[key] ? [] : [fromTo(TITLES[key], was[key], to[key])],
  ),
]

const judgement = (row: AssessedRow, said: ReadJudgement): Assessed => ({
  methods: said.methods.length === 0 ? row.methods : said.methods,
  result: said.result,
  finding: settled(row.finding, unsaid(said.finding)),
  risk: settled(row.risk, unsaid(said.risk)),
  recommendation: settled(row.recommendation, unsaid(said.recommendation)),
})

const intent = (row: AssessedRow, said: ReadPlanned): Assessed => ({
  methods: said.methods.length === 0 ? row.methods : said.methods,
  result: null,
  finding: null,
  risk: null,
  recommendation: null,
})

const tooLong = (to: Assessed): string | null => {
  const key = (['finding', 'risk', 'recommendation'] as const).find((k) => (to[k]?.length ?? 0) > MOST)
  return key === undefined ? null : `「${TITLES[key]}」は${MOST}文字までです。`
}

type Saying = { controlId: string }

const linesOf = async <Said extends Saying>(
  tx: Tx,
  of: Planning,
  { document, covered }: Target,
  all: readonly Said[],
  toOf: (row: AssessedRow, said: Said) => Assessed,
) => {
  const seen = new Set<string>()
  const rows = await assessedRows(
    tx,
    document.id,
    all.map((said) => said.controlId.toLowerCase()),
  )
  const list: Assessing[] = []
  const lines = all.map((said): Line => {
    const controlId = said.controlId.toLowerCase()
    const row = rows.get(controlId)
    const known = row !== undefined && covered.has(controlId)
    const base = {
      key: controlId,
      title: controlId.toUpperCase(),
      href: known ? `/documents/${document.id}/assessment/${encodeURIComponent(controlId)}` : null,
    }
    const left = (why: string): Line => ({ ...base, fate: 'left', says: [why] })
    if (!known) return left(`この${WORDS[document.kind]}で評価する管理策にありません。`)
    if (seen.has(controlId)) return left('この文書に二度書かれています。初めの記載だけを取り込みます。')
    seen.add(controlId)
    const to = toOf(row, said)
    if (!of.own && to.methods.length === 0 && document.kind === 'assessment-plan')
      return left('評価の方法が書かれていません。')
    if (same(row, to)) return { ...base, fate: 'same', says: [] }
    const verdict = judgeAssessed(document, of.actor, to)
    const why = tooLong(to) ?? (verdict.ok ? null : verdict.refusal.sentence)
    if (why !== null) return left(why)
    list.push({ controlId, before: row, after: to })
    const fate = row.revision === 0 ? 'new' : 'changed'
    return { ...base, fate, says: changesIn(row, to) }
  })
  return { lines, list }
}

const restNote = async (tx: Tx, { document }: Target, said: ReadonlySet<string>): Promise<readonly string[]> => {
  const column = document.kind === 'assessment-plan' ? { chosen: 'yes' } : {}
  const ids = await assessmentIds(tx, document, column)
  const rest = ids.filter((id) => !said.has(id)).length
  return rest === 0 ? [] : [`この文書が言わない管理策${rest}件は、今の記載のまま残ります。`]
}

const otherEdition = (of: Planning, { document }: Target): readonly string[] => {
  const uuid = textOf(under(of.document, of.model), 'uuid')
  return of.own && uuid !== uuidOf(of.model, document.id)
    ? [`今の「${document.title}」とは別の${WORDS[document.kind]}から書き出されたものです。`]
    : []
}

const isRefusal = (found: Target | Refusal): found is Refusal => 'code' in found

/** What a セキュリティ評価報告書 of others would change of what the certifier has judged in the newest report. */
export const planAssessmentResults: PlanOf = async (tx, of) => {
  const as = assesses(of.actor, of.systemId)
  if (!as) return { blocked: notTheCertifier }
  const target = await targetOf(tx, of, 'assessment-report')
  if (isRefusal(target)) return { blocked: target }
  const all = readAssessmentResults(of.document)
  const { lines, list } = await linesOf(tx, of, target, all, judgement)
  const notes = [
    ...otherEdition(of, target),
    ...(await restNote(tx, target, new Set(all.map((one) => one.controlId.toLowerCase())))),
  ]
  return { lines, notes, writes: { kind: 'assessed', as, document: target.document, list, answers: [] } }
}

/** What a セキュリティ評価計画書 of others would change of the newest plan: its methods, and answers that are still blank. */
export const planAssessmentPlan: PlanOf = async (tx, of) => {
  const as = assesses(of.actor, of.systemId)
  if (!as) return { blocked: notTheCertifier }
  const target = await targetOf(tx, of, 'assessment-plan')
  if (isRefusal(target)) return { blocked: target }
  const { document } = target
  const all = readAssessmentPlan(of.document)
  const { lines, list } = await linesOf(tx, of, target, all, intent)
  const filled = await planAnswers(tx, document.id, of.document)
  const notes = [
    ...otherEdition(of, target),
    ...(meansAllControls(of.document)
      ? ['この文書は、管理策を選ばずに「全て」としています。管理策ごとの方法は取り込めません。']
      : []),
    ...(await restNote(tx, target, new Set(all.map((one) => one.controlId.toLowerCase())))),
    ...filled.notes,
  ]
  return {
    lines: [...filled.lines, ...lines],
    notes,
    writes: { kind: 'assessed', as, document, list, answers: filled.answers },
  }
}
