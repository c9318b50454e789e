import type { CaseModel } from '#kernel/pure/process.ts'
import type { Day } from '#kernel/pure/day.ts'
import type { GoesBy } from '../../documents/goes-by.ts'

/** A vulnerability written by hand; entered in the 将来対応計画 once an item stands for it. */
export type Vulnerability = {
  id: string | null
  nth: number
  text: string
  planItemId: string | null
  planItem: string | null
}

/** 脆弱性検査, from the coordination to its result in the 将来対応計画. */
export type Inspection = CaseModel & {
  systemId: string
  systemName: string
  cycleId: string | null
  planId: string | null
  cirUnitId: string | null
  partner: 'cir' | 'contractor'
  contractor: string | null
  coordination: string
  coordinatedOn: Day
  plannedFrom: Day
  plannedTo: Day
  agreedBy: string | null
  agreedAt: Date | null
  declinedReason: string | null
  startedOn: Day | null
  endedOn: Day | null
  result: string | null
  resultedBy: string | null
  cancelledReason: string | null
  vulnerabilities: readonly Vulnerability[]
  scanIds: readonly string[]
  /** Open vulnerabilities of the named scans that are in no plan. */
  unplanned: number
  /** 定められた頻度 of the system, in months. */
  months: number | null
  needsApproval: boolean
  missing: readonly GoesBy[]
  /** A cycle of the system in ②, to which a new inspection belongs. */
  cycleNow: string | null
  scans: readonly { id: string; name: string }[]
  plans: readonly { id: string; name: string }[]
  items: readonly { id: string; name: string }[]
}
