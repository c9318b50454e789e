import { describe, expect, test } from 'vitest'
import { NEW, type CaseModel, type Process } from '#kernel/pure/process.ts'
import { FILLED } from './forms-for-tests.ts'
import {
  aMedium,
  aMediumHanded,
  aMediumInUse,
  aReceiver,
  aTakeOut,
  attempt,
  aUse,
  CABINET,
  refusalOf,
  SAFE,
} from './media-for-tests.ts'
import { medium } from './medium/process.ts'
import {
  administrator,
  anActor,
  CAUSE,
  keeper,
  member,
  NOW,
  numbered,
  officer,
  otherOfficer,
  PEOPLE,
  type Who,
} from './people-for-tests.ts'
import { takeOut } from './take-out/process.ts'

const OFFICERS: Who[] = ['officer', 'deputy']
const KEEPERS: Who[] = [...OFFICERS, 'keeper']
const MEMBERS: Who[] = [...KEEPERS, 'member', 'colleague']
/** Other units do not see the record; within their reach nobody is kept from reporting. */
const ANYBODY: Who[] = [...MEMBERS, 'otherOfficer', 'otherMember']
const HOLDER: Who[] = ['member']

type Row = { on: CaseModel; typed: Readonly<Record<string, unknown>>; who: readonly Who[] }

/** Somebody of the unit who stands in none of the rows. */
const RECEIVER = numbered(1050)

const newMedium = aMedium({ state: NEW })
const secret = aMedium({ state: 'secret', kind: 'secret-pointer' })
const lost = { foundOn: '2026-11-09', circumstances: '見当たらない。' }
const removed = { method: '駆除ソフト 8.1', on: '2026-11-09' }

const MEDIUM: Readonly<Record<string, Row>> = {
  register: { on: newMedium, typed: FILLED.register, who: KEEPERS },
  'record-existing': { on: newMedium, typed: FILLED.existing, who: KEEPERS },
  'show-number': { on: aMedium({ state: 'unlabelled' }), typed: { numberShown: 'yes' }, who: KEEPERS },
  'register-again': { on: aMedium({ state: 'erased' }), typed: FILLED.reuse, who: KEEPERS },
  move: { on: aMedium(), typed: { placeId: SAFE.id }, who: KEEPERS },
  correct: { on: aMedium(), typed: { field: 'model', value: 'X', reason: '誤記' }, who: KEEPERS },
  'record-secret-input': { on: secret, typed: FILLED.secretInput, who: MEMBERS },
  'correct-pointer': { on: secret, typed: { value: '特定秘密登録簿', reason: '誤記' }, who: KEEPERS },
  'end-pointer': {
    on: secret,
    typed: { how: 'destroyed', referenceNumber: '企画秘第9号', on: '2026-11-09' },
    who: OFFICERS,
  },
  'begin-use': { on: aMedium(), typed: FILLED.use, who: MEMBERS },
  'hand-out': {
    on: aMedium({ receiver: { ...aReceiver, id: RECEIVER } }),
    typed: { ...FILLED.use, receiverId: RECEIVER },
    who: KEEPERS,
  },
  receive: { on: aMediumHanded(), typed: {}, who: HOLDER },
  'deny-receipt': { on: aMediumHanded(), typed: {}, who: HOLDER },
  'clear-hand-out': { on: aMediumHanded(), typed: { placeId: SAFE.id }, who: KEEPERS },
  'return-use': { on: aMediumInUse(), typed: { placeId: SAFE.id }, who: HOLDER },
  'take-back': { on: aMediumInUse(), typed: { placeId: SAFE.id }, who: KEEPERS },
  'confirm-return': { on: aMedium({ use: aUse({ returnedAt: NOW }) }), typed: {}, who: KEEPERS },
  'report-infection': { on: aMedium(), typed: { found: '検出名 X' }, who: ANYBODY },
  'clear-infection': { on: aMedium({ state: 'stopped' }), typed: removed, who: KEEPERS },
  erase: { on: aMedium(), typed: FILLED.disposal, who: OFFICERS },
  destroy: { on: aMedium(), typed: FILLED.disposal, who: OFFICERS },
  'report-lost': { on: aMedium(), typed: lost, who: ANYBODY },
  'hand-over': { on: aMedium({ kind: 'disclosable' }), typed: { to: '記者', reason: '広報' }, who: OFFICERS },
}

