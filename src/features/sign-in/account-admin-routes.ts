import { writeAs, type Tx } from '#kernel/db/database.ts'
import { Fault, notFound } from '#kernel/http/fault.ts'
import { formOf, param, queryOf, read, type Route, type SignedVisit } from '#kernel/http/route.ts'
import { isId } from '#kernel/id.ts'
import { fullClockText } from '#kernel/pure/clock-text.ts'
import { dayOf } from '#kernel/pure/day.ts'
import { createAccount, setAdministrator, setDisabled, type Account } from './account-store.ts'
import { changeAccount } from './change-account.ts'
import { accountsPage } from './accounts-page.tsx'
import { originOf, show } from './asking.ts'
import { linkHref } from './link-command.ts'
import { loginFault, normaliseLogin } from './login.ts'
import { newAccountPage, oneAccountPage, type NewAccountModel, type OneAccountModel } from './one-account-page.tsx'
import { issueLink, LINK_HOURS } from './one-time-link.ts'
import { passkeysOf } from './passkey/passkey-store.ts'
import { isAccountFilter, peopleWithAccounts, personWithAccount, type PeopleQuery } from './people-with-accounts.ts'
import { EVENT_TITLES, eventsOf, writeEvent, type EventKind } from './security-event.ts'
import { endSessionsOf, sessionsOf } from './session-store.ts'
import { trimmed, typed } from './typed.ts'

const PAGE_SIZE = 50
const EVENTS = 30

const nowOf = ({ at }: SignedVisit) => ({ at, day: dayOf(at) })

const showAccounts = async (visit: SignedVisit): Promise<Response> => {
  const { q = '', filter, after, before } = queryOf(visit)
  const query: PeopleQuery = { q: q.slice(0, 100), filter: isAccountFilter(filter) ? filter : 'all', after, before }
  const page = await read(visit, (tx) => peopleWithAccounts(tx, query, nowOf(visit), PAGE_SIZE))
  return show(visit, accountsPage({ page, query, size: PAGE_SIZE }))
}

const personOf = async (visit: SignedVisit, personId: string | undefined) => {
  if (personId === undefined || !isId(personId)) throw notFound()
  const person = await read(visit, (tx) => personWithAccount(tx, { personId }, nowOf(visit)))
  if (!person) throw notFound()
  return person
}

const showNew = async (visit: SignedVisit): Promise<Response> => {
  const person = await personOf(visit, queryOf(visit)['person'])
  if (person.accountId !== null) return visit.c.redirect(`/accounts/${person.accountId}`, 303)
  return show(visit, newAccountPage({ person, login: '', administrator: false, errors: [] }))
}

const takeNew = async (visit: SignedVisit): Promise<Response> => {
  const { c, product, actor, at } = visit
  const form = await formOf(visit)
  const person = await personOf(visit, trimmed(form, 'person'))
  const model: NewAccountModel = {
    person,
    login: normaliseLogin(typed(form, 'login')),
    administrator: trimmed(form, 'administrator') === 'true',
    errors: [],
  }
  const again = (text: string) => show(visit, newAccountPage({ ...model, errors: [{ field: 'login', text }] }), 422)
  const fault = loginFault(model.login)
  if (fault !== null) return again(fault)
  if (person.accountId !== null || !person.serves)
    return again('この人は、もう利用者として登録されているか、在職期間外です。')
  const { login, administrator } = model
  const { personId } = person
  const id = await writeAs(product.db, actor, async (tx) => {
    const created = await createAccount(tx, { personId, login, administrator, at })
    if (created !== null)
      await writeEvent(tx, { at, kind: 'account-created', personId, by: actor, facts: { login, administrator } })
    return created
  })
  return id === null
    ? again('このログイン名は、ほかの人が使っています。')
    : c.redirect(`/accounts/${id}?said=account-created`, 303)
}

const isEvent = (text: string | undefined): text is EventKind => text !== undefined && Object.hasOwn(EVENT_TITLES, text)

