import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { Provider } from 'oidc-provider'

/** A real provider on this machine: who signs in there is whoever the form says. */
export type TestProvider = {
  issuer: URL
  clientSecret: string
  /** Sites that may send people to it. */
  admit: (site: string) => void
  /** Answers with another issuer than its own from now on, or again with its own. */
  lie: (issuer: string | null) => void
  stop: () => Promise<void>
}

export const CLIENT = 'mamori'

const SECRET = 'himitsu-no-kagi-0123456789abcdef'

const form = (
  uid: string,
) => `<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>見本の提供元</title></head>
<body><h1>見本の提供元</h1><form method="post" action="/interaction/${uid}">
<label>利用者の番号 <input name="login"></label> <button>入る</button>
<button name="decline" value="1">やめる</button></form></body></html>`

const made = (issuer: string, sites: ReadonlySet<string>) => {
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT,
        client_secret: SECRET,
        redirect_uris: [...sites].map((site) => `${site}/sign-in/oidc/callback`),
        post_logout_redirect_uris: [...sites].map((site) => `${site}/sign-in`),
        token_endpoint_auth_method: 'client_secret_post',
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    features: { devInteractions: { enabled: false } },
    findAccount: (_ctx, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    loadExistingGrant: async (ctx) => {
      const { client, session } = ctx.oidc
      const grant = new ctx.oidc.provider.Grant({
        clientId: client?.clientId ?? '',
        accountId: session?.accountId ?? '',
      })
      grant.addOIDCScope('openid')
      await grant.save()
      return grant
    },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    cookies: { keys: ['a key of the tests'] },
    ttl: { Session: 3600, Interaction: 600, Grant: 3600, AccessToken: 600, IdToken: 600 },
  })
  return provider
}

const interact = async (provider: Provider, request: IncomingMessage, response: ServerResponse) => {
  const uid = (request.url ?? '').split('/').at(-1) ?? ''
  if (request.method === 'GET') {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(form(uid))
    return
  }
  const sent = new URLSearchParams(await text(request))
  const result = sent.has('decline')
    ? { error: 'access_denied', error_description: 'declined' }
    : { login: { accountId: sent.get('login') ?? '' } }
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
}

/** Starts a provider on a free port of this machine; each one signs with keys of its own. */
export const startProvider = async (port = 0): Promise<TestProvider> => {
  const sites = new Set<string>()
  let lie: string | null = null
  let provider: Provider | null = null
  const server = createServer()
  await new Promise<void>((listening) => void server.listen(port, '127.0.0.1', listening))
  const issuer = new URL(`http://localhost:${(server.address() as AddressInfo).port}`)
  const current = () => (provider ??= made(issuer.origin, sites))
  server.on('request', (request, response) => {
    const { url = '' } = request
    if (lie !== null && url.startsWith('/.well-known/')) {
      response.setHeader('content-type', 'application/json')
      response.end(
        JSON.stringify({ issuer: lie, authorization_endpoint: `${lie}/auth`, token_endpoint: `${lie}/token` }),
      )
      return
    }
    if (url.startsWith('/interaction/'))
      void interact(current(), request, response).catch(() => {
        response.statusCode = 500
        response.end()
      })
    else void current().callback()(request, response)
  })
  return {
    issuer,
    clientSecret: SECRET,
    admit: (site) => {
      sites.add(site)
      provider = null
    },
    lie: (other) => {
      lie = other
    },
    stop: () =>
      new Promise((closed) => {
        server.closeAllConnections()
        server.close(() => closed())
      }),
  }
}
