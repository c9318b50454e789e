// Written by scripts/schema.ts from the migrated database; do not edit.
import type { Generated, GeneratedAlways } from 'kysely'

type EncryptionExemptionTable = {
  id: string
  number: string | null
  mediumId: string
  unitId: string
  systemId: string
  state: string
  applicantId: string
  applicantName: string
  applicantPost: string
  contents: string
  hindrance: string
  unavoidable: string
  substitute: string
  startsOn: string
  endsOn: string
  unitOpinion: string | null
  decidedBy: string | null
  disabledAt: Date | null
  restoredAt: Date | null
}

type MediaIncidentTable = {
  id: string
  number: string
  mediumId: string | null
  transferId: string | null
  unitId: string
  kind: string
  state: string
  foundOn: string
  foundBy: string
  circumstances: string
  measures: string | null
  outcome: string | null
}

type MediumTable = {
  id: string
  unitId: string
  state: string
  number: string
  code: string
  kind: string
  trigger: string
  receivedFrom: string | null
  registeredOn: string
  mediaType: string
  model: string
  capacity: string | null
  serialNumber: string | null
  placeId: string | null
  numberShown: Generated<boolean>
  disclosureShown: Generated<boolean>
  writeProtectedOn: string | null
  separationGrounds: string | null
  encrypts: Generated<boolean>
  pointerRegister: string | null
  infectedSince: Date | null
  holderId: string | null
  holderName: string | null
  whereabouts: string | null
  dueOn: string | null
  erasedOn: string | null
  disposal: string | null
  destroyedOn: string | null
  movedTo: string | null
  note: string | null
  corrected: Generated<boolean>
  numberBackwards: GeneratedAlways<string | null>
}

type MediumUseTable = {
  id: string
  mediumId: string
  unitId: string
  userId: string
  userName: string
  userPost: string
  takenAt: Date
  place: string
  purpose: string
  virusCheck: string
  dueOn: string
  returnedAt: Date | null
  returnNote: string | null
  confirmedAt: Date | null
  confirmedBy: string | null
  handedBy: string | null
  receivedAt: Date | null
}

type SecretInputTable = {
  id: string
  mediumId: string
  unitId: string
  enteredOn: string
  enteredBy: string
  referenceNumber: string
  beforeDesignation: boolean
  erasedOn: string | null
}

type StoragePlaceTable = {
  id: string
  unitId: string
  name: string
  lockable: boolean
  basis: string
  note: string | null
  designatedOn: string
  withdrawnOn: string | null
  state: string
  code: string
}

type TakeOutTable = {
  id: string
  mediumId: string
  unitId: string
  state: string
  applicantId: string
  applicantName: string
  applicantPost: string
  applicantUnit: string
  appliedOn: string
  destination: string
  area: string
  reason: string
  startsOn: string
  endsOn: string
  contents: string
  encryption: string
  exemptionId: string | null
  virusCheck: string
  onlyNeededData: boolean | null
  purposeInstructed: boolean | null
  permitNote: string | null
  permittedBy: string | null
  permittedAt: Date | null
  refusedReason: string | null
  leftAt: Date | null
  returnedAt: Date | null
  returnCheck: string | null
  returnConfirmedBy: string | null
  returnConfirmedAt: Date | null
}

type TransferTable = {
  id: string
  number: string
  code: string
  state: string
  unitId: string
  toUnitId: string | null
  toOutside: string | null
  senderId: string
  senderPost: string
  senderRank: string
  senderName: string
  means: string
  note: string | null
  preparedOn: string
  sentOn: string | null
  receivedOn: string | null
  receiverPost: string | null
  receiverRank: string | null
  receiverName: string | null
  receiptNote: string | null
  receiptReturnedOn: string | null
  closedOn: string | null
  difference: string | null
}

type TransferItemTable = {
  transferId: string
  mediumId: string
  line: number
  model: string
  number: string
  quantity: Generated<number>
  received: boolean | null
  receivedModel: string | null
  receivedNumber: string | null
  receivedQuantity: number | null
  registeredAs: string | null
}

export type MediaTables = {
  encryptionExemption: EncryptionExemptionTable
  mediaIncident: MediaIncidentTable
  medium: MediumTable
  mediumUse: MediumUseTable
  secretInput: SecretInputTable
  storagePlace: StoragePlaceTable
  takeOut: TakeOutTable
  transfer: TransferTable
  transferItem: TransferItemTable
}
