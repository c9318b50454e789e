import { sql } from 'kysely'
import { dayOf } from '#kernel/pure/day.ts'
import type { Tx } from '../db/database.ts'
import { newId } from '../id.ts'
import { noticeLetter, type Letter } from './words.ts'

type Recipient = {
  noticeId: string
  verb: string
  rules: readonly string[]
  number: string | null
  needsReceipt: boolean
  receiveBy: string
  personId: string
  address: string
}

/** An address the office sends to; empty `domains` means any. */
export const WITHIN_DOMAINS = sql`(s.domains = '{}' or lower(split_part(r.address, '@', 2)) = any (s.domains))`

/** Who gets mail of these notices: holders of the posts addressed on that day, or the person; never the teller himself. */
const recipientsOf = async (tx: Tx, noticeIds: readonly string[], at: Date): Promise<readonly Recipient[]> => {
  const day = dayOf(at)
  const { rows } = await sql<Recipient>`
    with told as (select n.* from notice n where n.id = any (${noticeIds}::uuid[])), to_whom as (
      select t.id, t.person_id from told t where t.person_id is not null
      union
      select t.id, i.person_id from told t
        join appointment a on a.role = t.role and (t.unit_id is null or a.unit_id = t.unit_id)
          and (t.system_id is null or a.system_id = t.system_id)
          and a.starts_on <= ${day}::date and (a.ends_on is null or a.ends_on > ${day}::date)
        join incumbency i on i.post_id = a.post_id
          and i.starts_on <= ${day}::date and (i.ends_on is null or i.ends_on > ${day}::date)
      where t.person_id is null and t.role <> 'USER'
    )
    select t.id as notice_id, t.verb, t.rules, c.number, t.needs_receipt, t.receive_by, r.person_id, r.address
    from told t join case_file c on c.id = t.case_id join to_whom w on w.id = t.id
      join mail_recipient r on r.person_id = w.person_id join mail_server s on s.enabled
    where r.address is not null and t.verb = any (s.verbs) and (r.choice = 'at-once' or t.verb = any (s.mandatory))
      and r.person_id is distinct from t.from_person_id and ${WITHIN_DOMAINS}`.execute(tx)
  return rows
}

export type OutboxKind = 'notice' | 'daily' | 'due' | 'trial'

export type ToSend = Letter & {
  key: string
  kind: OutboxKind
  noticeId?: string
  personId: string
  address: string
}

/**
 * Puts mail into the outbox in the caller's transaction; the postman sends what is committed. A key seen before is passed
 * over: the same thing is not told twice to the same person. Answers the ids of what is new.
 */
export const queueMail = async (tx: Tx, letters: readonly ToSend[], at: Date): Promise<readonly string[]> => {
  if (letters.length === 0) return []
  const server = await tx.selectFrom('mailServer').select('fromAddress').executeTakeFirst()
  const domain = server?.fromAddress.split('@')[1] ?? 'mamori.invalid'
  const rows = letters.map((letter) => {
    const id = newId(at)
    return {
      ...letter,
      id,
      noticeId: letter.noticeId ?? null,
      messageId: `<${id}@${domain}>`,
      nextAt: at,
      writtenAt: at,
    }
  })
  const written = await tx
    .insertInto('mailOutbox')
    .values(rows)
    .onConflict((conflict) => conflict.constraint('mail_outbox_once').doNothing())
    .returning('id')
    .execute()
  return written.map((row) => row.id)
}

/** Mail of notices just told, where the office sends any and somebody wants it. */
export const queueNoticeMail = async (tx: Tx, noticeIds: readonly string[], at: Date): Promise<void> => {
  const recipients = await recipientsOf(tx, noticeIds, at)
  if (recipients.length === 0) return
  await queueMail(
    tx,
    recipients.map((r) => ({
      ...noticeLetter({ ...r, id: r.noticeId, receiveBy: r.needsReceipt ? r.receiveBy : null }),
      key: `notice:${r.noticeId}:${r.personId}`,
      kind: 'notice',
      noticeId: r.noticeId,
      personId: r.personId,
      address: r.address,
    })),
    at,
  )
  await tx
    .updateTable('notice')
    .set({ mailState: 'waiting' })
    .where('id', 'in', [...new Set(recipients.map((r) => r.noticeId))])
    .execute()
}
