import type { Tx } from '#kernel/db/database.ts'
import { newId } from '#kernel/id.ts'

export type Linked = { linkId: string; accountId: string }

/** The account to which this provider's person is linked now. */
export const linkedAccount = async (tx: Tx, issuer: string, subject: string): Promise<Linked | null> => {
  const row = await tx
    .selectFrom('oidcLink')
    .select(['id', 'accountId'])
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .where('removedAt', 'is', null)
    .executeTakeFirst()
  return row ? { linkId: row.id, accountId: row.accountId } : null
}

export type OwnLink = { id: string; issuer: string; linkedBy: string; linkedAt: Date; lastUsedAt: Date | null }

/** The link of an account to a provider, if it has one. */
export const linkOf = async (tx: Tx, accountId: string, issuer: string): Promise<OwnLink | null> =>
  (await tx
    .selectFrom('oidcLink')
    .select(['id', 'issuer', 'linkedBy', 'linkedAt', 'lastUsedAt'])
    .where('accountId', '=', accountId)
    .where('issuer', '=', issuer)
    .where('removedAt', 'is', null)
    .executeTakeFirst()) ?? null

type NewLink = { accountId: string; issuer: string; subject: string; linkedBy: 'person' | 'directory'; at: Date }

/** Links an account; null where the account or the provider's person is linked already. */
export const createLink = async (tx: Tx, { at, ...link }: NewLink): Promise<string | null> => {
  const row = await tx
    .insertInto('oidcLink')
    .values({ id: newId(at), ...link, linkedAt: at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

export const noteLinkUse = async (tx: Tx, id: string, at: Date): Promise<void> => {
  await tx.updateTable('oidcLink').set({ lastUsedAt: at }).where('id', '=', id).execute()
}

/** Takes an account's link to a provider away; it stays on record. */
export const removeLink = async (tx: Tx, accountId: string, issuer: string, by: string, at: Date): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('oidcLink')
    .set({ removedAt: at, removedBy: by })
    .where('accountId', '=', accountId)
    .where('issuer', '=', issuer)
    .where('removedAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Whoever the directory named by this subject before, and whether somebody took that link away. */
export const namedByDirectory = async (
  tx: Tx,
  issuer: string,
  subject: string,
): Promise<{ personId: string; serviceNumber: string | null; removed: boolean } | null> => {
  const person = await tx
    .selectFrom('person')
    .select(['id', 'serviceNumber'])
    .where('externalId', '=', subject)
    .where('state', '=', 'present')
    .executeTakeFirst()
  if (!person) return null
  const gone = await tx
    .selectFrom('oidcLink')
    .select('id')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .where('removedAt', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return { personId: person.id, serviceNumber: person.serviceNumber, removed: gone !== undefined }
}
