import { sql } from 'kysely'
import { EVERYTHING, writeAs, type Database } from '#kernel/db/database.ts'
import { writeEvent } from '../security-event.ts'
import { afterFailure, isLocked, NONE, TRIES } from '../lockout.ts'

const PRODUCT = { reach: EVERYTHING, personId: null }

/**
 * Counts a token that is none, by the address it came from, and answers whether that address is to wait. A good token is let
 * in even then: it cannot be guessed, and a whole office may stand behind one address. Only the first wrong ones are noted
 * as events, so that nobody can fill the log.
 */
export const countWrongToken = (db: Database, address: string, at: Date): Promise<boolean> =>
  writeAs(db, PRODUCT, async (tx) => {
    await sql`insert into api_token_failure (address, count, locked_until) values (${address}, 0, ${at})
      on conflict do nothing`.execute(tx)
    const before = await tx
      .selectFrom('apiTokenFailure')
      .select(['count', 'lockedUntil'])
      .where('address', '=', address)
      .forUpdate()
      .executeTakeFirst()
    if (before && isLocked(before, at)) return true
    const after = afterFailure(before ?? NONE, at)
    await tx
      .updateTable('apiTokenFailure')
      .set({ count: after.count, lockedUntil: after.lockedUntil ?? at })
      .where('address', '=', address)
      .execute()
    // What is long past is of no use, and addresses are many.
    await sql`delete from api_token_failure where locked_until < ${at}::timestamptz - interval '1 day'`.execute(tx)
    if (after.count <= TRIES) await writeEvent(tx, { at, kind: 'token-refused', personId: null, facts: { address } })
    return isLocked(after, at)
  })
