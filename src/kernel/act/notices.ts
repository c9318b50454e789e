import { sql } from 'kysely'
import type { Authority } from '#kernel/pure/actor.ts'
import { addDays, dayOf } from '#kernel/pure/day.ts'
import type { Notice } from '#kernel/pure/process.ts'
import { needsReceipt } from '#kernel/pure/receipt.ts'
import type { Tx } from '../db/database.ts'
import { idFrom, newId } from '../id.ts'
import { tellLive } from '../live/tell.ts'
import { queueNoticeMail } from '../mail/queue.ts'

/** How many days a receipt is awaited before it is overdue; the directive sets none. */
export const RECEIPT_SETTING = 'notices.receipt-days'
export const RECEIPT_DAYS = 3

const NEVER = '9999-12-31'

const receiptDays = async (tx: Tx): Promise<number> => {
  const row = await tx.selectFrom('setting').select('value').where('key', '=', RECEIPT_SETTING).executeTakeFirst()
  return Number.isSafeInteger(row?.value) ? Number(row?.value) : RECEIPT_DAYS
}

export type Teller = { personId: string; name: string; rank: string; as: Pick<Authority, 'postId' | 'postTitle'> }

/** Puts what an act tells others, and the mail that goes out of it, into the same transaction: told exactly when the act happened. */
export const sendNotices = async (
  tx: Tx,
  notices: readonly Notice[],
  of: { entryId: string; caseId: string; at: Date; by: Teller },
): Promise<void> => {
  if (notices.length === 0) return
  const { by } = of
  const due = addDays(dayOf(of.at), await receiptDays(tx))
  const rows = notices.map((n) => ({
    id: newId(),
    entryId: of.entryId,
    caseId: of.caseId,
    verb: n.verb,
    role: n.role,
    unitId: n.to.unitId ?? null,
    systemId: n.to.systemId ?? null,
    personId: n.to.personId ?? null,
    text: n.text,
    rules: [...(n.rules ?? [])],
    at: of.at,
    fromPersonId: by.personId,
    fromPostId: by.as.postId,
    fromPostTitle: by.as.postTitle,
    fromName: `${by.rank} ${by.name}`.trim(),
    needsReceipt: needsReceipt(n),
    receiveBy: needsReceipt(n) ? due : NEVER,
  }))
  await tx.insertInto('notice').values(rows).execute()
  await queueNoticeMail(
    tx,
    rows.map((r) => r.id),
    of.at,
  )
}

/** `once` names what is told: the same is told once to the same role, however often the clock strikes. */
export type Reminder = { caseId: string; once: string; notice: Notice }

/** Who tells it where no person did. */
const BY_THE_CLOCK = '期日の知らせ（自動）'

/**
 * Tells what the calendar demands. It comes from no post and changes nothing; it rests on the newest record of its case.
 * Answers how many are new.
 */
export const sendReminders = async (tx: Tx, reminders: readonly Reminder[], at: Date): Promise<number> => {
  let told = 0
  for (const { caseId, once, notice: n } of reminders) {
    const entry = await tx
      .selectFrom('ledgerEntry')
      .select('id')
      .where('caseId', '=', caseId)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (!entry) continue
    const { unitId = null, systemId = null, personId = null } = n.to
    const fresh = await tx
      .insertInto('notice')
      .values({
        id: idFrom('reminder', caseId, once, n.role),
        entryId: entry.id,
        caseId,
        verb: n.verb,
        role: n.role,
        unitId,
        systemId,
        personId,
        text: n.text,
        rules: [...(n.rules ?? [])],
        at,
        fromPersonId: null,
        fromPostId: null,
        fromPostTitle: BY_THE_CLOCK,
        fromName: '',
        needsReceipt: false,
        receiveBy: NEVER,
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!fresh) continue
    told += 1
    await queueNoticeMail(tx, [fresh.id], at)
    await tellLive(tx, { caseId, told: [{ role: n.role, unitId, systemId, personId }] })
  }
  return told
}

/**
 * Whoever acts on the case has seen what it told them: their notices of it no longer wait on the home page. Where receipt
 * was awaited the act itself shows it, by the post it was done in.
 */
export const markAnswered = async (
  tx: Tx,
  of: { caseId: string; at: Date; entryId: string; by: Teller & { as: Authority } },
): Promise<void> => {
  const { by } = of
  const received = (value: unknown, kept: string) =>
    sql`case when needs_receipt and received_at is null then ${value} else ${sql.ref(kept)} end`
  await sql`
    update notice set
      seen_at = coalesce(seen_at, ${of.at}), seen_by = coalesce(seen_by, ${by.personId}::uuid),
      received_by = ${received(sql`${by.personId}::uuid`, 'received_by')},
      received_post = ${received(sql`${by.as.postTitle}`, 'received_post')},
      received_name = ${received(sql`${`${by.rank} ${by.name}`.trim()}`, 'received_name')},
      received_entry_id = ${received(sql`${of.entryId}::uuid`, 'received_entry_id')},
      received_at = ${received(sql`${of.at}::timestamptz`, 'received_at')}
    where case_id = ${of.caseId} and (seen_at is null or waits)
      and (person_id = ${by.personId}::uuid
        or (person_id is null and role = ${by.as.role}
          and (unit_id is null or unit_id = ${by.as.unitId}::uuid)
          and (system_id is null or system_id = ${by.as.systemId}::uuid)))`.execute(tx)
}
