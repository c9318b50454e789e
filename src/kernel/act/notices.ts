import type { Notice } from '#kernel/pure/process.ts'
import type { Tx } from '../db/database.ts'
import { newId } from '../id.ts'

/** Puts what an act tells others into the same transaction: told exactly when the act happened. */
export const sendNotices = async (
  tx: Tx,
  notices: readonly Notice[],
  of: { entryId: string; caseId: string; at: Date },
): Promise<void> => {
  if (notices.length === 0) return
  await tx
    .insertInto('notice')
    .values(
      notices.map((n) => ({
        id: newId(),
        entryId: of.entryId,
        caseId: of.caseId,
        verb: n.verb,
        role: n.role,
        unitId: n.to.unitId ?? null,
        systemId: n.to.systemId ?? null,
        personId: n.to.personId ?? null,
        text: n.text,
        rules: [...(n.rules ?? [])],
        at: of.at,
        seenAt: null,
        seenBy: null,
      })),
    )
    .execute()
}
