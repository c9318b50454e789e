import { afterAll, expect, test } from 'vitest'
import { overflowAt320, violations } from './axe.ts'
import { closeBrowser } from './browser.ts'
import {
  BY_MOUSE,
  GENERAL_AFFAIRS,
  HEADQUARTERS,
  OPERATIONS,
  PLANNING,
  play,
  SYSTEMS,
  WAYS,
  type Cast,
  type Person,
  type Sample,
} from './people.ts'

afterAll(closeBrowser)

const WAIT = { timeout: 20_000 }

/** Staff of the sample; each answers once, so a tale told again goes on to the next who has not. */
const STAFF: readonly Sample[] = [
  OPERATIONS.user,
  PLANNING.user,
  GENERAL_AFFAIRS.user,
  SYSTEMS.user,
  HEADQUARTERS.user,
  HEADQUARTERS.colleague,
  HEADQUARTERS.engineer,
]

const CHIEF: Sample = { post: '指揮通信システム部長', rank: '陸将補', name: '相馬 隆史' }

/** Somebody who has not answered yet, on the first page of the own sheet. */
const someoneOwing = async (cast: Cast): Promise<Person> => {
  for (const sample of STAFF) {
    const who = await cast.enter(sample)
    await who.goesTo('/self-inspection')
    const open = who.page.locator('#open').getByRole('link', { name: /全職員/ })
    if ((await open.count()) === 0) continue
    await who.presses(/全職員/, who.page.locator('#open'))
    return who
  }
  throw new Error('everybody of the sample has answered')
}

const addressOf = (who: Person): string => {
  const path = /\/self-inspection\/answer\/[0-9a-f-]{36}/.exec(who.page.url())?.[0]
  if (path === undefined) throw new Error(`no sheet is shown at ${who.page.url()}`)
  return path
}

const questionsShown = (who: Person) => who.page.locator('.si-q legend').allInnerTexts()

const wordsOf = (legend: string): string => legend.replace(/\s*必須\s*$/u, '').trim()

const answers = async (who: Person, but: Readonly<Record<number, 'いいえ' | '該当なし'>> = {}) => {
  for (const [nth, legend] of (await questionsShown(who)).entries())
    await who.chooses(wordsOf(legend), but[nth] ?? 'はい')
}

const next = (who: Person) => who.presses('保存して次の節へ')

test.each(WAYS)('R031, R032: 自己点検 is answered section by section, checked and submitted $way', async (way) => {
  await play(way, async (cast) => {
    const who = await someoneOwing(cast)
    const sheet = addressOf(who)
    expect(await who.reads()).toContain('見本の自己点検表です')
    await who.goesTo(`${sheet}/s/1`)
    await answers(who, { 0: 'いいえ' })
    await next(who)
    expect(await who.reads()).toContain('設問1：「いいえ」の理由を入力してください。')
    await who.writes('設問1の理由', '着任したばかりのため')
    await who.writes('設問1の是正措置', '今週のうちに出す')
    await who.writes('設問1の是正措置を終える予定日', '令和9年1月31日')
    await next(who)
    await answers(who, { 1: '該当なし' })
    await who.writes('設問4の理由', '媒体を使わない')
    await next(who)
    await who.goesTo(`${sheet}/check`)
    expect(await who.reads()).toContain('答えの足りない設問が6問あります')
    await who.goesTo(sheet)
    await who.presses('続きから答える')
    await answers(who)
    await next(who)
    await answers(who)
    await who.presses('保存して確認へ')
    const all = await who.reads()
    for (const text of ['着任したばかりのため', '今週のうちに出す', '令和9年1月31日', '媒体を使わない'])
      expect(all).toContain(text)
    await who.presses('この内容で提出する')
    const done = await who.reads()
    const [, receipt] = /受付番号\s*([2-9A-Z]{10})/.exec(done) ?? []
    expect(done).toContain('自己点検の回答を提出しました')
    await who.goesTo('/self-inspection')
    expect(await who.reads()).toContain(receipt)
    const officer = await cast.enter(OPERATIONS.officer)
    const seen = await officer.page.request.get(sheet)
    expect(seen.status()).toBe(404)
  })
})

const saidOf = (who: Person) => () => who.page.locator('.draft-state').innerText()

test('R032: nothing typed is lost when the line is cut or the page is left', async () => {
  await play(BY_MOUSE, async (cast) => {
    const who = await someoneOwing(cast)
    const section = `${addressOf(who)}/s/1`
    await who.goesTo(section)
    await answers(who, { 0: 'いいえ' })
    await who.page.context().setOffline(true)
    await who.writes('設問1の理由', '線が切れている間に書いた理由')
    await expect.poll(saidOf(who), WAIT).toContain('つながりません')
    await who.page.context().setOffline(false)
    await expect.poll(saidOf(who), WAIT).toContain('保存しました')
    await who.writes('設問1の是正措置', '保存を待たずに離れた措置')
    await who.goesTo('/self-inspection')
    await who.goesTo(section)
    const written = who.page.getByLabel(/設問1の是正措置\s*必須/)
    await expect.poll(() => written.inputValue(), WAIT).toBe('保存を待たずに離れた措置')
    await expect.poll(saidOf(who), WAIT).toContain('保存しました')
    await who.page.reload()
    expect(await written.inputValue()).toBe('保存を待たずに離れた措置')
    expect(await who.page.getByLabel(/設問1の理由/).inputValue()).toBe('線が切れている間に書いた理由')
  })
})

test('R030, R031: the pages of 自己点検 have nothing that axe finds, and fit a small telephone', async () => {
  await play(BY_MOUSE, async (cast) => {
    const who = await someoneOwing(cast)
    const sheet = addressOf(who)
    const chief = await cast.enter(CHIEF)
    await chief.goesTo('/registers/self-inspections')
    await chief.presses(/令和\d+年度/, chief.page.locator('main table'))
    const campaign = chief.shownCase()
    expect(await chief.reads()).toContain('名簿の要約値（SHA-256）')
    const looks = async (person: Person, path: string) => {
      await person.goesTo(path)
      expect(await violations(person.page), path).toEqual([])
      expect(await overflowAt320(person.page), path).toEqual({ width: 320, widest: '' })
    }
    for (const path of ['/self-inspection', sheet, `${sheet}/s/1?mend=1`, `${sheet}/s/2`, `${sheet}/check`])
      await looks(who, path)
    for (const path of [
      `/cases/${campaign}`,
      `/self-inspection/${campaign}/sheets`,
      '/registers/self-inspection-roster',
    ])
      await looks(chief, path)
    const officer = await cast.enter(OPERATIONS.officer)
    await officer.goesTo('/duties')
    expect(await officer.reads()).toContain('自己点検')
  })
})
