import type { Actor, Authority, IncumbencyKind, Reach } from '#kernel/pure/actor.ts'
import { dayOf } from '#kernel/pure/day.ts'
import { provisionOf } from '#directive/rules.ts'
import { ROLES, type RoleKey } from '#directive/roles.ts'

export type TestUnit = { id: string; name: string; mark: string }

/** Ids that tests can tell apart at a glance. */
export const numbered = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`

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

const HEAD: Person = {
  nth: 1,
  name: '水城 航',
  rank: '1等空佐',
  post: '企画課長',
  roles: ['UNIT', 'USER'],
  unit: PLANNING,
  kind: 'substantive',
}

export const officer = anActor(HEAD)

/** The authority of the officer's act from which another one follows; with it a consequence may be tried. */
export const CAUSE: Authority = authority(HEAD, 'UNIT')

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
