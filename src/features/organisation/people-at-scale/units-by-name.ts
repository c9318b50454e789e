import { foldHeading } from '#kernel/sheet/columns.ts'
import type { StandingUnit } from '../import/standing.ts'

/** Finds one of thousands of units by what a list calls it, or says why it is none or not one. */
export type UnitIndex = {
  find: (typed: string) => StandingUnit | string
  withMark: (abbreviation: string) => StandingUnit | undefined
  add: (unit: StandingUnit) => void
}

const put = (index: Map<string, StandingUnit[]>, name: string, unit: StandingUnit) => {
  const key = foldHeading(name)
  const known = index.get(key)
  if (known === undefined) index.set(key, [unit])
  else if (!known.includes(unit)) known.push(unit)
}

/** The name from the organisation down goes before names and marks that several may share. */
export const unitIndex = (units: readonly StandingUnit[]): UnitIndex => {
  const full = new Map<string, StandingUnit[]>()
  const short = new Map<string, StandingUnit[]>()
  const marks = new Map<string, StandingUnit[]>()
  const add = (unit: StandingUnit) => {
    put(full, unit.fullName, unit)
    put(short, unit.name, unit)
    put(short, unit.abbreviation, unit)
    put(marks, unit.abbreviation, unit)
  }
  for (const unit of units) add(unit)
  return {
    add,
    withMark: (abbreviation) => marks.get(foldHeading(abbreviation))?.[0],
    find: (typed) => {
      const key = foldHeading(typed)
      const found = full.get(key) ?? short.get(key) ?? []
      const [first] = found
      if (first === undefined) return `「${typed}」という部隊等は、登録されていません。`
      return found.length === 1
        ? first
        : `「${typed}」という部隊等が複数あります。機関から続けた名（例 ${first.fullName}）か略号で書いてください。`
    },
  }
}
