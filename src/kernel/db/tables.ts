// Written by scripts/schema.ts from the migrated database; do not edit.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'

type Int8 = ColumnType<number, string | number | bigint, string | number | bigint>
type Json = ColumnType<unknown, string, string>

export type AccountTable = {
  id: string
  personId: string
  login: string
  passwordHash: string | null
  administrator: Generated<boolean>
  failures: Generated<number>
  lockedUntil: Date | null
  passwordSetAt: Date | null
  disabledAt: Date | null
}

export type AppointmentTable = {
  id: string
  role: string
  postId: string
  unitId: string | null
  systemId: string | null
  documentId: string
  provision: string
  startsOn: string
  endsOn: string | null
  inferred: string | null
  state: string
}

export type BackgroundWorkTable = {
  id: string
  kind: string
  title: string
  personId: string | null
  data: ColumnType<unknown, string | undefined, string>
  state: string
  done: Generated<number>
  total: number | null
  message: string | null
  result: Json | null
  cancelAsked: Generated<boolean>
  askedAt: Date
  startedAt: Date | null
  endedAt: Date | null
}

export type CaseFileTable = {
  id: string
  process: string
  state: string
  version: Generated<number>
  closed: Generated<boolean>
  number: string | null
  title: string
  unitId: string | null
  otherUnitId: string | null
  systemId: string | null
  personId: string | null
  openToAll: Generated<boolean>
  grams: Generated<string[]>
  openedAt: Date
  changedAt: Date
  folded: Generated<string>
  numberBackwards: GeneratedAlways<string | null>
}

export type CaseTurnTable = {
  caseId: string
  lane: string
  role: string
  unitId: string | null
  systemId: string | null
  personId: string | null
  task: string
  rules: Generated<string[]>
  since: Date
  dueOn: string | null
}

export type CodeResolutionTable = {
  id: string
  scanId: string
  unitId: string
  turnedOut: string
  mediumId: string | null
  reason: string
  personId: string
  personName: string
  at: Date
}

export type DeskTable = {
  id: string
  unitId: string
  personId: string
  personName: string
  personPost: string
  action: string
  input: Json
  state: string
  openedAt: Date
  endedAt: Date | null
  scanCount: number | null
  doneCount: number | null
  leftCount: number | null
  scanDigest: string | null
}

export type DeskItemTable = {
  deskId: string
  mediumId: string
  unitId: string
  scanId: string
  state: string
  process: string
  act: string
  caseId: string | null
  code: string | null
  title: string | null
  sentence: string | null
  rule: string | null
  remedy: string | null
  remedyHref: string | null
  judgedAt: Date
  removedAt: Date | null
  entryId: string | null
}

export type DeskScanTable = {
  id: string
  deskId: string
  unitId: string
  personId: string
  personName: string
  code: string
  at: Date
  receivedAt: Date
  way: string
  found: string
  mediumId: string | null
  meant: string | null
}

