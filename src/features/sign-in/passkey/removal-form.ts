import { formOf, read, type SignedVisit } from '#kernel/http/route.ts'
import { notFound } from '#kernel/http/fault.ts'
import { isId } from '#kernel/id.ts'
import type { FieldFault } from '#ui/error-summary.tsx'
import { accountById, type Account } from '../account-store.ts'
import { show } from '../asking.ts'
import { trimmed } from '../typed.ts'
import { onePasskeyPage, type OnePasskeyModel } from './passkey-pages.tsx'
import { livePasskeys, onePasskey } from './passkey-store.ts'

/** Whose passkey, which, and how its page is led to. */
export type Removing = Pick<OnePasskeyModel, 'crumbs' | 'action' | 'fault'> & { accountId: string; passkeyId: string }

export type Wanted = { account: Account; reason: string }

const known = async (visit: SignedVisit, { accountId, passkeyId }: Removing) => {
  if (!isId(accountId) || !isId(passkeyId)) throw notFound()
  const found = await read(visit, async (tx) => ({
    account: await accountById(tx, accountId),
    passkey: await onePasskey(tx, accountId, passkeyId),
    live: await livePasskeys(tx, accountId),
  }))
  const { account, passkey } = found
  if (!account || !passkey) throw notFound()
  const others = found.live.some(({ id }) => id !== passkeyId)
  const left: OnePasskeyModel['left'] = others ? 'passkeys' : account.passwordHash === null ? 'nothing' : 'password'
  return { account, passkey, left }
}

/** The page of one passkey. */
export const showPasskey = async (visit: SignedVisit, removing: Removing): Promise<Response> => {
  const { account, passkey, left } = await known(visit, removing)
  const { administrator } = account
  return show(visit, onePasskeyPage({ ...removing, passkey, left, administrator, reason: '', errors: [] }))
}

/** Reads the removal as it was sent; the answer to give instead where something is missing in it. */
export const readRemoval = async (visit: SignedVisit, removing: Removing): Promise<Wanted | Response> => {
  const { account, passkey, left } = await known(visit, removing)
  const form = await formOf(visit)
  const reason = trimmed(form, 'reason').slice(0, 200)
  const errors: FieldFault[] = []
  if (reason === '') errors.push({ field: 'reason', text: '外す理由を入力してください。' })
  if (left === 'nothing' && passkey.removedAt === null && trimmed(form, 'knowing') !== 'true')
    errors.push({ field: 'knowing', text: 'サインインする方法がなくなることを確かめてください。' })
  if (errors.length === 0) return { account, reason }
  const { administrator } = account
  return show(visit, onePasskeyPage({ ...removing, passkey, left, administrator, reason, errors }), 422)
}
