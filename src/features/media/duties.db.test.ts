import { afterAll, beforeAll, expect, test } from 'vitest'
import { dutiesFor } from '#kernel/home/duties.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { heldMedia, mediumDuties } from './medium/duties-store.ts'
import {
  anActor,
  colleague,
  GENERAL,
  keeper,
  member,
  NOW,
  numbered,
  officer,
  otherOfficer,
  TODAY,
} from './people-for-tests.ts'
import { placeDuties } from './place/duties-store.ts'
import { aMediumRow, aTakeOutRow, aTrial, aUseRow, type Trial } from './rows-for-tests.ts'
import { takeOutDuties } from './take-out/duties-store.ts'

const duties = [...mediumDuties, ...takeOutDuties, ...placeDuties]

let trial: Trial
beforeAll(async () => {
  trial = await aTrial()
  const { owner } = trial
  const hands = { holder_id: member.personId, holder_name: '2等海尉 使田 用' }
  await aMediumRow(owner, 1, { ...hands, state: 'in-use', whereabouts: 'B棟4階', due_on: TODAY })
  await aUseRow(owner, 1, 1, { due_on: TODAY })
  await aMediumRow(owner, 2, { ...hands, state: 'out', whereabouts: '市ヶ谷 F棟', due_on: '2026-11-08' })
  await aTakeOutRow(owner, 2, 2, { state: 'out', left_at: NOW })
  await aMediumRow(owner, 3)
  await aUseRow(owner, 3, 3, { returned_at: NOW })
  await aMediumRow(owner, 4, { state: 'stopped', infected_since: NOW })
  await aMediumRow(owner, 5, { state: 'unlabelled', registered_on: '2026-11-08' })
  await aMediumRow(owner, 6, { state: 'unlabelled', registered_on: TODAY })
  await aMediumRow(owner, 7, { unit_id: GENERAL.id, state: 'stopped' })
  await owner.query(`update storage_place set withdrawn_on = $1 where unit_id = $2`, [TODAY, GENERAL.id])
})
afterAll(() => trial.close())

const owed = async (actor: Actor) =>
  (await trial.as(actor, (tx) => dutiesFor(tx, duties, actor, TODAY))).map(({ duty, row }) => [duty.key, row] as const)
const keysOf = async (actor: Actor) => (await owed(actor)).map(([key]) => key)

test('R053, R054: whoever uses a medium or has taken it out owes its return, the earliest first', async () => {
  expect(await owed(member)).toMatchObject([
    ['media.take-out.return', { dueOn: '2026-11-08', href: `/cases/${numbered(30_002)}`, personId: member.personId }],
    ['media.return-use', { dueOn: TODAY, href: `/cases/${numbered(10_001)}` }],
  ])
  expect(await owed(colleague)).toEqual([])
})

test('R016, R049, R051, R054: the officer owes what is late, unconfirmed, infected or without a number for a day', async () => {
  expect(await owed(officer)).toMatchObject([
    [
      'media.late',
      { subject: expect.stringContaining('0002'), href: `/cases/${numbered(30_002)}`, dueOn: '2026-11-08' },
    ],
    ['media.show-number', { subject: expect.stringContaining('0005'), dueOn: TODAY }],
    ['media.confirm-storage', { subject: expect.stringContaining('0003'), since: NOW }],
    ['media.infected', { subject: expect.stringContaining('0004'), since: NOW }],
  ])
})

test('R061: the officer of a unit without a designated place owes one', async () => {
  expect(await owed(otherOfficer)).toMatchObject([
    ['media.infected', {}],
    ['media.designate-place', { href: `/begin/media.place/designate?unit=${GENERAL.id}` }],
  ])
})

test('R049: an 情報保証担当者 sees what is to be confirmed, and never twice when officer as well', async () => {
  expect(await keysOf(keeper)).toEqual(['media.confirm-storage.for'])
  const both = anActor({ nth: 3, roles: ['UNIT', 'UNIT_IAP', 'USER'] })
  expect((await keysOf(both)).filter((key) => key.startsWith('media.confirm-storage'))).toEqual([
    'media.confirm-storage',
  ])
})

test('what a person holds is listed with its day', async () => {
  const held = await trial.as(member, (tx) => heldMedia(tx, member, TODAY))
  expect(held).toMatchObject([
    { group: '可搬記憶媒体', label: '企画-R8-業-0002', dueOn: '2026-11-08', detail: 'USBメモリ 32GB・市ヶ谷 F棟' },
    { label: '企画-R8-業-0001', dueOn: TODAY },
  ])
  expect(await trial.as(officer, (tx) => heldMedia(tx, officer, TODAY))).toEqual([])
})

test('R049, R053: a receipt nobody confirmed by the day after is the receiver’s duty, and the keeper sees it', async () => {
  const { owner } = trial
  const handed = { holder_id: colleague.personId, state: 'handed', due_on: '2026-12-01' }
  for (const [nth, at] of [
    [8, '2026-11-08T00:00:00Z'],
    [9, NOW],
  ] as const) {
    await aMediumRow(owner, nth, handed)
    await aUseRow(owner, nth, nth, { user_id: colleague.personId, handed_by: '保全係', taken_at: at })
  }
  expect(await owed(colleague)).toMatchObject([
    ['media.receipt', { subject: expect.stringContaining('0008'), dueOn: TODAY, personId: colleague.personId }],
  ])
  expect((await keysOf(keeper)).filter((key) => key.startsWith('media.receipt'))).toEqual([
    'media.receipt-unconfirmed.for',
  ])
  expect((await keysOf(officer)).filter((key) => key.startsWith('media.receipt'))).toEqual([
    'media.receipt-unconfirmed',
  ])
})
