import { formOf, queryOf, type Route, type Visit } from '#kernel/http/route.ts'
import { fromOf, show } from './asking.ts'
import { localPath } from './local-path.ts'
import { isFromThisMachine } from './loopback.ts'
import { giveToken, takeToken } from './session-cookie.ts'
import { awaitsSetUp } from './set-up.ts'
import { isSaid, signInPage, type SignInModel } from './sign-in-page.tsx'
import { signInByPassword, signOut } from './sign-in.ts'
import { trimmed, typed } from './typed.ts'

const offersSample = ({ c, product }: Visit) => product.demo && isFromThisMachine(c)

const modelOf = async (
  visit: Visit,
  given: Partial<SignInModel> & Pick<SignInModel, 'oidc'>,
): Promise<SignInModel> => ({
  to: '/',
  login: '',
  refused: null,
  passkeyRefused: null,
  said: null,
  awaitsSetUp: await awaitsSetUp(visit.product.db),
  demo: offersSample(visit),
  ...given,
})

const showSignIn = async (visit: Visit, oidc: string | null): Promise<Response> => {
  const { to: wanted, said, with: means } = queryOf(visit)
  const to = localPath(wanted)
  if (visit.session) return visit.c.redirect(to, 303)
  if (offersSample(visit) && means !== 'password' && !isSaid(said))
    return visit.c.redirect(`/demo/sign-in${to === '/' ? '' : `?to=${encodeURIComponent(to)}`}`, 303)
  return show(visit, signInPage(await modelOf(visit, { oidc, to, said: isSaid(said) ? said : null })))
}

/** The sign-in page once more, because a passkey or the provider's answer was not taken. */
export const signInAgain = async (
  visit: Visit,
  to: string,
  passkeyRefused: string,
  oidc: string | null,
): Promise<Response> => show(visit, signInPage(await modelOf(visit, { oidc, to, passkeyRefused })), 422)

const takeSignIn = async (visit: Visit, oidc: string | null): Promise<Response> => {
  const { c, product } = visit
  const form = await formOf(visit)
  const to = localPath(trimmed(form, 'to'))
  const login = trimmed(form, 'login')
  const password = typed(form, 'password')
  const entered =
    login === '' || password === ''
      ? { ok: false as const, sentence: 'ログイン名とパスワードを入力してください。' }
      : await signInByPassword(product.db, { login, password }, fromOf(visit))
  if (!entered.ok)
    return show(visit, signInPage(await modelOf(visit, { oidc, to, login, refused: entered.sentence })), 422)
  giveToken(c, entered.value)
  return c.redirect(to, 303)
}

const takeSignOut = async (visit: Visit): Promise<Response> => {
  const { c, product, session, actor, at } = visit
  const by = session && actor ? await signOut(product.db, session, actor.personId, at) : null
  takeToken(c)
  return c.redirect(`/sign-in?said=${by === 'oidc' ? 'signed-out-here' : 'signed-out'}`, 303)
}

/** In and out by password; `oidc` is what the office's own sign-in is called, where one is set. */
export const entryRoutes = (oidc: string | null): readonly Route[] => [
  { method: 'GET', path: '/sign-in', who: 'anyone', handle: (visit) => showSignIn(visit, oidc) },
  { method: 'POST', path: '/sign-in', who: 'anyone', handle: (visit) => takeSignIn(visit, oidc) },
  { method: 'POST', path: '/sign-out', who: 'anyone', handle: takeSignOut },
]
