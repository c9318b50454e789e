import { expect } from 'vitest'
import { addDays, dayOf } from '#kernel/pure/day.ts'
import { api, done, rulesOf } from './api.ts'
import { printed } from './documents.ts'
import { OPERATIONS, type Cast, type Person, type Sample } from './people.ts'

export const DIRECTOR: Sample = { post: '指揮通信システム部長', rank: '陸将補', name: '相馬 隆史' }
export const RESPONSIBLE: Sample = { post: '統合幕僚長', rank: '空将', name: '鷹取 誠一' }

const YEAR = '令和9年度'
const today = () => dayOf(new Date())
const yesterday = () => addDays(today(), -1)

const sees = (who: Person, words: string) => expect.poll(() => who.reads(), { timeout: 20_000 }).toContain(words)

const days = (opensOn: string, closesOn: string) => ({
  opensOn,
  closesOn,
  remindFirst: null,
  remindSecond: null,
  remindThird: null,
})

/** From the preparation by the 基本方針's days, over a sheet written question by question, to the frozen roster. */
export const opensCampaign = async (director: Person): Promise<string> => {
  await director.goesTo('/begin/self-inspection.campaign/prepare')
  await director.chooses('年度', YEAR)
  await director.presses('自己点検を準備する', director.page.locator('main form'))
  const id = director.shownCase()
  const policy = {
    document: '基本方針（試み）',
    shownOn: yesterday(),
    reportDue: null,
    strata: ['staff'],
    method: null,
  }
  await done(director, id, 'follow-policy', { ...policy, baseDate: yesterday() })
  await done(director, id, 'change-dates', days(yesterday(), today()))
  expect(rulesOf(await api(director).act(id, 'announce', { input: {} }))).toContain('R032')
  await director.goesTo(`/self-inspection/${id}/sheets`)
  await director.presses('自己点検表を作り始める')
  await director.chooses('対象者', '全職員')
  await director.chooses('設問の元', '何もない所から')
  await director.presses('自己点検表を作り始める', director.page.locator('main form'))
  const sheet = director.shownCase()
  const ask = { section: '可搬記憶媒体', help: null, after: null }
  await done(director, sheet, 'write', { ...ask, key: 'Q1', text: '許可を得て持ち出していますか。', rules: 'R054' })
  await done(director, sheet, 'write', { ...ask, key: 'Q2', text: '使用の都度記録していますか。', rules: 'R053' })
  await director.goesTo(`/cases/${sheet}`)
  await director.does('自己点検表を確定する')
  await director.goesTo(`/cases/${id}`)
  await director.does('自己点検を公示する')
  await director.does('名簿を確定して回答を始める')
  await sees(director, '名簿の要約値（SHA-256）')
  return id
}

const REPLIES = { yes: 'はい', no: 'いいえ' } as const

/** Answers the campaign's two questions; the first as it is told to. */
export const answers = async (who: Person, first: keyof typeof REPLIES) => {
  await who.goesTo('/self-inspection')
  await who.presses(new RegExp(YEAR), who.page.locator('#open'))
  const sheet = /\/self-inspection\/answer\/[0-9a-f-]{36}/.exec(who.page.url())?.[0] ?? ''
  await who.goesTo(`${sheet}/s/1`)
  for (const [nth, legend] of (await who.page.locator('.si-q legend').allInnerTexts()).entries())
    await who.chooses(legend.replace(/\s*必須\s*$/u, '').trim(), nth === 0 ? REPLIES[first] : 'はい')
  if (first === 'no') {
    await who.writes('設問1の理由', '手順を知らなかった')
    await who.writes('設問1の是正措置', '手順を読む')
    await who.writes('設問1の是正措置を終える予定日', '令和9年12月1日')
  }
  await who.presses('保存して確認へ')
  await who.page
    .locator('main')
    .getByRole('button', { name: /提出する$/ })
    .click()
  await sees(who, '受付番号')
}

