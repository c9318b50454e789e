import type { Visit } from '#kernel/http/route.ts'
import { frame, type FrameProps } from '#kernel/pages/frame.tsx'
import { tokenOf } from './session-cookie.ts'
import type { From } from './sign-in.ts'

/** From where a new session begins. */
export const fromOf = ({ c, at }: Visit): From => ({
  at,
  userAgent: c.req.header('user-agent') ?? '',
  replacing: tokenOf(c),
})

/** A page as the answer; 422 where what was sent must be mended. */
export const show = (
  visit: Visit,
  page: FrameProps,
  status: 200 | 404 | 409 | 422 = 200,
): Response | Promise<Response> => visit.c.html(frame(visit, page), status)

/** Where the product is reached, as the browser names it. */
export const originOf = ({ c }: Visit): string => {
  const origin = c.req.header('origin')
  return origin !== undefined && /^https?:\/\//.test(origin) ? origin : new URL(c.req.url).origin
}

/** A field that may be long, as a device's answer is; empty where it was not sent, or sent as several. Its reader sets the limit. */
export const sentText = (form: Readonly<Record<string, string | string[]>>, name: string): string => {
  const value = form[name]
  return typeof value === 'string' ? value : ''
}
