import { Fault } from '#kernel/http/fault.ts'
import { param, read, type Route, type SignedVisit } from '#kernel/http/route.ts'
import { isId } from '#kernel/id.ts'
import { dayOf } from '#kernel/pure/day.ts'
import { changeAccount } from '../change-account.ts'
import { personWithAccount } from '../people-with-accounts.ts'
import { readRemoval, showPasskey, type Removing } from './removal-form.ts'
import { removePasskeys } from './remove-passkey.ts'

const removing = async (visit: SignedVisit): Promise<Removing> => {
  const accountId = param(visit, 'id')
  const passkeyId = param(visit, 'passkey')
  const { at } = visit
  const person = isId(accountId)
    ? await read(visit, (tx) => personWithAccount(tx, { accountId }, { at, day: dayOf(at) }))
    : undefined
  return {
    accountId,
    passkeyId,
    action: `/accounts/${accountId}/passkeys/${passkeyId}/remove`,
    crumbs: [
      { text: '利用者の設定', href: '/account' },
      { text: '利用者', href: '/accounts' },
      { text: person ? `${person.rank} ${person.name}` : '', href: `/accounts/${accountId}` },
    ],
    fault: accountId === visit.session.accountId ? '自分のパスキーは、「利用者の設定」で外します。' : null,
  }
}

const takeRemoval = async (visit: SignedVisit): Promise<Response> => {
  const of = await removing(visit)
  if (of.fault !== null) throw new Fault(409, of.fault)
  const wanted = await readRemoval(visit, of)
  if (wanted instanceof Response) return wanted
  const { actor: by, at } = visit
  const gone = await changeAccount(visit, (tx, account) =>
    removePasskeys(tx, account, { id: of.passkeyId }, { by, reason: wanted.reason, at, keepSession: null }),
  )
  if (gone === 0) throw new Fault(409, 'このパスキーは、もう外されています。')
  return visit.c.redirect(`/accounts/${of.accountId}?said=passkey-removed`, 303)
}

/** What administrators do for the passkeys of others: see them, and take one away. */
export const adminPasskeyRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/accounts/:id/passkeys/:passkey',
    who: 'administrator',
    handle: async (visit) => showPasskey(visit, await removing(visit)),
  },
  { method: 'POST', path: '/accounts/:id/passkeys/:passkey/remove', who: 'administrator', handle: takeRemoval },
]
