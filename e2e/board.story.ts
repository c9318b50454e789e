import { afterAll, describe, expect, test } from 'vitest'
import { overflowAt320, violations } from './axe.ts'
import { closeBrowser } from './browser.ts'
import { BY_MOUSE, OPERATIONS, PLANNING, play, WAYS, type Cast, type Person, type Sample } from './people.ts'

afterAll(closeBrowser)

const RESPONSIBLE: Sample = { post: '統合幕僚長', rank: '空将', name: '鷹取 誠一' }

const sees = (who: Person, words: string) => expect.poll(() => who.reads(), { timeout: 20_000 }).toContain(words)

const day = (daysAgo: number) => new Date(Date.now() + 9 * 3_600_000 - daysAgo * 86_400_000).toISOString().slice(0, 10)

const asks = async (who: Person, on: string, button = '絞り込む') => {
  await who.writes('この日の終わりの状況', on)
  await who.presses(button, who.page.locator('main search'))
}

const faultless = async (who: Person) => {
  expect((await violations(who.page)).filter((violation) => !violation.includes('aria-busy'))).toEqual([])
  const { width, widest } = await overflowAt320(who.page)
  expect(width, widest).toBeLessThanOrEqual(320)
}

/** From the whole to one act: the board, a rule, a unit, what shows it, and the record of the act. */
const fromTheWholeToTheProof = async (cast: Cast) => {
  const iao = await cast.enter(RESPONSIBLE)
  await iao.goesTo('/compliance')
  await sees(iao, 'R176')
  await sees(iao, 'まだ実装されていません')
  await iao.chooses('本文・付紙', '付紙第4　可搬記憶媒体等の管理要領')
  await iao.presses('絞り込む', iao.page.locator('main search'))
  await expect.poll(() => iao.reads(), { timeout: 20_000 }).not.toContain('R176')
  await iao.goesTo('/compliance/rules/R053')
  await iao.presses(/指揮通信システム企画課/, iao.page.locator('#cells'))
  await sees(iao, '行った記録')
  await sees(iao, PLANNING.keeper.name)
  const proof = iao.page.locator('#acts').getByRole('link', { name: /^証明/ }).first()
  expect(await proof.getAttribute('href')).toMatch(/^\/ledger\/case\//)
  await iao.page.locator('#acts tbody th a').first().click()
  await expect.poll(() => iao.page.url(), { timeout: 20_000 }).toMatch(/\/ledger\/\d+$/)
}

describe.each(WAYS.filter((way) => way.tag !== '丙'))('$way', (way) => {
  test('R048, R053: whoever answers for all finds from the board what shows how a rule stands in a unit', () =>
    play(way, fromTheWholeToTheProof))
})

test('R061: the board on three dates, a designation made meanwhile among them', () =>
  play(BY_MOUSE, async (cast) => {
    const officer = await cast.enter(OPERATIONS.officer)
    const path = '/compliance/rules/R061'
    await officer.goesTo(path)
    await officer.presses(/運用第３課/, officer.page.locator('#cells'))
    const cell = officer.page.url()
    await asks(officer, day(0), 'この日を見る')
    await sees(officer, '状況')
    await officer.goesTo('/begin/media.place/designate')
    await officer.writes('場所の名称', `履行の見本庫 ${Date.now()}`)
    await officer.chooses('指定の基準', '保全責任者等の勤務する執務室')
    await officer.ticks('施錠できるロッカー等である')
    await officer.presses('集中保管場所を指定する', officer.page.locator('main form'))
    await expect
      .poll(
        async () => {
          await officer.page.goto(cell)
          return officer.page.locator('main dl.facts').innerText()
        },
        { timeout: 30_000, interval: 2000 },
      )
      .toContain('履行')
    await asks(officer, day(1), 'この日を見る')
    await expect
      .poll(() => officer.page.locator('main dl.facts').innerText(), { timeout: 20_000 })
      .not.toContain('履行')
    await asks(officer, '2020-04-01', 'この日を見る')
    await expect
      .poll(() => officer.page.locator('main dl.facts').innerText(), { timeout: 20_000 })
      .toContain('該当なし')
  }))

test('pages of the board have no fault axe knows of, and fit a narrow screen', () =>
  play(BY_MOUSE, async (cast) => {
    const iao = await cast.enter(RESPONSIBLE)
    for (const path of [
      '/compliance',
      '/compliance/rules/R053',
      '/compliance/moved',
      `/compliance?on=${day(40)}&q=課`,
    ]) {
      await iao.goesTo(path)
      await faultless(iao)
    }
    await iao.goesTo('/compliance/rules/R053')
    await iao.presses(/指揮通信システム企画課/, iao.page.locator('#cells'))
    await sees(iao, '行った記録')
    await faultless(iao)
    await iao.goesTo('/compliance')
    expect((await overflowAt320(iao.page)).width).toBeLessThanOrEqual(320)
    const answer = await iao.page.request.get('/forms/compliance-state.pdf')
    expect(answer.headers()['content-type']).toBe('application/pdf')
    expect((await answer.body()).subarray(0, 5).toString()).toBe('%PDF-')
  }))

test('a unit’s officer sees no other unit on the board', () =>
  play(BY_MOUSE, async (cast) => {
    const officer = await cast.enter(OPERATIONS.officer)
    await officer.goesTo('/compliance/rules/R053')
    await sees(officer, '運用第３課')
    expect(await officer.reads()).not.toContain('指揮通信システム企画課')
  }))
