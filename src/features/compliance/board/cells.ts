import { sql, type RawBuilder } from 'kysely'
import type { RuleNumber } from '#directive/rule.ts'
import { RULES, ruleOf } from '#directive/rules.ts'
import { atMost } from '#kernel/db/keyset.ts'
import type { Tx } from '#kernel/db/database.ts'
import type { Day } from '#kernel/pure/day.ts'
import { kindsOf, rolesBinding, type Definitions } from '../bound.ts'
import type { CellState, Subject, SubjectKind } from '../states.ts'
import {
  appointedFor,
  appointedOn,
  inReach,
  rolesOn,
  subjectColumn,
  subjectName,
  type NamedSubject,
} from './subjects.ts'

/** A rule in one unit, system or post. A rule that nothing carries yet has no state: `uncarried`. */
export type Cell = {
  rule: RuleNumber
  subject: NamedSubject
  state: CellState | 'uncarried'
  /** Since when it stands so; null where nothing was ever recorded. */
  fromOn: Day | null
  /** The earliest date of what is owed. */
  dueOn: Day | null
}

export type CellFilter = {
  /** All rules where absent. */
  rules?: readonly RuleNumber[] | undefined
  kind?: SubjectKind | undefined
  /** Where given (200 at most) every rule binding one of them is answered for, in one go and without paging. */
  subjects?: readonly Subject[] | undefined
  states?: readonly CellState[] | undefined
}

export type CellsAsked = {
  /** The end of this day, in Japan. */
  day: Day
  filter: CellFilter
  definitions: Definitions
  /** The last cell of the page before. */
  after?: { rule: RuleNumber; kind: SubjectKind; id: string } | undefined
  limit?: number | undefined
}

type Row = { id: string; name: string; state: CellState | null; fromOn: Day | null; dueOn: Day | null }

const wanted = (states: readonly CellState[] | undefined, state: CellState | 'uncarried') =>
  states === undefined || states.some((one) => one === state)

const MOST_SUBJECTS = 200

type Named = { id: string; kind: SubjectKind; name: string }

/** Every rule of some subjects: one range of an index a subject. */
const cellsOfSubjects = async (tx: Tx, asked: CellsAsked, given: readonly Subject[]): Promise<readonly Cell[]> => {
  const { day, filter, definitions } = asked
  const subjects = given.slice(0, MOST_SUBJECTS)
  const ids = subjects.map((subject) => subject.id)
  const named = await sql<Named>`
    select x.id, x.kind, ${subjectName(sql`x.kind`, sql`x.id`)} as name
    from unnest(${subjects.map((subject) => subject.kind)}::text[], ${ids}::uuid[]) with ordinality x(kind, id, nth)
    where ${inReach(sql`x.id`)} order by x.nth`.execute(tx)
  const roles = await rolesOn(tx, named.rows, day)
  const { rows: steps } = await sql<{ id: string; rule: string } & Pick<Row, 'state' | 'fromOn' | 'dueOn'>>`
    select s.subject_id as id, s.rule, s.state, s.from_on, s.due_on from compliance_step s
    where s.subject_id = any (${named.rows.map((row) => row.id)}::uuid[]) and s.from_on <= ${day}::date and s.until_on > ${day}::date`.execute(
    tx,
  )
  const found = new Map(steps.map((step) => [`${step.id} ${step.rule}`, step]))
  return (filter.rules ?? RULES.map((rule) => rule.id)).flatMap((id) =>
    named.rows.flatMap((subject): Cell[] => {
      const rule = ruleOf(id)
      if (!kindsOf(rule).includes(subject.kind) || (filter.kind !== undefined && filter.kind !== subject.kind))
        return []
      if (!rolesBinding(rule, subject.kind).some((role) => roles.get(subject.id)?.has(role))) return []
      const step = found.get(`${subject.id} ${id}`)
      const state = definitions.carried.has(id) ? (step?.state ?? 'not-applicable') : 'uncarried'
      if (!wanted(filter.states, state)) return []
      return [{ rule: id, subject, state, fromOn: step?.fromOn ?? null, dueOn: step?.dueOn ?? null }]
    }),
  )
}

type Page = { rule: RuleNumber; kind: SubjectKind; day: Day; after: string | null; limit: number }

