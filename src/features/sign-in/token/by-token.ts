import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import type { Database, Tx } from '#kernel/db/database.ts'
import { Fault } from '#kernel/http/fault.ts'
import type { WhoIsThere } from '#kernel/http/mount.tsx'
import { dayOf } from '#kernel/pure/day.ts'
import type { LoadActor } from '../who-is-there.ts'
import { countWrongToken } from './failures.ts'
import { narrowedTo } from './narrow-actor.ts'
import { findToken } from './token-store.ts'

const BEARER = /^bearer\s+(\S{1,200})$/i

const addressOf = (c: Context): string => {
  try {
    return getConnInfo(c).remote.address ?? ''
  } catch {
    return ''
  }
}

/** The token a program sent along, for the JSON API and the directory's only; undefined where there is none. */
export const bearerOf = (c: Context): string | undefined => {
  if (!c.req.path.startsWith('/api/') && !c.req.path.startsWith('/scim/')) return undefined
  const header = c.req.header('authorization')
  return header === undefined ? undefined : (BEARER.exec(header)?.[1] ?? '')
}

/** Who sends this token, limited to what it is good for; null where it is good for nothing. */
export const whoByToken = async (
  deps: { db: Database; loadActor: LoadActor },
  c: Context,
  token: string,
  at: Date,
): ReturnType<WhoIsThere> => {
  const day = dayOf(at)
  const found = await findToken(deps.db, token, at, day)
  if (found === null) {
    if (await countWrongToken(deps.db, addressOf(c), at))
      throw new Fault(429, '使えないトークンが続けて送られたため、しばらく受け付けません。')
    return null
  }
  const actor = await deps.loadActor(deps.db as Tx, found.personId, day)
  if (actor === null) return null
  const { id, accountId, login, scopes, systemId } = found
  return {
    actor: systemId === null ? actor : narrowedTo(actor, systemId),
    session: { id, accountId, login, administrator: false, scopes },
  }
}
