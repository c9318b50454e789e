import { expect } from 'vitest'
import { warekiShort } from '#kernel/pure/wareki.ts'
import { dayOf } from '#kernel/pure/day.ts'
import { fiscalYearOf } from '#kernel/pure/fiscal-year.ts'
import { ADMINISTRATOR, PLANNING, SYSTEMS, type Cast, type Person, type Sample } from './people.ts'
import { workerDemo } from './worker-demo.ts'
import { finalise, revise, writesFirst } from './risk-documents.ts'

export const OPERATOR: Sample = { post: 'システム運用班長', rank: '3等陸佐', name: '伴野 修' }
export const CERTIFIER: Sample = { post: '情報保証認証官', rank: '1等空佐', name: '神代 明里' }
export const OFFICER: Sample = { post: '統合幕僚長', rank: '空将', name: '鷹取 誠一' }
export const INCIDENTS: Sample = { post: '自衛隊サイバー防衛隊司令', rank: '海将補', name: '稲城 護' }

/** The people who carry one system to its approval and through its year, each at a window of their own. */
export type Approvers = Readonly<Record<'dev' | 'ops' | 'operator' | 'cert' | 'officer' | 'incidents', Person>>

export const approvers = async (cast: Cast): Promise<Approvers> => ({
  dev: await cast.enter(PLANNING.officer),
  ops: await cast.enter(SYSTEMS.officer),
  operator: await cast.enter(OPERATOR),
  cert: await cast.enter(CERTIFIER),
  officer: await cast.enter(OFFICER),
  incidents: await cast.enter(INCIDENTS),
})

/** A system under approval in a tale: its id, its name and the id of the case. */
export type UnderApproval = { systemId: string; name: string; caseId: string }

/** 整備 begins the approval of a system from its page. */
export const beginApproval = async (
  dev: Person,
  { systemId, name }: { systemId: string; name: string },
): Promise<UnderApproval> => {
  await dev.goesTo(`/systems/${systemId}`)
  expect(await dev.reads()).toContain('「運用承認を受ける時期」（付紙第9-1）')
  await dev.presses('運用承認の手続を始める')
  await dev.chooses('運用承認を受ける時', '整備')
  await dev.writes('定められた時期（この日までに承認を受ける）', '令和9年3月31日')
  await dev.writes('時期を定めたもの', '整備計画第7号')
  await dev.presses('運用承認の手続を始める', dev.page.locator('main form'))
  expect(await dev.reads()).toContain('文書作成')
  return { systemId, name, caseId: dev.shownCase() }
}

const opens = (who: Person, { caseId }: UnderApproval) => who.goesTo(`/cases/${caseId}`)

/** Sends an act as a plain form and expects the no of the server, in words that name its rule. */
export const isRefused = async (
  who: Person,
  of: UnderApproval,
  act: string,
  form: Record<string, string>,
  words: readonly string[],
): Promise<void> => {
  const answer = await who.page.request.post(`/cases/${of.caseId}/acts/${act}`, {
    form: { ...form, _checked: 'yes' },
    headers: { origin: workerDemo().origin },
  })
  expect(answer.status()).toBe(409)
  const text = (await answer.text()).replaceAll(/<[^>]+>/g, '')
  for (const word of words) expect(text).toContain(word)
}

export const YEAR = fiscalYearOf(dayOf(new Date()))

/** The three application documents, written by 整備 and 運用 and finished. Answers their ids by kind. */
export const writeApplication = async (
  { dev, ops }: Approvers,
  { systemId }: UnderApproval,
): Promise<Readonly<Record<string, string>>> => ({
  'approval-risk-assessment': await writesFirst([dev, ops], 'approval-risk-assessment', systemId, null),
  'security-plan': await writesFirst([dev, ops], 'security-plan', systemId, YEAR),
  'monitoring-plan': await writesFirst([dev, ops], 'monitoring-plan', systemId, YEAR),
})

/** 整備 asks, the operator tells his opinion himself, 整備 answers it. */
export const hearOperator = async ({ dev, operator }: Approvers, of: UnderApproval): Promise<void> => {
  await opens(dev, of)
  await dev.does('運用者に意見を求める', () => dev.writes('運用者に聴くこと', '夜間の監視について'))
  await operator.presses('本日の務め')
  await operator.presses(
    '運用承認申請文書について意見を述べる',
    operator.page.getByRole('row').filter({ hasText: of.name }),
  )
  await operator.does('意見を述べる', async () => {
    await operator.chooses('意見', '意見あり')
    await operator.writes('意見の内容', '夜間の確認は翌朝に行えるようにしてほしい。')
  })
  expect(await operator.reads()).toContain('提出準備')
  await opens(dev, of)
  await dev.does('運用者の意見に答える', () => dev.writes('意見をどう扱ったか', '継続監視計画書に反映した。'))
}

export const submitApplication = async ({ dev }: Approvers, of: UnderApproval): Promise<void> => {
  await opens(dev, of)
  await dev.does('認証者に提出する')
  expect(await dev.reads()).toContain('評価中')
}

export const writeEvaluation = async (
  { cert }: Approvers,
  { systemId }: UnderApproval,
): Promise<Readonly<Record<string, string>>> => ({
  'assessment-plan': await writesFirst([cert], 'assessment-plan', systemId, YEAR),
  'assessment-report': await writesFirst([cert], 'assessment-report', systemId, YEAR),
})

/** The certifier hands over both documents of the evaluation. */
export const evaluate = async ({ cert }: Approvers, of: UnderApproval): Promise<void> => {
  await opens(cert, of)
  await cert.does('評価文書を交付する')
  expect(await cert.reads()).toContain('評価文書交付')
}

