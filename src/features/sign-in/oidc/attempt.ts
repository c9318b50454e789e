import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { writeAs, type Database } from '#kernel/db/database.ts'
import { Fault } from '#kernel/http/fault.ts'
import { PRODUCT } from '../product-reach.ts'
import { cameByHttps } from '../session-cookie.ts'
import { isToken, tokenHash } from '../token.ts'

const MINUTES = 10

/** More than an office begins within ten minutes; beyond it somebody is only filling the table. */
const MOST_OPEN = 20_000

const COOKIE = 'mamori_oidc'

/** What a sign-in that was begun must bring back, and where it goes on. */
export type Attempt = { nonce: string; verifier: string; toPath: string; sessionId: string | null }

/** Keeps what belongs to a state that only the browser has. */
export const keepAttempt = (db: Database, state: string, attempt: Attempt, at: Date): Promise<void> =>
  writeAs(db, PRODUCT, async (tx) => {
    await tx.deleteFrom('oidcAttempt').where('expiresAt', '<=', at).execute()
    const full = await tx.selectFrom('oidcAttempt').select('nonce').offset(MOST_OPEN).limit(1).executeTakeFirst()
    if (full) throw new Fault(503, 'サインインが混み合っています。少し待ってから、もう一度行ってください。')
    const expiresAt = new Date(at.getTime() + MINUTES * 60_000)
    await tx
      .insertInto('oidcAttempt')
      .values({ stateHash: tokenHash(state), ...attempt, expiresAt })
      .execute()
  })

/** Uses a state up, whatever comes of the answer; null where it is unknown, used or too old. */
export const claimAttempt = (db: Database, state: string, at: Date): Promise<Attempt | null> =>
  writeAs(db, PRODUCT, async (tx) => {
    const row = await tx
      .deleteFrom('oidcAttempt')
      .where('stateHash', '=', tokenHash(state))
      .where('expiresAt', '>', at)
      .returning(['nonce', 'verifier', 'toPath', 'sessionId'])
      .executeTakeFirst()
    return row ?? null
  })

const attributes = (c: Context) =>
  ({ httpOnly: true, sameSite: 'Lax', path: '/sign-in/oidc', secure: cameByHttps(c), maxAge: MINUTES * 60 }) as const

/** The state stays in this browser: an answer carried into another is none of its. */
export const giveState = (c: Context, state: string): void => setCookie(c, COOKIE, state, attributes(c))

/** The state the browser began with, taken from it. */
export const takeState = (c: Context): string | undefined => {
  const state = getCookie(c, COOKIE)
  deleteCookie(c, COOKIE, attributes(c))
  return isToken(state) ? state : undefined
}
