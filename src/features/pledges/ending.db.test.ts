import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Product } from '#kernel/http/product.ts'
import { addDays } from '#kernel/pure/day.ts'
import { anOrganisedDatabase, aWorld, TODAY, type World } from '../succession/world-for-tests.ts'
import { pledgeDay } from './day-turn.ts'
import { COLLEAGUE, OFFICER, USER, pledgesOf } from './pledges-for-tests.ts'

let organised: Awaited<ReturnType<typeof anOrganisedDatabase>>
let world: World
let at: ReturnType<typeof pledgesOf>
beforeAll(async () => {
  organised = await anOrganisedDatabase()
})
afterAll(() => organised.drop())
beforeEach(async () => {
  world = await aWorld(organised.name)
  at = pledgesOf(world)
  return () => world.close()
})

describe('what ends a pledge', () => {
  test('R020, R021: a transfer ends it at once and asks for a new one; coming back does not bring it back', async () => {
    const id = await at.accepted(USER)
    await at.transfer(USER, 'js-planning', TODAY)
    const { standing, pledges } = await at.own(USER)
    expect(standing).toMatchObject({ state: 'lapsed', asked: { why: 'transfer' } })
    expect(pledges.find((p) => p.id === id)?.state).toBe('lapsed')
    expect((await at.tally('js-general-affairs')).accepted).toBe(0)
    expect((await at.tally('js-planning')).lapsed).toBe(1)
    await at.transfer(USER, 'js-general-affairs', TODAY)
    expect(await at.stateOf(USER)).toBe('lapsed')
    await at.accepted(USER)
    expect(await at.stateOf(USER)).toBe('accepted')
  })

  test('R020: a move without an act of its own counts too, however it was written', async () => {
    await at.accepted(USER)
    const id = await world.id(USER)
    await world.db.transaction().execute(async (tx) => {
      await sql`select set_config('mamori.everything', 'on', true)`.execute(tx)
      await tx
        .updateTable('person')
        .set({ homeUnitId: at.unit('js-planning') })
        .where('id', '=', id)
        .execute()
      await tx
        .updateTable('person')
        .set({ homeUnitId: at.unit('js-general-affairs') })
        .where('id', '=', id)
        .execute()
    })
    expect(await at.stateOf(USER)).toBe('lapsed')
  })

  const takesPost = async (name: string, title: string) => {
    const { caseId: postId } = await world.done({
      process: 'organisation.post',
      act: 'establish',
      input: { unitId: at.unit('js-general-affairs'), title, startsOn: TODAY, inferred: null },
    })
    const order = { startsOn: TODAY, endsOn: null, orderNumber: '人発1', documentId: null }
    await world.done({
      process: 'organisation.incumbency',
      act: 'appoint',
      input: { postId, personId: await world.id(name), kind: 'substantive', ...order },
    })
  }

  test('R020: a new post asks anew where the pledge is older, unless the setting says not', async () => {
    await at.onPaper(USER, addDays(TODAY, -3))
    await at.onPaper(COLLEAGUE, addDays(TODAY, -3))
    await takesPost(USER, '文書班長')
    expect((await at.own(USER)).standing).toMatchObject({ state: 'lapsed', asked: { since: TODAY, why: 'post' } })
    await at.setTo('pledges.ask-on-post', 0)
    await takesPost(COLLEAGUE, '人事班長')
    expect(await at.stateOf(COLLEAGUE)).toBe('accepted')
  })

  test('R020: where the setting renews pledges, the night’s run ends the old ones', async () => {
    await at.onPaper(USER, addDays(TODAY, -100))
    await at.setTo('pledges.renew-months', 3)
    expect(await at.stateOf(USER)).toBe('accepted')
    await pledgeDay.run({ db: world.db } as Product, new Date(), new AbortController().signal)
    expect(await at.stateOf(USER)).toBe('lapsed')
  })

  test('R020: a move planned for a later day leaves the pledge in force until then', async () => {
    await at.accepted(USER)
    await at.transfer(USER, 'js-planning', '2099-04-01')
    expect(await at.stateOf(USER)).toBe('accepted')
  })

  test('R020, R021: whoever has left is not asked any more, and the pledge has ended', async () => {
    const id = await at.accepted(USER)
    await world.done({
      process: 'organisation.person',
      act: 'leave',
      caseId: await world.id(USER),
      input: { endsOn: TODAY, reason: '退職' },
    })
    expect((await at.own(USER)).standing).toBeNull()
    const row = await world.read((tx) =>
      tx.selectFrom('pledge').select(['state', 'live']).where('id', '=', id).executeTakeFirstOrThrow(),
    )
    expect(row).toEqual({ state: 'lapsed', live: false })
  })

  test('R080: a revised text asks everybody anew without touching a row', async () => {
    const id = await at.accepted(USER)
    const waiting = await at.signed(COLLEAGUE)
    const before = await world.read((tx) => sql`select * from pledge_standing order by person_id`.execute(tx))
    await at.revise(TODAY)
    expect(await at.stateOf(USER)).toBe('revised')
    expect((await at.own(USER)).standing?.asked).toEqual({ since: TODAY, why: 'text' })
    expect(await world.read((tx) => sql`select * from pledge_standing order by person_id`.execute(tx))).toEqual(before)
    expect(await at.does(OFFICER, 'accept', waiting)).toMatchObject({ refusals: [{ code: 'text-revised' }] })
    const again = await at.signed(USER)
    expect(again).not.toBe(id)
    expect(await at.stateOf(USER)).toBe('submitted')
  })

  test('R080: a revision ahead of its day changes nothing until then and can be dropped; later not', async () => {
    await at.accepted(USER)
    const { caseId } = await at.revise(addDays(TODAY, 10))
    expect(await at.stateOf(USER)).toBe('accepted')
    const drop = () => world.act({ process: 'pledges.text', act: 'drop', caseId, input: { reason: '見送り' } })
    expect(await drop()).toMatchObject({ kind: 'done' })
    const inForce = await at.revise(TODAY)
    const late = { process: 'pledges.text', act: 'drop', caseId: inForce.caseId, input: { reason: '見送り' } }
    expect(await world.act(late)).toMatchObject({ refusals: [{ code: 'in-force-already' }] })
  })
})
