import type { Visit } from '#kernel/http/route.ts'

/** The site as devices know it: the name they keep a passkey for, and the address it may be used at. */
export type RelyingParty = { id: string; origin: string }

export const NO_SITE =
  'この接続ではパスキーを使えません。https の名前（MAMORI_ORIGIN に決めたもの）で開いてください。計算機の上では http://localhost でも使えます。'

const isLocal = (name: string) => name === 'localhost' || name.endsWith('.localhost')

/** Devices keep passkeys for names, not for addresses in figures, and only where nobody can read along. */
const partyAt = (origin: string): RelyingParty | null => {
  const { hostname, protocol } = new URL(origin)
  if (/^[\d.]+$|^\[/u.test(hostname) || (protocol !== 'https:' && !isLocal(hostname))) return null
  return { id: hostname, origin }
}

/**
 * Which of the site's addresses a page asked from: a public origin of ours, or, where none was named, the one the request was
 * sent to. Null where the page is another's, or where devices would keep no passkey.
 */
export const relyingPartyOf = ({ c }: Pick<Visit, 'c'>, origins: readonly string[]): RelyingParty | null => {
  const own = origins.length > 0 ? origins : [new URL(c.req.url).origin]
  const origin = own.find((one) => one === c.req.header('origin'))
  return origin === undefined ? null : partyAt(origin)
}
