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
  submitApplication,
  submitPlan,
  writeApplication,
  writeEvaluation,
  type Approvers,
  type UnderApproval,
} from './approving.ts'
import { overflowAt320, violations } from './axe.ts'
import { closeBrowser } from './browser.ts'
import { BY_MOUSE, play, type Person } from './people.ts'
import { revise } from './risk-writing.ts'

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

/** Both are told, and each confirms the receipt by acting on the notice. */
const bothAreTold = async ({ dev, cert, officer }: Approvers, of: UnderApproval) => {
  for (const who of [dev, cert]) {
    await who.goesTo('/notices')
    await expect.poll(() => who.reads(), WAIT).toContain(`${of.name}：運用が承認されました`)
  }
  await officer.goesTo(`/cases/${of.caseId}`)
  expect(await officer.reads()).toMatch(/結果の通知[^]*整備の責任者：未受領[^]*|結果の通知[^]*認証者：未受領/)
}

test('R118, R119, R120, R121, R122, R123, R124, R125, R126, R127, R128, R130: five people carry a system from nothing to its approval, and the server says no where the directive does', () =>
  play(BY_MOUSE, async (cast) => {
    const all = await approvers(cast)
    const { dev, cert, officer, operator } = all
    const of = await beginApproval(dev)
    const papers = await writeApplication(all, of)
    const plan = papers['security-plan'] ?? ''
    await isRefused(dev, of, 'submit', {}, ['意見が、まだ記録されていません', '付紙第9-5'])
    await isRefused(cert, of, 'submit', {}, ['今の官職では行えません', '付紙第9-2'])
    await hearOperator(all, of)
    await isRefused(operator, of, 'submit', {}, ['今の官職では行えません'])
    await submitApplication(all, of)
    await writeEvaluation(all, of)
    await changeUnderWay(all, of, plan, { section: 'scope', field: '対象とする範囲' })
    await submitApplication(all, of)
    await isRefused(dev, of, 'assess', {}, ['今の官職では行えません', '付紙第9-3'])
    await evaluate(all, of)
    await submitPlan(all, of)
    await certify(all, of)
    await applyForApproval(all, of)
    const judged = { reviewed: 'on', operable: 'on', decisionReason: '認める' }
    await isRefused(dev, of, 'approve', judged, ['情報保証責任者が行います', '付紙第9-8'])
    await asDeputy(cast, () =>
      isRefused(cert, of, 'approve', judged, ['自分が申請、認証又は意見の記録をした案件', '付紙第9-8']),
    )
    await faultless(officer, `/cases/${of.caseId}`)
    await officer.goesTo('/')
    await approve(all, of)
    await bothAreTold(all, of)
    await isPrinted(officer, `/forms/approval-letter/${of.caseId}.pdf`)
    await isPrinted(officer, `/forms/approval-notice/${of.caseId}.pdf`)
    await revise(dev, plan, 'scope', '対象とする範囲', '承認の後に改めた。')
    await faultless(officer, `/systems/${of.systemId}`)
    const told = await officer.reads()
    for (const words of ['要再確認', '対象とする範囲', '提出した後に改めた。', '承認の後に改めた。'])
      expect(await officer.page.locator('main').textContent()).toContain(words)
    expect(told).toContain('文書の現在地')
    await faultless(dev, '/systems')
  }))
