import { readAs } from '#kernel/db/database.ts'
import type { Product } from '#kernel/http/product.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { addDays, dayOf, type Day } from '#kernel/pure/day.ts'
import { fiscalYearOf } from '#kernel/pure/fiscal-year.ts'
import type { DocumentKind } from '#features/risk/documents/kind.ts'
import { clock, workday } from './office.ts'
import { tellRisks } from './risk-register.ts'
import { riskWriter, type RiskWriter } from './risk-writer.ts'

const THREE: readonly DocumentKind[] = ['risk-assessment', 'security-plan', 'monitoring-plan']
const EVALUATION: readonly DocumentKind[] = ['assessment-plan', 'assessment-report']

/** One year of one system: the moments come one after the other, some minutes apart. */
type Year = {
  w: RiskWriter
  cycle: string
  fiscalYear: number
  documents: Map<DocumentKind, string>
  at: () => Date
}

const beginYear = async (w: RiskWriter, fiscalYear: number, at: () => Date): Promise<Year> => {
  const cycle = await w.does(w.people.dev, at(), 'risk.cycle', 'open', null, { fiscalYear })
  return { w, cycle, fiscalYear, documents: new Map(), at }
}

const step = (y: Year, who: Actor, name: string, input: object = {}) =>
  y.w.does(who, y.at(), 'risk.cycle', name, y.cycle, input)

const write = async (y: Year, who: readonly Actor[], kinds: readonly DocumentKind[]): Promise<void> => {
  for (const kind of kinds) y.documents.set(kind, await y.w.writes(who, y.at(), kind, y.fiscalYear))
  y.at()
}

const renew = async (y: Year, who: Actor, kinds: readonly DocumentKind[], reason: string): Promise<void> => {
  for (const kind of kinds) {
    const id = y.documents.get(kind) ?? null
    await y.w.does(who, y.at(), 'risk.document', 'revise', id, { reason })
    await y.w.does(who, y.at(), 'risk.document', 'finalize', id)
  }
}

const toOps = async (y: Year): Promise<void> => {
  const { dev, ops } = y.w.people
  await write(y, [dev, ops], THREE)
  await step(y, dev, 'inform-ops', { note: null })
}

const inspect = async (y: Year, vulnerabilities: string): Promise<string> => {
  const { ops } = y.w.people
  const day = dayOf(y.at())
  const id = await y.w.does(
    ops,
    y.at(),
    'risk.inspection',
    'coordinate',
    null,
    {
      partner: 'contractor',
      contractor: 'リスク管理支援役務（見本）',
      coordination: 'サーバ4台と通信機器6台。業務時間の外に行い、応答が遅れたら中止する。',
      coordinatedOn: day,
      plannedFrom: day,
      plannedTo: day,
      planId: null,
    },
    { cycle: y.cycle },
  )
  await y.w.does(ops, y.at(), 'risk.inspection', 'record-result', id, {
    startedOn: day,
    endedOn: day,
    result: '更新の遅れと、古い通信の許可が見つかった。',
    vulnerabilities,
  })
  return id
}

const toCertifier = async (y: Year): Promise<void> => {
  const { dev, ops } = y.w.people
  await renew(y, ops, THREE, '検査の結果と運用の状況により更新する')
  await step(y, ops, 'submit-update', { situation: '検査で判明した脆弱性と、利用者の増加を反映した。' })
  await step(y, dev, 'submit-update-to-cert', { confirmed: true, note: null })
}

const evaluated = async (y: Year): Promise<void> => {
  const { dev, ops, cert } = y.w.people
  await write(y, [cert], EVALUATION)
  await step(y, cert, 'evaluate', { note: null, improvement: null, improvementDue: null })
  await write(y, [dev, ops], ['action-plan'])
  await step(y, dev, 'inform-plan', { note: null })
}

const reported = async (y: Year): Promise<void> => {
  const { dev, ops, cert, officer } = y.w.people
  await renew(y, ops, ['security-plan'], '推奨事項により運用所掌の管理策を更新する')
  await step(y, ops, 'submit-controls', { controls: 'updated', note: null })
  await step(y, dev, 'submit-controls-to-cert', { confirmed: true, note: null })
  await step(y, cert, 'report', { reviewed: true, report: 'リスクは適切に管理されている。改善の計画も進んでいる。' })
  await step(y, officer, 'receive', { note: null })
}

