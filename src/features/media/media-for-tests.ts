import type { Actor, Authority } from '#kernel/pure/actor.ts'
import { fieldErrors } from '#kernel/act/field-errors.ts'
import { decide } from '#kernel/pure/decide.ts'
import { dayOf } from '#kernel/pure/day.ts'
import { NEW, type CaseModel, type Context, type Process } from '#kernel/pure/process.ts'
import type { Refusal } from '#kernel/pure/verdict.ts'
import type { Medium, Use } from './medium/model.ts'
import type { StoragePlace } from './place/process.ts'
import { member, NOW, numbered, officer, PLANNING, TODAY } from './people-for-tests.ts'
import type { TakeOut } from './take-out/model.ts'

/** Builders for tests: each fills in whatever the test does not care about. */

export const CABINET = { id: numbered(301), name: 'B棟4階 保管庫 甲-2' }
export const SAFE = { id: numbered(302), name: 'B棟4階 保管庫 甲-3' }
/** A place that nobody has designated in 企画課. */
export const ELSEWHERE = numbered(399)

/** A business USB stick, labelled and kept in its cabinet. */
export const aMedium = (given: Partial<Medium> = {}): Medium => ({
  id: numbered(501),
  state: 'kept',
  version: 2,
  unitId: PLANNING.id,
  unitName: PLANNING.name,
  unitMark: PLANNING.mark,
  number: '企画-R8-業-0012',
  code: 'K7PM2QX9TA',
  kind: 'business',
  trigger: 'opened',
  receivedFrom: null,
  registeredOn: '2026-04-01',
  mediaType: 'usb',
  model: 'SU-1032',
  capacity: '32GB',
  serialNumber: 'A-1',
  placeId: CABINET.id,
  numberShown: true,
  disclosureShown: false,
  writeProtectedOn: null,
  separationGrounds: null,
  encrypts: false,
  pointerRegister: null,
  infectedSince: null,
  holderId: null,
  holderName: null,
  whereabouts: null,
  dueOn: null,
  erasedOn: null,
  disposal: null,
  destroyedOn: null,
  movedTo: null,
  note: null,
  corrected: false,
  places: [CABINET, SAFE],
  use: null,
  takeOut: null,
  exemption: null,
  saidBy: {},
  printings: [],
  receiver: null,
  ...given,
})

export const aUse = (given: Partial<Use> = {}): Use => ({
  id: numbered(601),
  userId: member.personId,
  userName: `${member.rank} ${member.name}`,
  userPost: '企画班員',
  takenAt: NOW,
  handedBy: null,
  receivedAt: null,
  place: 'B棟4階 業務用端末 12号',
  purpose: '会議資料の作成',
  virusCheck: '検査して感染なし',
  dueOn: TODAY,
  returnedAt: null,
  returnNote: null,
  confirmedAt: null,
  confirmedBy: null,
  ...given,
})

/** A member of the unit, as whoever a medium is handed to. */
export const aReceiver = { id: member.personId, name: `${member.rank} ${member.name}`, post: '企画班員', ofUnit: true }

/** The same stick, handed to a member who has not confirmed it. */
export const aMediumHanded = (given: Partial<Medium> = {}): Medium =>
  aMedium({
    state: 'handed',
    holderId: member.personId,
    holderName: aReceiver.name,
    use: aUse({ handedBy: '保全係 1等陸曹 保科 守' }),
    ...given,
  })

/** The same stick while a member uses it inside the area. */
export const aMediumInUse = (given: Partial<Medium> = {}): Medium =>
  aMedium({
    state: 'in-use',
    holderId: member.personId,
    holderName: `${member.rank} ${member.name}`,
    use: aUse(),
    ...given,
  })

