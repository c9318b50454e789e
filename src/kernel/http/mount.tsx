import { randomUUID } from 'node:crypto'
import { Hono, type Context, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { csrf } from 'hono/csrf'
import { secureHeaders } from 'hono/secure-headers'
import { codeOf } from '../act/refusing-constraints.ts'
import { Fault } from './fault.ts'
import { faultPage } from '../pages/fault-page.tsx'
import type { Product } from './product.ts'
import type { Route, SignedVisit, TokenScope, Visit } from './route.ts'

/** Finds out who is there from the request's cookie or token; null when nobody is. */
export type WhoIsThere = (c: Context, at: Date) => Promise<Pick<SignedVisit, 'actor' | 'session'> | null>

/** What the database cannot even read: a made-up id in an address, or a character it cannot keep. */
const unreadableBy = (error: unknown): Fault | null => {
  const code = codeOf(error)
  if (code === '22P02' || code === '22007' || code === '22008')
    return new Fault(404, 'その画面はありません。番号の形が違います。')
  if (code === '22021') return new Fault(422, '記録できない文字があります。入力し直してください。')
  return null
}

const isScim = (c: Context) => c.req.path.startsWith('/scim/')

const wantsJson = (c: Context) => c.req.path.startsWith('/api/') || isScim(c)

const answerFault = (product: Product, c: Context, fault: Fault, id: string) => {
  if (isScim(c))
    return c.json(
      {
        schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
        status: String(fault.status),
        detail: fault.sentence,
      },
      fault.status,
      { 'content-type': 'application/scim+json' },
    )
  if (wantsJson(c))
    return c.json({ type: 'about:blank', title: fault.sentence, status: fault.status, instance: id }, fault.status, {
      'content-type': 'application/problem+json',
    })
  return c.html(faultPage(product, fault, id), fault.status)
}

/** The one style element Turbo brings for its progress bar, by its hash; a new Turbo may need a new one (a story notices). */
const TURBO_PROGRESS_BAR = "'sha256-WAyOw4V+FqDc35lQPyRADLBWbuNK8ahvYEaQIYF1+Ps='"

const headers = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", TURBO_PROGRESS_BAR],
    imgSrc: ["'self'", 'data:'],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
  referrerPolicy: 'same-origin',
  crossOriginOpenerPolicy: 'same-origin',
  xFrameOptions: 'DENY',
})

/** A worker obeys the policy it is delivered with: the one that reads codes from pictures may run WebAssembly, pages may not. */
const READER_POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"

const readerHeaders: MiddlewareHandler = async (c, next) => {
  await next()
  if (/^\/assets\/scan-reader\.[^/]+\.js$/.test(c.req.path)) c.header('content-security-policy', READER_POLICY)
}

/**
 * A form is taken from a page of ours only: the browser says so itself (`Sec-Fetch-Site`), or names as `Origin` the address
 * it was sent to or a public origin of ours. What a proxy claims of the scheme is not asked: anybody could claim it.
 */
const fromOurPages = (origins: readonly string[]) =>
  csrf({ origin: (origin, c) => origin === new URL(c.req.url).origin || origins.includes(origin) })

/** A token comes with no request by itself, as a cookie does: what bears one was not sent by a foreign page. */
const bearsToken = (c: Context): boolean => wantsJson(c) && /^bearer /i.test(c.req.header('authorization') ?? '')

const coveredBy = (scopes: readonly TokenScope[], route: Route): boolean =>
  (route.scopes ?? [route.method === 'GET' ? 'read' : 'acts']).some((scope) => scopes.includes(scope))

const limited = (megabytes: number) =>
  bodyLimit({
    maxSize: megabytes * 1024 * 1024,
    onError: () => {
      throw new Fault(413, `送られた内容が大きすぎます。${megabytes}MBまでです。`)
    },
  })

/** Files to import are not held in memory but written down as they come, so they may be larger than other forms. */
const FILE_MEGABYTES = 65

/**
 * Builds the server from routes that each say who may come. Default deny: a path without a route is 404, a route for
 * signed-in people sends others to sign in, a route for administrators tells others that it is not theirs. `origins` are
 * those under which people reach a proxy in front of it.
 */
export const mount = (
  product: Product,
  routes: readonly Route[],
  whoIsThere: WhoIsThere,
  origins: readonly string[] = [],
): Hono => {
  const app = new Hono()
  app.use(readerHeaders)
  app.use(headers)
  const ours = fromOurPages(origins)
  app.use((c, next) => (bearsToken(c) ? next() : ours(c, next)))
  const most = limited(32)
  const mostOfFile = limited(FILE_MEGABYTES)
  const streamed = new Set(routes.flatMap((r) => (r.streams ? [`${r.method} ${r.path}`] : [])))
  app.use((c, next) => {
    if (streamed.has(`${c.req.method} ${c.req.path}`)) return next()
    return (c.req.path.startsWith('/imports/') ? mostOfFile : most)(c, next)
  })
  const seen = new Set<string>()
  for (const route of routes) {
    const name = `${route.method} ${route.path}`
    if (seen.has(name)) throw new Error(`two routes answer ${name}`)
    seen.add(name)
    app.on(route.method, route.path, async (c) => {
      const at = product.clock()
      if (route.cache !== 'static') c.header('cache-control', 'no-store')
      if (route.who === 'anyone') {
        const there = route.cache === 'static' ? null : await whoIsThere(c, at)
        const visit: Visit = { c, product, at, actor: there?.actor ?? null, session: there?.session ?? null }
        return route.handle(visit)
      }
      const there = await whoIsThere(c, at)
      if (!there) {
        if (wantsJson(c)) throw new Fault(401, 'サインインしてください。')
        return c.redirect(
          `/sign-in?to=${encodeURIComponent(c.req.method === 'GET' ? c.req.url.slice(new URL(c.req.url).origin.length) : '/')}`,
          303,
        )
      }
      if (there.session.scopes && !coveredBy(there.session.scopes, route))
        throw new Fault(403, 'このトークンの範囲では行えません。範囲の合うトークンを作ってください。')
      if (there.session.confined === true && route.whileConfined !== true) {
        if (wantsJson(c)) throw new Fault(403, 'システム管理者は、パスキーでサインインしてください。')
        return c.redirect('/account', 303)
      }
      if (route.who === 'administrator' && !there.session.administrator)
        throw new Fault(403, 'この画面は、システム管理者が使います。')
      return route.handle({ c, product, at, ...there })
    })
  }
  app.notFound((c) => answerFault(product, c, new Fault(404, 'その画面はありません。'), randomUUID()))
  app.onError((error, c) => {
    const id = randomUUID()
    if (error instanceof Fault) return answerFault(product, c, error, id)
    if ('status' in error && error.status === 403)
      return answerFault(product, c, new Fault(403, '別のところから送られた要求のため、受け付けませんでした。'), id)
    const unreadable = unreadableBy(error)
    if (unreadable) return answerFault(product, c, unreadable, id)
    product.log('fault', { id, path: c.req.routePath, error: error.stack ?? String(error) })
    return answerFault(product, c, new Fault(500, '処理できませんでした。行った手続は記録されていません。'), id)
  })
  return app
}
