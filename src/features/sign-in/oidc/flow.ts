import {
  AuthorizationResponseError,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
} from 'openid-client'
import type { Visit } from '#kernel/http/route.ts'
import type { Checked } from '../check-password.ts'
import { newToken } from '../token.ts'
import { claimAttempt, giveState, keepAttempt, takeState, type Attempt } from './attempt.ts'
import type { Provider } from './provider.ts'

export const CALLBACK = '/sign-in/oidc/callback'

const NOT_THERE =
  'サインインの提供元につながりません。しばらくしてからもう一度行うか、パスワードかパスキーでサインインしてください。'
const NOT_BEGUN =
  'このサインインは、この画面から始めたものではないか、時間がかかりすぎたか、すでに使われています。もう一度初めから行ってください。'
const DECLINED = '提供元でサインインが取りやめられました。'
const NOT_PROVEN = '提供元の答えを確かめられませんでした。もう一度初めから行ってください。'

/** Where the provider sends people back to: our first public origin, or where the request was sent. */
export const siteOf = ({ c }: Pick<Visit, 'c'>, origins: readonly string[]): string =>
  origins[0] ?? new URL(c.req.url).origin

/** Begins a sign-in (or a link, for a session) and answers with the provider's address, or says why it cannot. */
export const beginFlow = async (
  visit: Visit,
  provider: Provider,
  of: { origins: readonly string[]; to: string; sessionId: string | null },
): Promise<Checked<string>> => {
  const state = newToken()
  const verifier = randomPKCECodeVerifier()
  const attempt: Attempt = { nonce: randomNonce(), verifier, toPath: of.to, sessionId: of.sessionId }
  try {
    const configuration = await provider.configuration()
    await keepAttempt(visit.product.db, state, attempt, visit.at)
    giveState(visit.c, state)
    const url = buildAuthorizationUrl(configuration, {
      redirect_uri: `${siteOf(visit, of.origins)}${CALLBACK}`,
      scope: 'openid',
      response_type: 'code',
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce: attempt.nonce,
    })
    return { ok: true, value: url.href }
  } catch (error) {
    visit.product.log('oidc', { step: 'begin', error: nameOf(error) })
    return { ok: false, sentence: NOT_THERE }
  }
}

/** What went wrong, by its kind alone: never what the provider or the browser sent. */
const nameOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'unknown'
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return [error.name, code].filter(Boolean).join(' ')
}

export type Answered = { attempt: Attempt; subject: string; issuer: string }

/**
 * Judges what the provider sent back through the browser: its own state, once; the code exchanged with the verifier; the
 * token's issuer, audience, nonce, time and signature.
 */
export const endFlow = async (
  visit: Visit,
  provider: Provider,
  origins: readonly string[],
): Promise<Checked<Answered> & { to: string }> => {
  const { c, product, at } = visit
  const given = new URL(c.req.url)
  const state = takeState(c)
  const attempt =
    state === undefined || given.searchParams.get('state') !== state ? null : await claimAttempt(product.db, state, at)
  if (attempt === null || state === undefined) return { ok: false, sentence: NOT_BEGUN, to: '/' }
  const to = attempt.toPath
  try {
    const configuration = await provider.configuration()
    const answer = new URL(`${siteOf(visit, origins)}${CALLBACK}${given.search}`)
    const tokens = await authorizationCodeGrant(configuration, answer, {
      pkceCodeVerifier: attempt.verifier,
      expectedState: state,
      expectedNonce: attempt.nonce,
      idTokenExpected: true,
    })
    const claims = tokens.claims()
    if (!claims) throw new Error('no identity was told')
    return { ok: true, value: { attempt, subject: claims.sub, issuer: new URL(claims.iss).href }, to }
  } catch (error) {
    product.log('oidc', { step: 'end', error: nameOf(error) })
    const declined = error instanceof AuthorizationResponseError && error.error === 'access_denied'
    return { ok: false, sentence: declined ? DECLINED : NOT_PROVEN, to }
  }
}
