import type { CaseModel } from '#kernel/pure/process.ts'
import type { Day } from '#kernel/pure/day.ts'
import type { Holder, Period, UnitChoice } from '../candidates.ts'

/** A 官職: what responsibility is bound to, whoever holds it. */
export type Post = CaseModel & {
  key: string | null
  unitId: string
  unitName: string
  title: string
  sort: number
  startsOn: Day
  endsOn: Day | null
  inferred: string | null
  holders: readonly Holder[]
  designations: readonly (Period & { role: string; over: string })[]
  units: readonly UnitChoice[]
}
