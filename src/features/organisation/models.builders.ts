import type { RoleKey } from '#directive/roles.ts'
import type { Actor, Authority } from '#kernel/pure/actor.ts'
import { decide } from '#kernel/pure/decide.ts'
import { NEW, type CaseModel, type Process } from '#kernel/pure/process.ts'
import type { Appointment } from './appointment/model.ts'
import type { DesignationFact, PersonChoice, PostChoice, UnitChoice } from './candidates.ts'
import type { GoverningText } from './document/model.ts'
import type { Incumbency } from './incumbency/model.ts'
import type { Person } from './person/model.ts'
import type { Post } from './post/model.ts'
import type { Supervision } from './supervision/model.ts'
import type { InformationSystem } from './system/model.ts'
import type { Unit } from './unit/model.ts'

export const TODAY = '2026-11-24'
const AT = new Date('2026-11-24T03:00:00Z')
const FOUNDED = { startsOn: '2020-04-01', endsOn: null } as const
const fresh = { id: 'case', state: NEW, version: 0 }

export const authority = (role: RoleKey, over: { unitId?: string; systemId?: string } = {}): Authority => ({
  role,
  postId: 'p-0',
  postTitle: '見本官職',
  kind: 'substantive',
  unitId: over.unitId ?? null,
  unitName: null,
  systemId: over.systemId ?? null,
  systemName: null,
  provision: '',
})

export const anActor = (...authorities: Authority[]): Actor => ({
  personId: 'h-0',
  name: '見本 太郎',
  rank: '1等空佐',
  posts: [],
  authorities,
  reach: { units: [], systems: [], everything: false },
})

export const manager = anActor(authority('ADMIN'))

/** What `decide` says to an act with a form as a person would fill it in: the codes and rules of the refusals. */
export const asked = <M extends CaseModel>(
  process: Process<M>,
  model: M,
  act: string,
  input: Record<string, unknown>,
  actor: Actor = manager,
) => {
  const parsed: unknown = process.acts[act]?.input.parse(input)
  const verdict = decide(process, model, act, { actor, input: parsed, at: AT, today: TODAY })
  return verdict.ok ? [] : verdict.refusals.map((r) => ({ code: r.code, rules: r.rules }))
}

export const codesOf = (refusals: readonly { code: string }[]): readonly string[] => refusals.map((r) => r.code)

export const aUnitChoice = (id: string, more: Partial<UnitChoice> = {}): UnitChoice => ({
  id,
  ref: `統合幕僚監部 ${id}`,
  name: `統合幕僚監部 ${id}`,
  parentId: 'root',
  rootId: 'root',
  kind: 'section',
  ...FOUNDED,
  ...more,
})

export const aPostChoice = (id: string, more: Partial<PostChoice> = {}): PostChoice => ({
  id,
  ref: `統合幕僚監部 課/${id}`,
  title: id,
  unitId: 'u-1',
  unitName: '課',
  rootId: 'root',
  unitPath: ['root', 'u-1'],
  ...FOUNDED,
  holders: [],
  ...more,
})

export const aPersonChoice = (id: string, more: Partial<PersonChoice> = {}): PersonChoice => ({
  id,
  ref: id,
  name: `1等空尉 ${id}`,
  kind: 'staff',
  unitId: 'u-1',
  unitName: '課',
  ...FOUNDED,
  ...more,
})

export const aDesignation = (role: RoleKey, postId: string, more: Partial<DesignationFact> = {}): DesignationFact => ({
  id: `a-${role}-${postId}`,
  role,
  postId,
  postTitle: postId,
  postUnitId: 'u-1',
  unitId: null,
  systemId: null,
  ...FOUNDED,
  ...more,
})

export const aUnit = (more: Partial<Unit> = {}): Unit => ({
  ...fresh,
  key: null,
  parentId: null,
  parentName: null,
  name: '企画課',
  abbreviation: '企画',
  kind: 'section',
  sort: 10,
  ...FOUNDED,
  inferred: null,
  below: 0,
  posts: 0,
  people: 0,
  kept: 0,
  units: [aUnitChoice('u-1'), aUnitChoice('u-2')],
  ownTree: ['case', 'u-2'],
  abbreviations: ['運用'],
  ...more,
})

