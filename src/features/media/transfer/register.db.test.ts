import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayOf } from '#kernel/pure/day.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { anActor, keeper, member, numbered, officer, otherMember, otherOfficer } from '../people-for-tests.ts'
import { transferDuties } from './owed.ts'
import { boundTransferRegister } from './register-store.ts'
import { transferSlipData } from './slip-data.ts'
import { SLIP_FILLED } from './slip-for-tests.ts'
import { twoUnits, type TwoUnits } from './two-units-for-tests.ts'

const stranger = anActor({ nth: 31, name: '遠山 外', unit: { id: numbered(9), name: '情報部', mark: '情報' } })
const everywhere: Actor = { ...stranger, reach: { units: [], systems: [], everything: true } }

let world: TwoUnits
const slips: string[] = []

const prepare = async () =>
  world.perform('prepare', { by: member, input: { ...SLIP_FILLED.prepare, media: [await world.stick()] } })

const send = async () => {
  const id = await prepare()
  await world.perform('send', { by: member, id, input: SLIP_FILLED.send })
  slips.push(id)
  return id
}

beforeAll(async () => {
  world = await twoUnits()
  for (let n = 0; n < 5; n += 1) await send()
  const [first = ''] = slips
  await world.perform('receive', {
    by: otherOfficer,
    id: first,
    input: { ...SLIP_FILLED.receive, received: ['1'], placeId: world.places.theirs },
  })
  await world.perform('cancel', { by: member, id: await prepare(), input: { reason: '不要になった' } })
})
afterAll(() => world.end())

const listed = (by: Actor, query: Record<string, string> = {}, size = 50) =>
  world.seenBy(by, (tx) => boundTransferRegister(world.clock).page(tx, query, by, size))

describe('R017: the 送達簿', () => {
  test('lists what is not over, newest first, to both units alike', async () => {
    const expected = slips.toReversed()
    expect((await listed(officer)).rows.map((r) => r.id)).toEqual(expected)
    expect((await listed(otherMember)).rows.map((r) => r.id)).toEqual(expected)
    expect((await listed(everywhere)).rows.map((r) => r.id)).toEqual(expected)
    expect((await listed(stranger)).rows).toEqual([])
  })

  test('keeps what is over under its own state', async () => {
    expect((await listed(officer, { state: 'cancelled' })).rows).toHaveLength(1)
    expect((await listed(officer, { state: 'all' })).total).toBe(6)
    expect((await listed(officer, { state: 'received' })).rows).toMatchObject([{ recipient: '総務課', count: 1 }])
  })

  test('pages forward and back without losing or repeating a row', async () => {
    const seen: string[] = []
    let page = await listed(officer, {}, 2)
    seen.push(...page.rows.map((r) => r.id))
    while (page.next !== null) {
      page = await listed(officer, { after: page.next }, 2)
      seen.push(...page.rows.map((r) => r.id))
    }
    expect(seen).toEqual(slips.toReversed())
    const back = await listed(officer, { before: page.previous ?? '' }, 2)
    expect(back.rows.map((r) => r.id)).toEqual(seen.slice(2, 4))
  })

  test('finds a slip by number, whatever the width', async () => {
    const number = (await listed(officer)).rows[0]?.number ?? ''
    const wide = number.replace(/\d/gu, (d) => String.fromCodePoint((d.codePointAt(0) ?? 0) + 0xfee0))
    expect((await listed(officer, { q: wide })).rows.map((r) => r.number)).toContain(number)
    expect((await listed(officer, { q: '\0なし' })).rows).toEqual([])
  })

  test('is exported whole', async () => {
    const rows = await world.seenBy(officer, async (tx) => {
      const all: string[] = []
      for await (const row of boundTransferRegister(world.clock).all(tx, { state: 'all' }, officer)) all.push(row.id)
      return all
    })
    expect(rows).toHaveLength(6)
  })
})

describe('R046, R047: what the two units owe each other', () => {
  const owed = (by: Actor) =>
    world.seenBy(by, async (tx) => {
      const today = dayOf(world.clock())
      const all = await Promise.all(
        transferDuties.map(async ({ duty, owed: read }) => [duty.key, await read(tx, by, today)] as const),
      )
      return Object.fromEntries(all)
    })

  test('at once for the recipient, from the first reminder on for the sender', async () => {
    const theirs = await owed(otherOfficer)
    expect(theirs['media.transfer.receive']).toHaveLength(4)
    expect(theirs['media.transfer.return-slip']).toMatchObject([
      {
        dueOn: '2026-11-12',
        href: `/cases/${slips[0] ?? ''}`,
        subject: expect.stringContaining('指揮通信システム企画課'),
      },
    ])
    expect((await owed(officer))['media.transfer.await-receipt']).toEqual([])
    expect(await owed(keeper)).toEqual({
      'media.transfer.receive': [],
      'media.transfer.return-slip': [],
      'media.transfer.await-receipt': [],
    })
  })

  test('a week later the second reminder is due, and the register shows the age', async () => {
    world.wait(7)
    const ours = await owed(officer)
    expect(ours['media.transfer.await-receipt']).toHaveLength(5)
    expect(ours['media.transfer.await-receipt']?.[0]).toMatchObject({
      dueOn: '2026-11-12',
      subject: expect.stringMatching(/総務課　発送から7日（督促2回目の目安）$/),
    })
    expect((await listed(officer, { state: 'awaiting' })).rows.map((r) => r.awaitedDays)).toEqual([7, 7, 7, 7, 7])
  })

  const marks = async () => {
    const { rows } = await listed(officer, { state: 'awaiting' })
    return rows.map((row) => boundTransferRegister(world.clock).tone?.(row) ?? null)
  }

  test('the days follow the setting', async () => {
    expect(await marks()).toEqual(['late', 'late', 'late', 'late', 'late'])
    await world.db
      .insertInto('setting')
      .values({ key: 'media.transfer.reminder-days', value: JSON.stringify([10, 20, 30]) })
      .execute()
    expect((await owed(officer))['media.transfer.await-receipt']).toEqual([])
    expect((await owed(otherOfficer))['media.transfer.receive']?.[0]).toMatchObject({ dueOn: '2026-11-19' })
    expect(await marks()).toEqual([null, null, null, null, null])
  })
})

describe('R017: the printed slip', () => {
  test('carries its code on the sheet and leaves the receipt blank until it is filled in', async () => {
    const [received = '', sent = ''] = slips
    const blank = await world.seenBy(otherOfficer, (tx) => transferSlipData(tx, sent))
    expect(blank).toMatchObject({
      slip: { unit: '指揮通信システム企画課', on: '令和8年11月9日', total: '1' },
      receipt: { unit: '', media: [], on: '' },
    })
    expect(blank?.code?.text).toMatch(/^[2-9A-Z]{10}$/)
    const filled = await world.seenBy(officer, (tx) => transferSlipData(tx, received))
    expect(filled?.receipt).toMatchObject({
      unit: '総務課',
      signatory: '総務課長　1等陸佐　他田 課',
      on: '令和8年11月9日',
    })
    expect(await world.seenBy(stranger, (tx) => transferSlipData(tx, received))).toBeNull()
  })

  test('leaves the day of sending to the pen until it is known', async () => {
    const id = await prepare()
    expect((await world.seenBy(officer, (tx) => transferSlipData(tx, id)))?.slip.on).toBe('')
  })
})
