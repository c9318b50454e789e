import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/pure/actor.ts'
import { OTHER_SYSTEM, planner, stranger } from '../../documents/documents-for-tests.ts'
import { cycleDuties } from '../duties-store.ts'
import {
  cert,
  COORDINATION,
  cycleWorld,
  dev,
  incidentOfficer,
  ops,
  RESULT,
  SYSTEM,
  until,
  type CycleWorld,
} from '../cycle-for-tests.ts'

let world: CycleWorld
beforeAll(async () => {
  world = await cycleWorld()
  await world.open()
  await until(world, 'ops-inspect')
})
afterAll(() => world.close())

const refusedBy = (code: string) => ({
  kind: 'refused',
  refusals: expect.arrayContaining([expect.objectContaining({ code })]),
})

const owed = async (key: string, actor: Actor, today = '2026-11-09') => {
  const bound = cycleDuties.find((d) => d.duty.key === key)
  if (!bound) throw new Error(`no duty ${key}`)
  return world.read(actor, (tx) => bound.owed(tx, actor, today))
}

const coordinate = (input: Record<string, unknown>, actor = ops) =>
  world.try({
    process: 'risk.inspection',
    act: 'coordinate',
    actor,
    from: { cycle: world.cycle() },
    input: { ...COORDINATION, ...input },
  })

describe('the inspection', () => {
  test('R132: is coordinated with the incident officer or a contractor who is named, by 運用 alone', async () => {
    expect(await coordinate({ contractor: '' })).toMatchObject(refusedBy('partner-unknown'))
    expect(await coordinate({}, dev)).toMatchObject(refusedBy('not-your-role'))
    expect(await coordinate({ coordinatedOn: '2026-11-03' })).toMatchObject(refusedBy('period-unsound'))
  })

  test('R132: the incident officer sees what he is asked, though no system is his, and answers', async () => {
    const asked = await coordinate({ partner: 'cir', contractor: null })
    if (asked.kind !== 'done') throw new Error(JSON.stringify(asked))
    expect(await world.read(incidentOfficer, (tx) => tx.selectFrom('inspection').select('state').execute())).toEqual([
      { state: 'asked' },
    ])
    expect(await world.read(stranger, (tx) => tx.selectFrom('inspection').select('state').execute())).toEqual([])
    const on = { process: 'risk.inspection', caseId: asked.caseId }
    await world.does({ ...on, act: 'decline', actor: incidentOfficer, input: { reason: '人手がない。' } })
    await world.does({ ...on, act: 'coordinate-again', actor: ops, input: { ...COORDINATION, partner: 'cir' } })
    await world.does({ ...on, act: 'agree', actor: incidentOfficer })
    const early = await world.try({
      ...on,
      act: 'record-result',
      actor: ops,
      input: { ...RESULT, endedOn: '2026-11-30' },
    })
    expect(early).toMatchObject(refusedBy('days-unsound'))
    await world.does({ ...on, act: 'record-result', actor: ops, input: RESULT })
  })

  test('R142: does not end while a vulnerability written by hand stands in no plan', async () => {
    const id = await world.inspected('古い部品\n\n弱い設定')
    const on = { process: 'risk.inspection', caseId: id, actor: ops }
    const { rows } = await world.owner.query<{ id: string; text: string }>(
      'select id, text from inspection_vulnerability where inspection_id = $1 order by nth',
      [id],
    )
    expect(rows.map((r) => r.text)).toEqual(['古い部品', '弱い設定'])
    expect(await world.try({ ...on, act: 'close' })).toMatchObject(refusedBy('vulnerabilities-unplanned'))
  })

  test('R142: nor while an open finding of the scan it names stands in no plan; information only is no vulnerability', async () => {
    const id = await world.inspected()
    const on = { process: 'risk.inspection', caseId: id, actor: ops }
    await scanned(id)
    expect(await world.try({ ...on, act: 'close' })).toMatchObject({
      kind: 'refused',
      refusals: [{ code: 'vulnerabilities-unplanned', sentence: expect.stringContaining('1件') }],
    })
    await world.owner.query(`update finding set state = 'closed' where severity > 0`)
    expect(await world.try({ ...on, act: 'close' })).toMatchObject({ kind: 'done' })
  })
})

