import type { Actor } from '#kernel/pure/actor.ts'
import type { Refusal } from '#kernel/pure/verdict.ts'
import type { Database } from './db/database.ts'
import { newId } from './id.ts'

/** Keeps a refused attempt: who, what and by which rule, never what was typed. Not part of the ledger. */
export const noteRefusal = async (
  db: Database,
  actor: Actor,
  of: { processKey: string; actKey: string; caseId: string | null; refusals: readonly Refusal[]; at: Date },
): Promise<void> => {
  await db
    .insertInto('securityEvent')
    .values({
      id: newId(of.at),
      at: of.at,
      kind: 'refused',
      personId: actor.personId,
      process: of.processKey,
      act: of.actKey,
      caseId: of.caseId,
      code: of.refusals[0]?.code ?? null,
      rules: [...new Set(of.refusals.flatMap((r) => r.rules))],
      facts: JSON.stringify({ codes: of.refusals.map((r) => r.code) }),
    })
    .execute()
}
