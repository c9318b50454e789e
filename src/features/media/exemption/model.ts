import type { CaseModel } from '#kernel/pure/process.ts'
import type { Day } from '#kernel/pure/day.ts'

/** The directive only says 別に定める要領; a setting may say otherwise. */
export const LIMIT_DAYS = 90

export const LIMIT_SETTING = 'media.exemption.limit-days'

/** Ends the case's title after the medium's number, which is how the deciding side reads that number. */
export const TITLE_SUFFIX = 'の暗号化の無効化'

/** 暗号化機能の無効化及び保存の申請 (付紙第４ 1(4)ただし書), from application to restoration. */
export type Exemption = CaseModel & {
  number: string | null
  mediumId: string
  mediumNumber: string
  /** What the register says of the medium; null to a reader who may not see that unit's register. */
  medium: { state: string; kind: string } | null
  unitId: string
  unitName: string
  unitMark: string
  systemId: string | null
  systemName: string | null
  applicantId: string
  applicantName: string
  applicantPost: string
  contents: string
  hindrance: string
  unavoidable: string
  substitute: string
  startsOn: Day
  endsOn: Day
  unitOpinion: string | null
  decidedBy: string | null
  disabledAt: Date | null
  restoredAt: Date | null
  limitDays: number
  /** Systems with an encryption function, while the application is written. */
  systems: readonly { id: string; name: string }[]
  /** Number of another exemption of the same medium that is asked for or in force. */
  another: string | null
}
