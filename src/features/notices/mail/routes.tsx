import { act } from '#kernel/act/act.ts'
import { EVERYTHING, readAs, writeAs } from '#kernel/db/database.ts'
import { Fault } from '#kernel/http/fault.ts'
import { formOf, read, type Route, type SignedVisit } from '#kernel/http/route.ts'
import { newId } from '#kernel/id.ts'
import type { MailSecrets } from '#kernel/mail/password.ts'
import { queueMail } from '#kernel/mail/queue.ts'
import { trialLetter } from '#kernel/mail/words.ts'
import { frame } from '#kernel/pages/frame.tsx'
import type { FieldFault } from '#ui/error-summary.tsx'
import { isAddress, withinDomains } from '../words.ts'
import { failingAddresses, lastTries, ownMails, ownRecipient, serverFacts, waitingMails } from './mail-store.ts'
import { OwnMailPage } from './own-page.tsx'
import { ServerPage } from './server-page.tsx'

const PRODUCT = { reach: EVERYTHING, personId: null }
const SHOWN = 20

export type MailRoom = {
  secrets: Pick<MailSecrets, 'state' | 'keep'>
  /** Sends the mail of this id now. */
  sendNow: (id: string) => Promise<unknown>
}

const showOwn = async (visit: SignedVisit) => {
  const { personId } = visit.actor
  const facts = await read(visit, async (tx) => {
    const server = await serverFacts(tx)
    return {
      recipient: (await ownRecipient(tx, personId)) ?? null,
      mandatory: server?.mandatory ?? [],
      sends: server?.enabled ?? false,
      mails: await ownMails(tx, personId, SHOWN),
      administrator: visit.session.administrator,
    }
  })
  return visit.c.html(
    frame(visit, {
      title: 'メールの受け方',
      under: '/notices',
      crumbs: [{ text: '利用者の設定', href: '/account' }, { text: 'メールの受け方' }],
      children: <OwnMailPage facts={facts} />,
    }),
  )
}

const showServer = async (room: MailRoom, visit: SignedVisit, typed = '', errors: readonly FieldFault[] = []) => {
  const password = await room.secrets.state()
  const facts = await readAs(visit.product.db, PRODUCT, async (tx) => ({
    server: await serverFacts(tx),
    failing: await failingAddresses(tx),
    tries: await lastTries(tx, SHOWN),
    waiting: await waitingMails(tx),
    ownAddress: (await ownRecipient(tx, visit.actor.personId))?.address ?? '',
  }))
  const page = { ...facts, ownAddress: typed === '' ? facts.ownAddress : typed, password, errors }
  return visit.c.html(
    frame(visit, {
      title: 'メールの送り方',
      under: '/accounts',
      crumbs: [
        { text: '利用者の設定', href: '/account' },
        { text: 'メールの受け方', href: '/mail' },
        { text: 'メールの送り方' },
      ],
      children: <ServerPage facts={page} />,
    }),
    errors.length > 0 ? 422 : 200,
  )
}

const field = async (visit: SignedVisit, name: string): Promise<string> => {
  const value = (await formOf(visit))[name]
  return typeof value === 'string' ? value : ''
}

const takeTrial = async (room: MailRoom, visit: SignedVisit): Promise<Response> => {
  const address = (await field(visit, 'address')).trim()
  const { personId } = visit.actor
  const server = await read(visit, serverFacts)
  if (!server?.enabled) throw new Fault(409, '先に、メールの設定を行ってください。')
  const wrong = !isAddress(address)
    ? 'メールアドレスとして読めません。'
    : withinDomains(address, server.domains)
      ? null
      : `送ってよいのは、${server.domains.join('、')} のアドレスだけです。`
  if (wrong !== null) return showServer(room, visit, address, [{ field: 'address', text: wrong }])
  const [id] = await writeAs(visit.product.db, PRODUCT, (tx) =>
    queueMail(tx, [{ ...trialLetter(), key: `trial:${newId(visit.at)}`, kind: 'trial', personId, address }], visit.at),
  )
  if (id !== undefined) await room.sendNow(id)
  return visit.c.redirect('/mail/server#tries', 303)
}

const takePassword = async (room: MailRoom, visit: SignedVisit): Promise<Response> => {
  const { product, actor, at } = visit
  if ((await room.secrets.state()) === 'environment')
    throw new Fault(409, 'パスワードは環境変数で与えられています。ここでは変えられません。')
  const password = await field(visit, 'password')
  const server = await read(visit, serverFacts)
  if (!server) throw new Fault(409, '先に、メールの設定を行ってください。')
  const process = 'notices.mail-server'
  const outcome = await act(product.db, product.bindings, {
    process,
    act: 'note-password',
    caseId: server.id,
    input: {},
    actor,
    at,
  })
  if (outcome.kind !== 'done') throw new Fault(403, 'この画面は、システム管理者が使います。')
  await room.secrets.keep(password)
  return visit.c.redirect('/mail/server#password', 303)
}

/** Each person's own mail, and for administrators how mail leaves the product. */
export const mailRoutes = (room: MailRoom): readonly Route[] => [
  { method: 'GET', path: '/mail', who: 'signed-in', handle: showOwn },
  { method: 'GET', path: '/mail/server', who: 'administrator', handle: (visit) => showServer(room, visit) },
  { method: 'POST', path: '/mail/server/trial', who: 'administrator', handle: (visit) => takeTrial(room, visit) },
  { method: 'POST', path: '/mail/server/password', who: 'administrator', handle: (visit) => takePassword(room, visit) },
]
