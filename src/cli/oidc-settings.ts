import { readFile } from 'node:fs/promises'
import { CannotStart } from '#kernel/postgres/cannot-start.ts'
import type { OidcSettings } from '#features/sign-in/oidc/provider.ts'

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/

/** https, or plain http to this machine itself: what is read on the way would let others in. */
const issuerOf = (text: string): URL => {
  const url = URL.parse(text)
  if (url && (url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname)))) return url
  throw new CannotStart(
    `MAMORI_OIDC_ISSUER は https:// で始まる提供元のアドレスです（この計算機の中だけ http:// でも構いません）：${text}`,
    `MAMORI_OIDC_ISSUER must be an https address (http is for this machine only), not ${text}.`,
  )
}

const need = (env: NodeJS.ProcessEnv, name: string): string => {
  const value = env[name] ?? ''
  if (value !== '') return value
  throw new CannotStart(
    `MAMORI_OIDC_ISSUER を決めたときは、${name} も要ります。`,
    `With MAMORI_OIDC_ISSUER, ${name} is needed, too.`,
  )
}

/** The office's own sign-in as the environment has it; null where none is named. The secret may stand in a file. */
export const oidcOf = (env: NodeJS.ProcessEnv): OidcSettings | null => {
  const issuer = env['MAMORI_OIDC_ISSUER'] ?? ''
  if (issuer === '') return null
  const file = env['MAMORI_OIDC_CLIENT_SECRET_FILE'] ?? ''
  const secret = file === '' ? need(env, 'MAMORI_OIDC_CLIENT_SECRET') : ''
  return {
    issuer: issuerOf(issuer),
    clientId: need(env, 'MAMORI_OIDC_CLIENT_ID'),
    clientSecret: async () => (file === '' ? secret : (await readFile(file, 'utf8')).trim()),
    title: env['MAMORI_OIDC_TITLE'] || '組織のアカウント',
  }
}
