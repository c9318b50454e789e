import { afterAll, describe, expect, test } from 'vitest'
import { overflowAt320, violations } from './axe.ts'
import { closeBrowser, openBrowser } from './browser.ts'
import { fieldOf } from './hands.ts'
import { mouse } from './mouse.ts'
import { workerDemo } from './worker-demo.ts'
import { ADMINISTRATOR, OPERATIONS, PLANNING, play, WAYS, type Person } from './people.ts'

afterAll(closeBrowser)

const HEADINGS = '職員番号,氏名,よみ,階級,所属,区分,日付,外部ID'

const list = (lines: readonly string[]) => ({
  name: '人事名簿.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from([HEADINGS, ...lines].join('\r\n')),
})

/** Work in the background shows its own page until it has ended. */
const until = async (who: Person, heading: string) => {
  const there = who.page.locator('main').getByRole('heading', { name: heading })
  await expect
    .poll(
      async () => {
        if ((await there.count()) === 0) await who.page.reload()
        return there.count()
      },
      { timeout: 30_000, interval: 700 },
    )
    .toBeGreaterThan(0)
}

const brings = async (who: Person, lines: readonly string[]) => {
  await who.goesTo('/people-import')
  await who.chooses('何の名簿か', '職員等')
  await who.chooses('名簿の範囲', '一部の名簿')
  await fieldOf(who.page, '名簿のファイル').setInputFiles(list(lines))
  await who.presses('読んで突き合わせる', who.page.locator('main form'))
  await until(who, '登録との違い')
}

const fact = async (who: Person, term: string): Promise<string> => {
  const facts = who.page.locator('dl.facts > div').filter({ has: who.page.getByText(term, { exact: true }) })
  return (await facts.locator('dd').first().innerText()).trim()
}

const faultless = async (who: { page: Person['page'] }) => {
  expect((await violations(who.page)).filter((violation) => !violation.includes('aria-busy'))).toEqual([])
  const { width, widest } = await overflowAt320(who.page)
  expect(width, widest).toBeLessThanOrEqual(320)
}

describe.each(WAYS.slice(0, 2))('$way', (way) => {
  test('a list of people is set against the register, its differences are looked at, and carried out as shown', () =>
    play(way, async (cast) => {
      const tag = `${Date.now()}`.slice(-7)
      const [first, second] = [`名${tag}-1`, `名${tag}-2`]
      const line = (number: string, rank: string, unit = OPERATIONS.unit) =>
        `${number},名簿 ${tag},めいぼ はなこ,${rank},${unit},職員,R8.4.1,`
      const keeper = await cast.enter(ADMINISTRATOR)

      await keeper.goesTo('/people-import')
      if (way.javaScript) await faultless(keeper)
      await brings(keeper, [
        line(first, '1等空尉'),
        line(second, '2等空尉'),
        line('', '曹長'),
        line(`名${tag}-3`, '曹長', '無い課'),
      ])
      expect([await fact(keeper, '新たに登録'), await fact(keeper, '誤りのある行')]).toEqual(['2', '2'])
      const bad = await keeper.page.locator('#list tbody tr').allInnerTexts()
      expect(bad[0]).toMatch(/4行目[\s\S]*「職員番号」が入力されていません/)
      expect(bad[1]).toMatch(/5行目[\s\S]*「無い課」/)
      if (way.javaScript) await faultless(keeper)
      await keeper.presses('2人の違いを取り込む', keeper.page.locator('main form'))
      expect(await keeper.reads()).toContain('直した名簿を読み直してください')

      await brings(keeper, [line(first, '1等空尉'), line(second, '2等空尉')])
      await keeper.presses(/^新たに登録/)
      expect(await keeper.page.locator('#list tbody').innerText()).toContain(first)
      if (way.javaScript) await faultless(keeper)
      await keeper.presses('2人の違いを取り込む', keeper.page.locator('main form'))
      await until(keeper, '名簿の取込み：取り込んだ')

      await brings(keeper, [line(first, '1等空尉'), line(second, '2等空尉')])
      expect(await fact(keeper, '同じ内容の行')).toBe('2')
      expect(await keeper.reads()).toContain('行うことはありません')

      await brings(keeper, [line(first, '3等空佐'), line(second, '2等空尉', PLANNING.unit)])
      await keeper.presses(/^内容の変更/)
      expect(await keeper.page.locator('#list tbody').innerText()).toMatch(/1等空尉 → 3等空佐/)
      await keeper.presses(/^所属の異動/)
      expect(await keeper.page.locator('#list tbody').innerText()).toMatch(/運用第３課 → .*企画課/)
      await keeper.presses('2人の違いを取り込む', keeper.page.locator('main form'))
      await until(keeper, '名簿の取込み：取り込んだ')
      await keeper.presses('差分と記録を照合する')
      expect(await keeper.reads()).toContain('一致することを確かめました')
      if (way.javaScript) await faultless(keeper)
      await keeper.presses('記録を見る')
      expect(await keeper.reads()).toMatch(/名簿「人事名簿.csv」を取り込んだ/)
      await keeper.goesTo(`/registers/people?q=${encodeURIComponent(first)}`)
      const href = await keeper.page.locator('main tbody a').first().getAttribute('href')
      await keeper.goesTo(href ?? '')
      expect(await keeper.reads()).toMatch(/名簿による変更[\s\S]*1等空尉 → 3等空佐/)
    }))
})

