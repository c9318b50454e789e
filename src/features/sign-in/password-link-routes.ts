import { readAs, writeAs, type Database, type Tx } from '#kernel/db/database.ts'
import { formOf, queryOf, type Route, type Visit } from '#kernel/http/route.ts'
import { dayOf } from '#kernel/pure/day.ts'
import { setPassword } from './account-store.ts'
import { show } from './asking.ts'
import { deadLinkPage, passwordLinkPage } from './link-pages.tsx'
import { claimLink, findLink } from './one-time-link.ts'
import { newPasswordFaults } from './password-rules.ts'
import { hashPassword } from './password.ts'
import { personWithAccount } from './people-with-accounts.ts'
import { PRODUCT } from './product-reach.ts'
import { writeEvent } from './security-event.ts'
import { takeToken } from './session-cookie.ts'
import { endSessionsOf } from './session-store.ts'
import { trimmed, typed } from './typed.ts'

const DEAD = '新しいリンクは、システム管理者に出してもらってください。'

/** Whose password this link sets; null where the link is used or too old, or its person may not come in. */
const ownerOf = async (tx: Tx, token: string | undefined, at: Date) => {
  const link = await findLink(tx, 'password', token, at)
  if (link === null || link.accountId === null) return null
  const owner = await personWithAccount(tx, { accountId: link.accountId }, { at, day: dayOf(at) })
  if (!owner || owner.login === null || owner.disabled || !owner.serves) return null
  return {
    accountId: link.accountId,
    personId: owner.personId,
    login: owner.login,
    person: `${owner.rank} ${owner.name}`,
  }
}

const find = (db: Database, token: string | undefined, at: Date) => readAs(db, PRODUCT, (tx) => ownerOf(tx, token, at))

const showLink = async (visit: Visit): Promise<Response> => {
  const { token } = queryOf(visit)
  const owner = await find(visit.product.db, token, visit.at)
  if (owner === null || token === undefined) return show(visit, deadLinkPage(DEAD), 404)
  return show(visit, passwordLinkPage({ token, ...owner, errors: [] }))
}

const takeLink = async (visit: Visit): Promise<Response> => {
  const { c, product, at } = visit
  const form = await formOf(visit)
  const token = trimmed(form, 'token')
  const password = typed(form, 'password')
  const owner = await find(product.db, token, at)
  if (owner === null) return show(visit, deadLinkPage(DEAD), 404)
  const errors = newPasswordFaults(password, typed(form, 'passwordAgain'), owner.login)
  if (errors.length > 0) return show(visit, passwordLinkPage({ token, ...owner, errors }), 422)
  const passwordHash = await hashPassword(password)
  const used = await writeAs(product.db, PRODUCT, async (tx) => {
    if ((await ownerOf(tx, token, at)) === null || !(await claimLink(tx, 'password', token, at))) return false
    await setPassword(tx, owner.accountId, passwordHash, at)
    await endSessionsOf(tx, owner.accountId)
    await writeEvent(tx, { at, kind: 'password-set', personId: owner.personId })
    return true
  })
  if (!used) return show(visit, deadLinkPage(DEAD), 404)
  takeToken(c)
  return c.redirect('/sign-in?said=password-set', 303)
}

/** A person's first password, or a new one after the old was forgotten. */
export const passwordLinkRoutes: readonly Route[] = [
  { method: 'GET', path: '/password-link', who: 'anyone', handle: showLink },
  { method: 'POST', path: '/password-link', who: 'anyone', handle: takeLink },
]
