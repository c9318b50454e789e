import { sql } from 'kysely'
import { EVERYTHING, readAs, writeAs, type Database, type Tx } from '#kernel/db/database.ts'
import { noticesTo } from '#kernel/home/inbox.ts'
import { dutiesFor } from '#kernel/home/duties.ts'
import { turnsFor } from '#kernel/home/turns.ts'
import type { Product } from '#kernel/http/product.ts'
import { queueMail, WITHIN_DOMAINS } from '#kernel/mail/queue.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { dayOf, startOfDay, type Day } from '#kernel/pure/day.ts'
import type { MailChoice } from '../words.ts'
import { dailyLetter } from './letter.ts'

const PRODUCT = { reach: EVERYTHING, personId: null }

export const DAILY_SETTING = 'notices.daily-hour'
export const DAILY_HOUR = 8

export type LoadActor = (tx: Tx, personId: string, day: Day) => Promise<Actor | null>

type Recipient = { personId: string; address: string; choice: MailChoice }

const hourSet = async (tx: Tx): Promise<number> => {
  const row = await tx.selectFrom('setting').select('value').where('key', '=', DAILY_SETTING).executeTakeFirst()
  return Number.isSafeInteger(row?.value) ? Number(row?.value) : DAILY_HOUR
}

const keyOf = (personId: string, day: Day) => `daily:${personId}:${day}`

/** Whose mail of that day is not written yet; nobody where it is done, too early, or the office sends none. */
const stillToTell = (db: Database, at: Date): Promise<readonly Recipient[]> =>
  readAs(db, PRODUCT, async (tx) => {
    const day = dayOf(at)
    const hour = Math.floor((at.getTime() - startOfDay(day).getTime()) / 3_600_000)
    if (hour < (await hourSet(tx))) return []
    const done = await tx.selectFrom('mailDay').select('day').where('day', '=', day).executeTakeFirst()
    if (done) return []
    const { rows } = await sql<Recipient>`
      select r.person_id, r.address, r.choice from mail_recipient r join mail_server s on s.enabled
      where r.address is not null and ${WITHIN_DOMAINS}
        and not exists (select 1 from mail_outbox o where o.key = 'daily:' || r.person_id::text || ${`:${day}`}::text)
      order by r.person_id`.execute(tx)
    return rows
  })

const waitingFor = async (tx: Tx, actor: Actor): Promise<number> => {
  const some = noticesTo(actor, { where: sql`n.waits`, order: sql`n.receive_by`, limit: 1000 })
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from (${some}) n`.execute(tx)
  return rows[0]?.n ?? 0
}

const MOST_TURNS = 200

/** Writes one person's mail of the day, seeing what that person sees. */
const tell = async (product: Product, loadActor: LoadActor, to: Recipient, at: Date): Promise<void> => {
  const today = dayOf(at)
  const actor = await readAs(product.db, PRODUCT, (tx) => loadActor(tx, to.personId, today))
  if (!actor) return
  const facts = await readAs(product.db, actor, async (tx) => ({
    turns: await turnsFor(tx, actor, MOST_TURNS),
    duties: await dutiesFor(tx, product.duties, actor, today),
    waiting: await waitingFor(tx, actor),
  }))
  const letter = dailyLetter({ ...facts, choice: to.choice, today })
  if (!letter) return
  const { personId, address } = to
  const kind = to.choice === 'daily' ? 'daily' : 'due'
  await writeAs(product.db, PRODUCT, (tx) =>
    queueMail(tx, [{ ...letter, key: keyOf(personId, today), kind, personId, address }], at),
  )
}

/**
 * Writes the mails of the day once its hour has come: reminders of what is due and the daily summaries. Run twice or in
 * two processes it writes each mail once; run late it still writes them, begun and broken off it goes on where it was.
 */
export const writeDaily = async (
  product: Product,
  loadActor: LoadActor,
  at: Date,
  signal: AbortSignal,
): Promise<void> => {
  const recipients = await stillToTell(product.db, at)
  for (const to of recipients) {
    if (signal.aborted) return
    await tell(product, loadActor, to, at)
  }
  if (recipients.length === 0) return
  await writeAs(product.db, PRODUCT, (tx) =>
    tx
      .insertInto('mailDay')
      .values({ day: dayOf(at), writtenAt: at })
      .onConflict((conflict) => conflict.column('day').doNothing())
      .execute(),
  )
}
