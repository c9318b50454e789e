import type { Tx } from '#kernel/db/database.ts'
import { foldForSearch } from '#kernel/pure/normalise.ts'
import { underReview as reviewed } from '../../approval/read.ts'
import { judgeWritten, notAWriter, underReview, writesControls } from '../../controls/sheet/judge.ts'
import { providers, providing, sheetRows, type Provider } from '../../controls/sheet/read-store.ts'
import { sameWritten, tidied, type SheetRow, type Written } from '../../controls/sheet/row.ts'
import { lockSheet, type Writing } from '../../controls/sheet/write-store.ts'
import { APPLICABILITIES, LEVELS, RESPONSIBILITIES, STATUSES } from '../../controls/words.ts'
import { readSecurityPlan, type ReadControl, type ReadPlan } from '../read/security-plan.ts'
import { fromTo, type Line } from './lines.ts'
import { type Planning, type PlanOf } from './planned.ts'
import { sameFolded, settled } from './same-text.ts'

const MOST = { description: 8000, reason: 2000, evidence: 2000 } as const
const TITLES = { description: '実装内容', reason: '適用除外の理由', evidence: '証跡' } as const

const notChosen = {
  code: 'no-list-chosen',
  rules: ['R119'],
  sentence: 'この情報システムは、従う管理策をまだ選んでいません。',
  remedy: { text: '先に、影響度と管理策を選ぶ' },
} as const

type Sources = { names: ReadonlyMap<string, string>; byName: ReadonlyMap<string, string> }

const sourcesOf = (list: readonly Provider[]): Sources => ({
  names: new Map(list.map((p) => [p.systemId, p.systemName])),
  byName: new Map(list.map((p) => [foldForSearch(p.systemName), p.systemId])),
})

const sourceOf = (row: SheetRow, said: ReadControl, sources: Sources): string | null => {
  if (said.inheritedFrom === null) return row.inheritedFrom
  const was = row.inheritedFrom === null ? undefined : sources.names.get(row.inheritedFrom)
  if (was !== undefined && sameFolded(was, said.inheritedFrom)) return row.inheritedFrom
  return sources.byName.get(foldForSearch(said.inheritedFrom)) ?? row.inheritedFrom
}

/** The export says the reason where nothing else is written: that is no description. */
const descriptionOf = (row: SheetRow, said: ReadControl): string | null => {
  if (said.description === null) return row.description
  const shown = row.description ?? row.reason
  return sameFolded(shown, said.description) ? row.description : settled(row.description, said.description)
}

const after = (row: SheetRow, said: ReadControl, sources: Sources): Written =>
  tidied({
    applicability: said.applicability ?? row.applicability,
    reason: said.reason === null ? row.reason : settled(row.reason, said.reason),
    inheritedFrom: sourceOf(row, said, sources),
    status: said.status ?? row.status,
    description: descriptionOf(row, said),
    responsibility: said.responsibility ?? row.responsibility,
    evidence: said.evidence === null ? row.evidence : settled(row.evidence, said.evidence),
  })

const changesIn = (was: Written, to: Written, { names }: Sources): readonly string[] => {
  const words: readonly (readonly [string, string | null, string | null])[] = [
    ['適用', APPLICABILITIES[was.applicability], APPLICABILITIES[to.applicability]],
    ['適用除外の理由', was.reason, to.reason],
    ['継承元', names.get(was.inheritedFrom ?? '') ?? null, names.get(to.inheritedFrom ?? '') ?? null],
    ['実装状況', STATUSES[was.status], STATUSES[to.status]],
    ['実装内容', was.description, to.description],
    ['責任区分', RESPONSIBILITIES[was.responsibility], RESPONSIBILITIES[to.responsibility]],
    ['証跡', was.evidence, to.evidence],
  ]
  return words.flatMap(([what, a, b]) => (a === b ? [] : [fromTo(what, a, b)]))
}

const tooLong = (to: Written): string | null => {
  const field = (['description', 'reason', 'evidence'] as const).find((key) => (to[key]?.length ?? 0) > MOST[key])
  return field === undefined ? null : `「${TITLES[field]}」は${MOST[field]}文字までです。`
}

const impactNotes = async (tx: Tx, systemId: string, plan: ReadPlan): Promise<readonly string[]> => {
  const row = await tx
    .selectFrom('systemBaseline')
    .select(['confidentiality', 'integrity', 'availability'])
    .where('systemId', '=', systemId)
    .executeTakeFirst()
  if (!row) return []
  const differing = (
    [
      ['confidentiality', '機密性'],
      ['integrity', '完全性'],
      ['availability', '可用性'],
    ] as const
  ).flatMap(([key, word]) => {
    const said = plan.impact[key]
    return said === null || said === row[key] ? [] : [`${word}「${LEVELS[said]}」`]
  })
  return differing.length === 0
    ? []
    : [`この文書の影響度（${differing.join('・')}）は、記録と違います。影響度は取込みでは変わりません。`]
}

const notesOf = async (tx: Tx, { systemId, own }: Planning, plan: ReadPlan, rows: readonly SheetRow[]) => {
  const said = new Set(plan.controls.map((c) => c.controlId.toLowerCase()))
  const missing = rows.filter((row) => !said.has(row.controlId)).length
  return [
    ...(missing === 0 ? [] : [`この文書にない管理策${missing}件は、今の記載のまま残ります。`]),
    ...(await impactNotes(tx, systemId, plan)),
    ...(own ? [] : ['取り込むのは、管理策ごとの記載だけです。構成要素、利用者、付属資料は取り込みません。']),
  ]
}

/** What a セキュリティ計画書 would change of the controls of a system: each judged as if it were written on its page. */
export const planSecurityPlan: PlanOf = async (tx, of) => {
  const { systemId, actor, document, lock } = of
  const as = writesControls(actor, systemId)
  if (!as) return { blocked: notAWriter }
  if (lock) await lockSheet(tx, systemId)
  const rows = await sheetRows(tx, systemId, null)
  if (rows.length === 0)
    return {
      blocked: { ...notChosen, remedy: { ...notChosen.remedy, href: `/systems/${systemId}/controls` } },
    }
  if ((await reviewed(tx, [systemId])).has(systemId)) return { blocked: underReview }
  const plan = readSecurityPlan(document)
  const list = await providers(tx, systemId, null)
  const sources = sourcesOf(list)
  const provides = providing(list)
  const byId = new Map(rows.map((row) => [row.controlId, row]))
  const seen = new Set<string>()
  const writings: Writing[] = []
  const lines = plan.controls.map((said): Line => {
    const controlId = said.controlId.toLowerCase()
    const row = byId.get(controlId)
    const left = (why: string): Line => ({
      key: controlId,
      title: row?.label ?? said.controlId,
      fate: 'left',
      says: [why],
      href: row === undefined ? null : `/systems/${systemId}/controls/${controlId}`,
    })
    if (!row) return left('この情報システムの選定にない管理策です。')
    if (seen.has(controlId)) return left('この文書に二度書かれています。初めの記載だけを取り込みます。')
    seen.add(controlId)
    const to = after(row, said, sources)
    if (sameWritten(row, to)) return { ...left(''), fate: 'same', says: [] }
    const { label } = row
    const refusal = judgeWritten({ label, controlId, systemId, before: row, after: to, as, provides })
    const why = tooLong(to) ?? refusal?.sentence ?? null
    if (why !== null) return left(why)
    writings.push({ row, after: to })
    return { ...left(''), fate: 'changed', says: changesIn(row, to, sources) }
  })
  return { lines, notes: await notesOf(tx, of, plan, rows), writes: { kind: 'controls', as, writings } }
}
