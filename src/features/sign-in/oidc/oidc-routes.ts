import { buildEndSessionUrl } from 'openid-client'
import { writeAs } from '#kernel/db/database.ts'
import { queryOf, type Route, type SignedVisit, type Visit } from '#kernel/http/route.ts'
import { fromOf, show } from '../asking.ts'
import { signInAgain } from '../entry-routes.ts'
import { localPath } from '../local-path.ts'
import { writeEvent } from '../security-event.ts'
import { giveToken } from '../session-cookie.ts'
import { enterBySubject, linkToOwn } from './enter.ts'
import { beginFlow, CALLBACK, endFlow, siteOf } from './flow.ts'
import { removeLink } from './link-store.ts'
import { leavePage } from './oidc-pages.tsx'
import type { Provider } from './provider.ts'

type Origins = readonly string[]

const refuse = (visit: Visit, provider: Provider, to: string, sentence: string) =>
  signInAgain(visit, to, sentence, provider.settings.title)

const start = async (visit: Visit, provider: Provider, origins: Origins) => {
  const to = localPath(queryOf(visit)['to'])
  if (visit.session) return visit.c.redirect(to, 303)
  const begun = await beginFlow(visit, provider, { origins, to, sessionId: null })
  return begun.ok ? visit.c.redirect(begun.value, 303) : refuse(visit, provider, to, begun.sentence)
}

const startLink = async (visit: SignedVisit, provider: Provider, origins: Origins) => {
  const { title, issuer } = provider.settings
  const begun = await beginFlow(visit, provider, { origins, to: '/account', sessionId: visit.session.id })
  return begun.ok
    ? show(visit, leavePage(title, issuer.href, begun.value))
    : visit.c.redirect('/account?said=oidc-not-there', 303)
}

const SAID_BY_LINK = { true: 'oidc-linked', false: 'oidc-taken' } as const

/** The answer to a link belongs to the session that asked for it, and to no other. */
const finishLink = async (visit: Visit, told: { issuer: string; subject: string; sessionId: string }) => {
  const { c, product, session, actor, at } = visit
  if (!session || !actor || session.id !== told.sessionId)
    return c.redirect(session ? '/account?said=oidc-failed' : '/sign-in', 303)
  const linked = await linkToOwn(product.db, told, { accountId: session.accountId, actor, at })
  return c.redirect(`/account?said=${SAID_BY_LINK[`${linked.ok}`]}`, 303)
}

const finish = async (visit: Visit, provider: Provider, origins: Origins) => {
  const ended = await endFlow(visit, provider, origins)
  if (!ended.ok)
    return visit.session
      ? visit.c.redirect('/account?said=oidc-failed', 303)
      : refuse(visit, provider, ended.to, ended.sentence)
  const { attempt, issuer, subject } = ended.value
  if (attempt.sessionId !== null) return finishLink(visit, { issuer, subject, sessionId: attempt.sessionId })
  const entered = await enterBySubject(visit.product.db, { issuer, subject }, fromOf(visit))
  if (!entered.ok) return refuse(visit, provider, ended.to, entered.sentence)
  giveToken(visit.c, entered.value)
  return visit.c.redirect(ended.to, 303)
}

const remove = async (visit: SignedVisit, provider: Provider) => {
  const { c, product, session, actor, at } = visit
  const issuer = provider.settings.issuer.href
  await writeAs(product.db, actor, async (tx) => {
    if (await removeLink(tx, session.accountId, issuer, actor.personId, at))
      await writeEvent(tx, { at, kind: 'oidc-unlinked', personId: actor.personId })
  })
  return c.redirect('/account?said=oidc-removed', 303)
}

/** On from our own sign-out to the provider's, for whoever wants to end that, too. */
const signOutThere = async (visit: Visit, provider: Provider, origins: Origins) => {
  const configuration = await provider.configuration().catch(() => null)
  const url =
    configuration?.serverMetadata().end_session_endpoint === undefined
      ? null
      : buildEndSessionUrl(configuration, { post_logout_redirect_uri: `${siteOf(visit, origins)}/sign-in` })
  return visit.c.redirect(url?.href ?? '/sign-in', 303)
}

/** In by the office's own provider; there only where one is set. */
export const oidcRoutes = (provider: Provider | null, origins: Origins): readonly Route[] =>
  provider === null
    ? []
    : [
        { method: 'GET', path: '/sign-in/oidc', who: 'anyone', handle: (visit) => start(visit, provider, origins) },
        { method: 'GET', path: CALLBACK, who: 'anyone', handle: (visit) => finish(visit, provider, origins) },
        {
          method: 'GET',
          path: '/sign-in/oidc/sign-out',
          who: 'anyone',
          handle: (visit) => signOutThere(visit, provider, origins),
        },
        {
          method: 'POST',
          path: '/account/oidc',
          who: 'signed-in',
          handle: (visit) => startLink(visit, provider, origins),
        },
        { method: 'POST', path: '/account/oidc/remove', who: 'signed-in', handle: (visit) => remove(visit, provider) },
      ]