test('somebody links the office’s own account, signs out, and comes in by it; another account of it opens nothing', async () => {
  const { origin } = workerDemo()
  const context = await (await openBrowser()).newContext({ baseURL: origin, locale: 'ja-JP', timezoneId: 'Asia/Tokyo' })
  context.setDefaultTimeout(30_000)
  const page = await context.newPage()
  const hands = mouse(page)
  const main = () => page.locator('main').innerText()
  const atProvider = async (subject: string) => {
    await page.getByRole('heading', { name: '見本の提供元' }).waitFor()
    await page.getByLabel('利用者の番号').fill(subject)
    await page.getByRole('button', { name: '入る' }).click()
    await page.waitForURL(`${origin}/**`)
    await page.locator('main').waitFor()
  }
  try {
    const subject = `sub-${Date.now()}`
    await hands.goesTo(`/demo/sign-in?q=${encodeURIComponent(OPERATIONS.user.name)}`)
    await page
      .getByRole('button', { name: new RegExp(`${OPERATIONS.user.name}として`) })
      .first()
      .click()
    await page.waitForURL(`${origin}/`)
    await hands.goesTo('/account')
    const linked = page.getByRole('button', { name: '結び付けを外す' })
    if ((await linked.count()) > 0) await hands.presses('結び付けを外す')
    await page.getByRole('button', { name: '組織のアカウントを結び付ける' }).click()
    await page.getByRole('link', { name: '組織のアカウントへ進む' }).waitFor()
    await faultless({ page })
    await page.getByRole('link', { name: '組織のアカウントへ進む' }).click()
    await atProvider(subject)
    expect(await main()).toContain('アカウントを結び付けました')
    await faultless({ page })

    await page.getByRole('button', { name: 'サインアウト', exact: true }).first().click()
    await page.waitForURL(/sign-in/)
    await context.clearCookies()
    await hands.goesTo('/sign-in?with=password')
    await faultless({ page })
    await page.getByRole('link', { name: '組織のアカウントでサインインする' }).click()
    await atProvider(subject)
    expect(await page.locator('header').innerText()).toContain(OPERATIONS.user.name)

    await page.getByRole('button', { name: 'サインアウト', exact: true }).first().click()
    await page.waitForURL(/signed-out-here/)
    expect(await main()).toContain('提供元には、まだサインインしています')
    await context.clearCookies()
    await hands.goesTo('/sign-in/oidc')
    await atProvider(`nobody-${Date.now()}`)
    expect(await main()).toContain('だれにも結び付いていません')
    await faultless({ page })
  } finally {
    await context.close()
  }
})
