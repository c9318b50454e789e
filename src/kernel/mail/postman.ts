import { EVERYTHING, readAs, type Database } from '../db/database.ts'
import { anythingDue, endTry, holdDue, letGo } from './outbox.ts'
import type { MailSecrets } from './password.ts'
import { openTransport, type MailServer, type Sent } from './smtp.ts'
import { ORIGIN } from './words.ts'

type Office = {
  db: Database
  secrets: Pick<MailSecrets, 'password' | 'authority'>
  /** Where people reach the product. */
  origin: () => string
  clock: () => Date
}

const BATCH = 20

const serverOf = (db: Database): Promise<MailServer | null> =>
  readAs(db, { reach: EVERYTHING, personId: null }, async (tx) => {
    const row = await tx.selectFrom('mailServer').selectAll().where('enabled', '=', true).executeTakeFirst()
    return row ? { ...row, security: row.security as MailServer['security'] } : null
  })

/**
 * Sends what is due, up to twenty mails, or the one named; answers how each ended. At least once: where the program dies
 * after sending and before writing that down, the same mail goes out again with the same Message-ID.
 */
export const sendDue = async (of: Office, only: string | null = null): Promise<readonly Sent[]> => {
  const server = await serverOf(of.db)
  if (!server) return []
  const held = await holdDue(of.db, of.clock(), BATCH, only)
  if (held.length === 0) return []
  const transport = openTransport(server, {
    password: await of.secrets.password(),
    authority: await of.secrets.authority(),
  })
  const ends: Sent[] = []
  try {
    for (const [nth, mail] of held.entries()) {
      const { address: to, subject, messageId } = mail
      const sent = await transport.send({ to, subject, messageId, body: mail.body.replaceAll(ORIGIN, of.origin()) })
      await endTry(of.db, mail, sent, of.clock())
      ends.push(sent)
      // What the server itself cannot do now it could not do for the rest either.
      if (sent.outcome === 'later' && sent.server) {
        await letGo(of.db, held.slice(nth + 1))
        break
      }
    }
  } finally {
    transport.close()
  }
  return ends
}

export type Postman = { stop: () => Promise<void> }

/** Sends in the background, in any number of processes: a mail is held by one of them at a time. */
export const startPostman = (
  of: Office & { everyMs: number; log: (event: string, facts?: Record<string, unknown>) => void },
): Postman => {
  const stopped = new AbortController()
  let endPause = () => {}
  const pause = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, of.everyMs)
      endPause = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const round = async () => {
    if (!(await anythingDue(of.db, of.clock()))) return
    const ends = await sendDue(of)
    const failing = ends.find((e) => e.outcome !== 'sent')
    if (failing) of.log('mail', { outcome: failing.outcome, code: failing.code })
  }
  const run = async () => {
    while (!stopped.signal.aborted) {
      await round().catch((error: unknown) => of.log('mail', { error: String(error) }))
      if (!stopped.signal.aborted) await pause()
    }
  }
  const ended = run()
  return {
    stop: () => {
      stopped.abort()
      endPause()
      return ended
    },
  }
}