/** Everybody of the unit but those named is recorded as away, with the reason. */
const excuses = async (officer: Person, path: string, but: readonly string[]) => {
  for (;;) {
    await officer.goesTo(`${path}?show=open`)
    const links = await officer.page
      .locator('main')
      .getByRole('link', { name: /^不在とする/ })
      .all()
    const names = await Promise.all(links.map((link) => link.innerText()))
    const next = links.find((_, nth) => !but.some((name) => names[nth]?.includes(name)))
    if (next === undefined) return
    await next.click()
    await officer.chooses('不在の理由', '出張')
    await officer.presses('不在として記録する', officer.page.locator('main form'))
    await sees(officer, '対象者の扱いを記録しました')
  }
}

/** The officer sends one answer back, records who is away, confirms the rest, and reports to the director. */
export const unitReports = async (cast: Cast, campaign: string) => {
  const user = await cast.enter(OPERATIONS.user)
  const officer = await cast.enter(OPERATIONS.officer)
  await answers(user, 'no')
  await answers(officer, 'yes')
  await officer.goesTo('/duties')
  const unit = await officer.page
    .locator(`main a[href*="/self-inspection/${campaign}/units/"]`)
    .first()
    .getAttribute('href')
  const path = unit ?? ''
  await officer.goesTo(path)
  await officer.presses('取りまとめを始める', officer.page.locator('main'))
  await officer.presses('取りまとめを始める', officer.page.locator('main form'))
  const report = officer.shownCase()
  await officer.goesTo(path)
  await officer.presses(new RegExp(`^差し戻す.*${OPERATIONS.user.name}`), officer.page.locator('main'))
  await officer.writes('差し戻す理由', '許可簿には許可があります。確かめてください。')
  await officer.presses('回答を差し戻す', officer.page.locator('main form'))
  const early = { weakPoints: '', improvements: '', lateReason: '', confirmed: true }
  expect(rulesOf(await api(officer).act(report, 'report', { input: early }))).toContain('R032')
  await answers(user, 'yes')
  await excuses(officer, path, [OPERATIONS.user.name])
  await officer.goesTo(path)
  await officer.presses(/^提出された2件を確定する$/)
  await officer.presses('提出された回答をすべて確定する', officer.page.locator('main form'))
  await officer.goesTo(`/cases/${report}`)
  await officer.does('自己点検の結果を報告する', () => officer.ticks('集計の内容を確かめた。この内容で報告する'))
  const paper = await printed(officer, `/forms/self-inspection-report/${report}.pdf`)
  expect(paper).toContain(YEAR)
  expect(paper).toContain('出張')
  return path
}

/** What came in is received and counted, the year's result goes to the responsible officer and on to the audit. */
export const yearReports = async (cast: Cast, id: string) => {
  const director = await cast.enter(DIRECTOR)
  await done(director, id, 'change-dates', days(yesterday(), yesterday()))
  await director.goesTo(`/cases/${id}`)
  await director.does('回答を締め切る')
  await director.does('部隊等・情報システムの報告を受領する')
  expect(rulesOf(await api(director).act(id, 'report', { input: { confirmed: true } }))).toContain('R033')
  await director.does('集計する')
  await director.does('自己点検の結果を報告する', async () => {
    await director.writes('受領していない報告の理由と扱い', 'ほかの部隊等は、別に取りまとめる。')
    await director.ticks('集計の内容を確かめた。この内容で報告する')
  })
  const responsible = await cast.enter(RESPONSIBLE)
  await responsible.goesTo(`/cases/${id}`)
  await responsible.does('自己点検の結果を受領する')
  await director.goesTo(`/cases/${id}`)
  await director.does('結果を監査の側に提供する')
  await sees(director, '監査責任者・補助者に提供した')
  expect(await printed(director, `/forms/self-inspection-summary/${id}.pdf`)).toContain(YEAR)
}
