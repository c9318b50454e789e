import { afterAll, describe, expect, test } from 'vitest'
import { overflowAt320, violations } from './axe.ts'
import { closeBrowser } from './browser.ts'
import { BY_MOUSE, GENERAL_AFFAIRS, play, type Cast, type Person, type Sample } from './people.ts'

afterAll(closeBrowser)

const DIRECTOR: Sample = { post: '指揮通信システム部長', rank: '陸将補', name: '相馬 隆史' }

const sees = (who: Person, words: string) => expect.poll(() => who.reads(), { timeout: 20_000 }).toContain(words)

const count = (who: Person, name: string) => who.page.locator('main').getByRole('link', { name }).count()

/** The officer's own page of the campaign that is open: who answers in the unit, and how far they are. */
const ownUnit = async (officer: Person): Promise<string> => {
  await officer.goesTo('/self-inspection/results')
  await officer.presses('この部隊等の回答者を見る', officer.page.locator('main'))
  await sees(officer, '対象者')
  return new URL(officer.page.url()).pathname
}

const collecting = async (officer: Person, path: string) => {
  if ((await count(officer, '取りまとめを始める')) > 0) {
    await officer.presses('取りまとめを始める', officer.page.locator('main'))
    await officer.presses('取りまとめを始める', officer.page.locator('main form'))
    await sees(officer, '取りまとめを始めた')
  }
  await officer.goesTo(path)
}

const sound = async (who: Person) => {
  expect(await violations(who.page)).toEqual([])
  expect(await overflowAt320(who.page)).toMatchObject({ width: 320 })
}

const unitReports = async (cast: Cast) => {
  const officer = await cast.enter(GENERAL_AFFAIRS.officer)
  const path = await ownUnit(officer)
  await collecting(officer, path)
  await sound(officer)
  if ((await count(officer, '差し戻す')) > 0) {
    await officer.page
      .locator('main')
      .getByRole('link', { name: /^差し戻す/ })
      .first()
      .click()
    await officer.writes('差し戻す理由', '設問の意味を確かめて、答え直してください。')
    await officer.presses('回答を差し戻す', officer.page.locator('main form'))
    await sees(officer, '回答を差し戻した：設問の意味を確かめて')
    await officer.goesTo(path)
    await sees(officer, '差戻し')
  }
  await officer.goesTo(`${path}?show=open`)
  const absent = officer.page
    .locator('main')
    .getByRole('link', { name: /^不在とする/ })
    .last()
  if ((await absent.count()) > 0) {
    await absent.click()
    await officer.chooses('不在の理由', '出張')
    await officer.presses('不在として記録する', officer.page.locator('main form'))
    await sees(officer, '不在として記録した')
  }
  await officer.goesTo(path)
  await officer.presses('取りまとめを開く', officer.page.locator('main'))
  await officer.page.getByLabel('集計の内容を確かめた').first().check()
  await officer.presses('内容を確かめる')
  await officer.presses('自己点検の結果を報告する', officer.page.locator('main form'))
  await sees(officer, 'まだ済んでいない人がいます')
}

const handedOver = async (cast: Cast) => {
  const director = await cast.enter(DIRECTOR)
  await director.goesTo('/self-inspection/results')
  await sees(director, '対象者の区分ごと')
  await sound(director)
  await director.page.locator('main').getByRole('link', { name: '令和7年度' }).first().click()
  await sees(director, '設問')
  await sees(director, '「いいえ」の割合が高い設問')
  await sound(director)
  const pdf = await director.page.request.get(
    director.page.url().replace(/\/self-inspection\/([0-9a-f-]+)\/.*/, '/forms/self-inspection-summary/$1.pdf'),
  )
  expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf'])
  await director.presses('報告の状況を見る', director.page.locator('main'))
  await sees(director, '受領済')
  await sound(director)
  await director.presses('結果を見る', director.page.locator('main'))
  await director.presses('手続を見る', director.page.locator('main'))
  if ((await director.reads()).includes('結果を監査の側に提供する')) {
    await director.writes('特に伝えること', '媒体の取扱いの項目に注意。')
    await director.presses('結果を監査の側に提供する', director.page.locator('main form'))
  }
  await sees(director, '監査の側に提供した')
}

describe('what was answered', () => {
  test('R032, R033: an officer returns an answer, records an absence, and cannot report before everybody is settled', () =>
    play(BY_MOUSE, unitReports))

  test('R033: the result of last year is read, printed and handed over to the audit', () => play(BY_MOUSE, handedOver))
})
