import type { AddressInfo } from 'node:net'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { CERTIFICATE, KEY } from './certificate-for-tests.ts'

export type Delivered = ParsedMail & {
  raw: string
  recipients: readonly string[]
  encrypted: boolean
  user: string | null
}

export type MailHost = {
  port: number
  delivered: Delivered[]
  /** What the server answers to the next recipients; null takes them again. */
  answers: (code: number | null) => void
  connections: () => number
  close: () => Promise<void>
}

const saying = (code: number) =>
  Object.assign(new Error(code >= 500 ? 'no such mailbox' : 'try again later'), { responseCode: code })

/** A real mail server on this machine that keeps what it is given. */
export const openMailHost = async (
  options: SMTPServerOptions & { user?: string; password?: string } = {},
): Promise<MailHost> => {
  const delivered: Delivered[] = []
  let refusal: number | null = null
  let connections = 0
  const { user, password, ...rest } = options
  const server = new SMTPServer({
    key: KEY,
    cert: CERTIFICATE,
    authOptional: user === undefined,
    logger: false,
    onConnect: (_session, done) => {
      connections += 1
      done()
    },
    onAuth: (auth, _session, done) =>
      auth.username === user && auth.password === password ? done(null, { user: auth.username }) : done(saying(535)),
    onRcptTo: (_address, _session, done) => done(refusal === null ? null : saying(refusal)),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => void chunks.push(chunk))
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString()
        const recipients = session.envelope.rcptTo.map((r) => r.address)
        const { secure: encrypted, user: by } = session
        simpleParser(raw, (error, mail) => {
          if (!error) delivered.push({ ...mail, raw, recipients, encrypted, user: by ?? null })
          done(error)
        })
      })
    },
    ...rest,
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve())
  })
  return {
    port: (server.server.address() as AddressInfo).port,
    delivered,
    answers: (code) => {
      refusal = code
    },
    connections: () => connections,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}
