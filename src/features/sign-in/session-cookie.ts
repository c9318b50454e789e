import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { isToken } from './token.ts'

const NAME = 'mamori_session'

/** Behind a proxy that ends TLS the request says so; one that claims it falsely only loses its own cookie. */
export const cameByHttps = (c: Context): boolean =>
  new URL(c.req.url).protocol === 'https:' || c.req.header('x-forwarded-proto')?.split(',')[0]?.trim() === 'https'

const attributes = (c: Context) => ({ httpOnly: true, sameSite: 'Lax', path: '/', secure: cameByHttps(c) }) as const

/** The token the browser brought; undefined where there is none of our shape. */
export const tokenOf = (c: Context): string | undefined => {
  const token = getCookie(c, NAME)
  return isToken(token) ? token : undefined
}

/** Kept by the browser until it closes; how long it is good for the server decides. */
export const giveToken = (c: Context, token: string): void => setCookie(c, NAME, token, attributes(c))

export const takeToken = (c: Context): void => {
  deleteCookie(c, NAME, attributes(c))
}
