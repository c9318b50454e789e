import { writeAs, type Tx } from '#kernel/db/database.ts'
import { Fault, notFound } from '#kernel/http/fault.ts'
import { param, type SignedVisit } from '#kernel/http/route.ts'
import { isId } from '#kernel/id.ts'
import { accountById, lockAccounts, type Account } from './account-store.ts'

/** Changes the account the address names in one transaction, in turn with every other such change; the caller records who did it. */
export const changeAccount = <T>(visit: SignedVisit, how: (tx: Tx, account: Account) => Promise<T>): Promise<T> => {
  const id = param(visit, 'id')
  if (!isId(id)) throw notFound()
  return writeAs(visit.product.db, visit.actor, async (tx) => {
    await lockAccounts(tx)
    // Asked again behind the lock: of two administrators who stop each other, the second no longer is one.
    const doer = await accountById(tx, visit.session.accountId)
    if (!doer?.administrator || doer.disabledAt !== null) throw new Fault(403, 'この画面は、システム管理者が使います。')
    const account = await accountById(tx, id)
    if (!account) throw notFound()
    return how(tx, account)
  })
}
