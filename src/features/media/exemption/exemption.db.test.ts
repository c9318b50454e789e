import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#kernel/pure/actor.ts'
import { addDays, dayOf } from '#kernel/pure/day.ts'
import { member, officer, otherOfficer, TODAY } from '../people-for-tests.ts'
import { twoUnits, type TwoUnits } from '../transfer/two-units-for-tests.ts'
import { EXEMPTION_FILLED, operator, otherOperator } from './exemption-for-tests.ts'
import { exemptionDuties } from './owed.ts'
import { boundExemptionRegister } from './register-store.ts'
import { exemptionBinding, exemptionInForce } from './store.ts'

const { request, opine, permit, restore } = EXEMPTION_FILLED

let world: TwoUnits
beforeAll(async () => {
  world = await twoUnits()
})
afterAll(() => world.end())

const today = () => dayOf(world.clock())
const process = 'media.exemption'

const ask = (medium: string, input: object = {}) => ({
  process,
  by: member,
  from: { medium },
  input: { ...request, startsOn: today(), endsOn: addDays(today(), 10), ...input },
})

const permitted = async (medium: string, input: object = {}) => {
  const id = await world.perform('request', ask(medium, input))
  await world.perform('opine', { process, by: officer, id, input: opine })
  return world.perform('permit', { process, by: operator, id, input: permit })
}

const holding = (medium: string, day: string) => world.seenBy(member, (tx) => exemptionInForce(tx, medium, day))

const listed = (by: Actor, query: Record<string, string> = {}) =>
  world.seenBy(by, (tx) => boundExemptionRegister(world.clock).page(tx, query, by, 50))

test('R064, R065: from application to restoration; it holds only in force and within its days', async () => {
  const medium = await world.stick({ encrypts: 'yes' })
  const id = await world.perform('request', ask(medium, { startsOn: addDays(today(), 2) }))
  expect(await holding(medium, addDays(today(), 5))).toBeNull()
  await world.perform('opine', { process, by: officer, id, input: opine })
  expect(await holding(medium, addDays(today(), 5))).toBeNull()
  await world.perform('permit', { process, by: operator, id, input: permit })
  const inForce = { id, number: expect.stringMatching(/^企画-R8-例-\d{3}$/), endsOn: addDays(today(), 10) }
  expect(await holding(medium, addDays(today(), 1))).toBeNull()
  expect(await holding(medium, addDays(today(), 2))).toEqual(inForce)
  expect(await holding(medium, addDays(today(), 10))).toEqual(inForce)
  expect(await holding(medium, addDays(today(), 11))).toBeNull()
  await world.perform('restore', { process, by: member, id, input: restore })
  expect(await holding(medium, addDays(today(), 5))).toBeNull()
})

test('R065: one application at a time for a medium', async () => {
  const medium = await world.stick()
  await world.perform('request', ask(medium))
  expect(await world.attempt('request', ask(medium))).toMatchObject({
    kind: 'refused',
    refusals: [{ code: 'already-exempt', rules: ['R065'] }],
  })
})

test('R065: the operator of another system neither sees nor decides it', async () => {
  const id = await world.perform('request', ask(await world.stick()))
  await world.perform('opine', { process, by: officer, id, input: opine })
  expect(await world.attempt('permit', { process, by: otherOperator, id, input: permit })).toEqual({ kind: 'absent' })
})

test('R065: the deciding side reads which medium it is without the unit’s register', async () => {
  const medium = await world.stick()
  const id = await world.perform('request', ask(medium))
  const load = (by: Actor) => world.seenBy(by, (tx) => exemptionBinding(world.clock).load(tx, id))
  const seen = await load(operator)
  expect(seen).toMatchObject({ medium: null, mediumNumber: expect.stringMatching(/^企画-R8-業-\d{4}$/) })
  expect(await load(member)).toMatchObject({ medium: { state: 'kept' }, mediumNumber: seen?.mediumNumber })
  expect(await load(otherOfficer)).toBeNull()
  expect((await listed(operator)).rows.find((r) => r.id === id)?.mediumNumber).toBe(seen?.mediumNumber)
})

test('R065: the limit of days follows the setting', async () => {
  const medium = await world.stick()
  await world.db
    .insertInto('setting')
    .values({ key: 'media.exemption.limit-days', value: JSON.stringify(5) })
    .execute()
  expect(await world.attempt('request', ask(medium))).toMatchObject({ refusals: [{ code: 'period-not-limited' }] })
  await world.perform('request', ask(medium, { endsOn: addDays(today(), 4) }))
  await world.db
    .updateTable('setting')
    .set({ value: JSON.stringify(90) })
    .where('key', '=', 'media.exemption.limit-days')
    .execute()
})

test('R018, R065: restoring is owed by the applicant at once, and seen to by the operator as the end nears', async () => {
  const id = await permitted(await world.stick())
  const owed = async (by: Actor) => {
    const all = await world.seenBy(by, (tx) => Promise.all(exemptionDuties.map((d) => d.owed(tx, by, today()))))
    return all.map((rows) => rows.filter((r) => r.href === `/cases/${id}`).length)
  }
  expect(await owed(member)).toEqual([1, 0])
  expect(await owed(operator)).toEqual([0, 0])
  world.wait(12)
  expect(await owed(operator)).toEqual([0, 1])
  expect(await owed(otherOperator)).toEqual([0, 0])
  const [row] = (await listed(officer, { state: 'overdue' })).rows
  expect(row).toMatchObject({ id, overdueDays: 2, endsOn: addDays(TODAY, 10) })
  await world.perform('restore-instead', { process, by: operator, id, input: restore })
  expect(await owed(member)).toEqual([0, 0])
})

test('R065: a permission never used is recorded as expired once its days are over', async () => {
  const id = await permitted(await world.stick())
  const expire = { process, by: operator, id, input: { reason: '訓練が取りやめになった' } }
  expect(await world.attempt('expire', expire)).toMatchObject({ refusals: [{ code: 'period-not-over' }] })
  world.wait(11)
  await world.perform('expire', expire)
  expect((await listed(officer, { state: 'expired' })).rows).toMatchObject([{ id }])
})