export const submitPlan = async ({ dev, ops }: Approvers, of: UnderApproval): Promise<string> => {
  const plan = await writesFirst([dev, ops], 'action-plan', of.systemId, YEAR)
  await opens(dev, of)
  await dev.does('将来対応計画書を提出する')
  expect(await dev.reads()).toContain('認証審査')
  return plan
}

/** The report begins with what the certifier has written of his review; he adds his judgement alone. */
const reportCertification = async (cert: Person, { systemId }: UnderApproval): Promise<void> => {
  await cert.goesTo(`/begin/risk.document/begin?kind=certification-report&system=${systemId}`)
  await cert.presses('文書を作り始める', cert.page.locator('main form'))
  const id = /\/documents\/([0-9a-f-]{36})/.exec(cert.page.url())?.[1] ?? ''
  await cert.goesTo(`/documents/${id}/edit?s=result`)
  const answer = (label: RegExp) => cert.page.getByLabel(label).first().inputValue()
  expect(await answer(/審査した文書と版/)).toMatch(/^将来対応計画書 第1版、運用承認時リスク評価報告書 第1版/)
  expect(await answer(/^理由/)).toBe('全ての項目に期限と担当がある。')
  await cert.chooses('審査の結果', /^運用することが可能と認める/)
  await expect.poll(() => cert.page.locator('.draft-state').innerText(), { timeout: 20_000 }).toContain('保存しました')
  await finalise(cert, id, 1)
}

/** Reviewed, refused while not found operable, certified. */
export const certify = async ({ cert }: Approvers, of: UnderApproval): Promise<void> => {
  await opens(cert, of)
  await cert.does('将来対応計画書を審査する', async () => {
    await cert.writes('審査の所見', '全ての項目に期限と担当がある。')
    await cert.ticks('将来対応計画書の全ての項目を審査した')
  })
  await reportCertification(cert, of)
  await isRefused(cert, of, 'certify', {}, ['「運用することが可能と認める」の印がありません', '付紙第9-6'])
  await opens(cert, of)
  await cert.does('認証し、認証結果報告書を提出する', () => cert.ticks('情報システムを運用することが可能と認める'))
  expect(await cert.reads()).toContain('認証済')
}

export const applyForApproval = async ({ dev }: Approvers, of: UnderApproval): Promise<void> => {
  await opens(dev, of)
  await dev.does('情報保証責任者に運用承認を申請する')
  expect(await dev.reads()).toContain('承認審査中')
}

export const approve = async ({ officer }: Approvers, of: UnderApproval): Promise<void> => {
  await officer.presses('本日の務め')
  await officer.presses('運用承認の申請を審査する', officer.page.getByRole('row').filter({ hasText: of.name }))
  await officer.does('運用を承認する', async () => {
    await officer.ticks('添えられた文書一式を審査した')
    await officer.ticks('情報システムを運用することが可能と認める')
    await officer.writes('承認の理由', '残るリスクは任務に照らして認められる。')
  })
  expect(await officer.reads()).toContain('運用承認')
}

/** A document that lies with the certifier is revised: nothing goes on until it is taken back and handed over anew. */
export const changeUnderWay = async (
  { dev, cert }: Approvers,
  of: UnderApproval,
  documentId: string,
): Promise<void> => {
  const field = '対象とする範囲'
  await revise(dev, documentId, { section: 'scope', field, text: '提出した後に改めた。' })
  await isRefused(cert, of, 'assess', {}, ['要再確認', '内容が、渡した後に変わっています', '付紙第9-2'])
  await opens(dev, of)
  await dev.does('文書を直すため取り戻す', () => dev.writes('理由', '内容を改めたため'))
  await finalise(dev, documentId, 2)
}

const today = () => warekiShort(dayOf(new Date()))

/** The certifier stands in for the 情報保証責任者 for as long as the tale inside lasts: two hats on one head. */
export const asDeputy = async (cast: Cast, meanwhile: () => Promise<void>): Promise<void> => {
  const administrator = await cast.enter(ADMINISTRATOR)
  await administrator.goesTo('/begin/organisation.incumbency/appoint')
  await administrator.chooses('官職', /^統合幕僚長/)
  await administrator.chooses('就く人', new RegExp(CERTIFIER.name))
  await administrator.chooses('区分', '代理')
  await administrator.writes('就く日', today())
  await administrator.presses('補職・代理等を記録する', administrator.page.locator('main form'))
  const url = administrator.page.url()
  try {
    await meanwhile()
  } finally {
    await administrator.goesTo(url)
    await administrator.does('離任を記録する', async () => {
      await administrator.writes('離れる日', today())
      await administrator.writes('理由・発令の番号', '代理の終わり')
    })
  }
}

/** After its year the documents are others than those decided on: the officer looks at what changed and keeps the approval. */
export const maintain = async ({ officer, dev }: Approvers, of: UnderApproval): Promise<void> => {
  await isRefused(dev, of, 'confirm-changes', { looked: 'on', reason: '維持' }, ['情報保証責任者が行います'])
  await opens(officer, of)
  expect(await officer.reads()).toContain('要再確認')
  await officer.does('文書の変更を確かめ、承認を維持する', async () => {
    await officer.ticks('承認した時との違いを全て確かめた')
    await officer.writes('承認を維持する理由', '検査の結果は計画に記載され、残るリスクは変わらない。')
  })
  expect(await officer.reads()).not.toContain('要再確認')
}