const permitted = aTakeOut({ state: 'permitted' })

const TAKE_OUT: Readonly<Record<string, Row>> = {
  request: { on: aTakeOut({ state: NEW }), typed: FILLED.request, who: MEMBERS },
  'request-again': { on: aTakeOut({ state: 'sent-back' }), typed: FILLED.request, who: HOLDER },
  permit: { on: aTakeOut(), typed: FILLED.permit, who: OFFICERS },
  'send-back': { on: aTakeOut(), typed: { comment: '期間' }, who: OFFICERS },
  refuse: { on: aTakeOut(), typed: { comment: '不要' }, who: OFFICERS },
  withdraw: { on: permitted, typed: {}, who: HOLDER },
  'withdraw-instead': { on: permitted, typed: { comment: '異動のため' }, who: OFFICERS },
  leave: { on: permitted, typed: {}, who: HOLDER },
  return: { on: aTakeOut({ state: 'out' }), typed: FILLED.returned, who: HOLDER },
  'take-back': { on: aTakeOut({ state: 'out' }), typed: FILLED.returned, who: KEEPERS },
  'confirm-return': { on: aTakeOut({ state: 'returned' }), typed: { contentsChecked: 'yes' }, who: KEEPERS },
}

/** Where else than on the press of a button an act happens, and with what; the case as it is then. */
const FOLLOWS: Readonly<Record<string, Omit<Row, 'who'>>> = {
  reserve: { on: aMedium(), typed: {} },
  release: { on: aMedium({ state: 'asked' }), typed: {} },
  leave: {
    on: aMedium({ state: 'asked' }),
    typed: { holderId: member.personId, holderName: '使田', whereabouts: '市ヶ谷', dueOn: '2026-11-11' },
  },
  'come-back': { on: aMedium({ state: 'out' }), typed: { placeId: CABINET.id } },
  send: { on: aMedium(), typed: { to: '総務課' } },
  'come-home': { on: aMedium({ state: 'in-transit' }), typed: { placeId: CABINET.id } },
  'move-out': { on: aMedium({ state: 'in-transit' }), typed: { to: '総務課' } },
  vanish: { on: aMedium({ state: 'in-transit' }), typed: {} },
  'find-again': { on: aMedium({ state: 'lost' }), typed: { placeId: CABINET.id } },
  'give-up': { on: aMedium({ state: 'lost' }), typed: {} },
  'change-user': {
    on: aMedium({ state: 'in-use', holderId: member.personId, holderName: '使田' }),
    typed: { toId: officer.personId, virusCheck: '検査して感染なし' },
  },
  'register-received': {
    on: newMedium,
    typed: { receivedFrom: '総務課', kind: 'business', mediaType: 'usb', model: 'SU-1', placeId: SAFE.id },
  },
}

const everyone = Object.keys(PEOPLE) as Who[]

const matrix = (process: Process<never>, rows: Readonly<Record<string, Row>>) =>
  Object.entries(rows).flatMap(([act, row]) => everyone.map((who) => [process.title, act, who, row] as const))

const attemptRow = (title: string, act: string, row: Omit<Row, 'who'>, more: Parameters<typeof attempt>[4]) =>
  title === medium.title
    ? attempt(medium, row.on as never, act, row.typed, more)
    : attempt(takeOut, row.on as never, act, row.typed, more)

