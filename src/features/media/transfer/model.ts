import type { CaseModel } from '#kernel/pure/process.ts'
import type { Day } from '#kernel/pure/day.ts'
import type { DataKind, MediaType } from '../words.ts'
import type { Place } from '../medium/model.ts'

/** What the new registration at the recipient takes over from the sender's register. */
export type SentMedium = {
  kind: DataKind
  mediaType: MediaType
  capacity: string | null
  serialNumber: string | null
  encrypts: boolean
  writeProtectedOn: Day | null
  separationGrounds: string | null
}

/** One medium on the slip: as sent, and as the receipt says it arrived. */
export type SlipLine = {
  line: number
  mediumId: string
  model: string
  number: string
  quantity: number
  /** Null until a receipt is filled in. */
  received: boolean | null
  receivedModel: string | null
  receivedNumber: string | null
  receivedQuantity: number | null
  registeredAs: string | null
  /** Null to a reader who may not see the sender's register; an act always sees it. */
  medium: SentMedium | null
}

/** A medium the preparer may point at: kept now, or a pointer to the secrecy registers that must be refused. */
export type Candidate = {
  id: string
  number: string
  model: string
  title: string
  state: string
  kind: DataKind | 'secret-pointer'
  /** Number of a slip it already stands on that has not been sent yet. */
  onSlip: string | null
}

/** 送達票 and 受領票 (付紙第３): one object with two owners. */
export type Transfer = CaseModel & {
  unitId: string
  unitName: string
  unitMark: string
  number: string
  code: string
  toUnitId: string | null
  toUnitName: string | null
  toOutside: string | null
  senderId: string
  senderPost: string
  senderRank: string
  senderName: string
  means: string
  note: string | null
  preparedOn: Day
  sentOn: Day | null
  receivedOn: Day | null
  receiverPost: string | null
  receiverRank: string | null
  receiverName: string | null
  receiptNote: string | null
  receiptReturnedOn: Day | null
  closedOn: Day | null
  difference: string | null
  /** Days after which the first reminder is due: the directive says 速やかに, a setting says when. */
  firstReminder: number
  lines: readonly SlipLine[]
  /** Cases that its differences opened. */
  incidents: readonly { id: string; number: string }[]
  /** Only while the slip is being prepared. */
  candidates: readonly Candidate[]
  recipients: readonly { id: string; name: string }[]
  ownPlaces: readonly Place[]
  receivingPlaces: readonly Place[]
}

/** The name of whoever it is sent to. */
export const recipientOf = (m: Pick<Transfer, 'toUnitName' | 'toOutside'>): string => m.toUnitName ?? m.toOutside ?? ''

export const lineText = (l: Pick<SlipLine, 'model' | 'number' | 'quantity'>): string =>
  `${l.model}　${l.number}　数量 ${l.quantity}`

/** What the new registration names as its source; unique to one line of one slip. */
export const sourceOf = (m: Pick<Transfer, 'unitName' | 'number'>, line: number): string =>
  `${m.unitName}（送達票 ${m.number} の${line}）`
