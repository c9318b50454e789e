import { rm } from 'node:fs/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { sampleReport, type SampleHost } from '../src/features/risk/scans/sample-report.ts'
import { overflowAt320, violations } from './axe.ts'
import { closeBrowser } from './browser.ts'
import { freePort } from './free-port.ts'
import { fieldOf } from './hands.ts'
import { program } from './killed-program.ts'
import { BY_MOUSE, HEADQUARTERS, play, SYSTEMS, WAYS, type Person } from './people.ts'
import { toldData } from './told-data.ts'
import { workerDemo } from './worker-demo.ts'
import { handsIn, PATIENCE, untilItSays } from './scan-files.ts'

afterAll(closeBrowser)

const SYSTEM = '統合ＮＭＳ'
const MINUTE = 60_000

/** Axe waits by timers, which stand still where a page may run nothing. */
const faultless = async (who: Person, runs = true) => {
  if (!runs) return
  expect((await violations(who.page)).filter((violation) => !violation.includes('aria-busy'))).toEqual([])
  const { width, widest } = await overflowAt320(who.page)
  expect(width, widest).toBeLessThanOrEqual(320)
}

const sends = (who: Person, name: string, xml: string) => handsIn(who, SYSTEM, name, xml)

/** Two hosts nobody else has, so that every way and every new try finds its own. */
const hostsOf = (stamp: string): { web: SampleHost; files: SampleHost } => ({
  web: { name: `web-${stamp}.example.jp`, items: [{ plugin: '900001' }, { plugin: '900002' }, { plugin: '900003' }] },
  files: { name: `files-${stamp}.example.jp`, items: [{ plugin: '900004' }] },
})

const large = (stamp: string, hosts: number) =>
  sampleReport(
    '大きな検査',
    new Date(),
    Array.from({ length: hosts }, (_, n) => ({
      name: `${stamp}-${n}.example.jp`,
      items: Array.from({ length: 40 }, (_item, nth) => ({
        plugin: String(910_000 + nth),
        port: nth,
        output: `出力 ${n} ${nth}`,
      })),
    })),
  )

describe.each(WAYS)('results of a scanner $way', (way) => {
  test('R132: come in, are compared with the last ones, and are looked at one by one', () =>
    play(way, async ({ enter }) => {
      const officer = await enter(SYSTEMS.officer)
      const stamp = `${way.tag === '甲' ? 'a' : way.tag === '乙' ? 'b' : 'c'}${Date.now()}`
      const { web, files } = hostsOf(stamp)
      await sends(officer, `${stamp}-1.nessus`, sampleReport('一', new Date(Date.now() - 2 * MINUTE), [web, files]))
      await untilItSays(officer, '前の検査からの変わり方')
      expect(await officer.reads()).toContain('新しく見つかった')

      const mended = { ...web, items: [{ plugin: '900002' }, { plugin: '900005' }] }
      await sends(officer, `${stamp}-2.nessus`, sampleReport('二', new Date(Date.now() - MINUTE), [mended]))
      await untilItSays(officer, `検査の結果「${stamp}-2.nessus」`)
      const changes = officer.page.locator('section[aria-labelledby=changes-h] tbody tr')
      await expect.poll(() => changes.allInnerTexts(), PATIENCE).toHaveLength(4)
      const said = (await changes.allInnerTexts()).map((row) => row.replaceAll(/\s+/g, ''))
      expect(said.map((row) => Number(/(\d+)件/.exec(row)?.[1]))).toEqual([1, 0, 1, 2])
      await faultless(officer, way.javaScript)

      await officer.presses(
        '記録用ライブラリの遠隔からのコード実行',
        officer.page.locator('section[aria-labelledby=closed-h]'),
      )
      const finding = await officer.reads()
      expect(finding).toContain('解消')
      expect(finding).toContain('CVE-2021-44228')
      await faultless(officer, way.javaScript)
    }))
})

test('R132: a file that is no report is refused with its line, and the same file twice changes nothing', () =>
  play(BY_MOUSE, async ({ enter }) => {
    const officer = await enter(SYSTEMS.officer)
    const stamp = `d${Date.now()}`
    const xml = sampleReport('一', new Date(), [hostsOf(stamp).files])
    await sends(officer, `${stamp}.nessus`, xml.slice(0, -40))
    await untilItSays(officer, '検出事項は何も変わっていません')
    expect(await officer.reads()).toMatch(/\d+行目：.*途中で終わって/)
    await faultless(officer)
    await sends(officer, `${stamp}.nessus`, xml)
    await untilItSays(officer, '前の検査からの変わり方')
    await sends(officer, `${stamp}.nessus`, xml)
    await untilItSays(officer, '同じ内容の結果がすでに取り込まれています')
  }))

test('R132: a large file is taken back while it is read', () =>
  play(BY_MOUSE, async ({ enter }) => {
    const officer = await enter(SYSTEMS.officer)
    const stamp = `e${Date.now()}`
    await sends(officer, `${stamp}.nessus`, large(stamp, 1200))
    await expect.poll(() => officer.reads(), PATIENCE).toMatch(/取りやめる/)
    await officer.presses('取りやめる')
    await untilItSays(officer, '取りやめました')
    await officer.goesTo(`/registers/findings?severity=0&host=${stamp}-0.example.jp`)
    expect(await officer.reads()).toContain('条件に合うものはありません')
  }))

