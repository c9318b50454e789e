import { afterAll, expect, test } from 'vitest'
import { dayOf } from '#kernel/pure/day.ts'
import { fiscalYearOf } from '#kernel/pure/fiscal-year.ts'
import { INCIDENTS } from './approving.ts'
import { overflowAt320, violations } from './axe.ts'
import { api, caseIn, rulesOf } from './api.ts'
import { closeBrowser } from './browser.ts'
import { BY_MOUSE, play, SYSTEMS, type Person, type Sample } from './people.ts'
import { writesFirst } from './risk-documents.ts'

afterAll(closeBrowser)

const DESK: Sample = { post: '情報保証係長', rank: '1等海尉', name: '沢渡 まどか' }

const YEAR = fiscalYearOf(dayOf(new Date()))
const TODAY = dayOf(new Date())

const onCase = async (who: Person, cycle: string) => {
  await who.goesTo(`/cases/${cycle}`)
  return who
}

const stateOf = (who: Person, cycle: string) => async () => {
  await who.goesTo(`/cases/${cycle}`)
  return who.reads()
}

const looksWell = async (who: Person, path: string) => {
  await who.goesTo(path)
  expect(await violations(who.page), path).toEqual([])
  expect(await overflowAt320(who.page), path).toMatchObject({ width: 320 })
}

test(
  '企画課 plans an inspection that needs support; nothing is told before its document has a version',
  () =>
    play(BY_MOUSE, async (cast) => {
      const desk = await cast.enter(DESK)
      const cir = await cast.enter(INCIDENTS)
      const id = await caseIn(desk, '/registers/systems?q=統合ＮＭＳ', '統合ＮＭＳ')
      await desk.goesTo(`/begin/risk.inspection-plan/draft?system=${id}`)
      const title = `検査の計画 ${Date.now()}`
      await desk.does('脆弱性検査実施計画を起こす', async () => {
        await desk.writes('計画の名称', title)
        await desk.writes('事案対処責任者の支援を要する理由', '検査班の道具が要る。')
        await desk.writes('検査を始める日', TODAY)
        await desk.writes('検査を終える日', TODAY)
      })
      const plan = desk.shownCase()
      const empty = await api(desk).act(plan, 'notify', { input: { version: id } })
      expect(rulesOf(empty)).toContain('R143')
      await writesFirst([desk], 'inspection-plan', id, YEAR)
      await onCase(desk, plan)
      await desk.does('計画を定め、運用と事案対処責任者に通知する', () =>
        desk.chooses('通知する脆弱性検査実施計画', /第1版/),
      )
      expect(await desk.reads()).toContain('通知済・受領待ち')
      await cir.goesTo(`/cases/${plan}`)
      await cir.does('事案対処責任者として通知を受ける')
      await expect.poll(stateOf(cir, plan), { timeout: 20_000 }).toContain('運用の受領待ち')
    }),
  120_000,
)

test(
  'a risk is found again under its cell of the map, which reads without colour and at 320 px',
  () =>
    play(BY_MOUSE, async (cast) => {
      const ops = await cast.enter(SYSTEMS.officer)
      const title = `見本の停電 ${Date.now()}`
      await ops.goesTo('/risks')
      const relay = await ops.page
        .locator('select[name=system] option', { hasText: '中継器等管制局' })
        .getAttribute('value')
      await ops.goesTo(`/begin/risk.risk/identify?system=${relay ?? ''}`)
      await ops.does('リスクを特定する', async () => {
        await ops.writes('リスクの名称', title)
        await ops.writes('脅威', '停電')
        await ops.writes('脆弱性', '予備の電源がない')
        await ops.chooses('発生の可能性', '5 ごく高い')
        await ops.chooses('影響', '5 ごく大きい')
      })
      await ops.goesTo(`/risks?system=${relay ?? ''}`)
      const cell = ops.page
        .getByRole('table', { name: '対応の前' })
        .locator('tbody tr')
        .first()
        .getByRole('link')
        .last()
      expect(await cell.innerText()).toContain('重大')
      await ops.goesTo((await cell.getAttribute('href')) ?? '')
      await expect.poll(() => ops.reads(), { timeout: 20_000 }).toContain(title)
      await looksWell(ops, `/risks?system=${relay ?? ''}`)
      await looksWell(ops, '/registers/risks')
      await looksWell(ops, '/registers/monitoring-items')
    }),
  120_000,
)
