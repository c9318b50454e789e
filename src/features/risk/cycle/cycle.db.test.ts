import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cert, CONFIRMED, cycleWorld, dev, iao, ops, SYSTEM, until, type CycleWorld } from './cycle-for-tests.ts'
import { EVALUATION, THREE } from './handed.ts'

let world: CycleWorld
beforeAll(async () => {
  world = await cycleWorld()
  await world.open()
})
afterAll(() => world.close())

const refusedBy = (code: string, rule?: string) => ({
  kind: 'refused',
  refusals: expect.arrayContaining([
    expect.objectContaining({ code, ...(rule ? { rules: expect.arrayContaining([rule]) } : {}) }),
  ]),
})

const stateNow = async () =>
  (await world.owner.query<{ state: string }>('select state from risk_cycle where id = $1', [world.cycle()])).rows[0]
    ?.state

const handed = async (step: number) =>
  (
    await world.owner.query<{ kind: string; number: number; sha256: string }>(
      `select d.kind, v.number, h.sha256 from cycle_document h join document_version v on v.id = h.document_version_id
        join document d on d.id = v.document_id where h.cycle_id = $1 and h.step = $2 order by h.nth, d.kind`,
      [world.cycle(), step],
    )
  ).rows

const told = async (rule: string) =>
  (
    await world.owner.query<{ role: string; verb: string }>(
      `select role, verb from notice where $1 = any (rules) and case_id = $2`,
      [rule, world.cycle()],
    )
  ).rows

describe('a year of one system, in the order of 付紙第10', () => {
  test('R131: ① is refused until the three documents have a version, and says where the first is made', async () => {
    const refused = await world.tried('inform-ops', dev)
    expect(refused).toMatchObject(refusedBy('not-finalised', 'R131'))
    expect(JSON.stringify(refused)).toContain('/begin/risk.document/begin?kind=risk-assessment')
    expect(await world.tried('inform-ops', ops)).toMatchObject(refusedBy('not-your-role'))
  })

  test('R131: ① freezes the three versions, informs 運用, and says that no basic policy is registered', async () => {
    for (const kind of THREE) await world.finalised(kind, dev)
    const done = await world.step('inform-ops', dev)
    expect(done.warnings).toMatchObject([{ code: 'policy-not-shown', rules: ['R131'] }])
    expect((await handed(1)).map((v) => `${v.kind} ${v.number}`)).toEqual([
      'monitoring-plan 1',
      'risk-assessment 1',
      'security-plan 1',
    ])
    expect(await told('R131')).toMatchObject([{ role: 'SYS_OPS', verb: '情報提供' }])
  })

  test('R132: ② waits for an inspection that is over, and R133: for three newer versions', async () => {
    const input = { situation: '利用者が増えた。' }
    expect(await world.tried('submit-update', ops, input)).toMatchObject(refusedBy('not-inspected', 'R132'))
    await world.inspected('共有フォルダの権限が広い')
    expect(await world.tried('submit-update', ops, input)).toMatchObject(refusedBy('not-updated', 'R133'))
    for (const kind of THREE) await world.finalised(kind, ops)
    await world.step('submit-update', ops, input)
    expect((await handed(2)).map((v) => v.number)).toEqual([2, 2, 2])
  })

  test('R134: ③ sends back with a reason, and passes nothing on that is not said to be confirmed', async () => {
    await world.step('send-back-update', dev, { reason: '検査の件数が合わない。' })
    expect(await stateNow()).toBe('ops-inspect')
    await world.step('submit-update', ops, { situation: '件数を直した。' })
    expect(await world.tried('submit-update-to-cert', dev, {})).toMatchObject(refusedBy('not-confirmed', 'R134'))
  })

  test('R134: what goes on to the certifier is what came: a document changed meanwhile is refused', async () => {
    await world.finalised('security-plan', dev)
    const refused = await world.tried('submit-update-to-cert', dev, CONFIRMED)
    expect(refused).toMatchObject(refusedBy('changed-since-submitted', 'R134'))
    await world.step('send-back-update', dev, { reason: '整備で直したところを見てほしい。' })
    await world.step('submit-update', ops, { situation: '見た。' })
    await world.step('submit-update-to-cert', dev, CONFIRMED)
    expect((await handed(3)).map((v) => v.number)).toEqual([2, 2, 3])
  })

  test('R135: ④ sends back, or hands over newly made evaluation documents; R136: with an improvement instruction', async () => {
    await world.step('return-to-dev', cert, { reason: '監視の頻度が分からない。' })
    expect(await stateNow()).toBe('dev-confirm')
    await world.step('submit-update-to-cert', dev, CONFIRMED)
    expect(await world.tried('evaluate', cert, {})).toMatchObject(refusedBy('not-finalised', 'R135'))
    for (const kind of EVALUATION) await world.finalised(kind, cert)
    await world.step('evaluate', cert, { improvement: '管理者の権限を減らすこと。', improvementDue: '2026-12-10' })
    const given = await world.owner.query('select subject, state, due_on::text, cycle_id from improvement')
    expect(given.rows).toEqual([
      { subject: '評価に伴う改善指示', state: 'instructed', due_on: '2026-12-10', cycle_id: world.cycle() },
    ])
  })

  test('R137: ⑤ needs a 将来対応計画書 finalised after the evaluation', async () => {
    expect(await world.tried('inform-plan', dev)).toMatchObject(refusedBy('not-finalised', 'R137'))
    await world.finalised('action-plan', dev)
    await world.step('inform-plan', dev)
    expect((await handed(5)).map((v) => v.kind)).toEqual(['action-plan', 'assessment-plan', 'assessment-report'])
  })

  test('R138: ⑥ claims an update only with a newer セキュリティ計画書, and no update only with a reason', async () => {
    const updated = { controls: 'updated' }
    expect(await world.tried('submit-controls', ops, updated)).toMatchObject(refusedBy('controls-not-updated', 'R138'))
    const unsaid = await world.tried('submit-controls', ops, { controls: 'unchanged' })
    expect(unsaid).toMatchObject(refusedBy('controls-not-updated'))
    await world.finalised('security-plan', ops)
    await world.step('submit-controls', ops, updated)
    expect(await handed(6)).toMatchObject([{ kind: 'security-plan', number: 4 }])
  })

  test('R139: ⑦ sends back, confirms, and submits to the certifier', async () => {
    await world.step('send-back-controls', dev, { reason: '責任区分が空欄。' })
    await world.finalised('security-plan', ops)
    await world.step('submit-controls', ops, { controls: 'updated' })
    await world.step('submit-controls-to-cert', dev, CONFIRMED)
    expect((await handed(7)).map((v) => v.kind)).toEqual(['action-plan', 'security-plan'])
    expect(await told('R139')).toContainEqual({ role: 'CERT', verb: '提出' })
  })

  test('R142: ⑧ is refused while a vulnerability of the inspection stands in no plan', async () => {
    const input = { reviewed: true, report: '適切に管理されている。' }
    expect(await world.tried('report', cert, input)).toMatchObject(refusedBy('vulnerabilities-unplanned', 'R142'))
    const item = await world.does({
      process: 'risk.plan-item',
      act: 'open',
      actor: ops,
      from: { system: SYSTEM.id, origin: 'inspection' },
      input: { title: '共有の権限', weakness: '広い', side: 'ops' },
    })
    const { rows } = await world.owner.query<{ id: string; inspection_id: string }>(
      'select id, inspection_id from inspection_vulnerability',
    )
    await world.does({
      process: 'risk.inspection',
      act: 'enter-in-plan',
      caseId: rows[0]?.inspection_id ?? '',
      actor: ops,
      input: { vulnerability: rows[0]?.id, item: item.caseId },
    })
    await world.does({ process: 'risk.inspection', act: 'close', caseId: rows[0]?.inspection_id ?? '', actor: ops })
  })

  test('R140: the certifier reports to 情報保証責任者, who receives it; nobody else reports', async () => {
    const input = { reviewed: true, report: '適切に管理されている。' }
    expect(await world.tried('report', dev, input)).toMatchObject(refusedBy('not-your-role', 'R140'))
    await world.finalised('action-plan', dev)
    expect(await world.tried('report', cert, input)).toMatchObject(refusedBy('changed-since-submitted', 'R140'))
    await world.step('return-controls', cert, { reason: '計画書が改まった。' })
    await world.step('submit-controls-to-cert', dev, CONFIRMED)
    const done = await world.step('report', cert, input)
    expect(done.warnings).toMatchObject([{ code: 'improvements-open', rules: ['R136'] }])
    expect(await told('R140')).toContainEqual({ role: 'IAO', verb: '報告' })
    await world.step('receive', iao)
    expect(await stateNow()).toBe('done')
  })

  test('R036: a second analysis of the same 年度 is refused', async () => {
    const again = { process: 'risk.cycle', act: 'open', from: { system: SYSTEM.id }, input: { fiscalYear: 2026 } }
    expect(await world.try(again)).toMatchObject(refusedBy('cycle-exists', 'R036'))
  })

  test('what was handed over is never changed: the database refuses', async () => {
    const rewrite = world.db.updateTable('cycleDocument').set({ sha256: 'x' }).execute()
    await expect(rewrite).rejects.toThrow('permission denied')
    await expect(world.owner.query('delete from cycle_step')).rejects.toThrow('append-only')
  })
})

