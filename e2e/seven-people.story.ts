import { afterAll, expect, test } from 'vitest'
import {
  applyForApproval,
  approve,
  approvers,
  asDeputy,
  beginApproval,
  certify,
  changeUnderWay,
  evaluate,
  hearOperator,
  isRefused,
  maintain,
  submitApplication,
  submitPlan,
  writeApplication,
  writeEvaluation,
  type Approvers,
  type UnderApproval,
} from './approving.ts'
import { done } from './api.ts'
import { overflowAt320, violations } from './axe.ts'
import { closeBrowser } from './browser.ts'
import { completePlan, enterFinding, handOn, informOperations, inspect, renewPlan, reportYear } from './cycling.ts'
import { newSystem } from './new-system.ts'
import { BY_MOUSE, play, type Cast, type Person } from './people.ts'
import { finalise, revise } from './risk-documents.ts'

afterAll(closeBrowser)

const WAIT = { timeout: 20_000 }

const faultless = async (person: Person, path: string) => {
  await person.goesTo(path)
  expect(await violations(person.page), path).toEqual([])
  const { width, widest } = await overflowAt320(person.page)
  expect(width, `${path}: ${widest}`).toBeLessThanOrEqual(320)
}

const isPrinted = async (person: Person, path: string) => {
  const pdf = await person.page.request.get(path)
  expect(pdf.headers()['content-type'], path).toBe('application/pdf')
}

/** The three documents reach the certifier: not without the operator, and not by somebody else's hand. */
const fileApplication = async (all: Approvers, of: UnderApproval, plan: string) => {
  const { dev, cert, operator } = all
  await isRefused(dev, of, 'submit', {}, ['意見が、まだ記録されていません', '付紙第9-5'])
  await isRefused(cert, of, 'submit', {}, ['今の官職では行えません', '付紙第9-2'])
  await hearOperator(all, of)
  await isRefused(operator, of, 'submit', {}, ['今の官職では行えません'])
  await submitApplication(all, of)
  const evaluation = await writeEvaluation(all, of)
  await changeUnderWay(all, of, plan)
  await done(dev, of.caseId, 'submit')
  await isRefused(dev, of, 'assess', {}, ['今の官職では行えません', '付紙第9-3'])
  await evaluate(all, of)
  return evaluation
}

/** Nobody approves for the 情報保証責任者, and whoever certified not even as his deputy. */
const decide = async (cast: Cast, all: Approvers, of: UnderApproval) => {
  const { dev, cert, officer } = all
  const judged = { reviewed: 'on', operable: 'on', decisionReason: '認める' }
  await isRefused(dev, of, 'approve', judged, ['情報保証責任者が行います', '付紙第9-8'])
  await asDeputy(cast, () =>
    isRefused(cert, of, 'approve', judged, ['自分が申請、認証又は意見の記録をした案件', '付紙第9-8']),
  )
  await faultless(officer, `/cases/${of.caseId}`)
  await officer.goesTo('/')
  await approve(all, of)
}

/** Both are told, and the letter of the decision is there as a document nobody had to write. */
const resultIsTold = async ({ dev, cert, officer }: Approvers, of: UnderApproval) => {
  for (const who of [dev, cert]) {
    await who.goesTo('/notices')
    await expect.poll(() => who.reads(), WAIT).toContain(`${of.name}：運用が承認されました`)
  }
  await officer.goesTo(`/cases/${of.caseId}`)
  expect(await officer.reads()).toMatch(/結果の通知[^]*整備の責任者：未受領/)
  await isPrinted(officer, `/forms/approval-letter/${of.caseId}.pdf`)
  await isPrinted(officer, `/forms/approval-notice/${of.caseId}.pdf`)
  await dev.goesTo(`/systems/${of.systemId}`)
  await dev.page.locator('#documents').getByRole('link', { name: '運用承認書', exact: true }).click()
  await expect.poll(() => dev.reads(), WAIT).toContain('第1版')
}

/** What changes under the decision is shown beside it. */
const changeAfterDecision = async ({ dev, officer }: Approvers, of: UnderApproval, plan: string) => {
  await revise(dev, plan, { section: 'scope', field: '対象とする範囲', text: '承認の後に改めた。' })
  await faultless(officer, `/systems/${of.systemId}`)
  expect(await officer.reads()).toContain('文書の現在地')
  for (const words of ['要再確認', '対象とする範囲', '提出した後に改めた。', '承認の後に改めた。'])
    expect(await officer.page.locator('main').textContent()).toContain(words)
  await finalise(dev, plan, 3)
}

test(
  'R118, R119, R120, R121, R122, R123, R124, R125, R126, R127, R128, R131, R132, R133, R134, R135, R137, R138, R139, R140, R142: seven people carry a new system from nothing to its approval, through its year with a real scan, to a renewed plan',
  () =>
    play(BY_MOUSE, async (cast) => {
      const of = await newSystem(cast)
      const all = await approvers(cast)
      const approval = await beginApproval(all.dev, of)
      const application = await writeApplication(all, approval)
      const plan = application['security-plan'] ?? ''
      const evaluation = await fileApplication(all, approval, plan)
      const actionPlan = await submitPlan(all, approval)
      await certify(all, approval)
      await applyForApproval(all, approval)
      await decide(cast, all, approval)
      await resultIsTold(all, approval)
      await changeAfterDecision(all, approval, plan)

      const papers = { ...application, ...evaluation, 'action-plan': actionPlan }
      const year = await informOperations(all, approval, papers)
      const inspection = await inspect(all, year)
      await handOn(all, year)
      await renewPlan(all, year, await enterFinding(all.ops, year, '記録用ライブラリの遠隔からのコード実行'))
      await completePlan(all, year, 'TLS 1.0 の受入れ')
      await reportYear(all, year, inspection)
      await maintain(all, approval)
      for (const path of [`/cases/${year.cycle}`, '/risk-board', `/systems/${of.systemId}/plan`, '/systems'])
        await faultless(all.dev, path)
    }),
  240_000,
)
