import { sql } from 'kysely'
import { EVERYTHING, writeAs, type Database, type Tx } from '../db/database.ts'
import { newId } from '../id.ts'
import type { Sent } from './smtp.ts'

const PRODUCT = { reach: EVERYTHING, personId: null }

/** How long a sender holds a mail: longer than any try takes, so that two never send the same one. */
const HOLD_MINUTES = 5

/** Minutes until the next try, by how many there were; after the last one it is given up. */
const WAITS = [1, 5, 15, 60, 240, 480, 960, 1440] as const

export type Held = {
  id: string
  noticeId: string | null
  personId: string
  address: string
  subject: string
  body: string
  messageId: string
  tries: number
}

/** Is there anything to send now? Asked without a lock, so that an idle office costs one cheap read a tick. */
export const anythingDue = async (db: Database, at: Date): Promise<boolean> =>
  writeAs(db, PRODUCT, async (tx) => {
    const row = await tx
      .selectFrom('mailOutbox')
      .select('id')
      .where('state', '=', 'waiting')
      .where('nextAt', '<=', at)
      .limit(1)
      .executeTakeFirst()
    return row !== undefined
  })

const noteTry = (tx: Tx, outboxId: string, at: Date, sent: { outcome: string; code: number | null; words: string }) =>
  tx
    .insertInto('mailTry')
    .values({ id: newId(at), outboxId, at, outcome: sent.outcome, code: sent.code, words: sent.words })
    .execute()

/**
 * Takes up to `limit` mails that are due, or the one named, for this process alone. One that another process held and
 * never let go of is written down as unclear: it may have been sent, and will be again under the same Message-ID.
 */
export const holdDue = (db: Database, at: Date, limit: number, only: string | null = null): Promise<readonly Held[]> =>
  writeAs(db, PRODUCT, async (tx) => {
    const { rows } = await sql<Held & { was: Date | null }>`
      with due as (
        select o.id, o.held_until as was from mail_outbox o
        where o.state = 'waiting' and (o.held_until is null or o.held_until <= ${at})
          and ${only === null ? sql`o.next_at <= ${at}` : sql`o.id = ${only}`}
        order by o.next_at, o.id limit ${limit} for update skip locked
      )
      update mail_outbox o set tries = o.tries + 1, held_until = ${at}::timestamptz + make_interval(mins => ${HOLD_MINUTES})
      from due where o.id = due.id
      returning o.id, o.notice_id, o.person_id, o.address, o.subject, o.body, o.message_id, o.tries, due.was`.execute(
      tx,
    )
    for (const row of rows)
      if (row.was !== null)
        await noteTry(tx, row.id, at, {
          outcome: 'unclear',
          code: null,
          words: '送っている間にプログラムが止まった。届いているかもしれない。',
        })
    return rows
  })

const afterNotice = (tx: Tx, noticeId: string | null, state: 'sent' | 'failed', at: Date) =>
  noticeId === null
    ? Promise.resolve()
    : sql`update notice set mail_state = ${state}, mailed_at = case when ${state} = 'sent' then coalesce(mailed_at, ${at}) else mailed_at end
        where id = ${noticeId} and mail_state is distinct from 'sent'`.execute(tx)

/** An address that is refused for good is an administrator's to see to; one that takes mail again no longer is. */
const noteAddress = (tx: Tx, held: Held, sent: Sent, at: Date) => {
  const refused = sent.outcome === 'refused'
  return sql`update mail_recipient set
      failing_since = ${refused ? sql`coalesce(failing_since, ${at}::timestamptz)` : null}, failing_words = ${refused ? sent.words : null}
    where person_id = ${held.personId} and address = ${held.address} and (${refused} or failing_since is not null)`.execute(
    tx,
  )
}

/** Writes down how a try ended, and when the next one is. */
export const endTry = (db: Database, held: Held, sent: Sent, at: Date): Promise<void> =>
  writeAs(db, PRODUCT, async (tx) => {
    await noteTry(tx, held.id, at, sent)
    const wait = WAITS[held.tries - 1]
    const state =
      sent.outcome === 'sent' ? 'sent' : sent.outcome === 'refused' || wait === undefined ? 'failed' : 'waiting'
    await tx
      .updateTable('mailOutbox')
      .set({
        state,
        heldUntil: null,
        ...(state === 'waiting' ? { nextAt: new Date(at.getTime() + (wait ?? 0) * 60_000) } : { endedAt: at }),
      })
      .where('id', '=', held.id)
      .execute()
    if (sent.outcome !== 'later') await noteAddress(tx, held, sent, at)
    if (state !== 'waiting') await afterNotice(tx, held.noticeId, state, at)
  })

/** Lets go of mails that were held and not tried, as if they had not been. */
export const letGo = async (db: Database, held: readonly Held[]): Promise<void> => {
  if (held.length === 0) return
  await writeAs(db, PRODUCT, (tx) =>
    sql`update mail_outbox set held_until = null, tries = tries - 1 where id = any (${held.map((h) => h.id)}::uuid[])`.execute(
      tx,
    ),
  )
}
