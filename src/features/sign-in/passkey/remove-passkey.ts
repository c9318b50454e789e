import type { Tx } from '#kernel/db/database.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { writeEvent } from '../security-event.ts'

type Owner = { id: string; personId: string }

/** Who takes a passkey away, why, and which session goes on. */
export type Removal = {
  by: Actor | null
  reason: string
  at: Date
  keepSession: string | null
}

/**
 * Takes passkeys of an account away: the one named, or all. They stay on record with the reason, and can never be used again. Sessions
 * begun by a passkey end with it. Tells how many there were to take away.
 */
export const removePasskeys = async (
  tx: Tx,
  owner: Owner,
  which: { id: string } | 'all',
  { by, reason, at, keepSession }: Removal,
): Promise<number> => {
  const removed = await tx
    .updateTable('passkey')
    .set({ removedAt: at, removedBy: by?.personId ?? null, removalReason: reason })
    .where('accountId', '=', owner.id)
    .where('removedAt', 'is', null)
    .$if(which !== 'all', (query) => query.where('id', '=', which === 'all' ? '' : which.id))
    .returning('id')
    .execute()
  if (removed.length === 0) return 0
  await tx
    .deleteFrom('session')
    .where('accountId', '=', owner.id)
    .where('by', '=', 'passkey')
    .$if(keepSession !== null, (query) => query.where('id', '!=', keepSession ?? ''))
    .execute()
  for (const { id } of removed)
    await writeEvent(tx, {
      at,
      kind: 'passkey-removed',
      personId: owner.personId,
      facts: { passkey: id, ...(by === null ? { from: 'command-line' } : {}) },
      ...(by === null || by.personId === owner.personId ? {} : { by }),
    })
  return removed.length
}