test('R136: an improvement instruction is answered, sent again, answered and confirmed by the certifier', async () => {
  const { rows } = await world.owner.query<{ id: string }>('select id from improvement')
  const on = (name: string, actor: typeof dev, input: Record<string, unknown>) =>
    world.try({ process: 'risk.improvement', act: name, caseId: rows[0]?.id ?? '', actor, input })
  expect(await on('answer', cert, { answer: '済' })).toMatchObject(refusedBy('not-your-role', 'R136'))
  expect(await on('answer', dev, { answer: '2人に減らした。' })).toMatchObject({ kind: 'done' })
  expect(await on('instruct-again', cert, { reason: '証跡がない。' })).toMatchObject({ kind: 'done' })
  expect(await on('answer', dev, { answer: '証跡を付けた。' })).toMatchObject({ kind: 'done' })
  expect(await on('confirm', cert, {})).toMatchObject({ kind: 'done' })
  const after = await world.owner.query('select state, rounds from improvement')
  expect(after.rows).toEqual([{ state: 'confirmed', rounds: 2 }])
})

describe('on a system of its own', () => {
  let other: CycleWorld
  beforeAll(async () => {
    other = await cycleWorld()
    await other.open()
  })
  afterAll(() => other.close())

  test('R145: the figure names eight hand-overs, and a cycle without returns passes each of them once', async () => {
    await until(other, 'reported')
    const { rows } = await other.owner.query<{ step: number; way: string }>(
      'select step, way from cycle_step where cycle_id = $1 order by nth',
      [other.cycle()],
    )
    expect(rows).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((step) => ({ step, way: 'on' })))
  })
})
