import { formOf, type Route, type Visit } from '#kernel/http/route.ts'
import { fromOf, sentText } from '../asking.ts'
import { signInAgain } from '../entry-routes.ts'
import { localPath } from '../local-path.ts'
import { giveToken } from '../session-cookie.ts'
import { trimmed } from '../typed.ts'
import { NO_SITE, relyingPartyOf } from './relying-party.ts'
import { beginSignIn, signInByPasskey } from './sign-in-by-passkey.ts'

const askDevice = async (visit: Visit, origins: readonly string[]): Promise<Response> => {
  const { c, product, at } = visit
  const party = relyingPartyOf(visit, origins)
  if (party === null) return c.json({ sentence: NO_SITE }, 422)
  return c.json({ get: await beginSignIn(product.db, party, at) })
}

const takeSignIn = async (visit: Visit, origins: readonly string[], oidc: string | null): Promise<Response> => {
  const { c, product } = visit
  const form = await formOf(visit)
  const to = localPath(trimmed(form, 'to'))
  const party = relyingPartyOf(visit, origins)
  if (party === null) return signInAgain(visit, to, NO_SITE, oidc)
  const entered = await signInByPasskey(product.db, sentText(form, 'credential'), party, fromOf(visit))
  if (!entered.ok) return signInAgain(visit, to, entered.sentence, oidc)
  giveToken(c, entered.value)
  return c.redirect(to, 303)
}

/** In by a passkey: the device says who it is, no name is typed. */
export const entryPasskeyRoutes = (origins: readonly string[], oidc: string | null): readonly Route[] => [
  {
    method: 'POST',
    path: '/sign-in/passkey/challenge',
    who: 'anyone',
    handle: (visit) => askDevice(visit, origins),
  },
  { method: 'POST', path: '/sign-in/passkey', who: 'anyone', handle: (visit) => takeSignIn(visit, origins, oidc) },
]
