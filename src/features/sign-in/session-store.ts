import { sql, type RawBuilder } from 'kysely'
import type { Database, Tx } from '#kernel/db/database.ts'
import type { Session } from '#kernel/http/route.ts'
import { newId } from '#kernel/id.ts'
import type { Day } from '#kernel/pure/day.ts'
import { newToken, tokenHash } from './token.ts'

/** Settings of a sign-in, in minutes: the key in `setting`, and what holds while nothing is set. */
export const SESSION_SETTINGS = {
  lifetime: { key: 'sign-in.lifetime-minutes', usual: 12 * 60 },
  idle: { key: 'sign-in.idle-minutes', usual: 60 },
} as const

/** Whether those who manage the system must come in by a passkey: 0 no, 1 yes. */
export const PASSKEY_DEMAND = { key: 'sign-in.administrators-need-passkey', usual: 0 } as const

/** By what a session was begun. */
export type SessionBy = 'password' | 'passkey' | 'sample' | 'set-up' | 'oidc'

const LONGEST_MINUTES = 7 * 24 * 60
const LONGEST_USER_AGENT = 200

const interval = ({
  key,
  usual,
}: {
  key: string
  usual: number
}): RawBuilder<unknown> => sql`make_interval(mins => greatest(1, least(
  ${LONGEST_MINUTES}::int, coalesce((select (value #>> '{}')::numeric::int from setting where key = ${key} and jsonb_typeof(value) = 'number'), ${usual}::int))))`

/** Begins a session and gives its token, which is kept nowhere else. */
export const openSession = async (
  tx: Tx,
  accountId: string,
  from: { at: Date; userAgent: string },
  by: SessionBy,
): Promise<string> => {
  const token = newToken()
  const { at, userAgent } = from
  await sql`insert into session (id, token_hash, account_id, created_at, last_seen_at, expires_at, user_agent, by)
    values (${newId(at)}, ${tokenHash(token)}, ${accountId}, ${at}, ${at}, ${at}::timestamptz + ${interval(SESSION_SETTINGS.lifetime)},
      ${userAgent.slice(0, LONGEST_USER_AGENT)}, ${by})`.execute(tx)
  return token
}

export type Found = Session & { personId: string }

/**
 * Whose live session is this? One statement: it also notes, at most once a minute, that the session was used.
 * A disabled account and a person who has left have none. What a page asks by itself (`used` false) is no use.
 */
export const findSession = async (
  db: Database,
  token: string,
  at: Date,
  day: Day,
  used = true,
): Promise<Found | null> => {
  const { rows } = await sql<Found>`
    with found as (
      select s.id, s.last_seen_at, a.id as account_id, a.login, a.administrator, a.person_id,
        (a.administrator and s.by <> 'passkey'
          and coalesce((select value = '1'::jsonb from setting where key = ${PASSKEY_DEMAND.key}), false)) as confined
      from session s join account a on a.id = s.account_id join person p on p.id = a.person_id
      where s.token_hash = ${tokenHash(token)} and s.expires_at > ${at}
        and s.last_seen_at > ${at}::timestamptz - ${interval(SESSION_SETTINGS.idle)}
        and a.disabled_at is null and p.starts_on <= ${day} and (p.ends_on is null or p.ends_on > ${day})
    ), seen as (
      update session set last_seen_at = ${at}
      where ${used} and id in (select id from found where last_seen_at <= ${at}::timestamptz - interval '1 minute')
    )
    select id, account_id, login, administrator, person_id, confined from found`.execute(db)
  return rows[0] ?? null
}

export type ListedSession = { id: string; createdAt: Date; lastSeenAt: Date; userAgent: string }

/** The live sessions of an account, the one used last first. */
export const sessionsOf = async (tx: Tx, accountId: string, at: Date): Promise<readonly ListedSession[]> => {
  const { rows } = await sql<ListedSession>`
    select id, created_at, last_seen_at, user_agent from session
    where account_id = ${accountId} and expires_at > ${at} and last_seen_at > ${at}::timestamptz - ${interval(SESSION_SETTINGS.idle)}
    order by last_seen_at desc, id desc`.execute(tx)
  return rows
}

/** By what the session of this token was begun. */
export const beganBy = async (tx: Tx, token: string | undefined): Promise<SessionBy> => {
  if (token === undefined) return 'password'
  const row = await tx.selectFrom('session').select('by').where('tokenHash', '=', tokenHash(token)).executeTakeFirst()
  return row?.by === 'passkey' ? 'passkey' : 'password'
}

/** Ends one session of an account; false where it has no such session. */
export const endSession = async (tx: Tx, accountId: string, id: string): Promise<boolean> => {
  const { numDeletedRows } = await tx
    .deleteFrom('session')
    .where('id', '=', id)
    .where('accountId', '=', accountId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Ends every session of an account and tells how many there were. */
export const endSessionsOf = async (tx: Tx, accountId: string): Promise<number> => {
  const { numDeletedRows } = await tx.deleteFrom('session').where('accountId', '=', accountId).executeTakeFirst()
  return Number(numDeletedRows)
}

/** Ends the session that a new one takes the place of, and clears away what has run out. */
export const endReplaced = async (tx: Tx, token: string | undefined, at: Date): Promise<void> => {
  await tx
    .deleteFrom('session')
    .where((where) =>
      where.or([
        where('expiresAt', '<=', at),
        ...(token === undefined ? [] : [where('tokenHash', '=', tokenHash(token))]),
      ]),
    )
    .execute()
}
