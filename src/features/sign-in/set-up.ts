import { readAs, writeAs, type Database } from '#kernel/db/database.ts'
import { Fault } from '#kernel/http/fault.ts'
import type { FieldFault } from '#ui/error-summary.tsx'
import { createAccount, hasAnyAccount, lockAccounts } from './account-store.ts'
import { claimLink, findLink, issueLink, releaseLink } from './one-time-link.ts'
import { hashPassword } from './password.ts'
import { PRODUCT } from './product-reach.ts'
import { writeEvent } from './security-event.ts'
import { beginSession, type From } from './sign-in.ts'

export const SET_UP_DONE = '最初の設定は、もう済んでいます。サインインしてください。'

/** Where the organisation comes from: the directive's own units and posts, or spreadsheets brought afterwards. */
export type OrganisationFrom = 'directive' | 'sheet'

export type SetUpInput = {
  administrator: { name: string; rank: string; kana: string }
  organisation: OrganisationFrom
  at: Date
}

/**
 * Registers the organisation and the administrator as a person in it. May be called again after a broken attempt: what is
 * already there it leaves. `to` is where the administrator goes next.
 */
export type CompleteSetUp = (
  input: SetUpInput,
) => Promise<{ ok: true; personId: string; to: string } | { ok: false; errors: readonly FieldFault[] }>

/** The token of a link to the first set-up. Refused with a fault once any account exists. */
export const issueSetUpLink = (db: Database, at: Date): Promise<string> =>
  writeAs(db, PRODUCT, async (tx) => {
    await lockAccounts(tx)
    if (await hasAnyAccount(tx)) throw new Fault(409, SET_UP_DONE)
    const token = await issueLink(tx, { purpose: 'set-up', accountId: null }, at)
    await writeEvent(tx, { at, kind: 'set-up-link-issued', personId: null })
    return token
  })

/** Is nobody registered yet? */
export const awaitsSetUp = (db: Database): Promise<boolean> =>
  readAs(db, PRODUCT, async (tx) => !(await hasAnyAccount(tx)))

/** May this link still be used? */
export const setUpState = (db: Database, token: string | undefined, at: Date): Promise<'open' | 'done' | 'no-link'> =>
  readAs(db, PRODUCT, async (tx) => {
    if (await hasAnyAccount(tx)) return 'done'
    return (await findLink(tx, 'set-up', token, at)) === null ? 'no-link' : 'open'
  })

export type SetUpOutcome =
  | { kind: 'done'; session: string; to: string }
  | { kind: 'invalid'; errors: readonly FieldFault[] }
  | { kind: 'no-link' }

/**
 * The first set-up. The link is used up before anything is registered, so that two who hold it do not both begin; it is
 * given back when the organisation cannot be registered.
 */
export const setUp = async (
  db: Database,
  given: SetUpInput & { token: string; login: string; password: string },
  from: From,
  complete: CompleteSetUp,
): Promise<SetUpOutcome> => {
  const { token, login, password, ...input } = given
  const { at } = from
  const claimed = await writeAs(
    db,
    PRODUCT,
    async (tx) => !(await hasAnyAccount(tx)) && (await claimLink(tx, 'set-up', token, at)),
  )
  if (!claimed) return { kind: 'no-link' }
  const giveBack = () => writeAs(db, PRODUCT, (tx) => releaseLink(tx, token))
  try {
    const completed = await complete(input)
    if (!completed.ok) {
      await giveBack()
      return { kind: 'invalid', errors: completed.errors }
    }
    const passwordHash = await hashPassword(password)
    return await writeAs(db, PRODUCT, async (tx): Promise<SetUpOutcome> => {
      await lockAccounts(tx)
      const { personId } = completed
      const id = (await hasAnyAccount(tx))
        ? null
        : await createAccount(tx, { personId, login, administrator: true, passwordHash, at })
      if (id === null) return { kind: 'no-link' }
      await writeEvent(tx, { at, kind: 'set-up-done', personId, facts: { organisation: input.organisation } })
      return { kind: 'done', session: await beginSession(tx, { id, personId }, from, 'set-up'), to: completed.to }
    })
  } catch (error) {
    await giveBack()
    throw error
  }
}
