import { sql } from 'kysely'
import { ROLES, isRoleKey, type RoleKey } from '#directive/roles.ts'
import type { RuleNumber } from '#directive/rule.ts'
import type { Tx } from '#kernel/db/database.ts'
import type { BoundDuty } from '#kernel/http/product.ts'
import type { Actor, Authority } from '#kernel/pure/actor.ts'
import { dayOf, startOfDay, type Day } from '#kernel/pure/day.ts'
import type { DutyRow } from '#kernel/pure/duty.ts'
import { bindingKind, kindOfRole, type Definitions } from '../bound.ts'
import type { Subject, SubjectKind } from '../states.ts'
import { answeringUnits } from './entries.ts'
import { addOwed, type NewOwed } from './owed-rows.ts'
import { postsOf } from './posts.ts'
import type { Touched } from './touched.ts'

/** Whom duties are asked of: units and systems by their officers' role, people by themselves, roles over everything. */
export type AskedKind = 'unit' | 'system' | 'person' | 'role'

export type Asking = {
  definitions: Definitions
  duties: readonly BoundDuty[]
  touched: Touched
  at: Date
}

const NOBODY = '00000000-0000-0000-0000-000000000000'

const authority = (role: RoleKey, over: { unitId?: string; systemId?: string } = {}): Authority => ({
  role,
  postId: null,
  postTitle: '',
  kind: 'substantive',
  unitId: over.unitId ?? null,
  unitName: null,
  systemId: over.systemId ?? null,
  systemName: null,
  provision: ROLES[role].provision,
})

/** Stands in whatever is asked about at once: the statements answer for every unit or system an actor stands for. */
const standIn = (authorities: readonly Authority[], personId = NOBODY): Actor => ({
  personId,
  name: '',
  rank: '',
  posts: [],
  authorities,
  reach: { units: [], systems: [], everything: true },
})

const LEVEL = { unit: 'unit', system: 'system', person: 'person', role: 'organisation' } as const

/** An 情報保証担当者 owes nothing that the officer does not owe. */
const concerns = (duty: BoundDuty['duty'], kind: AskedKind) =>
  ROLES[duty.role].level === LEVEL[kind] && duty.role !== 'UNIT_IAP'

const rowsFor = async (
  tx: Tx,
  bound: BoundDuty,
  asked: { kind: AskedKind; ids: readonly string[] },
  today: Day,
): Promise<readonly DutyRow[]> => {
  const { kind, ids } = asked
  const { role } = bound.duty
  if (kind === 'unit') return bound.owed(tx, standIn(ids.map((unitId) => authority(role, { unitId }))), today)
  if (kind === 'system') return bound.owed(tx, standIn(ids.map((systemId) => authority(role, { systemId }))), today)
  if (kind === 'role') return ids.includes(role) ? bound.owed(tx, standIn([authority(role)]), today) : []
  if (bound.ofPeople) return bound.ofPeople(tx, ids, today)
  const rows: DutyRow[] = []
  for (const personId of ids) rows.push(...(await bound.owed(tx, standIn([authority(role)], personId), today)))
  return rows
}

/** The unit by which each of some people is judged. */
const unitsOfPeople = async (tx: Tx, people: readonly string[], today: Day): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await sql<{ id: string; unitId: string }>`
    select p.id, home_unit(p, ${today}::date) as unit_id from person p where p.id = any (${[...people]}::uuid[])`.execute(
    tx,
  )
  const answering = await answeringUnits(tx, [...new Set(rows.map((row) => row.unitId))])
  return new Map(rows.flatMap(({ id, unitId }) => (answering.has(unitId) ? [[id, answering.get(unitId) ?? '']] : [])))
}

type Found = { duty: BoundDuty['duty']; row: DutyRow; askedId: string; subject: Subject; rules: readonly RuleNumber[] }

/** Whom a row is owed by, among those asked; a row about nobody in particular is the posts' of the role. */
const placed = (
  kind: AskedKind,
  duty: BoundDuty['duty'],
  row: DutyRow,
  of: { units: ReadonlyMap<string, string>; posts: ReadonlyMap<string, readonly string[]>; ids: ReadonlySet<string> },
): readonly { askedId: string; subject: Subject }[] => {
  const own = { unit: row.unitId, system: row.systemId, person: row.personId, role: duty.role }[kind]
  if (own === null || !of.ids.has(own)) return []
  if (kind === 'unit' || kind === 'system') return [{ askedId: own, subject: { kind, id: own } }]
  if (kind === 'person') {
    const id = of.units.get(own)
    return id === undefined ? [] : [{ askedId: own, subject: { kind: 'unit', id } }]
  }
  return (of.posts.get(duty.role) ?? []).map((id) => ({ askedId: own, subject: { kind: 'post' as const, id } }))
}

