import { writeAs, type Tx } from '#kernel/db/database.ts'
import { formOf, queryOf, read, type Route, type SignedVisit } from '#kernel/http/route.ts'
import { isId } from '#kernel/id.ts'
import type { FieldFault } from '#ui/error-summary.tsx'
import { accountById } from './account-store.ts'
import { fromOf, show } from './asking.ts'
import { changePassword } from './change-password.ts'
import { linkOf } from './oidc/link-store.ts'
import type { OwnOidc } from './oidc/oidc-pages.tsx'
import type { Provider } from './oidc/provider.ts'
import { passkeysOf } from './passkey/passkey-store.ts'
import { isOwnSaid, ownAccountPage, type OwnSaid } from './own-account-page.tsx'
import { eventsOf, writeEvent } from './security-event.ts'
import { giveToken, takeToken } from './session-cookie.ts'
import { endSession, endSessionsOf, sessionsOf } from './session-store.ts'
import { trimmed, typed } from './typed.ts'

const EVENTS = 20

type Shown = { oidc: Provider | null; errors?: readonly FieldFault[]; said?: OwnSaid | null }

const ownOidc = async (tx: Tx, oidc: Provider | null, accountId: string): Promise<OwnOidc | null> => {
  if (oidc === null) return null
  const { title, issuer } = oidc.settings
  return { title, issuer: issuer.href, link: await linkOf(tx, accountId, issuer.href) }
}

const showAccount = async (visit: SignedVisit, { oidc, errors = [], said = null }: Shown) => {
  const { actor, session, at } = visit
  const found = await read(visit, async (tx) => ({
    hasPassword: ((await accountById(tx, session.accountId))?.passwordHash ?? null) !== null,
    passkeys: await passkeysOf(tx, session.accountId),
    oidc: await ownOidc(tx, oidc, session.accountId),
    sessions: await sessionsOf(tx, session.accountId, at),
    events: await eventsOf(tx, actor.personId, EVENTS),
  }))
  const { login, administrator, id: sessionId, confined = false } = session
  const page = ownAccountPage({ actor, login, administrator, sessionId, confined, ...found, errors, said })
  return show(visit, page, errors.length > 0 ? 422 : 200)
}

const takePassword = async (visit: SignedVisit, oidc: Provider | null): Promise<Response> => {
  const { c, product, session } = visit
  const form = await formOf(visit)
  const given = {
    current: typed(form, 'current'),
    password: typed(form, 'password'),
    again: typed(form, 'passwordAgain'),
  }
  const changed = await changePassword(product.db, session.accountId, given, fromOf(visit))
  if (!changed.ok) return showAccount(visit, { oidc, errors: changed.errors })
  giveToken(c, changed.token)
  return c.redirect('/account?said=password-changed', 303)
}

const takeEnd = async (visit: SignedVisit): Promise<Response> => {
  const { c, product, session, actor, at } = visit
  const id = trimmed(await formOf(visit), 'session')
  const ended =
    isId(id) &&
    (await writeAs(product.db, actor, async (tx) => {
      const was = await endSession(tx, session.accountId, id)
      if (was)
        await writeEvent(tx, { at, kind: id === session.id ? 'signed-out' : 'session-ended', personId: actor.personId })
      return was
    }))
  if (!ended) return c.redirect('/account', 303)
  if (id !== session.id) return c.redirect('/account?said=session-ended', 303)
  takeToken(c)
  return c.redirect('/sign-in?said=signed-out', 303)
}

const takeEndAll = async ({ c, product, session, actor, at }: SignedVisit): Promise<Response> => {
  await writeAs(product.db, actor, async (tx) => {
    const sessions = await endSessionsOf(tx, session.accountId)
    await writeEvent(tx, { at, kind: 'sessions-ended', personId: actor.personId, facts: { sessions } })
  })
  takeToken(c)
  return c.redirect('/sign-in?said=everywhere', 303)
}

/** A person's own account: posts, sessions, password. */
export const ownAccountRoutes = (oidc: Provider | null): readonly Route[] => [
  {
    method: 'GET',
    path: '/account',
    who: 'signed-in',
    whileConfined: true,
    handle: (visit) => {
      const { said } = queryOf(visit)
      return showAccount(visit, { oidc, said: isOwnSaid(said) ? said : null })
    },
  },
  { method: 'POST', path: '/account/password', who: 'signed-in', handle: (visit) => takePassword(visit, oidc) },
  { method: 'POST', path: '/account/sessions/end', who: 'signed-in', handle: takeEnd },
  { method: 'POST', path: '/account/sessions/end-all', who: 'signed-in', handle: takeEndAll },
]
