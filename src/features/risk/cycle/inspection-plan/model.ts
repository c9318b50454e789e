import type { CaseModel } from '#kernel/pure/process.ts'
import type { Day } from '#kernel/pure/day.ts'

/** A finalised 脆弱性検査実施計画, as the notice names it. */
export type PlanDocument = { documentId: string; title: string; versionId: string; number: number; sha256: string }

/** 脆弱性検査実施計画: made by 指揮通信システム企画課, told to the inspected 運用 and to 事案対処責任者. */
export type InspectionPlan = CaseModel & {
  systemId: string
  systemName: string
  /** It stands in 付紙第1, as a row or as one of a class. */
  inAnnex: boolean
  unitId: string | null
  cirUnitId: string | null
  title: string
  reason: string
  startsOn: Day
  endsOn: Day
  documentVersionId: string | null
  sha256: string | null
  notifiedAt: Date | null
  notifiedBy: string | null
  opsReceivedAt: Date | null
  opsReceivedBy: string | null
  cirReceivedAt: Date | null
  cirReceivedBy: string | null
  withdrawnReason: string | null
  /** Finalised documents of this kind for the system, newest first. */
  documents: readonly PlanDocument[]
}
