import type { Actor, Authority, IncumbencyKind, Reach } from '#kernel/pure/actor.ts'
import { decide } from '#kernel/pure/decide.ts'
import { dayOf } from '#kernel/pure/day.ts'
import type { CaseModel, Context, Process } from '#kernel/pure/process.ts'
import type { Refusal } from '#kernel/pure/verdict.ts'
import { provisionOf } from '#directive/rules.ts'
import { ROLES, type RoleKey } from '#directive/roles.ts'
import type { Medium, Use } from './medium/model.ts'
import type { StoragePlace } from './place/process.ts'
import type { TakeOut } from './take-out/model.ts'

/** Builders for tests: each fills in whatever the test does not care about. */

export type TestUnit = { id: string; name: string; mark: string }

const numbered = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`

export const PLANNING: TestUnit = { id: numbered(1), name: '指揮通信システム企画課', mark: '企画' }
export const GENERAL: TestUnit = { id: numbered(2), name: '総務課', mark: '総務' }

/** Monday 9 November 2026, 10:00 in Japan. */
export const NOW = new Date('2026-11-09T01:00:00.000Z')
export const TODAY = dayOf(NOW)

type Person = {
  nth: number
  name: string
  rank: string
  post: string
  roles: readonly RoleKey[]
  unit: TestUnit | null
  kind: IncumbencyKind
}

const authority = (of: Person, role: RoleKey): Authority => ({
  role,
  postId: numbered(2000 + of.nth),
  postTitle: of.post,
  kind: of.kind,
  unitId: of.unit?.id ?? null,
  unitName: of.unit?.name ?? null,
  systemId: null,
  systemName: null,
  provision: role === 'UNIT' ? provisionOf('R044') : ROLES[role].provision,
})

export const anActor = (given: Partial<Person> & { reach?: Reach } = {}): Actor => {
  const { reach, ...facts } = given
  const of: Person = {
    nth: 99,
    name: '防衛 花子',
    rank: '3等陸尉',
    post: '企画班員',
    roles: ['USER'],
    unit: PLANNING,
    kind: 'substantive',
    ...facts,
  }
  const held = of.unit && {
    postId: numbered(2000 + of.nth),
    title: of.post,
    unitId: of.unit.id,
    unitName: of.unit.name,
    assuranceUnitId: of.unit.id,
    kind: of.kind,
  }
  return {
    personId: numbered(1000 + of.nth),
    name: of.name,
    rank: of.rank,
    posts: held ? [held] : [],
    authorities: of.roles.map((role) => authority(of, role)),
    reach: reach ?? { units: of.unit ? [of.unit.id] : [], systems: [], everything: false },
  }
}

export const officer = anActor({ nth: 1, name: '水城 航', rank: '1等空佐', post: '企画課長', roles: ['UNIT', 'USER'] })
export const deputy = anActor({
  nth: 2,
  name: '代田 理',
  rank: '2等陸佐',
  post: '企画課長',
  roles: ['UNIT', 'USER'],
  kind: 'deputy',
})
export const keeper = anActor({ nth: 3, name: '保科 守', rank: '1等陸曹', post: '保全係', roles: ['UNIT_IAP', 'USER'] })
export const member = anActor({ nth: 4, name: '使田 用', rank: '2等海尉', post: '企画班員' })
export const colleague = anActor({ nth: 5, name: '同田 僚', rank: '3等空曹', post: '企画班員' })
export const otherOfficer = anActor({
  nth: 6,
  name: '他田 課',
  rank: '1等陸佐',
  post: '総務課長',
  roles: ['UNIT', 'USER'],
  unit: GENERAL,
})
export const otherMember = anActor({ nth: 7, name: '他部 員', rank: '1等海曹', post: '総務班員', unit: GENERAL })
export const administrator = anActor({
  nth: 8,
  name: '管理 人',
  rank: '技官',
  post: 'システム管理者',
  roles: ['ADMIN'],
  unit: null,
  reach: { units: [], systems: [], everything: true },
})

export const PEOPLE = { officer, deputy, keeper, member, colleague, otherOfficer, otherMember, administrator }
export type Who = keyof typeof PEOPLE

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
  ...given,
})

export const aUse = (given: Partial<Use> = {}): Use => ({
  id: numbered(601),
  userId: member.personId,
  userName: `${member.rank} ${member.name}`,
  userPost: '企画班員',
  takenAt: NOW,
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

/** The same stick while a member uses it inside the area. */
export const aMediumInUse = (given: Partial<Medium> = {}): Medium =>
  aMedium({ state: 'in-use', holderId: member.personId, holderName: `${member.rank} ${member.name}`, use: aUse(), ...given })

export const aTakeOut = (given: Partial<Omit<TakeOut, 'medium'>> & { medium?: Partial<TakeOut['medium']> } = {}): TakeOut => ({
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
    state: 'kept',
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
  ...given,
})

/** Forms filled in so that every gate holds; a test changes the one answer it is about. */
export const FILLED = {
  register: {
    trigger: 'opened',
    mediaType: 'usb',
    model: 'SU-1032',
    capacity: '32GB',
    kind: 'business',
    classification: 'none',
    mixing: 'single',
    placeId: CABINET.id,
  },
  disclosable: {
    trigger: 'recorded',
    mediaType: 'cdr',
    model: 'CR-80',
    kind: 'disclosable',
    classification: 'none',
    mixing: 'single',
    writeProtectedOn: '令和8年11月6日',
    placeId: CABINET.id,
  },
  secret: {
    trigger: 'opened',
    mediaType: 'usb',
    model: 'SU-1032',
    kind: 'business',
    classification: 'secret',
    mixing: 'single',
    pointerRegister: '秘密登録簿',
  },
  reuse: { kind: 'business', classification: 'none', mixing: 'single', placeId: CABINET.id },
  use: {
    area: 'own',
    place: 'B棟4階 業務用端末 12号',
    purpose: '会議資料の作成',
    virusCheck: 'clean',
    encryptionSet: 'set',
  },
  disposal: {
    method: '専用ソフトによる上書き',
    on: '2026-11-09',
    operator: '保全係 1等陸曹 保科 守',
    witness: '企画班員 2等海尉 使田 用',
  },
  secretInput: { enteredOn: '2026-11-09', referenceNumber: '企画秘第12号', beforeDesignation: 'yes', virusCheck: 'clean' },
  request: {
    destination: '市ヶ谷 F棟',
    area: 'ministry-area',
    reason: '調整会議での説明',
    startsOn: '2026-11-09',
    endsOn: '2026-11-11',
    contents: '会議資料一式',
    encryption: 'encrypted',
    virusCheck: 'clean',
  },
  permit: { onlyNeededData: 'yes', purposeInstructed: 'yes', virusChecked: 'yes' },
  returned: { returnCheck: 'clean', placeId: CABINET.id },
  designate: { name: '保管庫 甲-2', basis: 'office', lockable: 'yes', designatedOn: '2026-11-09' },
} as const

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
  if (!parsed.success) return { kind: 'invalid', fields: parsed.error.issues.map((i) => String(i.path[0])) }
  const moment = { at, today: dayOf(at) }
  const input: unknown = parsed.data
  const verdict = decide(process, model, actKey, { actor: by, input, ...moment, ...(cause ? { cause } : {}) })
  if (!verdict.ok) return { kind: 'refused', refusals: verdict.refusals }
  const context: Context<M, unknown> = { model, input, actor: by, as: verdict.value.as, ...moment, number }
  const state = typeof act.to === 'string' ? act.to : act.to(context)
  return { kind: 'done', after: { ...act.apply(context), id: model.id, state, version: model.version + 1 }, context }
}

/** The authority under which an act elsewhere happens; with it consequences may be tried. */
export const CAUSE: Authority | undefined = officer.authorities[0]

/** The codes and rules of a refusal, flat, for `toMatchObject` and the like; empty when it was granted. */
export const refusalOf = (tried: Tried<unknown>) =>
  tried.kind === 'refused'
    ? { codes: tried.refusals.map((r) => r.code), rules: [...new Set(tried.refusals.flatMap((r) => r.rules))] }
    : { codes: [], rules: [] }
