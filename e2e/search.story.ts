import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { overflowAt320, violations } from './axe.ts'
import { closeBrowser } from './browser.ts'
import { BY_MOUSE, OPERATIONS, PLANNING, play, WAYS, type Person } from './people.ts'

afterAll(closeBrowser)

const found = async (who: Person, typed: string): Promise<string> => {
  await who.goesTo(`/search?q=${encodeURIComponent(typed)}`)
  return who.reads()
}

const field = (page: Page) => page.getByRole('combobox', { name: '読み取り・検索' })

const suggested = (page: Page) => page.getByRole('listbox', { name: '候補' }).getByRole('option')

const asked = async (who: Person, typed: string): Promise<readonly { title: string; href: string; note: string }[]> => {
  const answer = await who.page.request.get(`/search/suggest?q=${encodeURIComponent(typed)}`)
  expect(answer.status()).toBe(200)
  expect(answer.headers()['cache-control']).toBe('no-store')
  const { suggestions } = (await answer.json()) as { suggestions: { title: string; href: string; note: string }[] }
  return suggestions
}

test.each(WAYS)('whatever width, case or kana is typed, the same is found: $way', (way) =>
  play(way, async (cast) => {
    const officer = await cast.enter(PLANNING.officer)
    for (const typed of ['USBメモリ', 'ｕｓｂめもり', 'usb ﾒﾓﾘ', '企画－Ｒ８－業'])
      expect(await found(officer, typed), typed).toContain('可搬記憶媒体登録簿')
    expect(await found(officer, '第-9999-ない番号')).toContain('見付かりません')
  }),
)

test.each(WAYS)('people, units, systems and provisions are found, each under its own heading: $way', (way) =>
  play(way, async (cast) => {
    const officer = await cast.enter(PLANNING.officer)
    const headings = async (typed: string) => {
      await officer.goesTo(`/search?q=${encodeURIComponent(typed)}`)
      return (await officer.page.getByRole('heading', { level: 2 }).allInnerTexts()).join(' ')
    }
    expect(await headings('教育課')).toMatch(/部隊等/)
    expect(await headings('指揮システム')).toMatch(/情報システム/)
    expect(await headings('持出し')).toMatch(/条項/)
    expect(await headings('r054')).toMatch(/^条項/)
    expect(await found(officer, '水城')).toContain('水城 航')
  }),
)

test.each(WAYS)('from the answers of one kind a register goes on under the same words: $way', (way) =>
  play(way, async (cast) => {
    const officer = await cast.enter(PLANNING.officer)
    await officer.goesTo('/search?q=usb')
    await officer.presses('可搬記憶媒体登録簿で見る')
    expect(new URL(officer.page.url()).pathname).toBe('/registers/media')
    expect(await officer.reads()).toContain('USBメモリ')
  }),
)

test('a whole registration number leads straight to its medium', () =>
  play(BY_MOUSE, async (cast) => {
    const officer = await cast.enter(PLANNING.officer)
    const [medium] = await asked(officer, 'usb')
    const number = /\S+-R\d+-\S+-\d{4}/.exec(medium?.note ?? '')?.[0] ?? ''
    const [first] = await asked(officer, number.normalize('NFKC').toLowerCase())
    expect(first).toMatchObject({ href: medium?.href })
  }))

test('R048, R049: neither answers nor suggestions tell of another unit’s media', () =>
  play(BY_MOUSE, async (cast) => {
    const keeper = await cast.enter(PLANNING.keeper)
    const stranger = await cast.enter(OPERATIONS.user)
    const [medium] = await asked(keeper, '企画-R8-業-0001')
    expect(medium?.note).toContain('企画-R8-業-0001')
    expect(await asked(stranger, '企画-R8-業-0001')).toEqual([])
    expect(await found(stranger, '企画-R8-業-0001')).toContain('見付かりません')
    expect((await asked(stranger, 'usbメモリ')).filter((s) => s.note.includes(PLANNING.unit))).toEqual([])
  }))

test('suggestions are for those who are signed in', async () => {
  await play(BY_MOUSE, async (cast) => {
    const officer = await cast.enter(PLANNING.officer)
    await officer.page.context().clearCookies()
    const answer = await officer.page.request.get('/search/suggest?q=usb', { maxRedirects: 0 })
    expect(answer.status()).toBe(303)
    expect(answer.headers()['location']).toMatch(/^\/sign-in/)
  })
})

test('by keyboard alone: the list opens while one types, arrows choose, Escape closes, Enter opens', () =>
  play(BY_MOUSE, async (cast) => {
    const { page, goesTo } = await cast.enter(PLANNING.officer)
    await goesTo('/')
    const input = field(page)
    await input.focus()
    await page.keyboard.type('ｕｓｂ')
    await suggested(page).first().waitFor()
    expect(await input.getAttribute('aria-expanded')).toBe('true')
    expect(await input.getAttribute('aria-activedescendant')).toBeNull()
    expect(await page.locator('search-field [role=status]').innerText()).toMatch(/^候補 \d+件/)
    expect(await violations(page)).toEqual([])
    expect((await overflowAt320(page)).width).toBeLessThanOrEqual(320)

    await page.keyboard.press('ArrowUp')
    const chosen = page.getByRole('option', { selected: true })
    expect(await chosen.count()).toBe(1)
    expect(await input.getAttribute('aria-activedescendant')).toBe(await suggested(page).last().getAttribute('id'))
    await page.keyboard.press('ArrowDown')
    expect(await chosen.count()).toBe(0)
    await page.keyboard.press('Escape')
    expect(await input.getAttribute('aria-expanded')).toBe('false')
    expect(await input.inputValue()).toBe('ｕｓｂ')

    await page.keyboard.press('ArrowDown')
    await suggested(page).first().waitFor()
    await page.keyboard.press('ArrowDown')
    const words = (await chosen.locator('b').innerText()).trim()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/cases\//)
    expect(await page.locator('h1').innerText()).toContain(words)
  }))

test('while an input method composes nothing is asked; when it is done, once', () =>
  play(BY_MOUSE, async (cast) => {
    const { page, goesTo } = await cast.enter(PLANNING.officer)
    await goesTo('/')
    const questions: string[] = []
    page.on('request', (request) => {
      if (request.url().includes('/search/suggest')) questions.push(decodeURIComponent(request.url()))
    })
    await field(page).focus()
    const session = await page.context().newCDPSession(page)
    for (const text of ['う', 'うｓ', 'ＵＳＢ'])
      await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
    await page.waitForTimeout(600)
    expect(questions).toEqual([])
    await session.send('Input.insertText', { text: 'ＵＳＢ' })
    await suggested(page).first().waitFor()
    expect(questions).toHaveLength(1)
    expect(questions[0]).toMatch(/q=ＵＳＢ$/)
  }))

test('pages of answers are free of what axe finds, and fit a screen 320 pixels wide', () =>
  play(BY_MOUSE, async (cast) => {
    const { page, goesTo } = await cast.enter(PLANNING.officer)
    for (const typed of ['usb', '持出し', 'ありえない語', '']) {
      await goesTo(`/search?q=${encodeURIComponent(typed)}`)
      expect(await violations(page), typed).toEqual([])
      expect((await overflowAt320(page)).width, typed).toBeLessThanOrEqual(320)
    }
  }))
