import { sql } from 'kysely'
import type { Binding } from '#kernel/act/binding.ts'
import type { Tx } from '#kernel/db/database.ts'
import { isId } from '#kernel/id.ts'
import { CHOICES, type MailChoice } from '../words.ts'
import type { Recipient } from './model.ts'
import { recipient } from './process.ts'

const nameOf = async (tx: Tx, personId: string): Promise<string | null> => {
  const row = await tx.selectFrom('person').select(['rank', 'name']).where('id', '=', personId).executeTakeFirst()
  return row ? `${row.rank} ${row.name}`.trim() : null
}

const domains = async (tx: Tx): Promise<readonly string[]> =>
  (await tx.selectFrom('mailServer').select('domains').executeTakeFirst())?.domains ?? []

const existing = async (tx: Tx, personId: string): Promise<string | null> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`mamori.mail.${personId}`}, 0))`.execute(tx)
  const row = await tx.selectFrom('mailRecipient').select('id').where('personId', '=', personId).executeTakeFirst()
  return row?.id ?? null
}

export const recipientBinding: Binding<Recipient> = {
  process: recipient,
  // An address at work is in the directory of the office; an administrator corrects one that fails.
  openToAll: true,
  load: async (tx, id) => {
    const row = await tx
      .selectFrom('mailRecipient as r')
      .innerJoin('caseFile as c', 'c.id', 'r.id')
      .select(['r.id', 'r.personId', 'r.address', 'r.choice', 'c.state', 'c.version'])
      .where('r.id', '=', id)
      .executeTakeFirst()
    if (!row) return null
    const personName = (await nameOf(tx, row.personId)) ?? ''
    return { ...row, choice: row.choice as MailChoice, personName, domains: await domains(tx), existing: null }
  },
  draft: async (tx, id, from, actor) => {
    const personId = isId(from['person'] ?? '') ? (from['person'] ?? '') : actor.personId
    const personName = await nameOf(tx, personId)
    if (personName === null) return null
    return {
      id,
      state: '',
      version: 0,
      personId,
      personName,
      address: null,
      choice: 'at-once',
      domains: await domains(tx),
      existing: await existing(tx, personId),
    }
  },
  save: async (tx, { id, personId, address, choice }, before) => {
    const otherwise = before?.address === address ? {} : { failingSince: null, failingWords: null }
    await tx
      .insertInto('mailRecipient')
      .values({ id, personId, address, choice })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ address, choice, ...otherwise }))
      .execute()
  },
  initial: (m, act) => ({ address: m.address ?? '', ...(act === 'choose' ? { choice: m.choice } : {}) }),
  facts: (m) => [
    ['本人', m.personName],
    ['メールアドレス', m.address ?? 'なし'],
    ['受け方', CHOICES[m.choice]],
    ['届いたメール', 'メールの受け方', '/mail'],
  ],
}
