import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'

export type Review = { id: string; title: string }

/** What approvals of operation say of a system's plan: which review locks it, and when it was last approved. */
export type Approvals = { review: Review | null; approvedAt: Date | null }

/** By system. Under review is from the application until it is decided; an approval under a condition freezes as well. */
export const approvalsOfPlans = async (
  tx: Tx,
  systemIds: readonly string[],
): Promise<ReadonlyMap<string, Approvals>> => {
  if (systemIds.length === 0) return new Map()
  const { rows } = await sql<{
    systemId: string
    reviewId: string | null
    reviewTitle: string | null
    approvedAt: Date | null
  }>`
    select a.system_id,
      (array_agg(a.id) filter (where a.state = 'applied'))[1] as review_id,
      (array_agg(c.title) filter (where a.state = 'applied'))[1] as review_title,
      max(a.decided_at) filter (where a.state in ('approved', 'conditional', 'conditions-reported')) as approved_at
    from approval a join case_file c on c.id = a.id
    where a.system_id = any (${[...new Set(systemIds)]}::uuid[])
      and a.state in ('applied', 'approved', 'conditional', 'conditions-reported')
    group by a.system_id`.execute(tx)
  return new Map(
    rows.map((r) => [
      r.systemId,
      {
        review: r.reviewId === null ? null : { id: r.reviewId, title: r.reviewTitle ?? '' },
        approvedAt: r.approvedAt,
      },
    ]),
  )
}
