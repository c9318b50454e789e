import type { Day } from '#kernel/pure/day.ts'
import type { CaseModel } from '#kernel/pure/process.ts'

/** 運用承認を不要とすること (付紙第９-9): asked by 整備, agreed to by the 情報保証責任者. */
export type Exemption = CaseModel & {
  systemId: string
  systemName: string
  systemIsClass: boolean
  officeUnitId: string
  number: string | null
  askedOn: Day
  clause: string
  reason: string
  applicantId: string
  applicantName: string
  applicantPost: string
  /** Another exemption that is asked for or in force. */
  otherId: string | null
  /** The approval case under way, which an exemption ends. */
  openApprovalId: string | null
  decidedBy: string | null
  decidedAt: Date | null
  decisionReason: string | null
  endedReason: string | null
}