export const aPost = (more: Partial<Post> = {}): Post => ({
  ...fresh,
  key: null,
  unitId: 'u-1',
  unitName: '課',
  title: '企画課長',
  sort: 10,
  ...FOUNDED,
  inferred: null,
  holders: [],
  designations: [],
  units: [aUnitChoice('u-1')],
  ...more,
})

export const aPerson = (more: Partial<Person> = {}): Person => ({
  ...fresh,
  kind: 'staff',
  serviceNumber: 'A-1',
  externalId: null,
  rank: '1等空尉',
  name: '見本 花子',
  kana: 'みほん はなこ',
  homeUnitId: 'u-1',
  homeUnitName: '課',
  ...FOUNDED,
  posts: [],
  held: 0,
  open: [],
  handovers: { giving: [], receiving: [] },
  endings: [],
  nextHomeUnitId: null,
  nextHomeUnitName: null,
  nextHomeOn: null,
  units: [aUnitChoice('u-1'), aUnitChoice('u-2')],
  listed: [],
  ...more,
})

export const anIncumbency = (more: Partial<Incumbency> = {}): Incumbency => ({
  ...fresh,
  postId: '',
  postTitle: '',
  unitId: '',
  unitName: '',
  personId: '',
  personName: '',
  kind: 'substantive',
  ...FOUNDED,
  documentId: null,
  documentName: null,
  orderNumber: null,
  posts: [aPostChoice('p-1')],
  people: [aPersonChoice('h-1'), aPersonChoice('h-2', { kind: 'attached' })],
  documents: [],
  ...more,
})

export const anAppointment = (more: Partial<Appointment> = {}): Appointment => ({
  ...fresh,
  role: 'UNIT',
  postId: '',
  postTitle: '',
  unitId: null,
  unitName: null,
  systemId: null,
  systemName: null,
  documentId: '',
  documentName: '',
  provision: '',
  ...FOUNDED,
  inferred: null,
  posts: [aPostChoice('p-1'), aPostChoice('p-2')],
  units: [aUnitChoice('u-1'), aUnitChoice('u-2')],
  systems: [
    { id: 's-1', name: '中央指揮システム', isClass: false, ...FOUNDED },
    { id: 's-2', name: '防衛情報通信基盤', isClass: false, ...FOUNDED },
    { id: 's-23', name: 'スタンドアロン型情報システム', isClass: true, ...FOUNDED },
  ],
  documents: [{ id: 'd-1', number: '第1号', title: '指定', endsOn: null }],
  designations: [],
  ...more,
})

export const aSystem = (more: Partial<InformationSystem> = {}): InformationSystem => ({
  ...fresh,
  key: null,
  annexNumber: null,
  classId: null,
  className: null,
  isClass: false,
  name: '',
  ...FOUNDED,
  encrypts: false,
  actsWithConnected: false,
  documentId: null,
  documentName: null,
  inferred: null,
  headPostId: null,
  designations: [],
  instances: 0,
  posts: [aPostChoice('p-1')],
  classes: [{ id: 's-23', name: 'スタンドアロン型情報システム', isClass: true, ...FOUNDED }],
  documents: [{ id: 'd-1', number: '第1号', title: '追加', endsOn: null }],
  ...more,
})

export const aText = (more: Partial<GoverningText> = {}): GoverningText => ({
  ...fresh,
  key: null,
  slot: null,
  eachTime: false,
  number: null,
  title: '',
  kind: '',
  datedOn: null,
  effectiveOn: null,
  endsOn: null,
  place: null,
  pointsTo: null,
  inferred: null,
  filled: [],
  ...more,
})

export const aSupervision = (more: Partial<Supervision> = {}): Supervision => ({
  ...fresh,
  unitId: 'u-1',
  unitName: '企画課',
  kind: 'instruct',
  personId: null,
  target: '',
  everyone: false,
  subject: '',
  measures: '',
  takenOn: '2026-11-01',
  dueOn: null,
  takenBy: '',
  outcome: null,
  confirmedOn: null,
  confirmedBy: null,
  people: [aPersonChoice('h-1'), aPersonChoice('h-2', { kind: 'attached' })],
  ...more,
})