test('R132: whoever answers for no system is offered none', () =>
  play(BY_MOUSE, async ({ enter }) => {
    const member = await enter(HEADQUARTERS.user)
    await member.goesTo('/scans/new')
    expect(await member.reads()).toContain('届けられる情報システムがありません')
  }))

test('R142: ticked findings go together into an item of the plan', () =>
  play(BY_MOUSE, async ({ enter }) => {
    const officer = await enter(SYSTEMS.officer)
    const stamp = `f${Date.now()}`
    const { web } = hostsOf(stamp)
    await sends(officer, `${stamp}.nessus`, sampleReport('一', new Date(), [web]))
    await untilItSays(officer, '前の検査からの変わり方')
    await officer.goesTo(`/registers/findings?host=${web.name}`)
    for (const box of await officer.page.locator('main tbody input[type=checkbox]').all()) await box.check()
    await faultless(officer)
    await officer.presses('将来対応計画に入れる')
    expect(new URL(officer.page.url()).pathname).toBe('/begin/risk.plan-item/open')
    expect(officer.page.url().split(',')).toHaveLength(2)
  }))

test('R132: a scanner’s own program delivers with a token, and with nothing more than that', () =>
  play(BY_MOUSE, async ({ enter }) => {
    const officer = await enter(SYSTEMS.officer)
    const stamp = `g${Date.now()}`
    await officer.goesTo('/account/tokens')
    await officer.writes('名前', `送付 ${stamp}`)
    await officer.page.getByLabel('スキャンを届ける').check()
    await officer.page.getByLabel('読む', { exact: true }).uncheck()
    await faultless(officer)
    await officer.presses('トークンを作る', officer.page.locator('main form').last())
    const token = await officer.page.locator('code.token').innerText()
    await officer.goesTo('/scans/new')
    const system = await fieldOf(officer.page, '情報システム')
      .locator('option', { hasText: SYSTEM })
      .first()
      .getAttribute('value')
    const origin = workerDemo().origin
    const bearing = { authorization: `Bearer ${token}` }
    const sent = await fetch(`${origin}/api/scans?system=${system ?? ''}&name=${stamp}.nessus`, {
      method: 'POST',
      headers: { ...bearing, 'content-type': 'application/xml' },
      body: sampleReport('一', new Date(), [hostsOf(stamp).web]),
    })
    expect(sent.status).toBe(202)
    const { url } = (await sent.json()) as { url: string }
    const state = async () =>
      (await fetch(`${origin}${url}`, { headers: bearing }).then((r) => r.json())) as { state: string }
    await expect.poll(async () => (await state()).state, PATIENCE).toBe('applied')
    expect(await state()).toMatchObject({ hosts: 1, items: 3, changes: { new: 3 } })
    expect((await fetch(`${origin}/api/registers/findings`, { headers: bearing })).status).toBe(403)
    expect((await fetch(`${origin}/scans/new`, { headers: bearing, redirect: 'manual' })).status).toBe(303)
  }))

test('R132: a program killed while it reads a file begins again, and every finding is there once', async () => {
  const dataDir = await toldData('scan')
  const app = program(dataDir, await freePort(), {}, 'demo')
  try {
    await app.start()
    const people = await fetch(`${app.origin}/demo/sign-in?q=${encodeURIComponent(SYSTEMS.officer.post)}`).then((r) =>
      r.text(),
    )
    const signedIn = await fetch(`${app.origin}/demo/sign-in`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: app.origin },
      body: new URLSearchParams({ person: /name="person"[^>]*value="([^"]+)"/.exec(people)?.[1] ?? '', to: '/' }),
    })
    const cookie = (signedIn.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
    const page = await fetch(`${app.origin}/scans/new`, { headers: { cookie } }).then((r) => r.text())
    const system = /<option value="([0-9a-f-]{36})"/.exec(page)?.[1] ?? ''
    const sent = await fetch(`${app.origin}/api/scans?system=${system}`, {
      method: 'POST',
      headers: { cookie, origin: app.origin, 'content-type': 'application/xml' },
      body: large('k', 1500),
    })
    expect(sent.status).toBe(202)
    const { url } = (await sent.json()) as { url: string }
    const state = async () =>
      (await fetch(`${app.origin}${url}`, { headers: { cookie } }).then((r) => r.json())) as {
        state: string
        progress: { doneKB: number } | null
      }
    await expect
      .poll(async () => ((await state()).progress?.doneKB ?? 0) > 1000, { ...PATIENCE, interval: 20 })
      .toBe(true)
    app.killApp()
    await app.start()
    await expect.poll(async () => (await state()).state, { timeout: 120_000 }).toBe('applied')
    expect(await state()).toMatchObject({ hosts: 1500, items: 60_000, changes: { new: 60_000, still: 0 } })
    const listed = await fetch(`${app.origin}/api/registers/findings?system=${system}&severity=0&count=all`, {
      headers: { cookie },
    })
    expect(((await listed.json()) as { total: number }).total).toBeGreaterThanOrEqual(60_000)
  } finally {
    await app.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}, 300_000)
