import type { Actor } from '#kernel/pure/actor.ts'
import type { Duty, DutyRow } from '#kernel/pure/duty.ts'
import type { Tx } from '../db/database.ts'
import type { BoundDuty } from '../http/product.ts'

export type Owed = { duty: Duty; row: DutyRow }

const held = (actor: Actor, role: string) => actor.authorities.some((a) => a.role === role)

/** Everything the actor owes, overdue first, then by date, then what has no date. One statement a duty he could owe. */
export const dutiesFor = async (
  tx: Tx,
  duties: readonly BoundDuty[],
  actor: Actor,
  today: string,
): Promise<readonly Owed[]> => {
  const owed: Owed[] = []
  for (const { duty, owed: query } of duties)
    if (held(actor, duty.role)) for (const row of await query(tx, actor, today)) owed.push({ duty, row })
  return owed.toSorted((a, b) => (a.row.dueOn ?? '9999').localeCompare(b.row.dueOn ?? '9999'))
}
