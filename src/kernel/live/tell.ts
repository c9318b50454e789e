import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'
import { highestLater } from '../db/together.ts'

/** One channel for the whole product: what is told here, every process hears after the commit, or nobody where there was none. */
export const CHANNEL = 'mamori_live'

export type ToldTo = { role: string; unitId: string | null; systemId: string | null; personId: string | null }

/** `case`: a case changed. `presence`: who has its forms open did. `told`: whose inbox or turns changed. */
export type LiveWord = { kind: 'case'; caseId: string; told: readonly ToldTo[] } | { kind: 'presence'; caseId: string }

/** PostgreSQL carries up to 8,000 bytes; a notice to more than these is heard at the next visit. */
const MOST_TOLD = 20

/**
 * Says in the act's transaction that the case changes and whose home page with it. No contents: who may read them asks for them.
 * Of many acts written together each circle of people is told once, not once an act.
 */
export const tellLive = async (tx: Tx, of: { caseId: string; told: readonly ToldTo[] }): Promise<void> => {
  const told = of.told
    .slice(0, MOST_TOLD)
    .map(({ role, unitId, systemId, personId }) => ({ role, unitId, systemId, personId }))
  const word: LiveWord = { kind: 'case', caseId: of.caseId, told }
  const say = () => sql`select pg_notify(${CHANNEL}, ${JSON.stringify(word)})`.execute(tx)
  if (!highestLater(tx, `live ${JSON.stringify(told)}`, 1, say)) await say()
}
