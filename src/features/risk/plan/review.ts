import type { Tx } from '#kernel/db/database.ts'
import { approvalsOf } from '../approval/read.ts'

/** What 運用承認 says of a system's plan: which review locks it, and since when it is approved. */
export type PlanApproval = { review: { id: string } | null; approvedAt: Date | null }

/** By system. Under review is from the application until the decision; an approval under conditions freezes as well. */
export const approvalsOfPlans = async (
  tx: Tx,
  systemIds: readonly string[],
): Promise<ReadonlyMap<string, PlanApproval>> => {
  const standing = await approvalsOf(tx, [...new Set(systemIds)])
  return new Map(
    [...standing].map(([systemId, { open, inForce }]) => [
      systemId,
      { review: open?.state === 'applied' ? { id: open.id } : null, approvedAt: inForce?.decidedAt ?? null },
    ]),
  )
}
