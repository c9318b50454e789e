import type { CaseModel } from '#kernel/pure/process.ts'
import type { Day } from '#kernel/pure/day.ts'
import type { Place } from '../medium/model.ts'

/** States in which a take-out of a medium has not ended: a medium has one of them at most. */
export const OPEN_STATES = ['requested', 'sent-back', 'permitted', 'out'] as const

/** One line of the 可搬記憶媒体持出簿, from application to confirmed return. */
export type TakeOut = CaseModel & {
  mediumId: string
  unitId: string
  unitName: string
  medium: {
    number: string
    title: string
    state: string
    kind: string
    encrypts: boolean
    infected: boolean
    places: readonly Place[]
  }
  /** The exemption from encryption in force for this medium on the day, if any. */
  exemption: { id: string; number: string; endsOn: Day } | null
  applicantId: string
  applicantName: string
  applicantPost: string
  applicantUnit: string
  appliedOn: Day
  destination: string
  area: 'ministry-area' | 'outside'
  reason: string
  startsOn: Day
  endsOn: Day
  contents: string
  encryption: 'encrypted' | 'exempt' | 'not-required'
  exemptionId: string | null
  virusCheck: string
  onlyNeededData: boolean | null
  purposeInstructed: boolean | null
  permitNote: string | null
  permittedBy: string | null
  permittedAt: Date | null
  refusedReason: string | null
  leftAt: Date | null
  returnedAt: Date | null
  returnCheck: string | null
  returnConfirmedBy: string | null
  returnConfirmedAt: Date | null
}
