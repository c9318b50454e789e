import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { Day } from '#kernel/pure/day.ts'

/** How far the board has been drawn from the ledger. */
export type Drawn = {
  drawn: number
  sealed: number
  /** From this day on duties were asked for as well. */
  watchedSince: Day | null
  drawnAt: Date | null
}

export const drawnOf = async (tx: Tx): Promise<Drawn> => {
  const { rows } = await sql<Drawn>`
    select p.leaves as drawn, coalesce((select max(leaf_index) + 1 from ledger_leaf), 0) as sealed, p.watched_since, p.drawn_at
    from compliance_progress p`.execute(tx)
  return rows[0] ?? { drawn: 0, sealed: 0, watchedSince: null, drawnAt: null }
}
