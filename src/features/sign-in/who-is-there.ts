import type { Database, Tx } from '#kernel/db/database.ts'
import type { WhoIsThere } from '#kernel/http/mount.tsx'
import type { Actor } from '#kernel/pure/actor.ts'
import { dayOf, type Day } from '#kernel/pure/day.ts'
import { findSession } from './session-store.ts'
import { tokenOf } from './session-cookie.ts'
import { bearerOf, whoByToken } from './token/by-token.ts'

/** The person with all that follows from the posts held on a day; null where nobody of that id serves. */
export type LoadActor = (tx: Tx, personId: string, day: Day) => Promise<Actor | null>

/** An open page that listens or brings itself up to date: nobody is at the keyboard for that. */
const asksByItself = (c: Parameters<WhoIsThere>[0]): boolean =>
  c.req.path === '/live' || c.req.header('x-mamori-live') !== undefined

/**
 * Who sent this request, by the cookie of a session or, to the JSON API, by a token. Asked of every request, so it runs without a transaction around
 * it: the session is one statement, and the tables of the organisation are not under row-level security.
 */
export const whoIsThere =
  (deps: { db: Database; loadActor: LoadActor }): WhoIsThere =>
  async (c, at) => {
    // A request that bears a token is the token's: a cookie that came along counts for nothing.
    const bearer = bearerOf(c)
    if (bearer !== undefined) return whoByToken(deps, c, bearer, at)
    const token = tokenOf(c)
    if (token === undefined) return null
    const day = dayOf(at)
    const found = await findSession(deps.db, token, at, day, !asksByItself(c))
    if (found === null) return null
    const { personId, ...session } = found
    const actor = await deps.loadActor(deps.db as Tx, personId, day)
    return actor === null ? null : { actor, session }
  }
