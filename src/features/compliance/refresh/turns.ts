import { sql } from 'kysely'
import { isRoleKey } from '#directive/roles.ts'
import type { RuleNumber } from '#directive/rule.ts'
import type { Bindings } from '#kernel/act/binding.ts'
import type { Tx } from '#kernel/db/database.ts'
import { dayOf } from '#kernel/pure/day.ts'
import { bindingKind, kindOfRole, type Definitions } from '../bound.ts'
import type { Subject } from '../states.ts'
import { answeringUnits, type SealedEntry } from './entries.ts'
import { addOwed, type NewOwed } from './owed-rows.ts'
import { postsOf } from './posts.ts'
import type { Touched } from './touched.ts'

type Needs = { definitions: Definitions; bindings: Bindings; touched: Touched }

const changesState = (entry: SealedEntry) => entry.stateBefore !== entry.stateAfter

const labelOf = (entry: Pick<SealedEntry, 'caseNumber' | 'caseTitle'>) =>
  [entry.caseNumber, entry.caseTitle].filter((part) => part !== null && part !== '').join('　')

/** Ends every open turn by the first entry after its beginning that changed the state of its case. */
const closeTurns = async (tx: Tx, entries: readonly SealedEntry[], touched: Touched): Promise<void> => {
  const given = entries.map(({ id, caseId, at, leaf }) => ({ id, case_id: caseId, at, leaf }))
  const { rows } = await sql<{ subjectKind: Subject['kind']; subjectId: string; rules: RuleNumber[]; toAt: Date }>`
    update compliance_owed o set to_at = x.at, closed_by = x.id
    from (
      select distinct on (w.id) w.id as owed_id, g.id, g.at
      from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) g(id uuid, case_id uuid, at timestamptz, leaf bigint)
        join compliance_owed w on w.case_id = g.case_id and w.to_at is null and w.source = 'turn' and w.from_at < g.at
      order by w.id, g.leaf
    ) x
    where o.id = x.owed_id
    returning o.subject_kind, o.subject_id, o.rules, o.to_at`.execute(tx)
  for (const row of rows) touched.add({ kind: row.subjectKind, id: row.subjectId }, row.rules, dayOf(row.toAt))
}

/** When each case came into the state that an entry ends. */
const cameIntoState = async (tx: Tx, entries: readonly SealedEntry[]): Promise<ReadonlyMap<string, Date>> => {
  if (entries.length === 0) return new Map()
  const { rows } = await sql<{ id: string; at: Date }>`
    select x.id, p.at from jsonb_to_recordset(${JSON.stringify(entries.map(({ id, caseId, seq }) => ({ id, case_id: caseId, seq })))}::jsonb)
      x(id uuid, case_id uuid, seq bigint)
    cross join lateral (
      select e.at from ledger_entry e where e.case_id = x.case_id and e.seq < x.seq and e.state_before is distinct from e.state_after
      order by e.seq desc limit 1) p`.execute(tx)
  return new Map(rows.map((row) => [row.id, row.at]))
}

/** A turn that is over, as the ledger tells it: whoever ended it had it. Dates it had are not in the ledger. */
const pastTurn = (entry: SealedEntry, from: Date, { bindings, definitions }: Needs): NewOwed | null => {
  const process = bindings.get(entry.process)?.process
  const state = process?.states[entry.stateBefore ?? '']
  const lane = state?.turn === undefined ? undefined : process?.lanes[state.turn]
  if (!process || !state || !lane) return null
  const kind = kindOfRole(lane.role)
  const id = { unit: entry.unitId, system: entry.systemId, post: entry.postId }[kind ?? 'unit']
  const acted = kind !== 'post' || (isRoleKey(entry.actingRole) && kindOfRole(entry.actingRole) === 'post')
  if (kind === null || id === null || !acted) return null
  const rules = bindingKind(definitions, entry.rules, kind)
  if (rules.length === 0) return null
  return {
    source: 'turn',
    key: `${entry.process}/${state.turn ?? ''}`,
    kind,
    id,
    rules,
    title: state.task ?? state.label,
    what: labelOf(entry),
    href: `/cases/${entry.caseId}`,
    caseId: entry.caseId,
    asked: null,
    dueOn: null,
    begun: true,
    fromAt: from,
    toAt: entry.at > from ? entry.at : from,
    closedBy: entry.id,
  }
}

type Turn = {
  caseId: string
  process: string
  state: string
  lane: string
  role: string
  unitId: string | null
  systemId: string | null
  personId: string | null
  task: string
  rules: readonly string[]
  since: Date
  dueOn: string | null
  caseTitle: string
  caseNumber: string | null
}

const turnsOf = async (tx: Tx, cases: readonly string[]): Promise<readonly Turn[]> => {
  const { rows } = await sql<Turn>`
    select t.case_id, c.process, c.state, t.lane, t.role, t.unit_id, t.system_id, t.person_id, t.task, t.rules, t.since, t.due_on,
      c.title as case_title, c.number as case_number
    from case_turn t join case_file c on c.id = t.case_id where t.case_id = any (${[...cases]}::uuid[])`.execute(tx)
  return rows
}

