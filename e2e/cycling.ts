import { expect } from 'vitest'
import { dayOf } from '#kernel/pure/day.ts'
import { sampleReport } from '../src/features/risk/scans/sample-report.ts'
import { api, done, rulesOf } from './api.ts'
import { YEAR, type Approvers, type UnderApproval } from './approving.ts'
import type { Person } from './people.ts'
import { writesFirst, writesNext } from './risk-documents.ts'
import { handsIn, untilItSays } from './scan-files.ts'

const TODAY = dayOf(new Date())

const WAIT = { timeout: 20_000 }

/** A year under way: its case, and the documents by kind that go around in it. */
export type Cycle = UnderApproval & { cycle: string; papers: Readonly<Record<string, string>> }

const paper = (of: Cycle, kind: string): string => of.papers[kind] ?? ''

const onCase = (who: Person, { cycle }: { cycle: string }) => who.goesTo(`/cases/${cycle}`)

const THREE = ['risk-assessment', 'security-plan', 'monitoring-plan']

/** 整備 begins the year; ① is refused without the documents, then goes to 運用. */
export const informOperations = async (
  { dev, ops }: Approvers,
  of: UnderApproval,
  papers: Cycle['papers'],
): Promise<Cycle> => {
  await dev.goesTo(`/begin/risk.cycle/open?system=${of.systemId}`)
  await dev.does('年度のリスク分析・評価を始める')
  const cycle = dev.shownCase()
  const early = await api(dev).act(cycle, 'inform-ops', { input: {} })
  expect(early.status).toBe(409)
  expect(rulesOf(early)).toContain('R131')
  const assessment = await writesFirst([dev, ops], 'risk-assessment', of.systemId, YEAR)
  await onCase(dev, { cycle })
  expect(await dev.reads()).toContain('「脆弱性検査の頻度」（付紙第10-9）が登録されていません')
  await dev.does('① 3文書を更新し、運用に情報提供する')
  return { ...of, cycle, papers: { ...papers, 'risk-assessment': assessment } }
}

/** Two hosts with three checks: one of them tells, two are vulnerable. */
const report = (host: string) =>
  sampleReport('年度の脆弱性検査', new Date(Date.now() - 60_000), [
    { name: host, items: [{ plugin: '900001' }, { plugin: '900003' }] },
    { name: `files.${host}`, items: [{ plugin: '900002' }] },
  ])

/** ②: the inspection is coordinated, carried out with a scanner, and its file is the result. Answers its case. */
export const inspect = async ({ ops, incidents }: Approvers, of: Cycle): Promise<string> => {
  await onCase(ops, of)
  await ops.presses('脆弱性検査を調整する')
  await ops.does('脆弱性検査を調整する', async () => {
    await ops.chooses('調整する相手', '事案対処責任者')
    await ops.writes('調整した内容', 'サーバ2台。業務の後に行う。')
    await ops.writes('検査を始める日', TODAY)
    await ops.writes('検査を終える日', TODAY)
  })
  const inspection = ops.shownCase()
  await incidents.goesTo(`/cases/${inspection}`)
  await incidents.does('調整に応ずる')
  const file = `${of.name}.nessus`
  await handsIn(ops, of.name, file, report(`web-${Date.now()}.example.jp`))
  await untilItSays(ops, '前の検査からの変わり方')
  await ops.goesTo(`/cases/${inspection}`)
  await ops.does('検査の結果を記録する', async () => {
    await ops.writes('検査を始めた日', TODAY)
    await ops.writes('検査を終えた日', TODAY)
    await ops.page.getByLabel(new RegExp(file)).check()
    await ops.writes('結果の概要', '重大1件、中1件。')
  })
  return inspection
}

