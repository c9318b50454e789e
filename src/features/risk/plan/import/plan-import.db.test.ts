import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dev, iao, ops } from '../plan-for-tests.ts'
import { planWorld, type PlanWorld } from '../plan-world-for-tests.ts'

let world: PlanWorld
beforeAll(async () => {
  world = await planWorld()
})
afterAll(() => world.close())

const HEAD = '項目番号,件名,弱点の内容,状態,深刻度,対応する側,完了予定日,起票の契機,管理策,節目1,節目1の期日'
const file = (...rows: readonly string[]) => [HEAD, ...rows].join('\n')
const ROW = '改善-12,記録が残らない,保守端末の記録がない。,計画済,高い,運用,2027-03-31,評価,AU-2,試験,2027-01-29'

const counted = async () => (await world.owner.query<{ n: string }>('select count(*) as n from plan_item')).rows[0]?.n

describe('a plan kept in a spreadsheet', () => {
  test('R121: comes in by acts, with its own numbers and its plan', async () => {
    const { batch, bad } = await world.bring(file(ROW, '改善-13,古い版,版が古い。,起票,,整備,,検査,,,'))
    expect(bad).toEqual([])
    expect(batch).toMatchObject({ state: 'applied', newRows: 2 })
    const { rows } = await world.owner.query(
      'select number, state, origin, control_id, side, severity from plan_item order by number',
    )
    expect(rows).toEqual([
      { number: '改善-12', state: 'planned', origin: 'assessment', control_id: 'au-2', side: 'ops', severity: 'high' },
      { number: '改善-13', state: 'draft', origin: 'inspection', control_id: null, side: 'dev', severity: null },
    ])
  })

  test('R121: the same file again changes nothing; a changed cell changes its item only', async () => {
    const before = await counted()
    expect((await world.bring(file(ROW))).batch).toMatchObject({ unchangedRows: 1, newRows: 0, changedRows: 0 })
    const moved = ROW.replace('2027-03-31', '2027-03-20').replace('記録が残らない', '操作の記録が残らない')
    expect((await world.bring(file(moved))).batch).toMatchObject({ state: 'applied', changedRows: 1 })
    const { rows } = await world.owner.query(`select title, due_on::text from plan_item where number = '改善-12'`)
    expect(rows).toEqual([{ title: '操作の記録が残らない', due_on: '2027-03-20' }])
    expect(await counted()).toBe(before)
  })

  test('R137: every bad row is named with its reason, and none of the file happens', async () => {
    const before = await counted()
    const { bad, batch } = await world.bring(
      file(
        '改善-20,良い行,内容,起票,,整備,,,,,',
        '改善-21,予定日がない,内容,計画済,高い,整備,,,,試験,2027-01-29',
        '改善-22,終わっている,内容,確認済,高い,整備,2027-03-31,,,試験,2027-01-29',
        '改善-23,深刻度の言葉,内容,計画済,とても,整備,2027-03-31,,,試験,2027-01-29',
        '改善-12,状態が違う,内容,対応中,高い,運用,2027-03-31,評価,AU-2,試験,2027-01-29',
        '改善-24,節目の期日がない,内容,計画済,高い,整備,2027-03-31,,,試験,',
      ),
    )
    expect(batch.state).toBe('checked')
    expect(bad.map((b) => b.number)).toEqual([3, 4, 5, 6, 7])
    expect(bad.every((b) => b.problems.length > 0)).toBe(true)
    expect(await counted()).toBe(before)
  })

  test('R121: nobody brings in a plan they do not make', async () => {
    const { bad } = await world.bring(file(ROW.replace('改善-12', '改善-30')), iao)
    expect(bad[0]?.problems[0]).toContain('受け持っていません')
  })

  test('R121, R137: what this product writes out comes back unchanged, in every state, as CSV and as XLSX', async () => {
    for (const upTo of ['draft', 'planned', 'working', 'reported', 'completed', 'accepted'] as const)
      await world.item(upTo, { typed: { title: `項目 ${upTo}`, weakness: '一行目。\n二行目、"括弧"。' } })
    const { rows } = await world.owner.query<{ id: string; item_id: string }>(
      `select m.id, m.item_id from plan_milestone m join plan_item p on p.id = m.item_id
       where p.state = 'working' and m.dropped_at is null limit 1`,
    )
    const [step] = rows
    await world.done({
      act: 'reach',
      caseId: step?.item_id ?? '',
      actor: ops,
      input: { milestone: step?.id, reachedOn: '2026-11-05', note: '' },
    })
    const { csv, xlsx } = await world.exported(dev)
    for (const written of [csv, xlsx]) {
      const { batch, bad } = await world.bring(written)
      expect(bad).toEqual([])
      expect(batch).toMatchObject({ newRows: 0, changedRows: 0, unchangedRows: 8 })
    }
  })
})