export const aTakeOut = (
  given: Partial<Omit<TakeOut, 'medium'>> & { medium?: Partial<TakeOut['medium']> } = {},
): TakeOut => ({
  id: numbered(701),
  state: 'requested',
  version: 1,
  mediumId: numbered(501),
  unitId: PLANNING.id,
  unitName: PLANNING.name,
  exemption: null,
  applicantId: member.personId,
  applicantName: `${member.rank} ${member.name}`,
  applicantPost: '企画班員',
  applicantUnit: PLANNING.name,
  appliedOn: TODAY,
  destination: '市ヶ谷 F棟',
  area: 'ministry-area',
  reason: '調整会議での説明',
  startsOn: TODAY,
  endsOn: '2026-11-11',
  contents: '会議資料一式',
  encryption: 'encrypted',
  exemptionId: null,
  virusCheck: '検査して感染なし',
  onlyNeededData: null,
  purposeInstructed: null,
  permitNote: null,
  permittedBy: null,
  permittedAt: null,
  refusedReason: null,
  leftAt: null,
  returnedAt: null,
  returnCheck: null,
  returnConfirmedBy: null,
  returnConfirmedAt: null,
  ...given,
  medium: {
    number: '企画-R8-業-0012',
    title: 'USBメモリ 32GB',
    state: given.state === NEW ? 'kept' : given.state === 'out' ? 'out' : 'asked',
    kind: 'business',
    encrypts: false,
    infected: false,
    places: [CABINET, SAFE],
    ...given.medium,
  },
})

export const anExemption = { id: numbered(801), number: '企画-R8-無効-0001', endsOn: '2026-12-31' }

export const aPlace = (given: Partial<StoragePlace> = {}): StoragePlace => ({
  id: CABINET.id,
  state: 'designated',
  version: 1,
  unitId: PLANNING.id,
  unitName: PLANNING.name,
  name: CABINET.name,
  lockable: true,
  basis: 'office',
  note: null,
  designatedOn: '2026-04-01',
  withdrawnOn: null,
  kept: 0,
  printings: [],
  ...given,
})

type Try = { by?: Actor; at?: Date; number?: string; cause?: Authority }

/** What came of trying an act: the case afterwards, a refusal, or a form not filled in. */
export type Tried<M> =
  | { kind: 'done'; after: M; context: Context<M, unknown> }
  | { kind: 'refused'; refusals: readonly Refusal[] }
  | { kind: 'invalid'; fields: readonly string[] }

/** Fills in the act's form as a person would, decides, and applies: an act without a database. */
export const attempt = <M extends CaseModel>(
  process: Process<M>,
  model: M,
  actKey: string,
  typed: Readonly<Record<string, unknown>>,
  { by = officer, at = NOW, number = '企画-R8-業-0099', cause }: Try = {},
): Tried<M> => {
  const act = process.acts[actKey]
  if (!act) return { kind: 'refused', refusals: [{ code: 'no-such-act', rules: [], sentence: '' }] }
  const parsed = act.input.safeParse(typed)
  if (!parsed.success) return { kind: 'invalid', fields: Object.keys(fieldErrors(parsed.error)) }
  const moment = { at, today: dayOf(at) }
  const input: unknown = parsed.data
  const verdict = decide(process, model, actKey, { actor: by, input, ...moment, ...(cause ? { cause } : {}) })
  if (!verdict.ok) return { kind: 'refused', refusals: verdict.refusals }
  const context: Context<M, unknown> = { model, input, actor: by, as: verdict.value.as, ...moment, number }
  const state = typeof act.to === 'string' ? act.to : act.to(context)
  return { kind: 'done', after: { ...act.apply(context), id: model.id, state, version: model.version + 1 }, context }
}

/** The codes and rules of a refusal, flat, for `toMatchObject` and the like; empty when it was granted. */
export const refusalOf = (tried: Tried<unknown>) =>
  tried.kind === 'refused'
    ? { codes: tried.refusals.map((r) => r.code), rules: [...new Set(tried.refusals.flatMap((r) => r.rules))] }
    : { codes: [], rules: [] }

/** What was done, where the test is about what comes of it. */
export const doneOf = <M>(tried: Tried<M>) => {
  if (tried.kind === 'done') return tried
  throw new Error(JSON.stringify(tried))
}