/** ② to ④; ③ is not the certifier's, nor ④ 整備's, and 整備 sends the documents back once. */
export const handOn = async ({ dev, ops, cert }: Approvers, of: Cycle): Promise<void> => {
  for (const kind of THREE) await writesNext(ops, paper(of, kind), '検査の結果')
  await onCase(ops, of)
  await ops.does('② 検査の結果により3文書を更新し、整備に提出する', () =>
    ops.writes('運用の状況と更新したところ', '古い部品を反映した。'),
  )
  await onCase(dev, of)
  await dev.does('3文書を運用に差し戻す', () => dev.writes('差し戻す理由', '部品の数を書いてほしい。'))
  await onCase(ops, of)
  expect(await ops.reads()).toContain('部品の数を書いてほしい。')
  await done(ops, of.cycle, 'submit-update', { situation: '1件と書いた。' })
  await onCase(dev, of)
  await dev.does('③ 確認して認証者に提出する', () => dev.ticks('提出された文書を確認した'))
  const own = await api(dev).act(of.cycle, 'evaluate', { input: {} })
  expect(own.status).toBe(409)
  expect(rulesOf(own)).toContain('R135')
  for (const kind of ['assessment-plan', 'assessment-report']) await writesNext(cert, paper(of, kind), '年度の評価')
  await onCase(cert, of)
  await cert.does('④ 評価文書を作成し、整備に提出する')
}

/** What was found at one check goes into the 将来対応計画 as an item of its own, from the list of findings. */
export const enterFinding = async (ops: Person, of: Cycle, words: string): Promise<string> => {
  await ops.goesTo(`/registers/findings?system=${of.systemId}`)
  await ops.page.locator('main tbody tr').filter({ hasText: words }).getByRole('checkbox').check()
  await ops.presses('将来対応計画に入れる')
  expect(await ops.page.locator('textarea[name=weakness]').inputValue()).toContain(words)
  await ops.chooses('対応する側', '運用')
  await ops.presses('将来対応計画の項目を起票する', ops.page.locator('main form'))
  return ops.shownCase()
}

/** The item gets its days; then ⑤ to ⑦. */
export const renewPlan = async ({ dev, ops }: Approvers, of: Cycle, item: string): Promise<void> => {
  await dev.goesTo(`/cases/${item}`)
  await dev.does('計画を立てる', async () => {
    await dev.chooses('深刻度', '極めて高い')
    await dev.writes('完了予定日', '2099-03-31')
    await dev.writes('節目1', '試験環境で確かめる')
    await dev.writes('節目1の期日', '2099-02-28')
  })
  await writesNext(dev, paper(of, 'action-plan'), '評価と検査の結果')
  await onCase(dev, of)
  await dev.does('⑤ 将来対応計画書を更新し、運用に情報提供する')
  await writesNext(ops, paper(of, 'security-plan'), '推奨事項')
  await done(ops, of.cycle, 'submit-controls', { controls: 'updated' })
  await onCase(dev, of)
  await dev.does('⑦ 確認して認証者に提出する', () => dev.ticks('提出された文書を確認した'))
}

/** ⑧ waits until every vulnerability of the inspection is in the plan; the certifier sends back until it is. */
export const completePlan = async ({ dev, ops, cert }: Approvers, of: Cycle, words: string): Promise<void> => {
  const early = await api(cert).act(of.cycle, 'report', { input: { reviewed: true, report: '可' } })
  expect(early.status).toBe(409)
  expect(rulesOf(early)).toContain('R142')
  await onCase(cert, of)
  await cert.does('提出された文書を整備に差し戻す', () => cert.writes('差し戻す理由', 'もう1件を記載してほしい。'))
  await enterFinding(ops, of, words)
  await writesNext(dev, paper(of, 'action-plan'), '検査の残り1件')
  await done(dev, of.cycle, 'submit-controls-to-cert', { confirmed: true })
}

/** The inspection ends, ⑧ goes to the 情報保証責任者, and he receives it. */
export const reportYear = async ({ ops, cert, officer }: Approvers, of: Cycle, inspection: string): Promise<void> => {
  await ops.goesTo(`/cases/${inspection}`)
  await ops.does('検査を終える')
  await onCase(cert, of)
  await cert.does('⑧ 審査し、情報保証責任者に報告する', async () => {
    await cert.ticks('提出された文書を審査した')
    await cert.writes('情報保証責任者への報告', '適切に管理されている。')
  })
  await onCase(officer, of)
  expect(await officer.reads()).toContain('適切に管理されている。')
  await officer.does('報告を受ける')
  await officer.goesTo('/risk-board?q=' + encodeURIComponent(of.name))
  await expect.poll(() => officer.reads(), WAIT).toContain('報告')
}
