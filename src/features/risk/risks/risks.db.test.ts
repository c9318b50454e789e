import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/pure/actor.ts'
import { cycleWorld, dev, ops, SYSTEM, type CycleWorld } from '../cycle/cycle-for-tests.ts'
import { NOW, stranger } from '../documents/documents-for-tests.ts'
import { monitoringDuties } from '../monitoring/duties-store.ts'
import { monitoringPart } from '../monitoring/document-part.ts'
import { risksPart } from './document-part.ts'
import { mapsOf } from './map-store.ts'
import { boundRiskRegister } from './register-store.ts'

let world: CycleWorld
beforeAll(async () => {
  world = await cycleWorld()
})
afterAll(() => world.close())

const RISK = {
  title: '持込み機器の接続',
  threat: '不正な機器',
  vulnerability: '接続口が開いている',
  likelihood: '4',
  impact: '5',
}

const refusedBy = (code: string) => ({ kind: 'refused', refusals: [expect.objectContaining({ code })] })

const identified = async (over: Partial<typeof RISK> = {}, actor: Actor = dev) =>
  (
    await world.does({
      process: 'risk.risk',
      act: 'identify',
      actor,
      from: { system: SYSTEM.id },
      input: { ...RISK, ...over },
    })
  ).caseId

const treat = (caseId: string, input: Record<string, unknown>) =>
  world.try({ process: 'risk.risk', act: 'treat', caseId, actor: ops, input: { measures: '口を塞ぐ', ...input } })

const page = async (actor: Actor, query: Record<string, string> = {}) => {
  const found = await world.read(actor, (tx) => boundRiskRegister(() => NOW).page(tx, query, actor, 2))
  return { ...found, rows: found.rows as { id: string; title: string; score: number }[] }
}

describe('a risk', () => {
  test('R131, R133: is identified and treated by 整備 or 運用, and never left greater than it was', async () => {
    const id = await identified({ likelihood: '2', impact: '3', title: '停電' })
    const more = { treatment: 'reduce', residualLikelihood: '3', residualImpact: '3' }
    expect(await treat(id, more)).toMatchObject(refusedBy('residual-more'))
    const less = { treatment: 'accept', residualLikelihood: '1', residualImpact: '3' }
    expect(await treat(id, less)).toMatchObject(refusedBy('accepted-lowers'))
    const good = { treatment: 'reduce', residualLikelihood: '1', residualImpact: '3', controls: 'AC-2、ac-2 ｓｉ－２' }
    expect(await treat(id, good)).toMatchObject({ kind: 'done' })
    const { rows } = await world.owner.query(
      'select number, state, control_ids, residual_score from risk where id = $1',
      [id],
    )
    expect(rows).toMatchObject([{ number: 'リスク-001', state: 'treated', residual_score: 3 }])
    const other = await world.try({
      process: 'risk.risk',
      act: 'close',
      caseId: id,
      actor: stranger,
      input: { reason: 'x' },
    })
    expect(other).toEqual({ kind: 'absent' })
  })

  test('R133: reassessed, it waits for a treatment again', async () => {
    const id = await identified({ title: '古い部品' })
    await treat(id, { treatment: 'reduce', residualLikelihood: '1', residualImpact: '1' })
    const input = { likelihood: '5', impact: '5', reason: '悪用が知られた。' }
    await world.does({ process: 'risk.risk', act: 'reassess', caseId: id, actor: ops, input })
    const { rows } = await world.owner.query('select state, score, residual_score, treatment from risk where id = $1', [
      id,
    ])
    expect(rows).toEqual([{ state: 'identified', score: 25, residual_score: null, treatment: null }])
  })
})

