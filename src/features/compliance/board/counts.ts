import { sql } from 'kysely'
import type { RuleNumber } from '#directive/rule.ts'
import { RULES } from '#directive/rules.ts'
import type { Tx } from '#kernel/db/database.ts'
import { partsOfDay, dayOfParts, type Day } from '#kernel/pure/day.ts'
import { kindsOf, rolesBinding, type Definitions } from '../bound.ts'
import { CELL_STATE_KEYS, type CellState, type SubjectKind } from '../states.ts'
import type { Cell } from './cells.ts'
import { boundCounts } from './subjects.ts'

export type Counts = Readonly<Record<CellState, number>>

export const NO_CELLS: Counts = { overdue: 0, 'not-begun': 0, within: 0, 'no-record': 0, kept: 0, 'not-applicable': 0 }

export const addCounts = (a: Counts, b: Counts): Counts => ({
  overdue: a.overdue + b.overdue,
  'not-begun': a['not-begun'] + b['not-begun'],
  within: a.within + b.within,
  'no-record': a['no-record'] + b['no-record'],
  kept: a.kept + b.kept,
  'not-applicable': a['not-applicable'] + b['not-applicable'],
})

const monthOf = (day: Day): Day => {
  const { year, month } = partsOfDay(day)
  return dayOfParts(year, month, 1)
}

type Sum = { rule: RuleNumber; subjectKind: SubjectKind; state: Exclude<CellState, 'not-applicable'>; n: number }

/** Sums of all months before and of the days of this one: as many rows whatever the number of units. */
const sums = async (tx: Tx, day: Day): Promise<readonly Sum[]> => {
  const { rows } = await sql<Sum>`
    select rule, subject_kind, state, sum(n)::int as n from (
      select rule, subject_kind, state, n from compliance_count where grain = 'month' and on_day < ${monthOf(day)}::date
      union all
      select rule, subject_kind, state, n from compliance_count
      where grain = 'day' and on_day >= ${monthOf(day)}::date and on_day <= ${day}::date
    ) x group by 1, 2, 3`.execute(tx)
  return rows
}

/** How many units, systems and posts stand how under each rule, for whoever sees all; 該当なし is what remains of those bound. */
export const countsAt = async (tx: Tx, day: Day, kind?: SubjectKind): Promise<ReadonlyMap<RuleNumber, Counts>> => {
  const found = Map.groupBy(await sums(tx, day), (row) => `${row.rule} ${row.subjectKind}`)
  const bound = await boundCounts(tx, day)
  return new Map(
    RULES.map((rule) => {
      const kinds = kindsOf(rule).filter((one) => kind === undefined || one === kind)
      const counts = kinds.map((one): Counts => {
        const of = Object.fromEntries((found.get(`${rule.id} ${one}`) ?? []).map((row) => [row.state, row.n]))
        const having = { ...NO_CELLS, ...of }
        const all = CELL_STATE_KEYS.reduce((n, state) => n + having[state], 0)
        return { ...having, 'not-applicable': Math.max(0, bound(one, rolesBinding(rule, one)) - all) }
      })
      return [rule.id, counts.reduce(addCounts, NO_CELLS)]
    }),
  )
}

/** The same of cells at hand. */
export const countCells = (cells: readonly Cell[]): ReadonlyMap<RuleNumber, Counts> => {
  const found = new Map<RuleNumber, Counts>()
  for (const { rule, state } of cells) {
    if (state === 'uncarried') continue
    const counts = found.get(rule) ?? NO_CELLS
    found.set(rule, { ...counts, [state]: counts[state] + 1 })
  }
  return found
}

export const totalOf = (counts: ReadonlyMap<RuleNumber, Counts>, definitions: Definitions): Counts =>
  [...counts].filter(([rule]) => definitions.carried.has(rule)).reduce((sum, [, one]) => addCounts(sum, one), NO_CELLS)
