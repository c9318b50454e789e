import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { planDuties } from './duties-store.ts'
import { planPart } from './document-part.ts'
import { ageingOf, burnDown, figuresBySystem } from './figures.ts'
import { planPanel } from './panel.ts'
import { findingsOfGroup, systemPlanOf } from './page-store.ts'
import { SystemPlanPage } from './plan-pages.tsx'
import { boundPlanRegister } from './register-store.ts'
import { findingsWithoutItem, itemsByControl, openItems } from './standing.ts'
import { cert, dev, FILLED, iao, NOW, ops, OTHER_SYSTEM, stranger, SYSTEM, TODAY } from './plan-for-tests.ts'
import { planWorld, type PlanWorld } from './plan-world-for-tests.ts'

const register = boundPlanRegister(() => NOW)

let world: PlanWorld
beforeAll(async () => {
  world = await planWorld()
})
afterAll(() => world.close())

const itemRow = async (id: string) => (await world.owner.query('select * from plan_item where id = $1', [id])).rows[0]

const listed = (query: Record<string, string>, by = dev) =>
  world.read(by, async (tx) => (await register.page(tx, query, by, 50)).rows.map((r) => r.id))

describe('an item in the database', () => {
  test('R121: it gets its number, and a plan whose day and milestones are kept', async () => {
    const id = await world.item('planned')
    expect(await itemRow(id)).toMatchObject({ state: 'planned', number: expect.stringMatching(/^将来R8-\d{4}$/) })
    const { rows } = await world.owner.query(
      'select title, due_on, dropped_at from plan_milestone where item_id = $1',
      [id],
    )
    expect(rows).toEqual([{ title: FILLED.milestone1, due_on: expect.anything(), dropped_at: null }])
  })

  test('R137: a changed milestone stays beside the one that took its place', async () => {
    const id = await world.item('working')
    const { rows: before } = await world.owner.query('select id from plan_milestone where item_id = $1', [id])
    await world.done({
      act: 'change-milestone',
      caseId: id,
      input: { milestone: before[0].id, dueOn: '2026-12-24', reason: '納入の遅れ' },
    })
    const { rows } = await world.owner.query(
      'select due_on::text as due, reason, dropped_at is not null as gone from plan_milestone where item_id = $1 order by id',
      [id],
    )
    expect(rows).toEqual([
      { due: '2026-12-01', reason: '納入の遅れ', gone: true },
      { due: '2026-12-24', reason: '納入の遅れ', gone: false },
    ])
  })

  test('R121: after the approval of operation the due day is frozen, and a milestone extends it', async () => {
    const id = await world.item('planned', { systemId: OTHER_SYSTEM.id, by: stranger })
    const approval = '00000000-0000-7000-8000-000000000990'
    await world.owner.query(
      `insert into case_file (id, process, state, title, system_id, opened_at, changed_at)
         values ($1, 'risk.approval', 'applied', '運用承認 北辰システム', $2, now(), now())`,
      [approval, OTHER_SYSTEM.id],
    )
    await world.owner.query(
      `insert into approval (id, system_id, state, occasion, opened_on, due_on, due_basis, state_since)
         values ($1, $2, 'applied', 'preparation', '2026-04-01', '2026-12-01', '達', now())`,
      [approval, OTHER_SYSTEM.id],
    )
    const locked = await world.act({ act: 'replan', caseId: id, actor: stranger })
    expect(locked).toMatchObject({
      kind: 'refused',
      refusals: [{ code: 'under-review', remedy: { href: `/cases/${approval}` } }],
    })
    await world.owner.query(`update approval set state = 'approved', decided_at = $2 where id = $1`, [
      approval,
      new Date(NOW.getTime() + 1000),
    ])
    expect(await world.act({ act: 'replan', caseId: id, actor: stranger })).toMatchObject({
      refusals: [{ code: 'due-frozen' }],
    })
    await world.done({
      act: 'add-milestone',
      caseId: id,
      actor: stranger,
      input: { title: '追加の試験', dueOn: '2027-03-20', reason: '不具合' },
    })
    const { rows } = await world.owner.query(
      'select due_on::text, extended_on::text, limit_on::text from plan_item where id = $1',
      [id],
    )
    expect(rows).toEqual([{ due_on: '2027-01-31', extended_on: '2027-03-20', limit_on: '2027-03-20' }])
  })

  test('R142: findings of a group are kept, leave with a reason, and hold up its end while a scan shows them', async () => {
    const [a, b] = [await world.finding({ host: 'web1' }), await world.finding({ host: 'web2' })]
    const id = await world.item('reported', { from: { findings: `${a},${b}` } })
    expect(await itemRow(id)).toMatchObject({ origin: 'inspection' })
    const again = await world.act({ act: 'open', from: { system: SYSTEM.id, findings: a } })
    expect(again).toMatchObject({ kind: 'refused', refusals: [{ code: 'findings-not-loose', rules: ['R142'] }] })
    expect(await world.act({ act: 'confirm', caseId: id, actor: cert })).toMatchObject({
      refusals: [{ code: 'findings-open' }],
    })
    await world.done({ act: 'send-back', caseId: id, actor: cert, input: { reason: '開いている' } })
    await world.done({ act: 'remove-findings', caseId: id, input: { findings: [b], reason: '誤検知' } })
    await world.owner.query(`update finding set state = 'closed' where id = $1`, [a])
    await world.done({ act: 'report', caseId: id, actor: ops })
    await world.done({ act: 'confirm', caseId: id, actor: cert })
    const { rows } = await world.owner.query(
      'select finding_id, reason, left_at is not null as gone from plan_item_finding where item_id = $1 order by reason nulls first',
      [id],
    )
    expect(rows).toEqual([
      { finding_id: a, reason: null, gone: true },
      { finding_id: b, reason: '誤検知', gone: true },
    ])
    const loose = await world.read(dev, (tx) => findingsWithoutItem(tx, SYSTEM.id))
    expect(loose.map((f) => f.id)).toContain(b)
    expect(loose.map((f) => f.id)).not.toContain(a)
    await world.owner.query(`update finding set state = 'open' where id = $1`, [a])
    await world.done({ act: 'reopen', caseId: id, actor: cert, input: { reason: '再検査で開いた' } })
    expect((await world.read(dev, (tx) => findingsWithoutItem(tx, SYSTEM.id))).map((f) => f.id)).not.toContain(a)
  })

  test('R142: a finding of another system, or of another item, is not added', async () => {
    const id = await world.item('draft')
    const foreign = await world.finding({ systemId: OTHER_SYSTEM.id })
    const refused = await world.act({ act: 'add-findings', caseId: id, input: { findings: [foreign] } })
    expect(refused).toMatchObject({ kind: 'invalid', fields: { findings: expect.stringContaining('1件') } })
  })

  test('R127: an acceptance that ran out counts as open again, is shown so and is a duty', async () => {
    const id = await world.item('accepted', { typed: { until: '2026-10-31' }, at: new Date('2026-09-01T01:00:00Z') })
    const open = await world.read(dev, (tx) => openItems(tx, SYSTEM.id, TODAY))
    expect(open.map((i) => i.id)).toContain(id)
    const then = await world.read(dev, (tx) => openItems(tx, SYSTEM.id, '2026-10-31'))
    expect(then.map((i) => i.id)).not.toContain(id)
    expect(await listed({ state: 'expired' })).toEqual([id])
    const { rows } = await world.owner.query(
      'select from_on::text, until_on::text from plan_item_span where item_id = $1 order by from_on',
      [id],
    )
    expect(rows).toEqual([
      { from_on: '2026-09-01', until_on: '2026-09-01' },
      { from_on: '2026-11-01', until_on: null },
    ])
    const duty = planDuties.find((d) => d.duty.key === 'risk.plan.acceptance-ending')
    const owed = await world.read(dev, (tx) => duty?.owed(tx, dev, TODAY) ?? Promise.resolve([]))
    expect(owed.map((o) => o.href)).toContain(`/cases/${id}`)
    await world.done({ act: 'reopen', caseId: id, input: { reason: '期限が切れた' } })
    expect(await itemRow(id)).toMatchObject({ state: 'draft', accepted_until: null })
  })
})

