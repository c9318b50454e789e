import type { CaseModel } from '#kernel/pure/process.ts'
import type { Day } from '#kernel/pure/day.ts'
import type { PersonChoice } from '../candidates.ts'

/** One time that a 部隊等情報保証責任者 supervised users of the unit's systems, or controlled others. */
export type Supervision = CaseModel & {
  unitId: string
  unitName: string
  kind: 'instruct' | 'control'
  personId: string | null
  /** Person or group, as named then. */
  target: string
  everyone: boolean
  subject: string
  measures: string
  takenOn: Day
  dueOn: Day | null
  takenBy: string
  outcome: string | null
  confirmedOn: Day | null
  confirmedBy: string | null
  /** Those who belong to the unit, staff and others. */
  people: readonly PersonChoice[]
}

export const SUPERVISION_KINDS = { instruct: '監督', control: '統制' } as const
