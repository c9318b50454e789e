import type { Context } from 'hono'
import type { Actor } from '#kernel/pure/actor.ts'
import { readAs, type Tx } from '../db/database.ts'
import type { Product } from './product.ts'

/** Who may come to a route at all; what they may do there the acts decide. */
export type Who = 'anyone' | 'signed-in' | 'administrator'

/** What a program's token may be used for: to read, to deliver scans, to do acts, to keep people as a directory has them. */
export type TokenScope = 'read' | 'scans' | 'acts' | 'scim'

export type Session = {
  id: string
  accountId: string
  login: string
  administrator: boolean
  /** Signed in, but not by what is demanded: closed to all but the routes that lead to it. */
  confined?: boolean
  /** Sent by a program with a person's token: good for these, and for the JSON API alone. */
  scopes?: readonly TokenScope[]
}

export type Visit = {
  c: Context
  product: Product
  /** Null only on routes for anyone. */
  actor: Actor | null
  session: Session | null
  at: Date
}

export type SignedVisit = Visit & { actor: Actor; session: Session }

type Common = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  cache?: 'static'
  /** Open to a confined session, too. */
  whileConfined?: true
  /** Takes its body piece by piece and limits it itself: the limit of other forms does not hold. Its path has no parameter. */
  streams?: true
  /** Scopes of which a token needs one; without it 「read」 to read and 「acts」 for everything else. */
  scopes?: readonly TokenScope[]
}

export type Route =
  | (Common & { who: 'anyone'; handle: (visit: Visit) => Promise<Response> | Response })
  | (Common & { who: 'signed-in' | 'administrator'; handle: (visit: SignedVisit) => Promise<Response> | Response })

/** Reads what this visitor may see. */
export const read = <T>(visit: SignedVisit, of: (tx: Tx) => Promise<T>): Promise<T> =>
  readAs(visit.product.db, visit.actor, of)

/** A path parameter the route declares. */
export const param = (visit: Visit, name: string): string => visit.c.req.param(name) ?? ''

/** Search parameters, last value of each. */
export const queryOf = (visit: Visit): Readonly<Record<string, string>> => visit.c.req.query()

/** Form fields as the acts take them: one value a string, several an array; files are left out. */
export const formOf = async (visit: Visit): Promise<Record<string, string | string[]>> => {
  const body = await visit.c.req.parseBody({ all: true })
  const fields: Record<string, string | string[]> = {}
  for (const [key, value] of Object.entries(body)) {
    if (typeof value === 'string') fields[key] = value
    else if (Array.isArray(value)) fields[key] = value.filter((v): v is string => typeof v === 'string')
  }
  return fields
}
