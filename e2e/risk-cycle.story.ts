import { afterAll, expect, test } from 'vitest'
import { dayOf } from '#kernel/pure/day.ts'
import { fiscalYearOf } from '#kernel/pure/fiscal-year.ts'
import { overflowAt320, violations } from './axe.ts'
import { api, caseIn, rulesOf } from './api.ts'
import { closeBrowser } from './browser.ts'
import { BY_MOUSE, OPERATIONS, PLANNING, play, SYSTEMS, type Cast, type Person, type Sample } from './people.ts'
import { writesFirst, writesNext } from './risk-documents.ts'

afterAll(closeBrowser)

const CERTIFIER: Sample = { post: '情報保証認証官', rank: '1等空佐', name: '神代 明里' }
const APPROVER: Sample = { post: '統合幕僚長', rank: '空将', name: '鷹取 誠一' }
const INCIDENTS: Sample = { post: '自衛隊サイバー防衛隊司令', rank: '海将補', name: '稲城 護' }
const DESK: Sample = { post: '情報保証係長', rank: '1等海尉', name: '沢渡 まどか' }

/** Systems of which the sample tells nothing; one is taken each time the tale is told. */
const QUIET = ['ＣＥＮＴＲＩＸ－Ｊ', '携帯電話用秘匿装置', '防衛省携帯電話端末', '中央指揮システム緊急伝達装置']
const THREE = ['risk-assessment', 'security-plan', 'monitoring-plan'] as const
const YEAR = fiscalYearOf(dayOf(new Date()))
const TODAY = dayOf(new Date())

type Company = Readonly<Record<'dev' | 'ops' | 'cert' | 'iao' | 'cir' | 'desk' | 'stranger', Person>>

const company = async (cast: Cast): Promise<Company> => ({
  dev: await cast.enter(PLANNING.officer),
  ops: await cast.enter(SYSTEMS.officer),
  cert: await cast.enter(CERTIFIER),
  iao: await cast.enter(APPROVER),
  cir: await cast.enter(INCIDENTS),
  desk: await cast.enter(DESK),
  stranger: await cast.enter(OPERATIONS.officer),
})

const rowOf = (who: Person, system: string) =>
  who.page.locator('main tbody tr').filter({ has: who.page.getByText(system, { exact: true }) })

/** Begins the year of a quiet system from the board. */
const begins = async (dev: Person): Promise<{ cycle: string; system: string; name: string }> => {
  await dev.goesTo('/risk-board')
  for (const name of QUIET) {
    const href = (await rowOf(dev, name).getByRole('link').getAttribute('href')) ?? ''
    if (!href.startsWith('/begin/')) continue
    await dev.goesTo(href)
    await dev.does('年度のリスク分析・評価を始める')
    const cycle = dev.shownCase()
    return { cycle, name, system: href.split('system=')[1] ?? '' }
  }
  throw new Error('every quiet system has its year already')
}

const onCase = async (who: Person, cycle: string) => {
  await who.goesTo(`/cases/${cycle}`)
  return who
}

const stateOf = (who: Person, cycle: string) => async () => {
  await who.goesTo(`/cases/${cycle}`)
  return who.reads()
}

/** ①: refused without documents, then the three versions go to 運用. */
const informs = async ({ dev, ops, stranger }: Company, cycle: string, system: string): Promise<string[]> => {
  const early = await api(dev).act(cycle, 'inform-ops', { input: {} })
  expect(early.status).toBe(409)
  expect(rulesOf(early)).toContain('R131')
  expect((await api(stranger).act(cycle, 'inform-ops', { input: {} })).status).toBe(404)
  const ids: string[] = []
  for (const kind of THREE) ids.push(await writesFirst([dev, ops], kind, system, YEAR))
  await onCase(dev, cycle)
  expect(await dev.reads()).toContain('基本方針が、登録されていません')
  await dev.does('① 3文書を更新し、運用に情報提供する')
  return ids
}

/** ②: the inspection is coordinated with the incident officer, carried out and its result written down. */
const inspects = async ({ ops, cir }: Company, cycle: string): Promise<string> => {
  await onCase(ops, cycle)
  await ops.presses('脆弱性検査を調整する')
  await ops.does('脆弱性検査を調整する', async () => {
    await ops.chooses('調整する相手', '事案対処責任者')
    await ops.writes('調整した内容', 'サーバ2台。業務の後に行う。')
    await ops.writes('検査を始める日', TODAY)
    await ops.writes('検査を終える日', TODAY)
  })
  const inspection = ops.shownCase()
  await cir.goesTo(`/cases/${inspection}`)
  await cir.does('調整に応ずる')
  await onCase(ops, inspection)
  await ops.does('検査の結果を記録する', async () => {
    await ops.writes('検査を始めた日', TODAY)
    await ops.writes('検査を終えた日', TODAY)
    await ops.writes('結果の概要', '古い部品が1件。')
    await ops.writes('判明した脆弱性（手書きの分）', '画像を扱う部品が古い')
  })
  return inspection
}

