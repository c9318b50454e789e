import { describe, expect, test } from 'vitest'
import { FILLED } from '../forms-for-tests.ts'
import {
  aMedium,
  aMediumHanded,
  aReceiver,
  attempt,
  aUse,
  CABINET,
  doneOf,
  ELSEWHERE,
  refusalOf,
} from '../media-for-tests.ts'
import { colleague, keeper, member, NOW, officer, TODAY } from '../people-for-tests.ts'
import type { Receiver } from './model.ts'
import { medium } from './process.ts'

const typed = { ...FILLED.use, receiverId: aReceiver.id }

type Given = { by?: typeof member; on?: Parameters<typeof aMedium>[0]; typed?: Record<string, unknown> }

const handOut = ({ by = keeper, on = {}, typed: more = {} }: Given = {}) =>
  attempt(medium, aMedium({ receiver: aReceiver, ...on }), 'hand-out', { ...typed, ...more }, { by })

describe('handing a medium to somebody of the unit', () => {
  test('R053: the line of the log names the receiver as its user, and says that nobody has confirmed it', () => {
    const { after } = doneOf(handOut())
    expect(after).toMatchObject({
      state: 'handed',
      holderId: member.personId,
      holderName: '2等海尉 使田 用',
      dueOn: TODAY,
      use: {
        userId: member.personId,
        userName: '2等海尉 使田 用',
        userPost: '企画班員',
        handedBy: '保全係 1等陸曹 保科 守',
        receivedAt: null,
        virusCheck: '検査して感染なし',
      },
    })
  })

  test('R053: a member hands nothing out, and nobody hands out to himself', () => {
    expect(refusalOf(handOut({ by: colleague })).codes).toEqual(['not-your-role'])
    const own: Receiver = { ...aReceiver, id: keeper.personId }
    expect(refusalOf(handOut({ on: { receiver: own }, typed: { receiverId: keeper.personId } })).codes).toEqual([
      'own-hand-out',
    ])
  })

  test.each<[string, Given['on'], Given['typed'], string]>([
    [
      'R048, R053: not to somebody of another unit',
      { receiver: { ...aReceiver, ofUnit: false } },
      {},
      'receiver-elsewhere',
    ],
    ['R048, R053: not to somebody nobody knows', { receiver: null }, {}, 'receiver-elsewhere'],
    ['R016: not while an infection is not cleared', { infectedSince: NOW }, {}, 'infection-not-cleared'],
    ['R015, R068: not where the check found something', {}, { virusCheck: 'infected' }, 'infected'],
    ['R053, R054: not for use outside the area', {}, { area: 'other' }, 'outside-own-area'],
    [
      'R018, R064: not without encryption',
      { encrypts: true },
      { encryptionSet: 'not-system-data' },
      'encryption-not-set',
    ],
  ])('%s', (_, on, more, code) => {
    expect(refusalOf(handOut({ on: on ?? {}, typed: more ?? {} })).codes).toEqual([code])
  })
})

describe('what was handed out', () => {
  test('R053: is confirmed by the receiver alone, and is then in use', () => {
    const tried = (by: typeof member) => attempt(medium, aMediumHanded(), 'receive', {}, { by })
    for (const who of [keeper, officer, colleague]) expect(refusalOf(tried(who)).codes).toEqual(['not-your-role'])
    expect(doneOf(tried(member)).after).toMatchObject({ state: 'in-use', use: { receivedAt: NOW, returnedAt: null } })
  })

  test('R048, R049: is said not to have come; it may still be confirmed when it is found in hand', () => {
    const { after } = doneOf(
      attempt(medium, aMediumHanded(), 'deny-receipt', { circumstances: '別の媒体' }, { by: member }),
    )
    expect(after).toMatchObject({
      state: 'disputed',
      use: { receivedAt: null, returnNote: '使用者が、受け取っていないと申し出た（別の媒体）' },
    })
    const { after: found } = doneOf(attempt(medium, after, 'receive', {}, { by: member }))
    expect(found).toMatchObject({ state: 'in-use', use: { receivedAt: NOW, returnNote: null } })
  })

  test('R048, R053: is cleared by the keeper where it lies in its place, and never by the receiver himself', () => {
    const clear = (by: typeof member, placeId = CABINET.id) =>
      attempt(medium, aMediumHanded({ state: 'disputed' }), 'clear-hand-out', { placeId }, { by })
    expect(doneOf(clear(officer)).after).toMatchObject({
      state: 'kept',
      holderId: null,
      use: { returnedAt: NOW, confirmedBy: '企画課長 1等空佐 水城 航', receivedAt: null },
    })
    expect(refusalOf(clear(officer, ELSEWHERE)).codes).toEqual(['place-not-designated'])
    const own = aMediumHanded({ use: aUse({ userId: keeper.personId, handedBy: '企画課長 1等空佐 水城 航' }) })
    expect(refusalOf(attempt(medium, own, 'clear-hand-out', { placeId: CABINET.id }, { by: keeper })).codes).toEqual([
      'own-receipt',
    ])
  })
})
