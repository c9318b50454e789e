import {
  allowInsecureRequests,
  ClientSecretPost,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  type Configuration,
} from 'openid-client'

/** The office's own provider of sign-in, as it is set when the program starts. */
export type OidcSettings = {
  issuer: URL
  clientId: string
  /** Read anew where it lies in a file, so that it may be changed without a stop. Never written down by us. */
  clientSecret: () => Promise<string>
  /** What the button calls it. */
  title: string
}

export type Provider = { settings: OidcSettings; configuration: () => Promise<Configuration> }

const FRESH_MS = 3_600_000
const TIMEOUT_S = 10

/** The program calls out to nobody but the provider: every other host is refused, whatever its documents name. */
const onlyTo =
  (issuer: URL) =>
  (url: string, options: object): Promise<Response> => {
    if (new URL(url).origin !== issuer.origin) throw new Error('the provider names an address that is not its own')
    return fetch(url, { ...options, redirect: 'error' })
  }

/** Asks the provider for its own description when it is first needed, and again after an hour. */
export const providerOf = (settings: OidcSettings): Provider => {
  let kept: { at: number; configuration: Promise<Configuration> } | null = null
  const ask = async () => {
    const { issuer, clientId } = settings
    const secret = await settings.clientSecret()
    return discovery(issuer, clientId, undefined, ClientSecretPost(secret), {
      timeout: TIMEOUT_S,
      [customFetch]: onlyTo(issuer),
      // Without TLS only on this machine itself: the settings let no other such issuer in.
      execute: [enableNonRepudiationChecks, ...(issuer.protocol === 'http:' ? [allowInsecureRequests] : [])],
    })
  }
  return {
    settings,
    configuration: () => {
      const now = performance.now()
      if (kept && now - kept.at < FRESH_MS) return kept.configuration
      const configuration = ask()
      kept = { at: now, configuration }
      // A provider that did not answer is asked again by the next.
      configuration.catch(() => {
        kept = null
      })
      return configuration
    },
  }
}
