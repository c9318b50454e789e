import type { Day } from '#kernel/pure/day.ts'
import type { RuleNumber } from '#directive/rule.ts'
import type { Subject } from '../states.ts'

export type CellKey = Subject & { rule: RuleNumber }

/** Cells to be drawn anew, each from the earliest day on which something about it changed. */
export type Touched = {
  add: (subject: Subject, rules: readonly RuleNumber[], day: Day) => void
  cells: () => readonly (CellKey & { from: Day })[]
}

export const touchedCells = (): Touched => {
  const found = new Map<string, CellKey & { from: Day }>()
  return {
    add: (subject, rules, day) => {
      for (const rule of rules) {
        const key = `${subject.id} ${rule}`
        const known = found.get(key)
        if (!known || day < known.from) found.set(key, { kind: subject.kind, id: subject.id, rule, from: day })
      }
    },
    cells: () => [...found.values()],
  }
}
