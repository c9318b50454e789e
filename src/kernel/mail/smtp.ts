import { createTransport } from 'nodemailer'

export type MailServer = {
  host: string
  port: number
  security: 'tls' | 'starttls' | 'none'
  login: string | null
  fromAddress: string
}

export type Envelope = { to: string; subject: string; body: string; messageId: string }

/**
 * How a try ended. `refused`: the server says never, for this address or this mail. `later`: it or the way to it fails
 * now; `server` marks what would meet every other mail, too.
 */
export type Sent =
  | { outcome: 'sent'; code: number | null; words: string }
  | { outcome: 'later'; code: number | null; words: string; server: boolean }
  | { outcome: 'refused'; code: number; words: string }

export type Transport = { send: (mail: Envelope) => Promise<Sent>; close: () => void }

type SmtpError = Error & { code?: string; responseCode?: number; response?: string; command?: string }

const oneLine = (text: string) => text.replaceAll(/[\p{Cc}]+/gu, ' ').slice(0, 300)

/** What went wrong before the mail server said anything, as an administrator can act on it. */
const CAUSES: readonly (readonly [RegExp, string])[] = [
  [
    /certificate|altnames|CERT/u,
    'サーバの証明書を確かめられません。部内の認証局なら、その証明書をデータの場所に smtp-ca.pem として置きます。',
  ],
  [/ECONNREFUSED/u, 'サーバにつながりません。名前・ポートと、サーバが動いているかを確かめてください。'],
  [/ENOTFOUND|EAI_AGAIN|EDNS/u, 'サーバの名前が見付かりません。'],
  [/timeout|ETIMEDOUT/iu, 'サーバが時間内に答えません。'],
  [/wrong version number|ESOCKET.*SSL|EPROTO/u, '暗号化の選び方がサーバと合いません。'],
  [/EAUTH/u, 'サーバが利用者名とパスワードを受け付けません。'],
  [/ETLS|STARTTLS/u, 'サーバとの暗号化が始められません。暗号化の選び方を確かめてください。'],
]

const explained = (error: SmtpError): string => {
  const said = error.response ?? error.message.replace(/;.*$/u, '')
  const cause = CAUSES.find(([sign]) => sign.test(`${error.code ?? ''} ${error.message}`))
  return oneLine(cause ? `${cause[1]}（${said}）` : said)
}

const ABOUT_THIS_MAIL = new Set(['RCPT TO', 'DATA'])

const judged = (error: SmtpError): Sent => {
  const code = error.responseCode ?? null
  const mine = ABOUT_THIS_MAIL.has(error.command ?? '') || error.code === 'EMESSAGE'
  if (code !== null && code >= 500 && mine)
    return { outcome: 'refused', code, words: oneLine(error.response ?? error.message) }
  return { outcome: 'later', code, words: explained(error), server: !mine }
}

const WAIT_MS = 15_000

/** One connection, used again for the mails of one round. A certificate nobody known to us has signed is not accepted. */
export const openTransport = (
  server: MailServer,
  secrets: { password: string | null; authority: string | null },
): Transport => {
  const transport = createTransport({
    pool: true,
    maxConnections: 1,
    host: server.host,
    port: server.port,
    secure: server.security === 'tls',
    requireTLS: server.security === 'starttls',
    ignoreTLS: server.security === 'none',
    connectionTimeout: WAIT_MS,
    greetingTimeout: WAIT_MS,
    socketTimeout: 2 * WAIT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(secrets.authority === null ? {} : { tls: { ca: secrets.authority } }),
    ...(server.login === null ? {} : { auth: { user: server.login, pass: secrets.password ?? '' } }),
  })
  return {
    send: async ({ to, subject, body, messageId }) => {
      try {
        const { response } = await transport.sendMail({
          from: { name: '情報保証業務', address: server.fromAddress },
          to: { name: '', address: to },
          subject,
          text: body,
          messageId,
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        })
        return { outcome: 'sent', code: Number.parseInt(response, 10) || null, words: oneLine(response) }
      } catch (error) {
        return judged(error as SmtpError)
      }
    },
    close: () => transport.close(),
  }
}
