import { NEW } from '#kernel/pure/process.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { attempt, CABINET, SAFE } from '../media-for-tests.ts'
import { GENERAL, member, numbered, PLANNING, TODAY } from '../people-for-tests.ts'
import { transfer } from './process.ts'
import type { Candidate, SentMedium, SlipLine, Transfer } from './model.ts'

/** Builders of slips for tests. */

export const LOCKER = { id: numbered(311), name: 'A棟2階 保管庫 乙-1' }

export const aSentMedium = (given: Partial<SentMedium> = {}): SentMedium => ({
  kind: 'business',
  mediaType: 'usb',
  capacity: '32GB',
  serialNumber: 'A-1',
  encrypts: false,
  writeProtectedOn: null,
  separationGrounds: null,
  ...given,
})

export const aLine = (line: number, given: Partial<SlipLine> = {}): SlipLine => ({
  line,
  mediumId: numbered(500 + line),
  model: 'SU-1032',
  number: `企画-R8-業-001${line}`,
  quantity: 1,
  received: null,
  receivedModel: null,
  receivedNumber: null,
  receivedQuantity: null,
  registeredAs: null,
  medium: aSentMedium({ serialNumber: `A-${line}` }),
  ...given,
})

const aCandidate = (nth: number, given: Partial<Candidate> = {}): Candidate => ({
  id: numbered(500 + nth),
  number: `企画-R8-業-001${nth}`,
  model: 'SU-1032',
  title: 'USBメモリ 32GB　SU-1032',
  state: 'kept',
  kind: 'business',
  onSlip: null,
  ...given,
})

/** Two sticks on a slip from 企画課 to 総務課, sent three days ago. */
const aTransfer = (given: Partial<Transfer> = {}): Transfer => ({
  id: numbered(901),
  state: 'sent',
  version: 2,
  unitId: PLANNING.id,
  unitName: PLANNING.name,
  unitMark: PLANNING.mark,
  number: '企画-R8-送-012',
  code: 'W3HN8TQK4C',
  toUnitId: GENERAL.id,
  toUnitName: GENERAL.name,
  toOutside: null,
  senderId: member.personId,
  senderPost: '企画班員',
  senderRank: member.rank,
  senderName: member.name,
  means: '使送',
  note: null,
  preparedOn: '2026-11-05',
  sentOn: '2026-11-06',
  receivedOn: null,
  receiverPost: null,
  receiverRank: null,
  receiverName: null,
  receiptNote: null,
  receiptReturnedOn: null,
  closedOn: null,
  difference: null,
  firstReminder: 3,
  lines: [aLine(1), aLine(2)],
  incidents: [],
  candidates: [],
  recipients: [],
  ownPlaces: [CABINET, SAFE],
  receivingPlaces: [LOCKER],
  ...given,
})

/** Before the slip exists: what 企画課 may put on it and to whom. */
export const aBlankSlip = (given: Partial<Transfer> = {}): Transfer =>
  aTransfer({
    state: NEW,
    version: 0,
    number: '',
    toUnitId: null,
    toUnitName: null,
    sentOn: null,
    lines: [],
    candidates: [
      aCandidate(1),
      aCandidate(2),
      aCandidate(3, { onSlip: '企画-R8-送-011' }),
      aCandidate(4, { state: 'secret', kind: 'secret-pointer', number: '企画-R8-秘-0001' }),
    ],
    recipients: [PLANNING, GENERAL],
    ...given,
  })

export const receivedSlip = (given: Partial<Transfer> = {}): Transfer =>
  aTransfer({
    state: 'received',
    receivedOn: TODAY,
    receiverPost: '総務課長',
    receiverRank: '1等陸佐',
    receiverName: '他田 課',
    lines: [1, 2].map((n) =>
      aLine(n, { received: true, receivedModel: 'SU-1032', receivedNumber: `企画-R8-業-001${n}`, receivedQuantity: 1 }),
    ),
    ...given,
  })

/** Forms filled in so that every gate holds; a test changes the one answer it is about. */
export const SLIP_FILLED = {
  prepare: { media: [numbered(501), numbered(502)], toUnitId: GENERAL.id, means: '使送' },
  send: { sentOn: TODAY },
  callBack: { reason: '宛先を誤った', placeId: CABINET.id },
  receive: { received: ['1', '2'], receivedOn: TODAY, placeId: LOCKER.id },
  paper: {
    received: ['1', '2'],
    receiverUnit: '北部方面隊 通信課',
    receiverPost: '通信課長',
    receiverRank: '1等陸佐',
    receiverName: '北野 領',
    receivedOn: '2026-11-07',
    returnedOn: TODAY,
  },
  missing: { noticedOn: TODAY, circumstances: '総務課に照会したが届いていない' },
  returnSlip: { returnedOn: TODAY },
  close: { slipBack: 'yes', closedOn: TODAY },
} as const

/** The slip as each of its states leaves it. */
export const prepared = aTransfer({ state: 'prepared', sentOn: null })
export const sent = aTransfer()
export const outside = aTransfer({ state: 'sent-outside', toUnitId: null, toUnitName: null, toOutside: '北部方面隊' })
export const returned = receivedSlip({ state: 'slip-returned', receiptReturnedOn: TODAY })

export type Given = { on: Transfer; typed: Readonly<Record<string, unknown>>; by: Actor }

export const tried = (act: string, { on, typed, by }: Given) =>
  attempt(transfer, on, act, typed, { by, number: '企画-R8-送-013' })
