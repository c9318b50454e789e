import type { CaseModel } from '#kernel/pure/process.ts'
import type { Day } from '#kernel/pure/day.ts'
import type { Place } from '../medium/model.ts'

export type IncidentKind = 'loss' | 'difference'

export const KIND_TITLES: Record<IncidentKind, string> = { loss: '所在不明', difference: '送達の相違' }

/** A medium that is not where the registers say, or that a receipt says otherwise of than its slip. */
export type Incident = CaseModel & {
  number: string
  kind: IncidentKind
  unitId: string
  unitName: string
  unitMark: string
  mediumId: string
  mediumNumber: string
  /** Null to a reader who may not see the register. */
  mediumState: string | null
  mediumKind: string | null
  transferId: string | null
  transferNumber: string | null
  /** The unit at the other end of the transfer: it sees the case too. */
  otherUnitId: string | null
  foundOn: Day
  foundBy: string
  circumstances: string
  measures: string | null
  outcome: string | null
  places: readonly Place[]
}
