import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'

export type ServerFacts = {
  id: string
  enabled: boolean
  host: string
  port: number
  security: string
  login: string | null
  fromAddress: string
  domains: readonly string[]
  verbs: readonly string[]
  mandatory: readonly string[]
}

export const serverFacts = async (tx: Tx): Promise<ServerFacts | null> =>
  (await tx.selectFrom('mailServer').selectAll().executeTakeFirst()) ?? null

export type Failing = {
  id: string
  name: string
  address: string | null
  failingSince: Date
  failingWords: string | null
}

const MOST = 50

export const failingAddresses = async (tx: Tx): Promise<readonly Failing[]> => {
  const { rows } = await sql<Failing>`
    select r.id, btrim(p.rank || ' ' || p.name) as name, r.address, r.failing_since, r.failing_words
    from mail_recipient r join person p on p.id = r.person_id where r.failing_since is not null
    order by r.failing_since limit ${MOST}`.execute(tx)
  return rows
}

export type Try = { at: Date; outcome: string; code: number | null; words: string; kind: string; name: string }

/** The last tries of everybody's mail: to whom and how they ended, never what they said. */
export const lastTries = async (tx: Tx, limit: number): Promise<readonly Try[]> => {
  const { rows } = await sql<Try>`
    select t.at, t.outcome, t.code, t.words, o.kind, btrim(p.rank || ' ' || p.name) as name
    from (select * from mail_try order by at desc limit ${limit}) t join mail_outbox o on o.id = t.outbox_id
      join person p on p.id = o.person_id
    order by t.at desc`.execute(tx)
  return rows
}

export const waitingMails = async (tx: Tx): Promise<number> => {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (select 1 from mail_outbox where state = 'waiting' limit 10000) w`.execute(tx)
  return rows[0]?.n ?? 0
}

export type OwnMail = {
  id: string
  subject: string
  state: string
  address: string
  writtenAt: Date
  endedAt: Date | null
}

export const ownRecipient = (tx: Tx, personId: string) =>
  tx
    .selectFrom('mailRecipient')
    .select(['id', 'address', 'choice', 'failingSince', 'failingWords'])
    .where('personId', '=', personId)
    .executeTakeFirst()

export const ownMails = (tx: Tx, personId: string, limit: number): Promise<readonly OwnMail[]> =>
  tx
    .selectFrom('mailOutbox')
    .select(['id', 'subject', 'state', 'address', 'writtenAt', 'endedAt'])
    .where('personId', '=', personId)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