export type EncryptionExemptionTable = {
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

export type GoverningDocumentTable = {
  id: string
  key: string | null
  slot: string | null
  eachTime: Generated<boolean>
  number: string | null
  title: string
  kind: string
  datedOn: string | null
  effectiveOn: string | null
  endsOn: string | null
  place: string | null
  pointsTo: string | null
  inferred: string | null
  state: string
}

export type HandoverTable = {
  id: string
  state: string
  postId: string | null
  postTitle: string
  incumbencyId: string | null
  unitId: string
  fromId: string
  fromName: string
  toId: string | null
  toName: string | null
  effectiveOn: string
  fromGone: Generated<boolean>
  openedBy: string
  openedOn: string
  handedId: string | null
  handedBy: string | null
  handedAt: Date | null
  acceptedId: string | null
  acceptedBy: string | null
  acceptedAt: Date | null
  insteadReason: string | null
  note: string | null
}

export type HandoverItemTable = {
  id: string
  handoverId: string
  line: number
  key: string
  grouped: string
  label: string
  detail: string
  href: string
  caseId: string | null
  bound: string
  why: string | null
  rule: string | null
  handProcess: string | null
  handAct: string | null
  state: string
  note: string | null
}

export type ImportBatchTable = {
  id: string
  importKey: string
  fileName: string
  personId: string
  at: Date
  header: Json
  mapping: ColumnType<unknown, string | undefined, string>
  appliedAt: Date | null
  appliedRows: number | null
  state: string
  format: string | null
  fileBytes: Generated<number>
  fileSha256: string | null
  samples: ColumnType<unknown, string | undefined, string>
  headingsKey: string | null
  workId: string | null
  rowCount: Generated<number>
  newRows: Generated<number>
  changedRows: Generated<number>
  unchangedRows: Generated<number>
  badRows: Generated<number>
  problems: Generated<string[]>
}

export type ImportFileTable = {
  batchId: string
  part: number
  bytes: Buffer
}

export type ImportRowTable = {
  batchId: string
  number: number
  cells: string[]
  readProblems: Generated<string[]>
  record: Json | null
  keys: string[] | null
  problems: Generated<string[]>
  outcome: string | null
  commands: Json | null
  says: Json | null
}

export type IncumbencyTable = {
  id: string
  postId: string
  personId: string
  kind: string
  startsOn: string
  endsOn: string | null
  documentId: string | null
  orderNumber: string | null
  state: string
}

export type LabelPrintTable = {
  id: string
  unitId: string
  state: string
  number: string
  profile: string
  startPosition: number
  count: number
  reprints: number
  digest: string
  reason: string | null
  reasonNote: string | null
  printedAt: Date
  printedBy: string
  personId: string
}

export type LabelPrintItemTable = {
  printId: string
  line: number
  mediumId: string | null
  placeId: string | null
  word: string
  number: string
  note: string
  code: string
  again: boolean
}

export type LedgerEntryTable = {
  id: string
  seq: GeneratedAlways<number>
  at: Date
  recordedAt: Generated<Date>
  process: string
  caseId: string
  act: string
  stateBefore: string | null
  stateAfter: string
  title: string
  personId: string | null
  personName: string
  personRank: string
  postId: string | null
  postTitle: string
  unitId: string | null
  unitName: string
  lane: string
  actingRole: string
  rules: string[]
  input: Json
  changes: Json
  corrects: string | null
  requestKey: string | null
  entryHash: Buffer
}

export type LedgerHeadTable = {
  size: Int8
  root: Buffer
  at: Date
  keyId: string
  signature: Buffer
}

export type LedgerLeafTable = {
  leafIndex: Int8
  entryId: string
  leafHash: Buffer
}

export type LedgerNodeTable = {
  level: number
  index: Int8
  hash: Buffer
}

export type LedgerUnsealedTable = {
  seq: Int8
  entryId: string
  entryHash: Buffer
  recordedAt: Date
}

export type MailDayTable = {
  day: string
  writtenAt: Date
}

export type MailOutboxTable = {
  id: string
  key: string
  kind: string
  noticeId: string | null
  personId: string
  address: string
  subject: string
  body: string
  messageId: string
  state: Generated<string>
  tries: Generated<number>
  nextAt: Date
  heldUntil: Date | null
  writtenAt: Date
  endedAt: Date | null
}

export type MailRecipientTable = {
  id: string
  personId: string
  address: string | null
  choice: string
  failingSince: Date | null
  failingWords: string | null
}

export type MailServerTable = {
  id: string
  onlyOne: Generated<boolean>
  enabled: boolean
  host: string
  port: number
  security: string
  login: string | null
  fromAddress: string
  domains: string[]
  verbs: string[]
  mandatory: string[]
}

export type MailTryTable = {
  id: string
  outboxId: string
  at: Date
  outcome: string
  code: number | null
  words: string
}

export type MediaIncidentTable = {
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

export type MediumTable = {
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

export type MediumUseTable = {
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
}

export type NoticeTable = {
  id: string
  entryId: string
  caseId: string
  verb: string
  role: string
  unitId: string | null
  systemId: string | null
  personId: string | null
  text: string
  rules: Generated<string[]>
  at: Date
  seenAt: Date | null
  seenBy: string | null
  fromPersonId: string | null
  fromPostId: string | null
  fromPostTitle: Generated<string>
  fromName: Generated<string>
  needsReceipt: Generated<boolean>
  receiveBy: Generated<string>
  receivedAt: Date | null
  receivedBy: string | null
  receivedPost: string | null
  receivedName: string | null
  receivedEntryId: string | null
  mailState: string | null
  mailedAt: Date | null
  waits: GeneratedAlways<boolean>
}

export type NumberSeriesTable = {
  series: string
  unitId: string
  fiscalYear: number
  last: number
}

export type OneTimeLinkTable = {
  tokenHash: Buffer
  purpose: string
  accountId: string | null
  expiresAt: Date
  usedAt: Date | null
}

export type PasskeyTable = {
  id: string
  accountId: string
  credentialId: string
  publicKey: Buffer
  counter: Int8
  transports: Generated<string[]>
  rpId: string
  backedUp: boolean
  name: string
  createdAt: Date
  lastUsedAt: Date | null
  removedAt: Date | null
  removedBy: string | null
  removalReason: string | null
}

export type PasskeyChallengeTable = {
  challengeHash: Buffer
  purpose: string
  sessionId: string | null
  expiresAt: Date
}

export type PersonTable = {
  id: string
  serviceNumber: string | null
  rank: string
  name: string
  kana: string
  kind: string
  homeUnitId: string
  startsOn: string
  endsOn: string | null
  state: string
  nextHomeUnitId: string | null
  nextHomeOn: string | null
}

export type PostTable = {
  id: string
  key: string | null
  unitId: string
  title: string
  sort: Generated<number>
  startsOn: string
  endsOn: string | null
  inferred: string | null
  state: string
}

export type PresenceTable = {
  id: string
  caseId: string
  personId: string
  name: string
  until: Date
}

export type SchemaMigrationTable = {
  number: number
  name: string
  sha256: string
  appliedAt: Generated<Date>
}

export type SecretInputTable = {
  id: string
  mediumId: string
  unitId: string
  enteredOn: string
  enteredBy: string
  referenceNumber: string
  beforeDesignation: boolean
  erasedOn: string | null
}

export type SecurityEventTable = {
  id: string
  at: Date
  kind: string
  personId: string | null
  process: string | null
  act: string | null
  caseId: string | null
  code: string | null
  rules: Generated<string[]>
  facts: ColumnType<unknown, string | undefined, string>
}

export type SessionTable = {
  id: string
  tokenHash: Buffer
  accountId: string
  createdAt: Date
  lastSeenAt: Date
  expiresAt: Date
  userAgent: Generated<string>
  by: Generated<string>
}

export type SettingTable = {
  key: string
  value: Json
}

export type StocktakeTable = {
  id: string
  number: string
  unitId: string
  state: string
  scope: string
  startsOn: string
  endsOn: string
  note: string | null
  plannedBy: string
  baseAt: Date | null
  countedAt: Date | null
  reportedAt: Date | null
  reportedBy: string | null
  digest: string | null
  itemCount: number | null
  scanCount: number | null
  missingCount: number | null
  remarks: string | null
}

export type StocktakeCounterTable = {
  stocktakeId: string
  personId: string
  name: string
  active: Generated<boolean>
  placeId: string | null
  placeName: string | null
}

export type StocktakeFindingTable = {
  id: string
  stocktakeId: string
  unitId: string
  personId: string
  state: string
  reason: string | null
  statedBy: string
  statedAt: Date
}

export type StocktakeFindingItemTable = {
  findingId: string
  mediumId: string
  number: string
  result: string
}

export type StocktakeItemTable = {
  stocktakeId: string
  mediumId: string
  unitId: string
  number: string
  numberBackwards: GeneratedAlways<string | null>
  code: string
  mediaType: string
  model: string
  capacity: string | null
  stateThen: string
  placeId: string | null
  placeName: string | null
  holderId: string | null
  holderName: string | null
  method: string
  result: string
  resultAt: Date | null
  resultBy: string | null
  foundPlace: string | null
  remark: string | null
  running: Generated<boolean>
}

export type StocktakePlaceTable = {
  stocktakeId: string
  placeId: string
}

export type StocktakeScanTable = {
  stocktakeId: string
  id: string
  unitId: string
  personId: string
  personName: string
  placeId: string | null
  placeName: string | null
  code: string
  way: string
  result: string
  mediumId: string | null
  line: string
  scannedAt: Date
  receivedAt: Date
}

export type StoragePlaceTable = {
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

export type SupervisionTable = {
  id: string
  unitId: string
  kind: string
  personId: string | null
  target: string
  everyone: Generated<boolean>
  subject: string
  measures: string
  takenOn: string
  dueOn: string | null
  takenBy: string
  outcome: string | null
  confirmedOn: string | null
  confirmedBy: string | null
  state: string
}

export type SystemTable = {
  id: string
  key: string | null
  annexNumber: number | null
  classId: string | null
  isClass: Generated<boolean>
  name: string
  startsOn: string
  endsOn: string | null
  encrypts: Generated<boolean>
  actsWithConnected: Generated<boolean>
  documentId: string | null
  inferred: string | null
  state: string
}

export type TakeOutTable = {
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

export type TransferTable = {
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

export type TransferItemTable = {
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

export type UnitTable = {
  id: string
  key: string | null
  parentId: string | null
  name: string
  abbreviation: string
  kind: string
  sort: Generated<number>
  startsOn: string
  endsOn: string | null
  inferred: string | null
  state: string
}

export type Tables = {
  account: AccountTable
  appointment: AppointmentTable
  backgroundWork: BackgroundWorkTable
  caseFile: CaseFileTable
  caseTurn: CaseTurnTable
  codeResolution: CodeResolutionTable
  desk: DeskTable
  deskItem: DeskItemTable
  deskScan: DeskScanTable
  encryptionExemption: EncryptionExemptionTable
  governingDocument: GoverningDocumentTable
  handover: HandoverTable
  handoverItem: HandoverItemTable
  importBatch: ImportBatchTable
  importFile: ImportFileTable
  importRow: ImportRowTable
  incumbency: IncumbencyTable
  labelPrint: LabelPrintTable
  labelPrintItem: LabelPrintItemTable
  ledgerEntry: LedgerEntryTable
  ledgerHead: LedgerHeadTable
  ledgerLeaf: LedgerLeafTable
  ledgerNode: LedgerNodeTable
  ledgerUnsealed: LedgerUnsealedTable
  mailDay: MailDayTable
  mailOutbox: MailOutboxTable
  mailRecipient: MailRecipientTable
  mailServer: MailServerTable
  mailTry: MailTryTable
  mediaIncident: MediaIncidentTable
  medium: MediumTable
  mediumUse: MediumUseTable
  notice: NoticeTable
  numberSeries: NumberSeriesTable
  oneTimeLink: OneTimeLinkTable
  passkey: PasskeyTable
  passkeyChallenge: PasskeyChallengeTable
  person: PersonTable
  post: PostTable
  presence: PresenceTable
  schemaMigration: SchemaMigrationTable
  secretInput: SecretInputTable
  securityEvent: SecurityEventTable
  session: SessionTable
  setting: SettingTable
  stocktake: StocktakeTable
  stocktakeCounter: StocktakeCounterTable
  stocktakeFinding: StocktakeFindingTable
  stocktakeFindingItem: StocktakeFindingItemTable
  stocktakeItem: StocktakeItemTable
  stocktakePlace: StocktakePlaceTable
  stocktakeScan: StocktakeScanTable
  storagePlace: StoragePlaceTable
  supervision: SupervisionTable
  system: SystemTable
  takeOut: TakeOutTable
  transfer: TransferTable
  transferItem: TransferItemTable
  unit: UnitTable
}
