import { sql } from 'kysely'
import { writeAs, type Database, type Tx } from '#kernel/db/database.ts'
import { afterFailure, failedSentence, isLocked, lockedSentence, lockMinutes, NONE, type Failures } from './lockout.ts'
import { hashPassword, needsRehash, slowName, verifyPassword } from './password.ts'
import { PRODUCT } from './product-reach.ts'
import { writeEvent, type EventKind, type SecurityEvent } from './security-event.ts'

export type Checked<T> = { ok: true; value: T } | { ok: false; sentence: string }

/** What a wrong password is called, by where it was typed. */
type Asked = { kind: Extract<EventKind, 'sign-in-failed' | 'password-refused'>; wrong: string }

/** Salts the names of unknown logins: they must come out the same in every process. */
const NAMES = Buffer.from('mamori: unknown logins')

const COUNTED_FOR = '2 hours'

export type KnownAccount = { id: string; personId: string; passwordHash: string }

/**
 * Checks an account's password and counts failures. What follows a right one happens in the same transaction, after the
 * account is locked: guesses sent side by side are judged one after the other, so no more of them are answered than of
 * guesses sent in turn.
 */
export const withPassword = async <T>(
  db: Database,
  given: { account: KnownAccount; password: string; at: Date; asked: Asked },
  then: (tx: Tx) => Promise<T>,
): Promise<Checked<T>> => {
  const { account, password, at, asked } = given
  const right = await verifyPassword(password, account.passwordHash)
  const better = right && needsRehash(account.passwordHash) ? await hashPassword(password) : account.passwordHash
  return writeAs(db, PRODUCT, async (tx) => {
    const now = await lockAccount(tx, account.id)
    const before: Failures = now
    const about = { at, personId: account.personId }
    if (isLocked(before, at)) {
      await writeEvent(tx, { ...about, kind: asked.kind, code: 'locked' })
      return { ok: false, sentence: lockedSentence(before, at) }
    }
    if (right && now.passwordHash === account.passwordHash) {
      await tx
        .updateTable('account')
        .set({ failures: 0, lockedUntil: null, passwordHash: better })
        .where('id', '=', account.id)
        .execute()
      return { ok: true, value: await then(tx) }
    }
    return countFailure(tx, account.id, before, {
      ...about,
      kind: asked.kind,
      code: 'wrong-password',
      wrong: asked.wrong,
    })
  })
}

/** The account's failures so far; whoever asks next waits until this transaction ends. */
export const lockAccount = async (tx: Tx, id: string): Promise<Failures & { passwordHash: string | null }> => {
  const { failures, lockedUntil, passwordHash } = await tx
    .selectFrom('account')
    .select(['failures', 'lockedUntil', 'passwordHash'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return { count: failures, lockedUntil, passwordHash }
}

type Failed = Omit<SecurityEvent, 'code'> & { code: string; wrong: string }

/** Counts one more failure of a locked account, records it, and says what the person is told. */
export const countFailure = async (
  tx: Tx,
  accountId: string,
  before: Failures,
  { wrong, ...event }: Failed,
): Promise<{ ok: false; sentence: string }> => {
  const after = afterFailure(before, event.at)
  await tx
    .updateTable('account')
    .set({ failures: after.count, lockedUntil: after.lockedUntil })
    .where('id', '=', accountId)
    .execute()
  await writeEvent(tx, { ...event, facts: { ...event.facts, failures: after.count } })
  return refuse(tx, after, event, wrong)
}

const refuse = async (
  tx: Tx,
  after: Failures,
  { at, personId }: { at: Date; personId: string | null },
  wrong: string,
) => {
  if (lockMinutes(after.count) === 0) return { ok: false as const, sentence: failedSentence(after, wrong) }
  await writeEvent(tx, {
    at,
    personId,
    kind: 'locked',
    facts: { failures: after.count, minutes: lockMinutes(after.count) },
  })
  return { ok: false as const, sentence: lockedSentence(after, at) }
}

/**
 * Answers a login that nobody has, or that has no password, as one with a wrong password: in the same time, the same words, and with
 * the same count. Its count stands in the events under a name from which what was typed cannot be read.
 */
export const withoutAccount = async (db: Database, typed: string, at: Date, wrong: string): Promise<Checked<never>> => {
  const unknown = await slowName(typed, NAMES)
  return writeAs(db, PRODUCT, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${unknown}, 0))`.execute(tx)
    const before = await countOfUnknown(tx, unknown, at)
    const about = { at, personId: null }
    if (isLocked(before, at)) {
      await writeEvent(tx, { ...about, kind: 'sign-in-failed', code: 'locked' })
      return { ok: false, sentence: lockedSentence(before, at) }
    }
    const after = afterFailure(before, at)
    const facts = { unknown, failures: after.count, lockedUntil: after.lockedUntil?.toISOString() ?? null }
    await writeEvent(tx, { ...about, kind: 'sign-in-failed', code: 'unknown-login', facts })
    return refuse(tx, after, about, wrong)
  })
}

const countOfUnknown = async (tx: Tx, unknown: string, at: Date): Promise<Failures> => {
  const { rows } = await sql<{ count: number; lockedUntil: Date | null }>`
    select (facts ->> 'failures')::int as count, (facts ->> 'lockedUntil')::timestamptz as locked_until
    from security_event
    where at > ${at}::timestamptz - ${COUNTED_FOR}::interval and kind = 'sign-in-failed' and code = 'unknown-login' and facts ->> 'unknown' = ${unknown}
    order by at desc, (facts ->> 'failures')::int desc limit 1`.execute(tx)
  return rows[0] ?? NONE
}
