import type { Notice } from '#kernel/pure/process.ts'
import type { Authority } from '#kernel/pure/actor.ts'
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

/** Whoever acts on the case has seen what it told them: their notices of it no longer wait on the home page. */
export const markAnswered = async (
  tx: Tx,
  of: { caseId: string; personId: string; as: Authority; at: Date },
): Promise<void> => {
  await tx
    .updateTable('notice')
    .set({ seenAt: of.at, seenBy: of.personId })
    .where('caseId', '=', of.caseId)
    .where('seenAt', 'is', null)
    .where((e) =>
      e.or([
        e('personId', '=', of.personId),
        e.and([
          e('personId', 'is', null),
          e('role', '=', of.as.role),
          e.or([e('unitId', 'is', null), e('unitId', '=', of.as.unitId)]),
          e.or([e('systemId', 'is', null), e('systemId', '=', of.as.systemId)]),
        ]),
      ]),
    )
    .execute()
}
