import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EVERYTHING, writeAs } from '#kernel/db/database.ts'
import { colleague, GENERAL, officer, otherMember, otherOfficer } from '#features/media/people-for-tests.ts'
import { ASKED, evidenceWorld, type EvidenceWorld } from './evidence-for-tests.ts'
import { dropOver } from './making-store.ts'
import { covers } from './scope.ts'
import { verifyPack } from './verify/verify-pack.ts'

let world: EvidenceWorld
let packId: string
let made: Buffer

beforeAll(async () => {
  world = await evidenceWorld()
  await world.office.requested(await world.office.medium())
  packId = await world.asks()
  await world.makes(packId)
  made = await world.bytes(packId)
})
afterAll(() => world.close())

describe('asking', () => {
  const codes = async (given: object, actor = officer) => {
    const outcome = await world.act('ask', actor, { input: { ...ASKED, ...given } })
    return outcome.kind === 'refused' ? outcome.refusals.map((r) => r.code) : outcome.kind
  }

  test('R001, R002: is for those who answer for a unit or a system, and of what they see', async () => {
    expect(await codes({}, colleague)).toEqual(['not-your-role'])
    expect(await codes({ units: [GENERAL.id] })).toEqual(['subject-not-seen'])
    expect(await codes({ units: ['nonsense'] })).toEqual(['subject-not-seen'])
    expect(await codes({ rules: ['R999'] })).toEqual(['unknown-rule'])
    expect(await codes({ fromOn: '令和9年4月1日' })).toEqual(['period-reversed'])
    expect(await codes({ rules: [] })).toBe('invalid')
  })

  test('no digest can be put in by hand', async () => {
    const id = await world.asks()
    const typed = { manifestSha256: 'f'.repeat(64) }
    expect(await world.act('list', officer, { caseId: id, input: typed })).toMatchObject({
      kind: 'refused',
      refusals: [{ code: 'contents-not-found' }],
    })
    expect((await world.pack(id))?.manifestSha256).toBeNull()
  })

  test('cancelled on the way, nothing of it is left and the case says so', async () => {
    const id = await world.asks()
    await expect(world.makes(id, officer, world.cancelling)).rejects.toThrow('')
    expect(await world.pack(id)).toMatchObject({ state: 'given-up' })
    expect(await world.bytes(id)).toHaveLength(0)
  })

  test('what a killed process left half made is made anew and verifies', async () => {
    const id = await world.asks()
    let calls = 0
    const dying = () => {
      calls += 1
      return calls > 12 ? Promise.reject(new Error('killed')) : Promise.resolve()
    }
    await expect(world.makes(id, officer, dying)).rejects.toThrow('killed')
    await world.makes(id)
    const report = await verifyPack(await world.file(await world.bytes(id)), world.key.id)
    expect(report.faults).toEqual([])
  })
})

describe('the file', () => {
  test('is seen by whoever asked, and by nobody else of the unit or outside', async () => {
    expect(await world.bytes(packId)).toHaveLength(made.length)
    for (const other of [colleague, otherOfficer, otherMember]) {
      expect(await world.pack(packId, other)).toBeNull()
      expect(await world.bytes(packId, other)).toHaveLength(0)
    }
  })

  test('is not for whoever no longer sees what it was made of', () => {
    const made1 = { everything: false, units: ['a'], systems: ['s'] }
    expect(covers({ everything: false, units: ['a', 'b'], systems: ['s'] }, made1)).toBe(true)
    expect(covers({ everything: false, units: ['b'], systems: ['s'] }, made1)).toBe(false)
    expect(covers({ everything: false, units: ['a'], systems: [] }, made1)).toBe(false)
    expect(covers({ everything: true, units: [], systems: [] }, made1)).toBe(true)
    expect(covers({ everything: false, units: ['a'], systems: ['s'] }, { ...made1, everything: true })).toBe(false)
  })

  test('goes when its time is over; that it was made stays', async () => {
    const id = await world.asks()
    await world.makes(id)
    const dropOn = (day: string) =>
      writeAs(world.product.db, { reach: EVERYTHING, personId: null }, (tx) => dropOver(tx, day))
    await dropOn('2026-12-09')
    expect((await world.bytes(id)).length).toBeGreaterThan(0)
    await dropOn('2026-12-10')
    expect(await world.bytes(id)).toHaveLength(0)
    expect(await world.pack(id)).toMatchObject({ state: 'made' })
  })

  test('discarded early, it is gone at once', async () => {
    const id = await world.asks()
    await world.makes(id)
    expect(await world.act('discard', officer, { caseId: id })).toMatchObject({ kind: 'done' })
    expect(await world.bytes(id)).toHaveLength(0)
  })
})
