import { rm } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeBrowser, visitor, type Visitor } from './browser.ts'
import { freePort } from './free-port.ts'
import { program, type Program } from './killed-program.ts'
import { toldData } from './told-data.ts'

const ROUNDS = 4
const BEFORE = 18
const AFTER = 6

let dataDir = ''
let app: Program
let user: Visitor

beforeAll(async () => {
  dataDir = await toldData('desk')
  app = program(dataDir, await freePort(), {}, 'demo')
  await app.start()
  user = await visitor({ origin: app.origin })
})

afterAll(async () => {
  // The server is killed on purpose: what the browser says of it is no fault.
  await user.close().catch(() => {})
  await closeBrowser()
  await app.stop()
  await rm(dataDir, { recursive: true, force: true })
})

const signIn = async (page: Page) => {
  await page.goto(`/demo/sign-in?q=${encodeURIComponent('朝比奈')}`)
  await page
    .getByRole('button', { name: /朝比奈 巡として/u })
    .first()
    .click()
  await page.waitForURL('**/')
}

const openDesk = async (page: Page): Promise<string> => {
  const input = { area: 'own', place: '端末', purpose: '点検', virusCheck: 'clean', encryptionSet: 'set', dueOn: null }
  const answer = await page.request.post('/api/processes/media.desk/acts/open-begin-use', { data: { input } })
  expect(answer.status(), await answer.text()).toBe(201)
  return ((await answer.json()) as { caseId: string }).caseId
}

/** Every scan the server has, by its identity: all pages of the list. */
const onServer = async (page: Page, desk: string): Promise<ReadonlyMap<string, string>> => {
  const found = new Map<string, string>()
  let path: string | null = `/desk/${desk}?show=unknown`
  while (path !== null) {
    const html = await (await page.request.get(path)).text()
    for (const [, id, code] of html.matchAll(/href="\/unknown-codes\/([0-9a-f-]{36})">([^<]+)</gu))
      found.set(id ?? '', code ?? '')
    path = /<a href="([^"]+)" rel="next">/u.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? null
  }
  return found
}

/** The scans of which the screen says that the server has them. */
const claimed = (page: Page): Promise<readonly string[]> =>
  page
    .locator('.scans li:not(.m-waiting)')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-scan') ?? ''))

const type = async (page: Page, code: string) => {
  await page.keyboard.type(code)
  await page.keyboard.press('Enter')
}

/** The box is written and shown a moment after the key; a busy machine takes its time. */
const WITHIN = { timeout: 20_000 }

const outboxSays = (page: Page, words: string) =>
  expect.poll(() => page.locator('scan-field .outbox').innerText(), WITHIN).toContain(words)

const field = (page: Page) => page.locator('scan-field[data-state]').waitFor()

/** The tab goes: by being closed, or by its process dying. */
const losesTab = async (page: Page, crashes: boolean) => {
  if (!crashes) return page.close()
  const gone = page.waitForEvent('crash')
  const session = await page.context().newCDPSession(page)
  void session.send('Page.crash').catch(() => {})
  await gone
  await page.close()
}

test('tab and server are killed while scanning: every scan is on the server exactly once, and none was called received before', async () => {
  await signIn(user.page)
  const desk = await openDesk(user.page)
  const typed: string[] = []
  const everClaimed = new Set<string>()
  let page = user.page
  await page.goto(`/desk/${desk}`)
  await field(page)
  for (let round = 0; round < ROUNDS; round += 1) {
    const dies = Math.floor(Math.random() * BEFORE)
    for (let nth = 0; nth < BEFORE; nth += 1) {
      const code = `KILL-${round}-BEFORE-${nth}X`
      typed.push(code)
      await type(page, code)
      if (nth === dies) app.killApp()
    }
    for (let nth = 0; nth < AFTER; nth += 1) {
      const code = `KILL-${round}-AFTER-${nth}X`
      typed.push(code)
      await type(page, code)
    }
    // An answer sent before the death may still arrive; what was typed after it nobody can have answered.
    const answered = (await page.locator('.scans li:not(.m-waiting)').allInnerTexts()).join(' ')
    expect(answered).not.toContain(`KILL-${round}-AFTER-`)
    await outboxSays(page, '送信待ち')
    for (const id of await claimed(page)) everClaimed.add(id)
    await losesTab(page, round % 2 === 1)
    await app.start()
    page = await user.context.newPage()
    // The desk is not open anywhere: what the server has now, it had before it was killed.
    const had = await onServer(page, desk)
    expect([...everClaimed].filter((id) => !had.has(id))).toEqual([])
    await page.goto(`/desk/${desk}`)
    await page.locator('scan-field[data-state=sent]').waitFor()
  }
  const all = await onServer(page, desk)
  expect([...all.values()].toSorted()).toEqual(typed.toSorted())
  expect(typed).toHaveLength(ROUNDS * (BEFORE + AFTER))
  // The page asks for its counts anew a moment after the last scan has arrived.
  const tally = () => page.locator('#desk-state .tally').innerText()
  await expect.poll(tally, WITHIN).toContain(`読取り ${typed.length}`)
}, 300_000)

test('a line that is cut keeps the scans in the tab’s box, and they go when it is there again', async () => {
  const page = await user.context.newPage()
  const desk = await openDesk(page)
  await page.goto(`/desk/${desk}`)
  await field(page)
  await user.context.setOffline(true)
  for (let nth = 0; nth < 60; nth += 1) await type(page, `CUT-${nth}X`)
  await outboxSays(page, '送信待ち 60件')
  expect(await claimed(page)).toEqual([])
  await user.context.setOffline(false)
  await page.locator('scan-field[data-state=sent]').waitFor()
  expect((await onServer(page, desk)).size).toBe(60)
})

test('a desk that has ended takes no more: what waits can be taken out as text, and is not dropped before', async () => {
  const page = await user.context.newPage()
  const desk = await openDesk(page)
  await page.goto(`/desk/${desk}`)
  await field(page)
  const ended = await page.request.post(`/api/cases/${desk}/acts/finish`, { data: { input: {} } })
  expect(ended.status(), await ended.text()).toBe(201)
  await type(page, 'TOO-LATE-X')
  await page.locator('scan-field[data-state=refused]').waitFor()
  await outboxSays(page, 'この読取卓は終わっています')
  await page.getByText('送れなかった読取りを取り出す').click()
  const left = page.getByRole('textbox', { name: '送れなかった読取り' })
  await expect.poll(() => left.inputValue(), WITHIN).toContain('TOO-LATE-X')
  expect((await onServer(page, desk)).size).toBe(0)
})
