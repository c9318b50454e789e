import { sql } from 'kysely'
import type { Database, Tx } from '#kernel/db/database.ts'
import type { TokenScope } from '#kernel/http/route.ts'
import { newId } from '#kernel/id.ts'
import type { Day } from '#kernel/pure/day.ts'
import { isToken, newToken, tokenHash } from '../token.ts'

const PREFIX = 'mamori_'

/** What is kept of a token's text, or null where it is none of ours. */
const hashOf = (text: string): Buffer | null => {
  const secret = text.startsWith(PREFIX) ? text.slice(PREFIX.length) : undefined
  return isToken(secret) ? tokenHash(secret) : null
}

/** Makes a token and gives its text, which is kept nowhere. */
export const createToken = async (
  tx: Tx,
  of: {
    accountId: string
    name: string
    scopes: readonly TokenScope[]
    systemId: string | null
    at: Date
    expiresAt: Date
  },
): Promise<string> => {
  const secret = newToken()
  await tx
    .insertInto('apiToken')
    .values({
      id: newId(of.at),
      tokenHash: tokenHash(secret),
      accountId: of.accountId,
      name: of.name,
      scopes: [...of.scopes],
      systemId: of.systemId,
      createdAt: of.at,
      expiresAt: of.expiresAt,
    })
    .execute()
  return `${PREFIX}${secret}`
}

export type FoundToken = {
  id: string
  accountId: string
  login: string
  personId: string
  scopes: readonly TokenScope[]
  systemId: string | null
}

/**
 * Whose live token is this? One statement: it also notes, at most once a minute, that it was used. None of a disabled
 * account, of a person who has left, or of one who has come to manage the system; but the directory's is good for these alone.
 */
export const findToken = async (db: Database, text: string, at: Date, day: Day): Promise<FoundToken | null> => {
  const hash = hashOf(text)
  if (hash === null) return null
  const { rows } = await sql<FoundToken>`
    with found as (
      select t.id, t.last_used_at, t.account_id, t.scopes, t.system_id, a.login, a.person_id
      from api_token t join account a on a.id = t.account_id join person p on p.id = a.person_id
      where t.token_hash = ${hash} and t.revoked_at is null and t.expires_at > ${at}
        and a.disabled_at is null and a.administrator = ('scim' = any (t.scopes))
        and p.starts_on <= ${day} and (p.ends_on is null or p.ends_on > ${day})
    ), used as (
      update api_token set last_used_at = ${at}
      where id in (select id from found where last_used_at is null or last_used_at <= ${at}::timestamptz - interval '1 minute')
    )
    select id, account_id, login, person_id, scopes, system_id from found`.execute(db)
  return rows[0] ?? null
}

export type ListedToken = {
  id: string
  name: string
  scopes: readonly string[]
  systemName: string | null
  createdAt: Date
  expiresAt: Date
  lastUsedAt: Date | null
  revokedAt: Date | null
}

/** The tokens of an account, the newest first, with those that are no longer good. */
export const tokensOf = async (tx: Tx, accountId: string): Promise<readonly ListedToken[]> =>
  tx
    .selectFrom('apiToken as t')
    .leftJoin('system as s', 's.id', 't.systemId')
    .select(['t.id', 't.name', 't.scopes', 't.createdAt', 't.expiresAt', 't.lastUsedAt', 't.revokedAt'])
    .select('s.name as systemName')
    .where('t.accountId', '=', accountId)
    .orderBy('t.createdAt', 'desc')
    .limit(100)
    .execute()

/** Ends one token of an account; false where it has no such live token. */
export const revokeToken = async (tx: Tx, accountId: string, id: string, at: Date): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('apiToken')
    .set({ revokedAt: at })
    .where('id', '=', id)
    .where('accountId', '=', accountId)
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export const MOST_TOKENS = 20

/** How many tokens of an account are good now. */
export const liveTokens = async (tx: Tx, accountId: string, at: Date): Promise<number> => {
  const row = await tx
    .selectFrom('apiToken')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('accountId', '=', accountId)
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', at)
    .executeTakeFirstOrThrow()
  return row.n
}