/** One scan with a vulnerability and a line that only informs, named by the inspection. */
const scanned = async (inspectionId: string) => {
  const [delivery, scan, check] = ['41', '42', '43'].map((n) => `00000000-0000-7000-8000-0000000000${n}`)
  const say = (text: string, values: readonly unknown[]) => world.owner.query(text, [...values])
  await say(
    `insert into case_file (id, process, state, title, opened_at, changed_at, system_id) values ($1, 'risk.scan', 'taken', '検査', now(), now(), $2)`,
    [scan, SYSTEM.id],
  )
  await say(
    `insert into scan_delivery (id, system_id, person_id, file_name, received_at, closes, state, bytes) values ($1, $2, $3, 'a.nessus', now(), true, 'applied', 10)`,
    [delivery, SYSTEM.id, ops.personId],
  )
  await say(
    `insert into scan (id, system_id, delivery_id, tool, file_name, sha256, report_name, scanned_at, delivered_at, delivered_by, delivered_person_id, state, closes, hosts, items)
      values ($1, $2, $3, 'nessus', 'a.nessus', 'x', '検査', '2026-11-03', now(), '運用', $4, 'taken', true, 1, 2)`,
    [scan, SYSTEM.id, delivery, ops.personId],
  )
  for (const [nth, severity] of [3, 0].entries())
    await say(
      `insert into finding (id, system_id, key, nth, tool, check_id, plugin, title, host, port, protocol, service, severity, evidence, state, first_scan_id, last_scan_id, first_seen_at, last_seen_at, credentialed)
        values (gen_random_uuid(), $1, gen_random_uuid(), $2, 'nessus', $3, '1', '古い部品', 'h', 443, 'tcp', 'www', $4, '', 'open', $5, $5, '2026-11-03', '2026-11-03', true)`,
      [SYSTEM.id, nth, check, severity, scan],
    )
  await say('insert into inspection_scan (inspection_id, scan_id) values ($1, $2)', [inspectionId, scan])
}

describe('定められた頻度', () => {
  test('R141: a system without a frequency is a duty of 整備; once set, the next inspection one of 運用', async () => {
    expect(await owed('risk.inspection.frequency', dev)).toHaveLength(1)
    const set = { process: 'risk.inspection-frequency', act: 'set', from: { system: SYSTEM.id } }
    const done = await world.does({ ...set, actor: dev, input: { months: '12', basis: '通達' } })
    expect(done.warnings).toMatchObject([{ code: 'frequency-not-shown' }])
    expect(await world.try({ ...set, actor: dev, input: { months: '6', basis: '通達' } })).toMatchObject(
      refusedBy('frequency-set'),
    )
    expect(await owed('risk.inspection.frequency', dev)).toEqual([])
    expect(await owed('risk.inspection.due', ops)).toEqual([])
    expect(await owed('risk.inspection.due', ops, '2027-12-01')).toMatchObject([{ dueOn: '2027-11-04' }])
  })
})

describe('the yearly duties', () => {
  test('R036: 整備 of a system whose year has not begun owes it from 1 April', async () => {
    expect(await owed('risk.cycle.begin', dev)).toEqual([])
    expect(await owed('risk.cycle.begin', stranger)).toMatchObject([
      { subject: `${OTHER_SYSTEM.name}の令和8年度のリスク分析・評価`, dueOn: '2027-03-31' },
    ])
    expect(await owed('risk.cycle.begin', dev, '2027-04-01')).toMatchObject([{ dueOn: '2028-03-31' }])
  })

  test('R140: the certifier owes the review by 31 March, and a year begun and never reported after it', async () => {
    expect(await owed('risk.cycle.review', cert)).toMatchObject([
      { dueOn: '2027-03-31', href: `/cases/${world.cycle()}` },
    ])
    expect((await owed('risk.cycle.review', cert, '2027-04-02')).map((d) => d.dueOn)).toEqual([
      '2027-03-31',
      '2028-03-31',
    ])
  })
})

describe('脆弱性検査実施計画', () => {
  const draft = (actor: Actor) =>
    world.try({
      process: 'risk.inspection-plan',
      act: 'draft',
      actor,
      from: { system: SYSTEM.id },
      input: { title: '計画', reason: '検査班の支援を要する。', startsOn: '2026-12-01', endsOn: '2026-12-05' },
    })

  test('R143: is made by 企画課 for a system of 付紙第1 only', async () => {
    expect(await draft(planner)).toMatchObject(refusedBy('not-in-annex'))
    await world.owner.query('update system set annex_number = 4 where id = $1', [SYSTEM.id])
    expect(await draft(ops)).toMatchObject(refusedBy('not-your-role'))
  })

  test('R144: names a finalised document, is told to 運用 and to the incident officer, and both receive it', async () => {
    const drafted = await draft(planner)
    if (drafted.kind !== 'done') throw new Error(JSON.stringify(drafted))
    const on = { process: 'risk.inspection-plan', caseId: drafted.caseId }
    const notify = (version: string) => world.try({ ...on, act: 'notify', actor: planner, input: { version } })
    expect(await notify(SYSTEM.id)).toMatchObject(refusedBy('plan-not-made'))
    await world.owner.query(`update document set kind = 'inspection-plan' where kind = 'monitoring-plan'`)
    const { rows } = await world.owner.query<{ id: string }>(
      `select v.id from document_version v join document d on d.id = v.document_id where d.kind = 'inspection-plan'`,
    )
    expect(await notify(rows[0]?.id ?? '')).toMatchObject({ kind: 'done' })
    const told = await world.owner.query('select role, verb from notice where case_id = $1 order by role', [
      drafted.caseId,
    ])
    expect(told.rows).toEqual([
      { role: 'CIR', verb: '通知' },
      { role: 'SYS_OPS', verb: '通知' },
    ])
    await world.does({ ...on, act: 'receive-as-cir', actor: incidentOfficer })
    await world.does({ ...on, act: 'receive-as-ops', actor: ops })
    const state = await world.owner.query('select state from inspection_plan where id = $1', [drafted.caseId])
    expect(state.rows).toEqual([{ state: 'received' }])
  })
})