const judgedAs = (kind: AskedKind): SubjectKind =>
  (({ unit: 'unit', system: 'system', person: 'unit', role: 'post' }) as const)[kind]

const found = async (
  tx: Tx,
  kind: AskedKind,
  ids: readonly string[],
  { duties, definitions, at }: Asking,
): Promise<ReadonlyMap<string, Found>> => {
  const today = dayOf(at)
  const of = {
    ids: new Set(ids),
    units: kind === 'person' ? await unitsOfPeople(tx, ids, today) : new Map<string, string>(),
    posts: kind === 'role' ? await postsOf(tx, ids) : new Map<string, readonly string[]>(),
  }
  const list = new Map<string, Found>()
  for (const bound of duties) {
    const rules = bindingKind(definitions, bound.duty.rules, judgedAs(kind))
    if (!concerns(bound.duty, kind) || rules.length === 0) continue
    for (const row of await rowsFor(tx, bound, { kind, ids }, today))
      for (const { askedId, subject } of placed(kind, bound.duty, row, of))
        list.set(`${askedId} ${subject.id} ${bound.duty.key} ${row.href} ${row.dueOn ?? ''}`, {
          duty: bound.duty,
          row,
          askedId,
          subject,
          rules,
        })
  }
  return list
}

type Known = {
  id: string
  askedId: string
  subjectKind: SubjectKind
  subjectId: string
  key: string
  href: string
  dueOn: Day | null
  rules: RuleNumber[]
}

const knownOf = async (tx: Tx, kind: AskedKind, ids: readonly string[]): Promise<ReadonlyMap<string, Known>> => {
  const { rows } = await sql<Known>`
    select o.id, o.asked_id, o.subject_kind, o.subject_id, o.key, o.href, o.due_on, o.rules from compliance_owed o
    where o.asked_kind = ${kind} and o.asked_id = any (${[...ids]}::text[]) and o.to_at is null`.execute(tx)
  return new Map(rows.map((row) => [`${row.askedId} ${row.subjectId} ${row.key} ${row.href} ${row.dueOn ?? ''}`, row]))
}

/** What has a date was owed on it at the latest. */
const begunAt = ({ since, dueOn }: DutyRow, at: Date): Date => {
  const known = since ?? (dueOn === null ? at : startOfDay(dueOn))
  return known < at ? known : at
}

const owedOf = (kind: AskedKind, { duty, row, askedId, subject, rules }: Found, at: Date): NewOwed => ({
  source: 'duty',
  key: duty.key,
  ...subject,
  rules,
  title: duty.title,
  what: row.subject,
  href: row.href,
  caseId: null,
  asked: { kind, id: askedId },
  dueOn: row.dueOn,
  // A duty that leads to the form of a first act waits for somebody to begin.
  begun: !row.href.startsWith('/begin/'),
  fromAt: begunAt(row, at),
  toAt: null,
  closedBy: null,
})

/** Asks some of one kind what they owe now: what is new is noted, what is owed no more is ended. */
export const askThem = async (tx: Tx, kind: AskedKind, ids: readonly string[], asking: Asking): Promise<void> => {
  const now = await found(tx, kind, ids, asking)
  const known = await knownOf(tx, kind, ids)
  const gone = [...known].filter(([key]) => !now.has(key)).map(([, row]) => row)
  if (gone.length > 0)
    await sql`update compliance_owed o set to_at = greatest(o.from_at, ${asking.at})
      where o.id = any (${gone.map((row) => row.id)}::uuid[])`.execute(tx)
  for (const row of gone) asking.touched.add({ kind: row.subjectKind, id: row.subjectId }, row.rules, dayOf(asking.at))
  const fresh = [...now].filter(([key]) => !known.has(key)).map(([, one]) => owedOf(kind, one, asking.at))
  await addOwed(tx, fresh)
  for (const owed of fresh) asking.touched.add(owed, owed.rules, dayOf(owed.fromAt))
}

/** Roles that stand for the whole organisation and owe something by a duty. */
export const rolesAsked = (duties: readonly BoundDuty[]): readonly RoleKey[] => [
  ...new Set(duties.map((bound) => bound.duty.role).filter((role) => isRoleKey(role) && kindOfRole(role) === 'post')),
]