/** Moments from `first` on, so many minutes apart. */
const moments = (first: Date, minutes: number): (() => Date) => {
  let at = first.getTime()
  return () => new Date((at += minutes * 60_000))
}

/** The year before, from beginning to end in a day and a half, as late as the sample organisation begins. */
const lastYear = async (of: Product, today: Day, began: Day): Promise<void> => {
  const w = await riskWriter(of, 'joint-satellite-nms', today)
  const y = await beginYear(w, fiscalYearOf(today) - 1, moments(clock(addDays(began, 1), 9), 8))
  await toOps(y)
  await inspect(y, '')
  await toCertifier(y)
  await evaluated(y)
  await reported(y)
}

/** This year, lying with the certifier after one return; a vulnerability of its inspection is in no plan yet. */
const withCertifier = async (of: Product, today: Day): Promise<RiskWriter> => {
  const w = await riskWriter(of, 'relay-control', today)
  const y = await beginYear(w, fiscalYearOf(today), moments(clock(workday(addDays(today, -58)), 9), 60 * 24))
  await w.does(w.people.dev, y.at(), 'risk.inspection-frequency', 'set', null, {
    months: 12,
    basis: '脆弱性検査の頻度について（見本）',
  })
  await toOps(y)
  const inspection = await inspect(y, '共有サーバの更新が遅れている\n保守の経路に古い通信の許可が残る')
  await toCertifier(y)
  const { cert, dev, ops } = w.people
  await step(y, cert, 'return-to-dev', { reason: '検査の件数が、リスク評価報告書と検査の記録で合わない。' })
  await step(y, dev, 'submit-update-to-cert', { confirmed: true, note: '件数は重複を除いたもの。' })
  await w.does(
    cert,
    y.at(),
    'risk.improvement',
    'give',
    null,
    {
      subject: '検査の件数の数え方',
      instruction: '重複を除く前の件数も、リスク評価報告書に書くこと。',
      dueOn: addDays(today, -3),
    },
    { cycle: y.cycle },
  )
  const item = await w.does(
    ops,
    y.at(),
    'risk.plan-item',
    'open',
    null,
    {
      title: '共有サーバの更新の遅れ',
      weakness: '提供から3か月を過ぎた更新が当たっていない。',
      side: 'ops',
      severity: 'high',
    },
    { system: w.systemId, origin: 'inspection' },
  )
  await tellEntered(of, w, inspection, item, y.at())
  return w
}

const tellEntered = async (of: Product, w: RiskWriter, inspection: string, item: string, at: Date): Promise<void> => {
  const { ops } = w.people
  const first = await readAs(of.db, ops, (tx) =>
    tx
      .selectFrom('inspectionVulnerability')
      .select('id')
      .where('inspectionId', '=', inspection)
      .orderBy('nth')
      .executeTakeFirstOrThrow(),
  )
  await w.does(ops, at, 'risk.inspection', 'enter-in-plan', inspection, { vulnerability: first.id, item })
}

/** This year, in ②: the incident officer is asked to support the inspection, whose date has passed. */
const beingInspected = async (of: Product, today: Day, began: Day): Promise<void> => {
  const w = await riskWriter(of, 'cekms', today)
  const { dev, ops } = w.people
  await w.does(dev, clock(addDays(began, 1), 10), 'risk.inspection-frequency', 'set', null, {
    months: 6,
    basis: '脆弱性検査の頻度について（見本）',
  })
  const y = await beginYear(w, fiscalYearOf(today), moments(clock(workday(addDays(today, -20)), 9), 30))
  await toOps(y)
  const day = dayOf(y.at())
  await w.does(
    ops,
    y.at(),
    'risk.inspection',
    'coordinate',
    null,
    {
      partner: 'cir',
      contractor: null,
      coordination: '利用者の権限を預けて行う検査。立会い2名。',
      coordinatedOn: day,
      plannedFrom: addDays(today, 7),
      plannedTo: addDays(today, 9),
      planId: null,
    },
    { cycle: y.cycle },
  )
}

/** リスク分析・評価 of three systems, their risks and what is watched. `began` is when the sample organisation did. */
export const tellCycles = async (of: Product, say: (line: string) => void): Promise<void> => {
  const today = dayOf(of.clock())
  const began = addDays(today, -239)
  await lastYear(of, today, began)
  const w = await withCertifier(of, today)
  await beingInspected(of, today, began)
  await tellRisks(w, today)
  say('リスク分析・評価')
}
