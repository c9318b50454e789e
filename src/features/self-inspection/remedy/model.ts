import type { CaseModel } from '#kernel/pure/process.ts'
import type { Day } from '#kernel/pure/day.ts'
import type { Stratum } from '../words.ts'

/** 是正 of a weak point that the self-inspection showed. */
export type Remedy = CaseModel & {
  campaignId: string
  fiscalYear: number
  unitId: string | null
  systemId: string | null
  subjectName: string
  /** The unit of those who collect the results, where they asked for it. */
  aboveUnitId: string | null
  stratum: Stratum | null
  questionKey: string | null
  questionText: string | null
  title: string
  weakness: string
  ownerId: string | null
  ownerName: string | null
  dueOn: Day
  openedOn: Day
  openedBy: string
  measures: string | null
  evidence: string | null
  doneById: string | null
  doneBy: string | null
  doneOn: Day | null
  againReason: string | null
  confirmedBy: string | null
  confirmedOn: Day | null
  /** People who may be named to mend it; known while it begins or its owner changes. */
  staff: readonly { id: string; name: string }[]
}
