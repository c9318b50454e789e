import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { overflowAt320, violations } from './axe.ts'
import { closeBrowser, visitor } from './browser.ts'
import { everyPlace } from './pages.ts'
import { BY_MOUSE, PLANNING, play } from './people.ts'
import { workerDemo } from './worker-demo.ts'

const REQUESTS_A_PAGE = 8
const SCRIPT_BYTES = 40 * 1024

afterAll(closeBrowser)

/** Everything at once, so that one run shows all that is wrong. */
const faultless = (faults: readonly string[]) => expect(faults, faults.join('\n')).toEqual([])

/** Some seventy pages one after the other take minutes on a busy machine. */
const ALL_PAGES = 900_000

test(
  'every page is free of what axe finds against WCAG 2.2 AA, and fits a screen 320 pixels wide',
  { timeout: ALL_PAGES },
  () =>
    play(BY_MOUSE, async (cast) => {
      const faults: string[] = []
      for (const { who, what, path } of await everyPlace(cast)) {
        await who.goesTo(path)
        for (const violation of await violations(who.page)) faults.push(`${what} (${path}): ${violation}`)
        const { width, widest } = await overflowAt320(who.page)
        if (width > 320) faults.push(`${what} (${path}): ${width} pixels wide at 320: ${widest}`)
      }
      faultless(faults)
    }),
)

test('the pages before sign-in, and the answers that say no, are as free of it', () =>
  play(BY_MOUSE, async (cast) => {
    const faults: string[] = []
    const guest = await visitor()
    const look = async (what: string, page = guest.page) => {
      for (const violation of await violations(page)) faults.push(`${what}: ${violation}`)
      const { width, widest } = await overflowAt320(page)
      if (width > 320) faults.push(`${what}: ${width} pixels wide at 320: ${widest}`)
    }
    for (const path of ['/demo/sign-in', '/sign-in?with=password', '/password-link?token=x', '/set-up?token=x']) {
      await guest.page.goto(path)
      await look(path)
    }
    await guest.close()
    const officer = await cast.enter(PLANNING.officer)
    await officer.goesTo('/begin/media.medium/register')
    await officer.presses('登録簿に登録する', officer.page.locator('main form'))
    await look('a form with errors', officer.page)
    await officer.goesTo('/begin/media.place/designate')
    await officer.writes('場所の名称', '保管庫')
    await officer.chooses('指定の基準', /執務室/)
    await officer.writes('指定する日', 'R8.4.1')
    await officer.presses('集中保管場所を指定する', officer.page.locator('main form'))
    await look('a refusal', officer.page)
    faultless(faults)
  }))

test('a cold page asks for little, and nothing from outside', () =>
  play(BY_MOUSE, async (cast) => {
    const officer = await cast.enter(PLANNING.officer)
    const state = await officer.page.context().storageState()
    for (const path of ['/', '/registers/media', '/ledger', '/rules']) {
      const guest = await visitor()
      await guest.context.addCookies(state.cookies)
      const asked: string[] = []
      guest.page.on('request', (request) => asked.push(request.url()))
      await guest.page.goto(path, { waitUntil: 'networkidle' })
      await guest.close()
      expect(asked.length, `${path}\n${asked.join('\n')}`).toBeLessThanOrEqual(REQUESTS_A_PAGE)
      expect(asked.filter((url) => !url.startsWith(workerDemo().origin))).toEqual([])
    }
  }))

test('all the script a page loads fits in 40 KiB', () =>
  play(BY_MOUSE, async (cast) => {
    const officer = await cast.enter(PLANNING.officer)
    await officer.goesTo('/')
    const addresses = await officer.page
      .locator('script[src]')
      .evaluateAll((all) => all.map((s) => s.getAttribute('src') ?? ''))
    expect(addresses.length).toBeGreaterThan(0)
    const sizes = await Promise.all(
      addresses.map(
        async (address) => gzipSync(await (await officer.page.request.get(address)).body(), { level: 9 }).length,
      ),
    )
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(SCRIPT_BYTES)
  }))