const showOne = async (visit: SignedVisit, link: OneAccountModel['link'] = null): Promise<Response> => {
  const accountId = param(visit, 'id')
  if (!isId(accountId)) throw notFound()
  const { said } = queryOf(visit)
  const found = await read(visit, async (tx) => {
    const person = await personWithAccount(tx, { accountId }, nowOf(visit))
    if (!person) throw notFound()
    return {
      person: { ...person, accountId },
      sessions: await sessionsOf(tx, accountId, visit.at),
      passkeys: await passkeysOf(tx, accountId),
      events: await eventsOf(tx, person.personId, EVENTS),
    }
  })
  const own = accountId === visit.session.accountId
  return show(visit, oneAccountPage({ ...found, own, said: isEvent(said) ? said : null, link }))
}

const notOneself = (visit: SignedVisit) => {
  if (param(visit, 'id') === visit.session.accountId)
    throw new Fault(409, '自分の利用を止めることと、システム管理者から外れることは、ほかのシステム管理者が行います。')
}

/** An act on an account that is told afterwards on its page; `how` says whether anything changed. */
const changing =
  (
    kindOf: (value: string) => EventKind,
    how: (tx: Tx, account: Account, value: string, at: Date) => Promise<boolean>,
    guard?: (visit: SignedVisit) => void,
  ) =>
  async (visit: SignedVisit): Promise<Response> => {
    guard?.(visit)
    const value = trimmed(await formOf(visit), 'value')
    const kind = kindOf(value)
    await changeAccount(visit, async (tx, account) => {
      const { at, actor } = visit
      if (await how(tx, account, value, at)) await writeEvent(tx, { at, kind, personId: account.personId, by: actor })
    })
    return visit.c.redirect(`/accounts/${param(visit, 'id')}?said=${kind}`, 303)
  }

const disable = changing(
  () => 'account-disabled',
  async (tx, account, _value, at) => {
    await endSessionsOf(tx, account.id)
    return setDisabled(tx, account.id, at)
  },
  notOneself,
)

const enable = changing(
  () => 'account-enabled',
  (tx, account) => setDisabled(tx, account.id, null),
)

const endSessions = changing(
  () => 'sessions-ended',
  async (tx, account) => (await endSessionsOf(tx, account.id)) > 0,
)

const makeAdministrator = changing(
  (value) => (value === 'yes' ? 'administrator-granted' : 'administrator-withdrawn'),
  (tx, account, value) => setAdministrator(tx, account.id, value === 'yes'),
  notOneself,
)

const takeLink = async (visit: SignedVisit): Promise<Response> => {
  const { at, actor } = visit
  const token = await changeAccount(visit, async (tx, account) => {
    if (account.disabledAt !== null) throw new Fault(409, '利用を止めている間は、リンクを出せません。')
    await writeEvent(tx, { at, kind: 'password-link-issued', personId: account.personId, by: actor })
    return issueLink(tx, { purpose: 'password', accountId: account.id }, at)
  })
  const until = fullClockText(new Date(at.getTime() + LINK_HOURS * 3_600_000))
  return showOne(visit, { href: linkHref(originOf(visit), '/password-link', token), until })
}

/** What administrators do for the accounts of others. */
export const accountAdminRoutes: readonly Route[] = [
  { method: 'GET', path: '/accounts', who: 'administrator', handle: showAccounts },
  { method: 'POST', path: '/accounts', who: 'administrator', handle: takeNew },
  { method: 'GET', path: '/accounts/new', who: 'administrator', handle: showNew },
  { method: 'GET', path: '/accounts/:id', who: 'administrator', handle: (visit) => showOne(visit) },
  { method: 'POST', path: '/accounts/:id/link', who: 'administrator', handle: takeLink },
  { method: 'POST', path: '/accounts/:id/disable', who: 'administrator', handle: disable },
  { method: 'POST', path: '/accounts/:id/enable', who: 'administrator', handle: enable },
  { method: 'POST', path: '/accounts/:id/administrator', who: 'administrator', handle: makeAdministrator },
  { method: 'POST', path: '/accounts/:id/end-sessions', who: 'administrator', handle: endSessions },
]
