import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import { newId } from '#kernel/id.ts'

export type Account = {
  id: string
  personId: string
  login: string
  passwordHash: string | null
  administrator: boolean
  passwordSetAt: Date | null
  disabledAt: Date | null
}

const COLUMNS = ['id', 'personId', 'login', 'passwordHash', 'administrator', 'passwordSetAt', 'disabledAt'] as const

export const accountByLogin = (tx: Tx, login: string): Promise<Account | undefined> =>
  tx.selectFrom('account').select(COLUMNS).where('login', '=', login).executeTakeFirst()

export const accountById = (tx: Tx, id: string): Promise<Account | undefined> =>
  tx.selectFrom('account').select(COLUMNS).where('id', '=', id).executeTakeFirst()

/** Has the product been set up? */
export const hasAnyAccount = async (tx: Tx): Promise<boolean> =>
  (await tx.selectFrom('account').select('id').limit(1).executeTakeFirst()) !== undefined

/** Accounts are changed one after the other where the change depends on which others there are. */
export const lockAccounts = async (tx: Tx): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended('mamori.accounts', 0))`.execute(tx)
}

export type NewAccount = { personId: string; login: string; administrator: boolean; passwordHash?: string; at: Date }

/** Registers an account; null where the login or the person already has one. */
export const createAccount = async (tx: Tx, { at, ...account }: NewAccount): Promise<string | null> => {
  const row = await tx
    .insertInto('account')
    .values({ id: newId(at), ...account, passwordSetAt: account.passwordHash === undefined ? null : at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

/** Sets a password and forgets the failures before it. */
export const setPassword = async (tx: Tx, id: string, passwordHash: string, at: Date): Promise<void> => {
  await tx
    .updateTable('account')
    .set({ passwordHash, passwordSetAt: at, failures: 0, lockedUntil: null })
    .where('id', '=', id)
    .execute()
}

/** May the account's person come in on this day? */
export const serves = async (tx: Tx, personId: string, day: string): Promise<boolean> => {
  const person = await tx
    .selectFrom('person')
    .select('id')
    .where('id', '=', personId)
    .where('startsOn', '<=', day)
    .where((where) => where.or([where('endsOn', 'is', null), where('endsOn', '>', day)]))
    .executeTakeFirst()
  return person !== undefined
}

/** Stops or resumes an account; false where it already is so. */
export const setDisabled = async (tx: Tx, id: string, disabledAt: Date | null): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('account')
    .set({ disabledAt })
    .where('id', '=', id)
    .where('disabledAt', disabledAt === null ? 'is not' : 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Makes an account an administrator's, or no longer; false where it already is so. */
export const setAdministrator = async (tx: Tx, id: string, administrator: boolean): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('account')
    .set({ administrator })
    .where('id', '=', id)
    .where('administrator', '!=', administrator)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
