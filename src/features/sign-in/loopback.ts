import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'

/** Does this address belong to the machine itself? */
export const isLoopback = (address: string | undefined): boolean =>
  address !== undefined && (address === '::1' || /^(::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/i.test(address))

const peerAddress = (c: Context): string | undefined => {
  try {
    return getConnInfo(c).remote.address
  } catch {
    // No socket stands behind the request: then nothing is known of where it comes from.
    return undefined
  }
}

const FORWARDED = ['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via']

const LOCAL_NAME = /^(([a-z0-9-]+\.)*localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])$/i

/**
 * Was this asked on the machine itself? The socket's peer decides; a proxy would hide who asks, so what passed one is
 * refused, and a name that is not the machine's own (a foreign page whose name was pointed here) is, too.
 */
export const isFromThisMachine = (c: Context): boolean =>
  isLoopback(peerAddress(c)) &&
  FORWARDED.every((name) => c.req.header(name) === undefined) &&
  LOCAL_NAME.test(new URL(c.req.url).hostname)
