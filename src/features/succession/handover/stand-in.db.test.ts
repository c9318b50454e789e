import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { anOrganisedDatabase, aWorld, TODAY, type World } from '../world-for-tests.ts'
import { aChangeOfPost, codes, GIVER, loaded, OFFICER } from './change-for-tests.ts'

let organised: Awaited<ReturnType<typeof anOrganisedDatabase>>
beforeAll(async () => {
  organised = await anOrganisedDatabase()
})
afterAll(() => organised.drop())

let world: World
let inUse: string
let takeOut: string
let handover: string

const model = (id = handover) => loaded(world, id)

const does = async (who: string, act: string, input: Record<string, unknown> = {}) =>
  world.act({ process: 'succession.handover', act, caseId: handover, input, actor: await world.who(who) })

beforeEach(async () => {
  world = await aWorld(organised.name)
  ;({ inUse, takeOut, handover } = await aChangeOfPost(world))
  return () => world.close()
})

describe('where one of the two is not there', () => {
  test('without a successor the unit’s officer takes it with a reason, what is in hand goes back first, and never the giver', async () => {
    const alone = (
      await world.done({
        process: 'succession.handover',
        act: 'open',
        from: { person: await world.id('来栖 菜摘') },
        input: { effectiveOn: TODAY },
        actor: await world.who('来栖 菜摘'),
      })
    ).caseId
    expect((await model(alone)).state).toBe('nothing')
    const held = await world.medium('来栖 菜摘')
    const second = (
      await world.done({
        process: 'succession.handover',
        act: 'open',
        from: { person: await world.id('来栖 菜摘') },
        input: { effectiveOn: TODAY },
        actor: await world.who('来栖 菜摘'),
      })
    ).caseId
    handover = second
    await does('来栖 菜摘', 'hand-all', { told: 'yes' })
    expect(codes(await does(OFFICER, 'accept-vacant', { reason: '後任未定' }))).toEqual(['in-hand-without-successor'])
    await world.done({
      process: 'media.medium',
      act: 'return-use',
      caseId: held,
      input: { placeId: world.place },
      actor: await world.who('来栖 菜摘'),
    })
    expect((await does(OFFICER, 'accept-vacant', { reason: '後任未定' })).kind).toBe('done')
    expect(await model(second)).toMatchObject({ state: 'closed', insteadReason: '後任未定' })
  })

  test('two people sign: whoever gave for the predecessor does not take', async () => {
    await world.done({ process: 'media.take-out', act: 'withdraw', caseId: takeOut, actor: await world.who(GIVER) })
    await world.done({
      process: 'media.medium',
      act: 'return-use',
      caseId: inUse,
      input: { placeId: world.place },
      actor: await world.who(GIVER),
    })
    await does(OFFICER, 'refresh')
    expect(codes(await does(OFFICER, 'hand-instead', { told: 'yes', reason: '休職' }))).toBe('done')
    await world.done({
      process: 'succession.handover',
      act: 'name-successor',
      caseId: handover,
      input: { toId: await world.id(OFFICER) },
    })
    expect(codes(await does(OFFICER, 'accept-all', { seen: 'yes' }))).toEqual(['own-handover'])
  })
})
