import type { Database, Tx } from '#kernel/db/database.ts'
import { writeAs } from '#kernel/db/database.ts'
import { Fault } from '#kernel/http/fault.ts'
import { PRODUCT } from '../product-reach.ts'
import { newToken, tokenHash } from '../token.ts'

export const CHALLENGE_MINUTES = 5

/** More than an office opens within five minutes; beyond it somebody is only filling the table. */
const MOST_OPEN = 5_000

/** What a challenge is for: a sign-in, or a registration asked for on the page of one session. */
export type ChallengeFor = { purpose: 'sign-in'; sessionId: null } | { purpose: 'register'; sessionId: string }

/** Makes a challenge that is good once and for five minutes, in whichever process the answer arrives. */
export const issueChallenge = async (tx: Tx, { purpose, sessionId }: ChallengeFor, at: Date): Promise<string> => {
  await tx.deleteFrom('passkeyChallenge').where('expiresAt', '<=', at).execute()
  const full = await tx.selectFrom('passkeyChallenge').select('purpose').offset(MOST_OPEN).limit(1).executeTakeFirst()
  if (full) throw new Fault(503, 'サインインが混み合っています。少し待ってから、もう一度行ってください。')
  const challenge = newToken()
  const expiresAt = new Date(at.getTime() + CHALLENGE_MINUTES * 60_000)
  await tx
    .insertInto('passkeyChallenge')
    .values({ challengeHash: tokenHash(challenge), purpose, sessionId, expiresAt })
    .execute()
  return challenge
}

/** Uses a challenge up, whatever comes of the answer; of several answers to one challenge the first alone counts. */
export const claimChallenge = (
  db: Database,
  challenge: string,
  { purpose, sessionId }: ChallengeFor,
  at: Date,
): Promise<boolean> =>
  writeAs(db, PRODUCT, async (tx) => {
    const { numDeletedRows } = await tx
      .deleteFrom('passkeyChallenge')
      .where('challengeHash', '=', tokenHash(challenge))
      .where('purpose', '=', purpose)
      .where('sessionId', 'is not distinct from', sessionId)
      .where('expiresAt', '>', at)
      .executeTakeFirst()
    return numDeletedRows > 0n
  })
