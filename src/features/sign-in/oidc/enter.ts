import { writeAs, type Database, type Tx } from '#kernel/db/database.ts'
import { dayOf } from '#kernel/pure/day.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { accountById, createAccount, serves, type Account } from '../account-store.ts'
import type { Checked } from '../check-password.ts'
import { normaliseLogin } from '../login.ts'
import { PRODUCT } from '../product-reach.ts'
import { writeEvent } from '../security-event.ts'
import { beginSession, STOPPED, type From } from '../sign-in.ts'
import { createLink, linkedAccount, namedByDirectory, noteLinkUse } from './link-store.ts'

export const UNLINKED =
  'このアカウントは、だれにも結び付いていません。パスワードかパスキーでサインインし、「利用者の設定」で結び付けるか、システム管理者に外部IDの登録を頼んでください。'

const TAKEN = 'このアカウントは、別の利用者に結び付いています。システム管理者に確かめてください。'

const accountOf = (tx: Tx, personId: string): Promise<Account | undefined> =>
  tx
    .selectFrom('account')
    .select(['id', 'personId', 'login', 'passwordHash', 'administrator', 'passwordSetAt', 'disabledAt'])
    .where('personId', '=', personId)
    .executeTakeFirst()

/** An account without a password, for somebody whom the directory has named and who comes for the first time. */
const firstAccount = async (tx: Tx, of: { personId: string; serviceNumber: string | null }, at: Date) => {
  const logins = [of.serviceNumber === null ? '' : normaliseLogin(of.serviceNumber), `id-${of.personId.slice(-12)}`]
  for (const login of logins.filter((one) => one !== '')) {
    const id = await createAccount(tx, { personId: of.personId, login, administrator: false, at })
    if (id === null) continue
    await writeEvent(tx, { at, kind: 'account-created', personId: of.personId, facts: { by: 'directory' } })
    return id
  }
  return null
}

/**
 * Links whom the directory named by this very subject. Never by a name or an address; never somebody who manages the system,
 * and never again after the link was taken away: these link themselves.
 */
const linkNamed = async (tx: Tx, issuer: string, subject: string, at: Date) => {
  const named = await namedByDirectory(tx, issuer, subject)
  if (named === null || named.removed) return null
  const account = await accountOf(tx, named.personId)
  if (account?.administrator) return null
  const accountId = account?.id ?? (await firstAccount(tx, named, at))
  if (accountId === null) return null
  const linkId = await createLink(tx, { accountId, issuer, subject, linkedBy: 'directory', at })
  if (linkId === null) return null
  await writeEvent(tx, { at, kind: 'oidc-linked', personId: named.personId, facts: { by: 'directory' } })
  return { linkId, accountId }
}

/** Signs in whoever is linked to the provider's person, or says in one sentence why not. Roles come from posts, as always. */
export const enterBySubject = (
  db: Database,
  { issuer, subject }: { issuer: string; subject: string },
  from: From,
): Promise<Checked<string>> =>
  writeAs(db, PRODUCT, async (tx) => {
    const { at } = from
    const linked = (await linkedAccount(tx, issuer, subject)) ?? (await linkNamed(tx, issuer, subject, at))
    if (linked === null) {
      await writeEvent(tx, { at, kind: 'sign-in-failed', personId: null, code: 'unlinked-subject' })
      return { ok: false, sentence: UNLINKED }
    }
    const account = await accountById(tx, linked.accountId)
    if (account?.disabledAt !== null || !(await serves(tx, account.personId, dayOf(at)))) {
      await writeEvent(tx, { at, kind: 'sign-in-failed', personId: account?.personId ?? null, code: 'stopped' })
      return { ok: false, sentence: STOPPED }
    }
    await noteLinkUse(tx, linked.linkId, at)
    return { ok: true, value: await beginSession(tx, account, from, 'oidc') }
  })

/** Links the provider's person to the account of whoever is signed in. */
export const linkToOwn = (
  db: Database,
  { issuer, subject }: { issuer: string; subject: string },
  own: { accountId: string; actor: Actor; at: Date },
): Promise<Checked<null>> =>
  writeAs(db, PRODUCT, async (tx) => {
    const linkId = await createLink(tx, { accountId: own.accountId, issuer, subject, linkedBy: 'person', at: own.at })
    if (linkId === null) return { ok: false, sentence: TAKEN }
    await writeEvent(tx, { at: own.at, kind: 'oidc-linked', personId: own.actor.personId, facts: { by: 'person' } })
    return { ok: true, value: null }
  })
