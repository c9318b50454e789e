import type { Tx } from '#kernel/db/database.ts'
import { isToken, newToken, tokenHash } from './token.ts'

export const LINK_HOURS = 24

/** What a link is for: the first set-up of the product, or the password of one account. */
export type LinkFor = { purpose: 'set-up'; accountId: null } | { purpose: 'password'; accountId: string }

/** Makes a link that works once, within a day. Earlier ones for the same end stop working. */
export const issueLink = async (tx: Tx, { purpose, accountId }: LinkFor, at: Date): Promise<string> => {
  await tx
    .deleteFrom('oneTimeLink')
    .where('purpose', '=', purpose)
    .where('accountId', 'is not distinct from', accountId)
    .where('usedAt', 'is', null)
    .execute()
  const token = newToken()
  const expiresAt = new Date(at.getTime() + LINK_HOURS * 3_600_000)
  await tx
    .insertInto('oneTimeLink')
    .values({ tokenHash: tokenHash(token), purpose, accountId, expiresAt })
    .execute()
  return token
}

/** The link, where it can still be used. */
export const findLink = async (tx: Tx, purpose: LinkFor['purpose'], token: string | undefined, at: Date) => {
  if (!isToken(token)) return null
  const link = await tx
    .selectFrom('oneTimeLink')
    .select('accountId')
    .where('tokenHash', '=', tokenHash(token))
    .where('purpose', '=', purpose)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', at)
    .executeTakeFirst()
  return link ?? null
}

/** Uses the link up; of several who try at once one succeeds. */
export const claimLink = async (tx: Tx, purpose: LinkFor['purpose'], token: string, at: Date): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('oneTimeLink')
    .set({ usedAt: at })
    .where('tokenHash', '=', tokenHash(token))
    .where('purpose', '=', purpose)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', at)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Gives a claimed link back, because what it was for could not be done. */
export const releaseLink = async (tx: Tx, token: string): Promise<void> => {
  await tx.updateTable('oneTimeLink').set({ usedAt: null }).where('tokenHash', '=', tokenHash(token)).execute()
}