/** ② to ④, sent back once by 整備 and once by the certifier. */
const handsOn = async ({ dev, ops, cert }: Company, cycle: string, system: string, three: readonly string[]) => {
  for (const id of three) await writesNext(ops, id, '検査の結果')
  await onCase(ops, cycle)
  await ops.does('② 検査の結果により3文書を更新し、整備に提出する', () =>
    ops.writes('運用の状況と更新したところ', '古い部品を反映した。'),
  )
  await onCase(dev, cycle)
  await dev.does('3文書を運用に差し戻す', () => dev.writes('差し戻す理由', '部品の数を書いてほしい。'))
  await expect.poll(stateOf(ops, cycle), { timeout: 20_000 }).toContain('部品の数を書いてほしい。')
  await ops.does('② 検査の結果により3文書を更新し、整備に提出する', () =>
    ops.writes('運用の状況と更新したところ', '1件と書いた。'),
  )
  await onCase(dev, cycle)
  await dev.does('③ 確認して認証者に提出する', () => dev.ticks('提出された文書を確認した'))
  const own = await api(dev).act(cycle, 'evaluate', { input: {} })
  expect(own.status).toBe(409)
  expect(rulesOf(own)).toContain('R135')
  for (const kind of ['assessment-plan', 'assessment-report']) await writesFirst([cert], kind, system, YEAR)
  await onCase(cert, cycle)
  await cert.does('④ 評価文書を作成し、整備に提出する', () => cert.writes('改善指示', '部品を更新すること。'))
}

/** ⑤ to ⑦. */
const answersEvaluation = async ({ dev, ops }: Company, cycle: string, system: string, plan: string) => {
  await writesFirst([dev, ops], 'action-plan', system, YEAR)
  await onCase(dev, cycle)
  await dev.does('⑤ 将来対応計画書を更新し、運用に情報提供する')
  await writesNext(ops, plan, '推奨事項')
  await onCase(ops, cycle)
  await ops.does('⑥ 運用所掌の管理策を更新し、整備に提出する', () =>
    ops.chooses('運用所掌の管理策', '評価及び推奨事項を参照し、運用所掌の管理策を更新した'),
  )
  await onCase(dev, cycle)
  await dev.does('⑦ 確認して認証者に提出する', () => dev.ticks('提出された文書を確認した'))
}

const enters = async ({ ops }: Company, inspection: string, system: string) => {
  const from = { system, origin: 'inspection' }
  const input = { title: '画像を扱う部品', weakness: '古い', side: 'ops' }
  expect(await api(ops).begin('risk.plan-item', 'open', { from, input })).toMatchObject({ status: 201 })
  await onCase(ops, inspection)
  await ops.does('将来対応計画に記載したことを結び付ける', async () => {
    await ops.chooses('脆弱性', '画像を扱う部品が古い')
    await ops.chooses('記載した将来対応計画の項目', /画像を扱う部品/)
  })
  await onCase(ops, inspection)
  await ops.does('検査を終える')
}

const reports = async ({ cert, iao }: Company, cycle: string) => {
  await onCase(cert, cycle)
  await cert.does('⑧ 審査し、情報保証責任者に報告する', async () => {
    await cert.ticks('提出された文書を審査した')
    await cert.writes('情報保証責任者への報告', '適切に管理されている。')
  })
  await onCase(iao, cycle)
  expect(await iao.reads()).toContain('適切に管理されている。')
  await iao.does('報告を受ける')
}

const looksWell = async (who: Person, path: string) => {
  await who.goesTo(path)
  expect(await violations(who.page), path).toEqual([])
  expect(await overflowAt320(who.page), path).toMatchObject({ width: 320 })
}

test(
  'seven people take one system through a year of リスク分析・評価, with its legs back, to the report',
  () =>
    play(BY_MOUSE, async (cast) => {
      const all = await company(cast)
      const { cycle, system, name } = await begins(all.dev)
      const three = await informs(all, cycle, system)
      const inspection = await inspects(all, cycle)
      await handsOn(all, cycle, system, three)
      await answersEvaluation(all, cycle, system, three[1] ?? '')
      const early = await api(all.cert).act(cycle, 'report', { input: { reviewed: true, report: '可' } })
      expect(rulesOf(early)).toContain('R142')
      await enters(all, inspection, system)
      await reports(all, cycle)
      await all.iao.goesTo('/risk-board')
      await expect.poll(() => rowOf(all.iao, name).innerText(), { timeout: 20_000 }).toContain('報告')
      await looksWell(all.iao, `/cases/${cycle}`)
      await looksWell(all.iao, '/risk-board')
    }),
  240_000,
)

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
