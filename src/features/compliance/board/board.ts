import type { Rule, RuleNumber } from '#directive/rule.ts'
import type { Tx } from '#kernel/db/database.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { addDays, type Day } from '#kernel/pure/day.ts'
import { kindOfRole, type Definitions } from '../bound.ts'
import type { SubjectKind } from '../states.ts'
import { rulesAsked, type Asked } from './asked.ts'
import { cellsAt, type Cell } from './cells.ts'
import { countCells, countsAt, NO_CELLS, totalOf, type Counts } from './counts.ts'
import { findSubjects, subjectsInReach } from './find-subjects.ts'
import { movesIn, type Move } from './moved.ts'
import { drawnOf, type Drawn } from './progress.ts'
import type { NamedSubject } from './subjects.ts'

/** One rule on the board. */
export type RuleRow = {
  rule: Rule
  carriers: number
  counts: Counts
  /** The cell itself where the board is of one unit, system or post and the rule binds it. */
  cell: Cell | null
}

export type Board = {
  asked: Asked
  rows: readonly RuleRow[]
  total: Counts
  weekAgo: Counts
  moves: readonly Move[]
  /** The one subject the board is of, if it is of one. */
  subject: NamedSubject | null
  /** Subjects to choose from: those in reach, or those whose name fits the words. */
  choices: readonly NamedSubject[]
  seesAll: boolean
  drawn: Drawn
}

const DAYS_BACK = 7

/** Whom the board is of: null is everything. */
export const scopeOf = async (
  tx: Tx,
  actor: Actor,
  asked: Pick<Asked, 'subject' | 'words' | 'day'>,
): Promise<{ scope: readonly NamedSubject[] | null; choices: readonly NamedSubject[] }> => {
  const { reach } = actor
  const own = reach.everything
    ? []
    : await subjectsInReach(tx, {
        units: reach.units,
        systems: reach.systems,
        posts: actor.posts.map((post) => post.postId),
      })
  const found = asked.words === '' ? [] : await findSubjects(tx, asked.words, asked.day)
  if (asked.subject !== null) {
    const { kind, id } = asked.subject
    const named = await subjectsNamed(tx, actor, { kind, id })
    return { scope: named === null ? [] : [named], choices: own }
  }
  const [only] = found
  if (only && found.length === 1) return { scope: [only], choices: own }
  return { scope: reach.everything ? null : own, choices: found.length > 1 ? found : own }
}

/** A subject by its id, in reach: with its name. */
const subjectsNamed = async (
  tx: Tx,
  actor: Actor,
  { kind, id }: { kind: SubjectKind; id: string },
): Promise<NamedSubject | null> => {
  const { reach } = actor
  const mayBe =
    reach.everything ||
    reach.units.includes(id) ||
    reach.systems.includes(id) ||
    actor.posts.some((post) => post.postId === id)
  if (!mayBe) return null
  const one = {
    units: kind === 'unit' ? [id] : [],
    systems: kind === 'system' ? [id] : [],
    posts: kind === 'post' ? [id] : [],
  }
  return (await subjectsInReach(tx, one))[0] ?? null
}

type Standing = { counts: ReadonlyMap<RuleNumber, Counts>; cells: ReadonlyMap<RuleNumber, Cell> }

const standingOn = async (
  tx: Tx,
  day: Day,
  of: { scope: readonly NamedSubject[] | null; definitions: Definitions; kind: SubjectKind | undefined },
): Promise<Standing> => {
  if (of.scope === null) return { counts: await countsAt(tx, day, of.kind), cells: new Map() }
  const cells = await cellsAt(tx, {
    day,
    definitions: of.definitions,
    filter: { subjects: of.scope, kind: of.kind },
  })
  return {
    counts: countCells(cells),
    cells: of.scope.length === 1 ? new Map(cells.map((cell) => [cell.rule, cell])) : new Map(),
  }
}

const only = (counts: ReadonlyMap<RuleNumber, Counts>, rules: readonly Rule[]) =>
  new Map(rules.map((rule) => [rule.id, counts.get(rule.id) ?? NO_CELLS] as const))

/** The whole board as it stands at the end of a day, in the actor's reach, and what moved in the seven days before. */
export const boardOf = async (tx: Tx, actor: Actor, asked: Asked, definitions: Definitions): Promise<Board> => {
  const { scope, choices } = await scopeOf(tx, actor, asked)
  const kind = (asked.role === null ? null : kindOfRole(asked.role)) ?? undefined
  const of = { scope, definitions, kind }
  const now = await standingOn(tx, asked.day, of)
  const then = await standingOn(tx, addDays(asked.day, -DAYS_BACK), of)
  const rules = rulesAsked(asked)
  const rows = rules
    .map((rule): RuleRow => ({
      rule,
      carriers: definitions.carriers.get(rule.id)?.length ?? 0,
      counts: now.counts.get(rule.id) ?? NO_CELLS,
      cell: now.cells.get(rule.id) ?? null,
    }))
    .filter((row) => asked.state === null || (row.carriers > 0 && row.counts[asked.state] > 0))
  const moves = await movesIn(tx, {
    from: addDays(asked.day, 1 - DAYS_BACK),
    to: asked.day,
    rules: asked.chapter === null && asked.role === null ? null : rules.map((rule) => rule.id),
    subjects: scope,
    limit: 6,
  })
  return {
    asked,
    rows,
    total: totalOf(only(now.counts, rules), definitions),
    weekAgo: totalOf(only(then.counts, rules), definitions),
    moves,
    subject: scope?.length === 1 ? (scope[0] ?? null) : null,
    choices,
    seesAll: actor.reach.everything,
    drawn: await drawnOf(tx),
  }
}
