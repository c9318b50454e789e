import { writeAs } from '#kernel/db/database.ts'
import { Fault } from '#kernel/http/fault.ts'
import { formOf, param, read, type Route, type SignedVisit } from '#kernel/http/route.ts'
import { accountById } from '../account-store.ts'
import { sentText, show } from '../asking.ts'
import { trimmed, typed } from '../typed.ts'
import { newPasskeyPage } from './passkey-pages.tsx'
import { livePasskeys } from './passkey-store.ts'
import { beginRegistration, LONGEST_NAME, registerPasskey, registrationFault } from './register-passkey.ts'
import { NO_SITE, relyingPartyOf } from './relying-party.ts'
import { readRemoval, showPasskey, type Removing } from './removal-form.ts'
import { removePasskeys } from './remove-passkey.ts'

type Origins = readonly string[]

const showNew = async (visit: SignedVisit, name = '', refused: string | null = null): Promise<Response> => {
  const { session } = visit
  const found = await read(visit, async (tx) => ({
    hasPassword: ((await accountById(tx, session.accountId))?.passwordHash ?? null) !== null,
    fault: registrationFault(session, (await livePasskeys(tx, session.accountId)).length),
  }))
  const page = newPasskeyPage({ login: session.login, name, refused, ...found })
  return show(visit, page, refused === null ? 200 : 422)
}

const askDevice = async (visit: SignedVisit, origins: Origins): Promise<Response> => {
  const { c, product, at } = visit
  const refuse = (sentence: string) => c.json({ sentence }, 422)
  const party = relyingPartyOf(visit, origins)
  if (party === null) return refuse(NO_SITE)
  const form = await formOf(visit)
  if (trimmed(form, 'name') === '') return refuse('パスキーの名前を入力してください。')
  const begun = await beginRegistration(product.db, visit, { password: typed(form, 'current'), party, at })
  return begun.ok ? c.json({ create: begun.value }) : refuse(begun.sentence)
}

const takeNew = async (visit: SignedVisit, origins: Origins): Promise<Response> => {
  const { c, product, at } = visit
  const form = await formOf(visit)
  const name = trimmed(form, 'name').slice(0, LONGEST_NAME)
  const party = relyingPartyOf(visit, origins)
  if (party === null) return showNew(visit, name, NO_SITE)
  if (name === '') return showNew(visit, name, 'パスキーの名前を入力してください。')
  const kept = await registerPasskey(product.db, visit, { name, sent: sentText(form, 'credential'), party, at })
  return kept.ok ? c.redirect('/account?said=passkey-registered', 303) : showNew(visit, name, kept.sentence)
}

const removing = (visit: SignedVisit): Removing => {
  const passkeyId = param(visit, 'passkey')
  return {
    accountId: visit.session.accountId,
    passkeyId,
    action: `/account/passkeys/${passkeyId}/remove`,
    crumbs: [{ text: '利用者の設定', href: '/account' }],
    fault: null,
  }
}

const takeRemoval = async (visit: SignedVisit): Promise<Response> => {
  const { c, product, session, actor, at } = visit
  const of = removing(visit)
  const wanted = await readRemoval(visit, of)
  if (wanted instanceof Response) return wanted
  const gone = await writeAs(product.db, actor, (tx) =>
    removePasskeys(
      tx,
      wanted.account,
      { id: of.passkeyId },
      {
        by: actor,
        reason: wanted.reason,
        at,
        keepSession: session.id,
      },
    ),
  )
  if (gone === 0) throw new Fault(409, 'このパスキーは、もう外されています。')
  return c.redirect('/account?said=passkey-removed', 303)
}

/** One's own passkeys. Those who must come in by one may register their first, and no more, until they did. */
export const ownPasskeyRoutes = (origins: Origins): readonly Route[] => [
  {
    method: 'GET',
    path: '/account/passkeys/new',
    who: 'signed-in',
    whileConfined: true,
    handle: (visit) => showNew(visit),
  },
  {
    method: 'POST',
    path: '/account/passkeys/challenge',
    who: 'signed-in',
    whileConfined: true,
    handle: (visit) => askDevice(visit, origins),
  },
  {
    method: 'POST',
    path: '/account/passkeys',
    who: 'signed-in',
    whileConfined: true,
    handle: (visit) => takeNew(visit, origins),
  },
  {
    method: 'GET',
    path: '/account/passkeys/:passkey',
    who: 'signed-in',
    handle: (visit) => showPasskey(visit, removing(visit)),
  },
  { method: 'POST', path: '/account/passkeys/:passkey/remove', who: 'signed-in', handle: takeRemoval },
]
