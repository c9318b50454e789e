import { spawnSync } from 'node:child_process'
import { createHash, createPublicKey } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { workerDemo } from './worker-demo.ts'
import { overflowAt320, violations } from './axe.ts'
import { closeBrowser, visitor } from './browser.ts'
import { download, printed } from './documents.ts'
import { BY_MOUSE, HEADQUARTERS, PLANNING, play, WAYS, type Person } from './people.ts'

afterAll(closeBrowser)

const mamori = (...args: string[]) =>
  spawnSync(process.execPath, ['dist/mamori.js', ...args], {
    encoding: 'utf8',
    env: { ...process.env, MAMORI_DATA: workerDemo().dataDir },
  })

const folder = async () => {
  const place = await mkdtemp(join(tmpdir(), 'mamori-evidence-'))
  onTestFinished(() => rm(place, { recursive: true, force: true }))
  return place
}

const DONE = /証拠一式を受け取る/

/** Opens what the rule stands in, and ticks it. */
const chooses = async (person: Person, rule: string) => {
  const group = person.page.locator(`details:has(#rule-${rule})`)
  const box = person.page.locator(`#rule-${rule}`)
  if (!(await box.isVisible())) await group.locator('summary').click()
  await box.check()
}

/** Without JavaScript the page asks again by itself; a story asks as often as it likes. */
const waited = async (person: Person) => {
  await expect
    .poll(
      async () => {
        await person.page.reload()
        return person.reads()
      },
      { timeout: 60_000, interval: 1000 },
    )
    .toMatch(DONE)
}

const faultless = async (person: Person, what: string) => {
  expect(await violations(person.page), what).toEqual([])
  const { width, widest } = await overflowAt320(person.page)
  expect(width, `${what}: ${widest}`).toBeLessThanOrEqual(320)
}

/** The fingerprint of the key as the sheet of the day has it, read where the program keeps the key. */
const keyOnPaper = async (): Promise<string> => {
  const pem = await readFile(join(workerDemo().dataDir, 'keys/ledger-ed25519.pub.pem'))
  const der = createPublicKey(pem).export({ type: 'spki', format: 'der' })
  return createHash('sha256').update(der).digest('hex')
}

test.each(WAYS.filter(({ way }) => way !== 'by keyboard alone'))(
  'evidence is asked for, made in the background, fetched and verified without the program’s data ($way)',
  (way) =>
    play(way, async (cast) => {
      const officer = await cast.enter(PLANNING.officer)
      const purpose = `監査への提出 ${way.tag}${Date.now()}`
      await officer.goesTo('/evidence/new')
      await officer.presses('証拠一式を依頼する', officer.page.locator('main'))
      expect(await officer.reads()).toContain('「条項」を一つ以上選んでください')
      await chooses(officer, 'R050')
      await chooses(officer, 'R054')
      await officer.ticks(PLANNING.unit)
      await officer.writes('何のために使うか', purpose)
      if (way.javaScript) await faultless(officer, 'asking')
      await officer.presses('証拠一式を依頼する', officer.page.locator('main'))
      expect(officer.page.url()).toMatch(/\/evidence\/[0-9a-f-]{36}/)
      await waited(officer)
      if (way.javaScript) await faultless(officer, 'made')
      const path = new URL(officer.page.url()).pathname
      const zip = await download(officer, `${path}/evidence.zip`, 'application/zip')
      const place = await folder()
      await writeFile(join(place, 'evidence.zip'), zip)
      const sound = mamori('verify-pack', join(place, 'evidence.zip'), '--key', await keyOnPaper())
      expect(sound.stdout).toContain(purpose)
      expect(sound.stdout).toContain('結果: 異常なし')
      expect(sound.stdout).not.toContain('見比べてください')
      expect(sound.status).toBe(0)
      const spoilt = Buffer.from(zip)
      const middle = Math.floor(spoilt.length / 2)
      spoilt[middle] = (spoilt[middle] ?? 0) ^ 0xff
      await writeFile(join(place, 'spoilt.zip'), spoilt)
      expect(mamori('verify-pack', join(place, 'spoilt.zip')).status).toBe(1)
      const other = await cast.enter(HEADQUARTERS.officer)
      expect((await other.page.request.get(`${path}/evidence.zip`)).status()).toBe(404)
      await officer.goesTo('/registers/evidence-packs')
      expect(await officer.reads()).toContain(purpose)
    }),
)

test('the year’s dates and the ninety days ahead stand on pages that print', () =>
  play(BY_MOUSE, async (cast) => {
    const member = await cast.enter(PLANNING.user)
    await member.goesTo('/duties')
    await member.presses('年間の予定', member.page.locator('main'))
    expect(await member.reads()).toContain('自己点検の基準日')
    expect(await member.reads()).not.toContain('年次審査の予告')
    await faultless(member, 'the year')
    await member.presses('全ての官職のものを見る')
    expect(await member.reads()).toContain('年次審査の予告')
    const sheet = await printed(member, '/forms/duty-calendar.pdf?year=2026')
    expect(sheet).toContain('自己点検の基準日')
    expect(sheet).toContain('達の定め')
    await member.presses('これからの90日（官職ごと）')
    expect(await member.reads()).toContain('本人　職員')
    await faultless(member, 'ninety days')
    await member.presses('見える範囲の全てを見る')
    expect(await member.reads()).toContain('見える範囲の部隊等・情報システム・官職')
    await faultless(member, 'ninety days of all')
  }))

test('a calendar program fetches the dates by an address that is good for nothing else and can be taken back', () =>
  play(BY_MOUSE, async (cast) => {
    const officer = await cast.enter(PLANNING.officer)
    const name = `執務室の予定表 ${Date.now()}`
    await officer.goesTo('/calendar/feeds')
    await officer.writes('名前', name)
    await officer.presses('アドレスを作る')
    await faultless(officer, 'address made')
    const address = /https?:\S+\.ics/.exec(await officer.reads())?.[0] ?? ''
    const program = await visitor()
    const fetched = await program.page.request.get(address)
    expect(fetched.headers()['content-type']).toContain('text/calendar')
    expect(await fetched.text()).toContain('DTSTART;VALUE=DATE:')
    expect(await fetched.text()).not.toContain(PLANNING.officer.name.split(' ')[0])
    await officer.goesTo('/calendar/feeds')
    expect(await officer.reads()).not.toContain('.ics')
    await officer.presses(new RegExp(`取り消す.*${name}`))
    expect((await program.page.request.get(address)).status()).toBe(404)
    await program.close()
  }))
