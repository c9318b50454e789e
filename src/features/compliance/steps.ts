import type { Force } from '#directive/rule.ts'
import { addDays, type Day } from '#kernel/pure/day.ts'
import type { CellState } from './states.ts'

/** One thing owed by the cell's subject under its rule: open from the end of `fromOn` until the end of the day before `toOn`. */
export type OwedSpan = { fromOn: Day; toOn: Day | null; dueOn: Day | null; begun: boolean }

/** What is known of one cell. */
export type CellFacts = {
  force: Force
  owed: readonly OwedSpan[]
  /** The first day on which the subject carried the rule out. */
  firstDeedOn: Day | null
  /** The first day on which the rule had something to apply to. */
  occasionOn: Day | null
  /** The first day on which the subject is bound no more. */
  endsOn: Day | null
}

/** The cell stands so from a day up to another one. 該当なし is no step. */
export type Step = { fromOn: Day; untilOn: Day; state: Exclude<CellState, 'not-applicable'>; dueOn: Day | null }

/** The end of all days. */
export const ALWAYS: Day = '9999-12-31'

const isOpen = (span: OwedSpan, day: Day) => span.fromOn <= day && (span.toOn === null || span.toOn > day)

const earliest = (days: readonly (Day | null)[]): Day | null => days.filter((day) => day !== null).toSorted()[0] ?? null

/** How a cell stands at the end of a day, and the earliest date that matters then. */
export const standing = (facts: CellFacts, day: Day): { state: CellState; dueOn: Day | null } => {
  if (facts.endsOn !== null && day >= facts.endsOn) return { state: 'not-applicable', dueOn: null }
  const open = facts.owed.filter((span) => isOpen(span, day))
  const dueOn = earliest(open.map((span) => span.dueOn))
  if (dueOn !== null && dueOn < day) return { state: 'overdue', dueOn }
  if (open.some((span) => span.begun)) return { state: 'within', dueOn }
  if (open.length > 0) return { state: 'not-begun', dueOn }
  if (facts.firstDeedOn !== null && facts.firstDeedOn <= day) return { state: 'kept', dueOn: null }
  if (facts.force !== 'may' && facts.occasionOn !== null && facts.occasionOn <= day)
    return { state: 'no-record', dueOn: null }
  return { state: 'not-applicable', dueOn: null }
}

/** Days on which the standing may change. */
const turningDays = ({ owed, firstDeedOn, occasionOn, endsOn }: CellFacts): readonly Day[] => [
  ...new Set(
    [
      ...owed.flatMap((span) => [span.fromOn, span.toOn, span.dueOn === null ? null : addDays(span.dueOn, 1)]),
      firstDeedOn,
      occasionOn,
      endsOn,
    ].filter((day) => day !== null),
  ),
]

/**
 * The steps of a cell from a day on, those that will come by days passing included. What closed before that day may be left
 * out of the facts.
 */
export const stepsFrom = (facts: CellFacts, from: Day): readonly Step[] => {
  const days = [from, ...turningDays(facts).filter((day) => day > from && day < ALWAYS)].toSorted()
  const steps: Step[] = []
  for (const [nth, day] of days.entries()) {
    const { state, dueOn } = standing(facts, day)
    const untilOn = days[nth + 1] ?? ALWAYS
    const last = steps.at(-1)
    if (state === 'not-applicable') continue
    if (last?.untilOn === day && last.state === state && last.dueOn === dueOn) last.untilOn = untilOn
    else steps.push({ fromOn: day, untilOn, state, dueOn })
  }
  return steps
}