describe('R049, R054: every act, every person', () => {
  test.each([...matrix(medium as never, MEDIUM), ...matrix(takeOut as never, TAKE_OUT)])(
    '%s, %s, %s',
    (title, act, who, row) => {
      const tried = attemptRow(title, act, row, { by: PEOPLE[who] })
      expect([tried.kind, ...refusalOf(tried).codes]).toEqual(
        row.who.includes(who) ? ['done'] : ['refused', 'not-your-role'],
      )
    },
  )

  test('the table above leaves no act out', () => {
    const direct = (process: Process<never>) =>
      Object.entries(process.acts)
        .filter(([, a]) => a.by !== 'consequence')
        .map(([key]) => key)
    expect(Object.keys(MEDIUM).toSorted()).toEqual(direct(medium as never).toSorted())
    expect(Object.keys(TAKE_OUT).toSorted()).toEqual(direct(takeOut as never).toSorted())
  })
})

describe('an administrator may nothing', () => {
  test.each([...Object.entries(MEDIUM), ...Object.entries(TAKE_OUT)])('%s', (act, row) => {
    const tried = attemptRow(act in MEDIUM && row === MEDIUM[act] ? medium.title : takeOut.title, act, row, {
      by: administrator,
    })
    expect(refusalOf(tried).codes).toEqual(['not-your-role'])
  })

  test('not even over the unit whose media they are', () => {
    const overThisUnit = anActor({ nth: 8, roles: ['ADMIN'] })
    expect(refusalOf(attempt(takeOut, aTakeOut(), 'permit', FILLED.permit, { by: overThisUnit })).codes).toEqual([
      'not-your-role',
    ])
  })
})

describe('acts that follow from another act', () => {
  test('are all tried below', () => {
    const consequences = Object.entries(medium.acts)
      .filter(([, a]) => a.by === 'consequence')
      .map(([key]) => key)
    expect(Object.keys(FOLLOWS).toSorted()).toEqual(consequences.toSorted())
  })

  test.each(Object.entries(FOLLOWS))('R049, R054: nobody calls %s, and it happens with its cause', (act, row) => {
    for (const who of everyone)
      expect(refusalOf(attempt(medium, row.on as never, act, row.typed, { by: PEOPLE[who] })).codes).toEqual([
        'no-such-act',
      ])
    expect(attempt(medium, row.on as never, act, row.typed, { cause: CAUSE }).kind).toBe('done')
  })

  test.each(Object.entries(FOLLOWS))(
    'R049, R054: its cause carries %s through the state’s own check only',
    (act, row) => {
      const elsewhere = { ...row.on, state: 'destroyed' }
      expect(refusalOf(attempt(medium, elsewhere as never, act, row.typed, { cause: CAUSE })).codes).toEqual([
        'wrong-state',
      ])
    },
  )
})

describe('a refusal of standing', () => {
  test('R014, R054: names the role that may, and cites the act’s rules', () => {
    const tried = attempt(takeOut, aTakeOut(), 'permit', FILLED.permit, { by: keeper })
    expect(tried).toMatchObject({
      kind: 'refused',
      refusals: [
        {
          code: 'not-your-role',
          rules: ['R012', 'R013', 'R014', 'R054'],
          sentence: expect.stringContaining('部隊等情報保証責任者') as string,
        },
      ],
    })
  })

  test('R054: the officer of another unit is refused, whatever he is at home', () => {
    expect(refusalOf(attempt(takeOut, aTakeOut(), 'permit', FILLED.permit, { by: otherOfficer })).codes).toEqual([
      'not-your-role',
    ])
  })

  test('R054: whoever stands by two posts acts by the first that serves', () => {
    const both = { ...officer, authorities: [...otherOfficer.authorities, ...officer.authorities] }
    expect(attempt(takeOut, aTakeOut(), 'permit', FILLED.permit, { by: both })).toMatchObject({
      kind: 'done',
      after: { permittedBy: '企画課長 1等空佐 水城 航' },
    })
  })
})
