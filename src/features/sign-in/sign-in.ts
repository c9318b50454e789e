import { readAs, writeAs, type Database, type Tx } from '#kernel/db/database.ts'
import { dayOf } from '#kernel/pure/day.ts'
import { accountByLogin, serves, type Account } from './account-store.ts'
import { withoutAccount, withPassword, type Checked } from './check-password.ts'
import { normaliseLogin } from './login.ts'
import { PRODUCT } from './product-reach.ts'
import { writeEvent } from './security-event.ts'
import { endReplaced, openSession, type SessionBy } from './session-store.ts'

export type From = {
  at: Date
  userAgent: string
  /** The token the browser brought: that session ends where a new one begins. */
  replacing: string | undefined
}

const WRONG = 'ログイン名かパスワードが違います。'
export const STOPPED = 'この利用者は、今は使えません。システム管理者に確かめてください。'

/** Begins a session in place of the one before and records it. */
export const beginSession = async (tx: Tx, account: Pick<Account, 'id' | 'personId'>, from: From, by: SessionBy) => {
  await endReplaced(tx, from.replacing, from.at)
  const token = await openSession(tx, account.id, from, by)
  await writeEvent(tx, { at: from.at, kind: 'signed-in', personId: account.personId, facts: { by } })
  return token
}

const enter = async (tx: Tx, account: Account, from: From): Promise<Checked<string>> => {
  const now = await accountByLogin(tx, account.login)
  if (now?.disabledAt === null && (await serves(tx, account.personId, dayOf(from.at))))
    return { ok: true, value: await beginSession(tx, account, from, 'password') }
  await writeEvent(tx, { at: from.at, kind: 'sign-in-failed', personId: account.personId, code: 'stopped' })
  return { ok: false, sentence: STOPPED }
}

/** Signs a person in and gives the token of the new session, or says in one sentence why not. */
export const signInByPassword = async (
  db: Database,
  typed: { login: string; password: string },
  from: From,
): Promise<Checked<string>> => {
  const login = normaliseLogin(typed.login)
  const { at } = from
  const account = await readAs(db, PRODUCT, (tx) => accountByLogin(tx, login))
  if (account === undefined || account.passwordHash === null) return withoutAccount(db, login, at, WRONG)
  const checked = await withPassword(
    db,
    {
      account: { ...account, passwordHash: account.passwordHash },
      password: typed.password,
      at,
      asked: { kind: 'sign-in-failed', wrong: WRONG },
    },
    (tx) => enter(tx, account, from),
  )
  return checked.ok ? checked.value : checked
}

/** Ends a session and records it; tells by what it had begun. */
export const signOut = async (
  db: Database,
  session: { id: string; accountId: string },
  personId: string,
  at: Date,
): Promise<string | null> =>
  writeAs(db, PRODUCT, async (tx) => {
    const ended = await tx.deleteFrom('session').where('id', '=', session.id).returning('by').executeTakeFirst()
    await writeEvent(tx, { at, kind: 'signed-out', personId })
    return ended?.by ?? null
  })
