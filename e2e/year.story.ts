import { spawnSync } from 'node:child_process'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { addDays, dayOf } from '#kernel/pure/day.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { closeBrowser } from './browser.ts'
import { download, printed } from './documents.ts'
import { freePort } from './free-port.ts'
import { opensCampaign, DIRECTOR, RESPONSIBLE, unitReports, yearReports } from './inspecting.ts'
import { program, type Program } from './killed-program.ts'
import { BY_MOUSE, OPERATIONS, play, type Cast, type Person } from './people.ts'
import { accepts, arrives, DEFENSE, faultless, FUTURE, moves, signs } from './pledging.ts'
import { toldData } from './told-data.ts'

/** A year changes what other stories stand on: it is lived in a program of its own, anew at every try. */
const ownProgram = async (): Promise<Program> => {
  const app = program(await toldData('year'), await freePort(), {}, 'demo')
  onTestFinished(async () => {
    await app.stop()
    await rm(app.dataDir, { recursive: true, force: true })
  })
  await app.start()
  return app
}

afterAll(closeBrowser)

const WAIT = { timeout: 60_000, interval: 1000 }

/** April: somebody arrives, is asked, signs and is accepted. */
const arrival = async (cast: Cast) => {
  const newcomer = await arrives(cast, DEFENSE.unit, String(Date.now()).slice(-7))
  await signs(await cast.enter(newcomer.who), '防衛課員')
  await accepts(await cast.enter(DEFENSE.officer), DEFENSE.unit, newcomer.who.name)
  return newcomer
}

/** Summer: the same person moves; the pledge ends with the belonging, and the new officer gets a new one. */
const transfer = async (cast: Cast, { who, id }: Awaited<ReturnType<typeof arrival>>) => {
  await moves(cast, id, FUTURE.unit)
  const person = await cast.enter(who)
  await person.goesTo('/pledge')
  expect(await person.reads()).toContain('所属の変更')
  await signs(person, '計画課員')
  const sheet = await printed(person, `/forms/pledge/${person.shownCase()}.pdf`)
  expect(sheet).toContain('計画課')
  expect(sheet).toContain(wareki(dayOf(new Date())))
  await accepts(await cast.enter(FUTURE.officer), FUTURE.unit, who.name)
}

/** What the board says of one rule in one unit at the end of a day. */
const standing = async (who: Person, cell: string, on: string): Promise<string> => {
  await who.goesTo(`${cell}?on=${on}`)
  return who.page.locator('main dl.facts').first().innerText()
}

/** The board on three dates: before there was anything, before the acts of this year, and with them. */
const board = async (cast: Cast) => {
  const responsible = await cast.enter(RESPONSIBLE)
  await responsible.goesTo('/compliance/rules/R033')
  await responsible.presses(/運用第３課/, responsible.page.locator('#cells'))
  const cell = new URL(responsible.page.url()).pathname
  const today = dayOf(new Date())
  await expect
    .poll(async () => {
      await responsible.goesTo(cell)
      return responsible.reads()
    }, WAIT)
    .toContain('令和9年度')
  expect(await responsible.reads()).toContain(OPERATIONS.officer.name)
  await faultless(responsible, 'the cell of R033')
  expect(await standing(responsible, cell, '2020-04-01')).toContain('該当なし')
  const days = [await standing(responsible, cell, addDays(today, -1)), await standing(responsible, cell, today)]
  expect(days.every((text) => /履行|期限内|期限超過|未着手|該当なし/.test(text))).toBe(true)
}

/** The year's evidence of one unit, in a file that is verified without the program's data. */
const evidence = async (cast: Cast, app: Program) => {
  const officer = await cast.enter(OPERATIONS.officer)
  await officer.goesTo('/evidence/new')
  const box = officer.page.locator('#rule-R033')
  if (!(await box.isVisible())) await officer.page.locator('details:has(#rule-R033) summary').click()
  await box.check()
  await officer.ticks(OPERATIONS.unit)
  await officer.writes('何のために使うか', '年度の証拠')
  await officer.presses('証拠一式を依頼する', officer.page.locator('main'))
  await expect
    .poll(async () => {
      await officer.page.reload()
      return officer.reads()
    }, WAIT)
    .toContain('証拠一式を受け取る')
  const zip = await download(officer, `${new URL(officer.page.url()).pathname}/evidence.zip`, 'application/zip')
  const file = join(app.dataDir, 'evidence.zip')
  await writeFile(file, zip)
  const sound = spawnSync(process.execPath, ['dist/mamori.js', 'verify-pack', file], { encoding: 'utf8' })
  expect(sound.stdout).toContain('年度の証拠')
  expect(sound.stdout).toContain('結果: 異常なし')
}

test('R020, R021, R029, R030, R031, R032, R033, R080: a year is lived through', async () => {
  const app = await ownProgram()
  await play(
    BY_MOUSE,
    async (cast) => {
      await transfer(cast, await arrival(cast))
      const campaign = await opensCampaign(await cast.enter(DIRECTOR))
      await unitReports(cast, campaign)
      await yearReports(cast, campaign)
      await board(cast)
      await evidence(cast, app)
    },
    app.origin,
  )
})