describe('the register and the map', () => {
  test('the gravest stand first, page by page, each once', async () => {
    await identified({ title: '甲' })
    await identified({ title: '乙' })
    const first = await page(dev)
    const second = await page(dev, { after: first.next ?? '' })
    const back = await page(dev, { before: second.previous ?? '' })
    expect([...first.rows, ...second.rows].map((r) => r.score)).toEqual([25, 20, 20, 6])
    expect(new Set([...first.rows, ...second.rows].map((r) => r.id)).size).toBe(4)
    expect(back.rows.map((r) => r.id)).toEqual(first.rows.map((r) => r.id))
    expect((await page(stranger)).rows).toEqual([])
  })

  test('every cell of the map counts what the list shows under its link, before and after the treatment', async () => {
    const maps = await world.read(dev, (tx) => mapsOf(tx, { system: SYSTEM.id }))
    expect(maps).toMatchObject({ total: 4, treated: 1 })
    for (const [basis, cells] of [
      ['', maps.before],
      ['after', maps.after],
    ] as const)
      for (const cell of cells) {
        const query = { basis, likelihood: String(cell.likelihood), impact: String(cell.impact) }
        expect((await page(dev, query)).total).toBe(cell.count)
      }
    expect(maps.after).toContainEqual(expect.objectContaining({ likelihood: 1, impact: 3, count: 1 }))
  })

  test('R131: the リスク評価報告書 carries the open risks under keys that stay', async () => {
    const of = { systemId: SYSTEM.id, fiscalYear: 2026, documentId: SYSTEM.id }
    const table = await world.read(dev, (tx) => risksPart.snapshot(tx, of))
    expect(table.rows.map((r) => r.cells['number'])).toEqual(['リスク-001', 'リスク-002', 'リスク-003', 'リスク-004'])
    expect(table.rows[0]?.cells).toMatchObject({ treatment: '低減', residual: '3（低。可能性1×影響3）' })
  })
})

describe('継続監視', () => {
  const ITEM = {
    title: 'アクセス記録の点検',
    measure: '認証の失敗',
    owner: 'ops',
    frequency: '1',
    frequencyUnit: 'months',
    reportsTo: 'cert',
    startsOn: '2026-09-30',
  }
  let id = ''

  const owed = (actor: Actor, today: string) =>
    world.read(actor, async (tx) => {
      const rows = []
      for (const duty of monitoringDuties) rows.push(...(await duty.owed(tx, actor, today)))
      return rows
    })

  test('R131, R133: is a duty of the side that owns it from the day it is due', async () => {
    const given = { process: 'risk.monitoring-item', act: 'set-up', from: { system: SYSTEM.id }, input: ITEM }
    id = (await world.does(given)).caseId
    expect(await owed(ops, '2026-10-29')).toEqual([])
    expect(await owed(ops, '2026-10-30')).toMatchObject([{ dueOn: '2026-10-30' }])
    expect(await owed(dev, '2026-10-30')).toEqual([])
  })

  test('R133: is recorded by its owner; a deviation is told where it is said to be reported', async () => {
    const on = { process: 'risk.monitoring-item', act: 'perform', caseId: id }
    const input = { performedOn: '2026-11-05', result: 'deviation', finding: '' }
    expect(await world.try({ ...on, actor: dev, input })).toMatchObject(refusedBy('not-your-role'))
    expect(await world.try({ ...on, actor: ops, input })).toMatchObject(refusedBy('deviation-untold'))
    const done = await world.does({ ...on, actor: ops, input: { ...input, finding: '同じ人の失敗が30回' } })
    expect(done.warnings).toMatchObject([{ code: 'deviation-unplanned' }])
    const told = await world.owner.query('select role, verb from notice where case_id = $1', [id])
    expect(told.rows).toEqual([{ role: 'CERT', verb: '報告' }])
    const { rows } = await world.owner.query('select next_on::text from monitoring_item')
    expect(rows).toEqual([{ next_on: '2026-12-05' }])
  })

  test('a performance recorded late does not move the next one back', async () => {
    const input = { performedOn: '2026-10-30', result: 'normal' }
    await world.does({ process: 'risk.monitoring-item', act: 'perform', caseId: id, actor: ops, input })
    const { rows } = await world.owner.query('select next_on::text, last_on::text from monitoring_item')
    expect(rows).toEqual([{ next_on: '2026-12-05', last_on: '2026-11-05' }])
  })

  test('R131: the 継続監視計画書 carries what is watched, not what came of it', async () => {
    const of = { systemId: SYSTEM.id, fiscalYear: 2026, documentId: SYSTEM.id }
    const table = await world.read(dev, (tx) => monitoringPart.snapshot(tx, of))
    expect(table.rows).toMatchObject([{ key: id, cells: { owner: '運用', frequency: '1か月ごと' } }])
  })
})