const stepOn = (day: Day): RawBuilder<unknown> => sql`s.from_on <= ${day}::date and s.until_on > ${day}::date`

/** Bound subjects of a rule in order, each with its step, or only those without one. */
const boundPage = async (tx: Tx, { rule, kind, day, after, limit }: Page, only: 'all' | 'stepless') => {
  const id = subjectColumn(kind)
  const { rows } = await sql<Row>`
    select b.id, ${subjectName(sql`${kind}::text`, sql`b.id`)} as name, s.state, s.from_on, s.due_on
    from (
      select ${id} as id from appointment a ${kind === 'system' ? sql`join system y on y.id = a.system_id and not y.is_class` : sql``}
      where a.role = any (${[...rolesBinding(ruleOf(rule), kind)]}::text[]) and ${appointedFor(kind)} and ${appointedOn(day)}
        and ${inReach(id)} ${after === null ? sql`` : sql`and ${id} > ${after}::uuid`}
        ${
          only === 'stepless'
            ? sql`and not exists (select 1 from compliance_step s where s.subject_id = ${id} and s.rule = ${rule} and ${stepOn(day)})`
            : sql``
        }
      group by 1 order by 1 ${atMost(limit)}
    ) b
    left join lateral (
      select s.state, s.from_on, s.due_on from compliance_step s
      where s.subject_id = b.id and s.rule = ${rule} and ${stepOn(day)}) s on true
    order by b.id`.execute(tx)
  return rows
}

/** Cells of a rule in some states: by the index on rule and state. */
const stepPage = async (tx: Tx, { rule, kind, day, after, limit }: Page, states: readonly CellState[]) => {
  const { rows } = await sql<Row>`
    select x.*, ${subjectName(sql`${kind}::text`, sql`x.id`)} as name from (
      select s.subject_id as id, s.state, s.from_on, s.due_on from compliance_step s
      where s.rule = ${rule} and s.state = any (${[...states]}::text[]) and ${stepOn(day)} and s.subject_kind = ${kind}
        ${after === null ? sql`` : sql`and s.subject_id > ${after}::uuid`}
      order by s.subject_id ${atMost(limit)}) x order by x.id`.execute(tx)
  return rows
}

const pageOfRule = async (tx: Tx, page: Page, states: readonly CellState[] | undefined): Promise<readonly Row[]> => {
  if (states === undefined) return boundPage(tx, page, 'all')
  const without = states.includes('not-applicable') ? await boundPage(tx, page, 'stepless') : []
  const others = states.filter((state) => state !== 'not-applicable')
  const having = others.length === 0 ? [] : await stepPage(tx, page, others)
  return [...without, ...having].toSorted((a, b) => (a.id < b.id ? -1 : 1)).slice(0, page.limit)
}

const isBehind = (after: CellsAsked['after'], rule: RuleNumber, kind: SubjectKind) =>
  after === undefined || rule > after.rule || (rule === after.rule && kind >= after.kind)

/**
 * How rules stand in units, systems and posts at the end of a day, in the reader's reach, by rule, kind and subject. With
 * subjects: all their rules. Without: a page of `limit` (50) cells after `after`.
 */
export const cellsAt = async (tx: Tx, asked: CellsAsked): Promise<readonly Cell[]> => {
  const { day, filter, definitions, after, limit = 50 } = asked
  if (filter.subjects !== undefined) return cellsOfSubjects(tx, asked, filter.subjects)
  const cells: Cell[] = []
  for (const rule of (filter.rules ?? RULES.map((one) => one.id)).toSorted()) {
    const carried = definitions.carried.has(rule)
    if (!carried && filter.states !== undefined) continue
    for (const kind of kindsOf(ruleOf(rule)).toSorted()) {
      if (cells.length >= limit) return cells
      if ((filter.kind !== undefined && filter.kind !== kind) || !isBehind(after, rule, kind)) continue
      const beyond = after?.rule === rule && after.kind === kind ? after.id : null
      const page = { rule, kind, day, after: beyond, limit: limit - cells.length }
      for (const row of await pageOfRule(tx, page, filter.states))
        cells.push({
          rule,
          subject: { kind, id: row.id, name: row.name },
          state: carried ? (row.state ?? 'not-applicable') : 'uncarried',
          fromOn: row.fromOn,
          dueOn: row.dueOn,
        })
    }
  }
  return cells
}
