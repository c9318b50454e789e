import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#kernel/pure/actor.ts'
import { dayOf } from '#kernel/pure/day.ts'
import { keeper, member, officer, otherOfficer, TODAY } from '../people-for-tests.ts'
import { twoUnits, type TwoUnits } from '../transfer/two-units-for-tests.ts'
import { incidentDuties } from './owed.ts'
import { boundIncidentRegister } from './register-store.ts'

let world: TwoUnits
beforeAll(async () => {
  world = await twoUnits()
})
afterAll(() => world.end())

const LOST = { foundOn: TODAY, circumstances: '保管庫に戻っていない' }

const mediumState = async (id: string) =>
  (await world.all((tx) => tx.selectFrom('medium').select('state').where('id', '=', id).executeTakeFirst()))?.state

const listed = (by: Actor, query: Record<string, string> = {}) =>
  world.seenBy(by, (tx) => boundIncidentRegister(world.clock).page(tx, query, by, 50))

const lose = async () => {
  const medium = await world.stick()
  await world.perform('report-lost', { process: 'media.medium', by: member, id: medium, input: LOST })
  const found = await world.all((tx) =>
    tx.selectFrom('mediaIncident').selectAll().where('mediumId', '=', medium).executeTakeFirstOrThrow(),
  )
  return { medium, id: found.id, found }
}

const onCase = (act: string, by: Actor, id: string, input: object) =>
  world.attempt(act, { process: 'media.incident', by, id, input })

test('R049: a loss opens a numbered case with the act that reports it, and tells unit and 情報保証責任者', async () => {
  const { medium, id, found } = await lose()
  expect(await mediumState(medium)).toBe('lost')
  expect(found).toMatchObject({ kind: 'loss', state: 'open', foundOn: TODAY, foundBy: '2等海尉 使田 用' })
  expect(found.number).toMatch(/^企画-R8-事-\d{3}$/)
  const notices = await world.all((tx) =>
    tx.selectFrom('notice').select(['verb', 'role', 'unitId']).where('caseId', '=', id).orderBy('role').execute(),
  )
  expect(notices).toMatchObject([
    { verb: '報告', role: 'IAO', unitId: null },
    { verb: '報告', role: 'UNIT' },
  ])
  const [entry] = await world.all((tx) =>
    tx.selectFrom('ledgerEntry').select(['lane', 'personName', 'rules']).where('caseId', '=', id).execute(),
  )
  expect(entry).toEqual({ lane: '連動', personName: member.name, rules: ['R048', 'R049'] })
})

test('R049: nobody opens or reads a case of another unit', async () => {
  const { id, medium } = await lose()
  expect(await onCase('search', otherOfficer, id, { measures: '探した' })).toEqual({ kind: 'absent' })
  expect((await listed(otherOfficer)).rows).toEqual([])
  const direct = { process: 'media.incident', by: officer, from: { medium }, input: { ...LOST, foundBy: '誰か' } }
  expect(await world.attempt('open-loss', direct)).toEqual({ kind: 'absent' })
})

test('R048: found again, the medium is kept where it was put', async () => {
  const { id, medium } = await lose()
  expect(await onCase('search', keeper, id, { measures: '執務室を探した' })).toMatchObject({ kind: 'done' })
  const found = { placeId: world.places.own, outcome: '別の棚にあった' }
  expect(await onCase('found', officer, id, found)).toMatchObject({ kind: 'done' })
  expect(await mediumState(medium)).toBe('kept')
})

test('R049: written off after a search only; the register row stays as 亡失', async () => {
  const { id, medium } = await lose()
  const outcome = { outcome: '見つからない' }
  expect(await onCase('write-off', officer, id, outcome)).toMatchObject({
    kind: 'refused',
    refusals: [{ code: 'no-measures', rules: ['R049'] }],
  })
  expect(await mediumState(medium)).toBe('lost')
  await onCase('search', keeper, id, { measures: '執務室を探した' })
  expect(await onCase('write-off', officer, id, outcome)).toMatchObject({ kind: 'done' })
  expect(await mediumState(medium)).toBe('written-off')
  expect((await listed(officer, { state: 'written-off' })).rows).toMatchObject([
    { id, outcome: '見つからない', openDays: null },
  ])
})

test('R049: the 事案簿 and the officer’s duties show what is open and for how long', async () => {
  const { id, found } = await lose()
  world.wait(2)
  const [row] = (await listed(officer, { q: found.number })).rows
  expect(row).toMatchObject({ id, kind: 'loss', openDays: 2, mediumNumber: expect.stringMatching(/^企画-R8-業-/) })
  const owed = (by: Actor) =>
    world.seenBy(by, async (tx) => (await incidentDuties[0]?.owed(tx, by, dayOf(world.clock()))) ?? [])
  expect((await owed(officer)).map((d) => d.href)).toContain(`/cases/${id}`)
  expect(await owed(otherOfficer)).toEqual([])
})
