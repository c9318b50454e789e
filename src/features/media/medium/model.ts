import type { CaseModel } from '#kernel/pure/process.ts'
import type { Day } from '#kernel/pure/day.ts'
import type { DataKind, MediaType, Trigger } from '../words.ts'

/** One printing of a label, for the page of what it is stuck on. */
export type Printing = { id: string; number: string; at: Date; by: string; reason: string | null }

export type Place = { id: string; name: string }

/** One row of the 使用記録簿. */
export type Use = {
  id: string
  userId: string
  userName: string
  userPost: string
  takenAt: Date
  /** Who handed it out, where the user did not take it himself. */
  handedBy: string | null
  /** When the user confirmed having received what was handed out. */
  receivedAt: Date | null
  place: string
  purpose: string
  virusCheck: string
  dueOn: Day
  returnedAt: Date | null
  returnNote: string | null
  confirmedAt: Date | null
  confirmedBy: string | null
}

/** Somebody named as the user of what is handed out; `ofUnit` where the unit's officer answers for them today. */
export type Receiver = { id: string; name: string; post: string; ofUnit: boolean }

/** One row of the input record of a medium for drafting secret documents: a pointer, never a title. */
export type SecretInput = { enteredOn: Day; enteredBy: string; referenceNumber: string; beforeDesignation: boolean }

/** A registered portable medium, as the 可搬記憶媒体登録簿 shows it today. */
export type Medium = CaseModel & {
  unitId: string
  unitName: string
  unitMark: string
  number: string
  code: string
  kind: DataKind | 'secret-pointer'
  trigger: Trigger
  receivedFrom: string | null
  registeredOn: Day
  mediaType: MediaType
  model: string
  capacity: string | null
  serialNumber: string | null
  placeId: string | null
  numberShown: boolean
  disclosureShown: boolean
  writeProtectedOn: Day | null
  separationGrounds: string | null
  /** The data come from a system with an encryption function, so they must be stored encrypted. */
  encrypts: boolean
  /** Which register of the secrecy rules holds it; set only for a pointer. */
  pointerRegister: string | null
  infectedSince: Date | null
  holderId: string | null
  holderName: string | null
  whereabouts: string | null
  dueOn: Day | null
  erasedOn: Day | null
  disposal: string | null
  destroyedOn: Day | null
  movedTo: string | null
  note: string | null
  corrected: boolean
  /** Places the unit's officer has designated and not withdrawn. */
  places: readonly Place[]
  /** The use not yet returned, or the last one returned and not yet confirmed. */
  use: Use | null
  /** The take-out that has not ended: asked for, sent back, permitted or out. */
  takeOut: { id: string; state: string } | null
  /** The exemption from encryption in force today. */
  exemption: { id: string; number: string; endsOn: Day } | null
  /** By field: the ledger entry that last said what stands there, which a correction corrects. */
  saidBy: Readonly<Record<string, string>>
  /** The newest printings of its labels. */
  printings: readonly Printing[]
  /** Whoever the act about to be judged names as the user; null while none is named, or nobody is known by that id. */
  receiver: Receiver | null
  /** Set by the act that adds one; the store writes it and leaves it out again. */
  newSecretInput?: SecretInput
}

/** Only where it is kept is known here: what it holds is the secrecy registers' affair (R052). */
export const isPointer = (m: Pick<Medium, 'kind'>): boolean => m.kind === 'secret-pointer'

export const placeName = (m: Medium): string => m.places.find((p) => p.id === m.placeId)?.name ?? '―'