const openTurn = (turn: Turn, subject: Subject, { bindings, definitions }: Needs): NewOwed | null => {
  const process = bindings.get(turn.process)?.process
  const state = process?.states[turn.state]
  const main = state?.main === undefined ? undefined : process?.acts[state.main]
  const rules = bindingKind(definitions, main?.rules ?? turn.rules, subject.kind)
  if (rules.length === 0) return null
  return {
    source: 'turn',
    key: `${turn.process}/${turn.lane}`,
    ...subject,
    rules,
    title: turn.task,
    what: labelOf(turn),
    href: `/cases/${turn.caseId}`,
    caseId: turn.caseId,
    asked: null,
    dueOn: turn.dueOn,
    begun: true,
    fromAt: turn.since,
    toAt: null,
    closedBy: null,
  }
}

const subjectsOfTurn = (
  turn: Turn,
  units: ReadonlyMap<string, string>,
  caseUnit: string | null,
  posts: ReadonlyMap<string, readonly string[]>,
): readonly Subject[] => {
  if (turn.systemId !== null) return [{ kind: 'system', id: turn.systemId }]
  if (turn.unitId !== null || turn.personId !== null) {
    const id = turn.unitId === null ? caseUnit : units.get(turn.unitId)
    return id === null || id === undefined ? [] : [{ kind: 'unit', id }]
  }
  return (posts.get(turn.role) ?? []).map((id): Subject => ({ kind: 'post', id }))
}

type Known = {
  id: string
  caseId: string
  subjectId: string
  dueOn: string | null
  rules: RuleNumber[]
  subjectKind: Subject['kind']
}

const openRows = async (tx: Tx, cases: readonly string[]): Promise<ReadonlyMap<string, Known>> => {
  if (cases.length === 0) return new Map()
  const { rows } = await sql<Known>`
    select o.id, o.case_id, o.subject_id, o.subject_kind, o.due_on, o.rules from compliance_owed o
    where o.case_id = any (${[...cases]}::uuid[]) and o.to_at is null and o.source = 'turn'`.execute(tx)
  return new Map(rows.map((row) => [`${row.caseId} ${row.subjectId}`, row]))
}

/** Of these newest entries at hand those that are the newest of their cases altogether. */
const newestOf = async (tx: Tx, last: readonly SealedEntry[]): Promise<readonly SealedEntry[]> => {
  const { rows } = await sql<{ id: string }>`
    select x.id from jsonb_to_recordset(${JSON.stringify(last.map(({ id, caseId, seq }) => ({ id, case_id: caseId, seq })))}::jsonb)
      x(id uuid, case_id uuid, seq bigint)
    where not exists (select 1 from ledger_entry e where e.case_id = x.case_id and e.seq > x.seq)`.execute(tx)
  const ids = new Set(rows.map((row) => row.id))
  return last.filter((entry) => ids.has(entry.id))
}

/**
 * Turns of these cases not noted yet. A turn whose date or holder changed without a change of state is ended and begun anew
 * by the entry that changed it.
 */
const stillOpen = async (tx: Tx, last: readonly SealedEntry[], needs: Needs): Promise<readonly NewOwed[]> => {
  const newest = new Map((await newestOf(tx, last)).map((entry) => [entry.caseId, entry]))
  const turns = await turnsOf(tx, [...newest.keys()])
  const units = await answeringUnits(tx, [...new Set(turns.flatMap((turn) => turn.unitId ?? []))])
  const posts = await postsOf(tx, [...new Set(turns.map((turn) => turn.role))])
  const wanted = new Map<string, NewOwed>()
  for (const turn of turns)
    for (const subject of subjectsOfTurn(turn, units, newest.get(turn.caseId)?.unitId ?? null, posts)) {
      const owed = openTurn(turn, subject, needs)
      if (owed) wanted.set(`${turn.caseId} ${subject.id}`, owed)
    }
  const known = await openRows(tx, [...newest.keys()])
  const stale = [...known].filter(([key, row]) => wanted.get(key)?.dueOn !== row.dueOn)
  for (const [, row] of stale) {
    const by = newest.get(row.caseId)
    if (!by) continue
    await sql`update compliance_owed o set to_at = greatest(o.from_at, ${by.at}), closed_by = ${by.id}
      where o.id = ${row.id}`.execute(tx)
    needs.touched.add({ kind: row.subjectKind, id: row.subjectId }, row.rules, dayOf(by.at))
  }
  return [...wanted].flatMap(([key, owed]) => {
    const there = known.get(key)
    if (there === undefined) return [owed]
    return there.dueOn === owed.dueOn ? [] : [{ ...owed, fromAt: newest.get(there.caseId)?.at ?? owed.fromAt }]
  })
}

/** Turns of cases: what was somebody's to do ends with the act that did it, and the next begins. */
export const noteTurns = async (tx: Tx, entries: readonly SealedEntry[], needs: Needs): Promise<void> => {
  const byCase = Map.groupBy(entries, (entry) => entry.caseId)
  const changed = [...byCase.values()].map((list) => list.filter(changesState)).filter((list) => list.length > 0)
  const firsts = changed.flatMap((list) => list.slice(0, 1))
  await closeTurns(tx, changed.flat(), needs.touched)
  const before = await cameIntoState(
    tx,
    firsts.filter((entry) => entry.stateBefore !== null),
  )
  const past = changed.flatMap((list) =>
    list.flatMap((entry, nth) => {
      const from = nth === 0 ? before.get(entry.id) : list[nth - 1]?.at
      return from === undefined ? [] : (pastTurn(entry, from, needs) ?? [])
    }),
  )
  const last = [...byCase.values()].flatMap((list) => list.slice(-1))
  const all = [...past, ...(await stillOpen(tx, last, needs))]
  await addOwed(tx, all)
  for (const owed of all) needs.touched.add(owed, owed.rules, dayOf(owed.fromAt))
}
