import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import { newId } from '#kernel/id.ts'
import type { Day } from '#kernel/pure/day.ts'

export const MOST_FEEDS = 5
const DAYS_GOOD = 365
const DAY_MS = 86_400_000

export type Feed = {
  id: string
  name: string
  createdAt: Date
  expiresAt: Date
  lastUsedAt: Date | null
  revokedAt: Date | null
}

const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()

/** 256 random bits as an address can carry them. */
export const isFeedSecret = (text: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(text)

/** Makes an address for one person and gives its secret, of which only a hash is kept; null where there are enough. */
export const createFeed = async (tx: Tx, personId: string, name: string, at: Date): Promise<string | null> => {
  // Two at once would otherwise both find room.
  await sql`select pg_advisory_xact_lock(hashtextextended('calendar_feed ' || ${personId}, 0))`.execute(tx)
  const live = (await feedsOf(tx, personId)).filter((f) => f.revokedAt === null && f.expiresAt > at)
  if (live.length >= MOST_FEEDS) return null
  const secret = randomBytes(32).toString('base64url')
  await tx
    .insertInto('calendarFeed')
    .values({
      id: newId(at),
      tokenHash: hashOf(secret),
      personId,
      name,
      createdAt: at,
      expiresAt: new Date(at.getTime() + DAYS_GOOD * DAY_MS),
    })
    .execute()
  return secret
}

/** A person's addresses, the newest first, with those that are no longer good. */
export const feedsOf = async (tx: Tx, personId: string): Promise<readonly Feed[]> =>
  tx
    .selectFrom('calendarFeed')
    .select(['id', 'name', 'createdAt', 'expiresAt', 'lastUsedAt', 'revokedAt'])
    .where('personId', '=', personId)
    .orderBy('createdAt', 'desc')
    .limit(50)
    .execute()

/** Ends one address of a person; false where there is no such live one. */
export const revokeFeed = async (tx: Tx, personId: string, id: string, at: Date): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('calendarFeed')
    .set({ revokedAt: at })
    .where('id', '=', id)
    .where('personId', '=', personId)
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/**
 * Whose dates does this secret show? Nobody's where it was taken back, is too old, or its person has left, has no account in
 * use any more, or has come to manage the system. Notes its use, at most once an hour.
 */
export const personOfFeed = async (tx: Tx, secret: string, at: Date, day: Day): Promise<string | null> => {
  const { rows } = await sql<{ personId: string }>`
    with found as (
      select f.id, f.person_id, f.last_used_at from calendar_feed f join person p on p.id = f.person_id
      where f.token_hash = ${hashOf(secret)} and f.revoked_at is null and f.expires_at > ${at}
        and p.starts_on <= ${day}::date and (p.ends_on is null or p.ends_on > ${day}::date)
        and not exists (select 1 from account a where a.person_id = p.id and (a.disabled_at is not null or a.administrator))
    ), used as (
      update calendar_feed set last_used_at = ${at}
      where id in (select id from found where last_used_at is null or last_used_at <= ${at}::timestamptz - interval '1 hour')
    ) select person_id from found`.execute(tx)
  return rows[0]?.personId ?? null
}