describe('lists, figures and duties', () => {
  test('R121: nobody sees the plan of a system that is not theirs', async () => {
    const id = await world.item('planned')
    expect(await listed({ state: 'all' }, stranger)).not.toContain(id)
    expect(await world.act({ act: 'correct', caseId: id, actor: stranger })).toEqual({ kind: 'absent' })
    expect(await world.read(stranger, (tx) => systemPlanOf(tx, stranger, SYSTEM.id, TODAY))).toBeNull()
    expect(await listed({ state: 'all', system: SYSTEM.id }, iao)).toContain(id)
  })

  test('R137: what is late is found by its days, and owed by the side that has it', async () => {
    const late = (dueOn: string) =>
      world.item('planned', { typed: { dueOn, milestone1On: '2026-01-01' }, at: new Date('2026-01-05T01:00:00Z') })
    const [d10, d95, d130] = [await late('2026-10-30'), await late('2026-08-06'), await late('2026-07-02')]
    expect(await listed({ overdue: '120' })).toEqual([d130])
    expect(await listed({ overdue: '90' })).toEqual([d130, d95])
    expect(await listed({ overdue: '1' })).toEqual([d130, d95, d10])
    expect(await listed({ due: '2026-08' })).toEqual([d95])
    const of = (by: typeof dev, key: string) =>
      world.read(by, async (tx) => (await planDuties.find((d) => d.duty.key === key)?.owed(tx, by, TODAY)) ?? [])
    const owed = (await of(ops, 'risk.plan.overdue-ops')).map((o) => o.href)
    expect(owed).toEqual(expect.arrayContaining([`/cases/${d10}`, `/cases/${d130}`]))
    expect(await of(dev, 'risk.plan.overdue-dev')).toEqual([])
    const ageing = await world.read(dev, (tx) => ageingOf(tx, SYSTEM.id, TODAY))
    const count = (age: string) => ageing.filter((a) => a.age === age).reduce((n, a) => n + a.count, 0)
    expect([count('d1'), count('d90'), count('d120')]).toEqual([1, 1, 1])
  })

  test('a page continues where the one before ended, in both directions', async () => {
    const ids = await listed({ state: 'all' })
    const seen: string[] = []
    let query: Record<string, string> = { state: 'all' }
    for (;;) {
      const page = await world.read(dev, (tx) => register.page(tx, query, dev, 3))
      seen.push(...page.rows.map((r) => r.id))
      if (page.next === null) break
      query = { state: 'all', after: page.next }
    }
    expect(seen).toEqual(ids)
    const back = await world.read(dev, async (tx) => {
      const first = await register.page(tx, { state: 'all' }, dev, 3)
      const second = await register.page(tx, { state: 'all', after: first.next ?? '' }, dev, 3)
      return register.page(tx, { state: 'all', before: second.previous ?? '' }, dev, 3)
    })
    expect(back.rows.map((r) => r.id)).toEqual(ids.slice(0, 3))
  })

  test('the months add up: what was open, opened and closed gives what is open', async () => {
    const burn = await world.read(dev, (tx) => burnDown(tx, SYSTEM.id, TODAY))
    expect(burn).toHaveLength(12)
    const sums = burn.slice(1).map((month, nth) => (burn[nth]?.open ?? 0) + month.opened - month.closed)
    expect(burn.slice(1).map((month) => month.open)).toEqual(sums)
    const [figures] = await world.read(dev, (tx) => figuresBySystem(tx, TODAY, SYSTEM.id))
    expect(burn.at(-1)?.open).toBe(figures?.open)
    const now = await world.read(dev, (tx) => openItems(tx, SYSTEM.id, TODAY))
    expect(now.length).toBe(figures?.open)
  })

  test('R121: items stand by their control, in the document part and in the panel', async () => {
    const by = await world.read(dev, (tx) => itemsByControl(tx, SYSTEM.id))
    expect(by.get('au-2')?.length).toBeGreaterThan(3)
    const of = { systemId: SYSTEM.id, fiscalYear: 2026, documentId: SYSTEM.id }
    const [one, two] = await world.read(dev, async (tx) => [
      await planPart.snapshot(tx, of),
      await planPart.snapshot(tx, of),
    ])
    expect(one).toEqual(two)
    const keys = new Set(one.columns.map((c) => c.key))
    expect(one.rows.every((r) => Object.keys(r.cells).every((k) => keys.has(k as never)))).toBe(true)
    const figures = await world.read(dev, (tx) => planPanel.figures(tx, SYSTEM.id, '2026-11-09'))
    expect(figures.map((f) => f.label)).toEqual(['対応が必要な項目', '期限超過', '確認・受容の待ち'])
  })

  test('R142: the system’s page offers vulnerabilities without an item, and those of one check together', async () => {
    const [a, b] = [await world.finding({ host: 'app1' }), await world.finding({ host: 'app2' })]
    await world.owner.query(`update finding set plugin = 'same' where id = any ($1)`, [[a, b]])
    const plan = await world.read(dev, (tx) => systemPlanOf(tx, dev, SYSTEM.id, TODAY))
    expect(plan?.findings.map((f) => f.id)).toEqual(expect.arrayContaining([a, b]))
    expect(plan?.groups).toMatchObject([{ plugin: 'same', count: 2 }])
    expect(await world.read(dev, (tx) => findingsOfGroup(tx, SYSTEM.id, 'same'))).toEqual([a, b])
    await world.item('draft', { from: { findings: `${a},${b}` } })
    expect((await world.read(dev, (tx) => systemPlanOf(tx, dev, SYSTEM.id, TODAY)))?.groups).toEqual([])
    const page = SystemPlanPage({ plan: plan as NonNullable<typeof plan>, opens: 'own' })
    const html = String(await page)
    expect(html).toContain(`value="${a}"`)
    expect(html).toContain('/plan/group?plugin=same')
  })
})
