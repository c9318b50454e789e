import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dev, ops } from '../../documents/documents-for-tests.ts'
import { fates, takeInWorld, type Loose, type TakeInWorld } from './take-in-for-tests.ts'

let t: TakeInWorld
beforeAll(async () => {
  t = await takeInWorld()
})
afterAll(() => t.world.close())

const done = (outcome: { kind: string }) => expect(outcome).toMatchObject({ kind: 'done' })

const FULL = {
  title: '特権操作の　記録が残らない',
  weakness: '一行目。\n二行目、"括弧"。',
  side: 'ops',
  controlId: 'au-2',
  severity: 'high',
  dueOn: '2027-01-31',
  milestone1: '試験環境で　確かめる',
  milestone1On: '2026-12-01',
}

describe('the plan of action', () => {
  let [working, draft] = ['', '']
  const items = (document: Loose): Loose[] => document['plan-of-action-and-milestones']['poam-items']
  const risks = (document: Loose): Loose[] => document['plan-of-action-and-milestones'].risks
  const stateOf = async (id: string) =>
    (
      await t.world.owner.query<Loose>(
        'select state, title, weakness, due_on::text, severity, side from plan_item where id = $1',
        [id],
      )
    ).rows[0]

  beforeAll(async () => {
    working = await t.item(FULL)
    await t.does('risk.plan-item', 'start', working, {}, ops)
    draft = await t.item({ ...FULL, title: '起票だけの項目', severity: '' }, 'open')
  })

  test('R121: an export that nobody changed changes nothing, whatever breaks and spaces were typed', async () => {
    const m = await t.shown(await t.exported('plan-of-action-and-milestones'))
    expect(m.lines).toEqual([])
    expect(fates(m)).toEqual({ new: 0, changed: 0, same: 2, left: 0 })
  })

  test('R121, R137: a changed file changes exactly what it says, and never how an item stands', async () => {
    const poam = await t.exported('plan-of-action-and-milestones')
    const nth = items(poam).findIndex((i) => i.title.startsWith('特権'))
    const one = items(poam)[nth]
    one.title = '特権操作の記録'
    one.props.find((p: Loose) => p.name === 'state').value = 'completed'
    const risk = risks(poam).find((r) => r.uuid === one['related-risks'][0]['risk-uuid'])
    risk.status = 'closed'
    risk.deadline = '2027-02-28T00:00:00+09:00'
    risk.remediations[0].tasks.push({
      uuid: '8b1c3b1e-1111-4222-8333-444455556667',
      type: 'milestone',
      title: '本番に入れる',
      timing: { 'on-date': { date: '2027-02-01T00:00:00+09:00' } },
    })
    const m = await t.shown(poam)
    expect(m.lines.map((l) => [l.fate, l.says.length])).toEqual([['changed', 4]])
    expect(m.lines[0]?.says.join()).toContain('状態は、取込みでは変わりません')
    done(await t.applied(m))
    expect(await stateOf(working)).toMatchObject({ state: 'working', title: '特権操作の記録', due_on: '2027-02-28' })
    const steps = await t.world.owner.query(
      'select title from plan_milestone where item_id = $1 and dropped_at is null order by position',
      [working],
    )
    expect(steps.rows.map((r: Loose) => r.title)).toEqual(['試験環境で　確かめる', '本番に入れる'])
    const entries = await t.world.owner.query(`select act, lane from ledger_entry where case_id = $1 order by seq`, [
      working,
    ])
    expect(entries.rows.slice(2)).toEqual([
      { act: 'correct', lane: '連動' },
      { act: 'replan', lane: '連動' },
    ])
    expect(fates(await t.shown(await t.exported('plan-of-action-and-milestones')))).toMatchObject({ same: 2 })
  })

  test('R121: an item that is only begun is not planned by a file', async () => {
    const poam = await t.exported('plan-of-action-and-milestones')
    const one = items(poam).find((i) => i.title === '起票だけの項目')
    const risk = risks(poam).find((r) => r.uuid === one['related-risks'][0]['risk-uuid'])
    risk.deadline = '2027-02-28T00:00:00+09:00'
    const m = await t.shown(poam)
    expect(m.lines).toMatchObject([{ fate: 'left', says: [expect.stringContaining('取込みでは立てません')] }])
    expect(await stateOf(draft)).toMatchObject({ state: 'draft', due_on: null })
  })

  test('R121: one item that says no undoes the whole of it', async () => {
    const poam = await t.exported('plan-of-action-and-milestones')
    items(poam)[0].title = '題を改める'
    const m = await t.shown(poam)
    const before = await t.everything()
    const bad = { ...m, changedLines: m.changedLines + 1 }
    expect(await t.applied(bad)).toMatchObject({ kind: 'refused', refusals: [{ code: 'not-as-shown' }] })
    expect(await t.applied(m, ops)).toMatchObject({ kind: 'done' })
    expect(await t.everything()).not.toEqual(before)
  })

  test('R121: a plan of others comes in as items of our own, once', async () => {
    const step = (uuid: string, title: string, date: string) => ({
      uuid,
      type: 'milestone',
      title,
      timing: { 'on-date': { date } },
    })
    const risk = (n: number, more: object) => ({
      uuid: `8b1c3b1e-1111-4222-8333-44445555000${n}`,
      title: 'r',
      description: 'd',
      statement: 's',
      status: 'open',
      ...more,
    })
    const item = (n: number, title: string) => ({
      uuid: `9b1c3b1e-1111-4222-8333-44445555000${n}`,
      title,
      description: `${title}。`,
      'related-risks': [{ 'risk-uuid': `8b1c3b1e-1111-4222-8333-44445555000${n}` }],
    })
    const six = [1, 2, 3, 4, 5, 6].map((n) =>
      step(`7b1c3b1e-1111-4222-8333-44445555000${n}`, `節目${n}`, `2026-12-0${n}T00:00:00Z`),
    )
    const remediation = (tasks: object[]) => [
      { uuid: '6b1c3b1e-1111-4222-8333-444455550001', lifecycle: 'planned', title: 'x', description: 'x', tasks },
    ]
    const high = { props: [{ name: 'severity', value: 'High' }] }
    const poam = {
      'plan-of-action-and-milestones': {
        uuid: '5b1c3b1e-1111-4222-8333-444455550001',
        metadata: { title: 'Theirs', 'last-modified': '2026-04-01T09:00:00Z', version: '1', 'oscal-version': '1.1.2' },
        'system-id': { id: 'F001' },
        risks: [
          risk(1, { ...high, deadline: '2027-01-31T00:00:00Z', remediations: remediation(six) }),
          risk(2, { status: 'closed' }),
          risk(3, { ...high, deadline: '2026-12-02T00:00:00Z', remediations: remediation(six.slice(3)) }),
          risk(4, { props: [{ name: 'severity', value: 'purple' }] }),
        ],
        'poam-items': [item(1, '六つの節目'), item(2, '終わったもの'), item(3, '遅い節目'), item(4, '紫のもの')],
      },
    }
    const m = await t.shown(poam)
    expect(m.lines.map((l) => [l.title, l.fate])).toEqual([
      ['六つの節目', 'new'],
      ['終わったもの', 'left'],
      ['遅い節目', 'new'],
      ['紫のもの', 'new'],
    ])
    expect(m.lines.map((l) => l.says.join())).toEqual([
      expect.stringContaining('6件目からの1件は写しません'),
      expect.stringContaining('終わっています'),
      expect.stringContaining('計画は写せません'),
      expect.stringContaining('「purple」'),
    ])
    done(await t.applied(m, dev, { other: true }))
    const { rows } = await t.world.owner.query(
      `select title, state from plan_item where source like 'OSCAL「Theirs」%' order by number`,
    )
    expect(rows).toEqual([
      { title: '六つの節目', state: 'planned' },
      { title: '遅い節目', state: 'draft' },
      { title: '紫のもの', state: 'draft' },
    ])
    const again = await t.shown(poam)
    expect(again.newLines + again.changedLines).toBe(0)
  })
})
