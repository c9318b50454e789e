import { generateAuthenticationOptions, verifyAuthenticationResponse } from '@simplewebauthn/server'
import type { AuthenticationResponseJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server'
import { readAs, writeAs, type Database, type Tx } from '#kernel/db/database.ts'
import { dayOf } from '#kernel/pure/day.ts'
import { accountById, serves } from '../account-store.ts'
import { countFailure, lockAccount, withoutAccount, type Checked } from '../check-password.ts'
import { isLocked, lockedSentence } from '../lockout.ts'
import { PRODUCT } from '../product-reach.ts'
import { writeEvent } from '../security-event.ts'
import { beginSession, STOPPED, type From } from '../sign-in.ts'
import { readAssertion, userHandleOf } from './answer.ts'
import { CHALLENGE_MINUTES, claimChallenge, issueChallenge } from './challenge.ts'
import { noteUse, passkeyNamed, type Passkey } from './passkey-store.ts'
import type { RelyingParty } from './relying-party.ts'

const WRONG = 'パスキーを確かめられませんでした。もう一度行うか、パスワードでサインインしてください。'
const LATE = 'パスキーの操作に時間がかかったか、前の画面のものです。もう一度行ってください。'
const UNKNOWN =
  'このパスキーは、登録されていないか、外されています。パスワードでサインインするか、システム管理者に確かめてください。'
const CLONED =
  'このパスキーは、使った回数が前より戻っています。複製された疑いがあるため、受け付けません。システム管理者に知らせてください。'

/** What the browser asks any device that keeps a passkey of this site: no name is given first. */
export const beginSignIn = async (
  db: Database,
  party: RelyingParty,
  at: Date,
): Promise<PublicKeyCredentialRequestOptionsJSON> => {
  const challenge = await writeAs(db, PRODUCT, (tx) => issueChallenge(tx, { purpose: 'sign-in', sessionId: null }, at))
  return generateAuthenticationOptions({
    rpID: party.id,
    challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
    timeout: CHALLENGE_MINUTES * 60_000,
    userVerification: 'required',
  })
}

/** Does a device's count go back? Devices that do not count say 0 for ever. */
export const goesBack = (kept: number, said: number): boolean => (kept > 0 || said > 0) && said <= kept

type Used = { counter: number; backedUp: boolean }

/** What the device proves of its use; null where it proves nothing. The count is judged later, behind the lock. */
const proven = async (
  response: AuthenticationResponseJSON,
  passkey: Passkey,
  expected: { challenge: string; party: RelyingParty },
): Promise<Used | null> => {
  const { userHandle } = response.response
  const owner = Buffer.from(userHandleOf(passkey.accountId)).toString('base64url')
  if ((userHandle !== undefined && userHandle !== owner) || passkey.rpId !== expected.party.id) return null
  const checked = await verifyAuthenticationResponse({
    response,
    expectedChallenge: expected.challenge,
    expectedOrigin: expected.party.origin,
    expectedRPID: expected.party.id,
    credential: { id: passkey.credentialId, publicKey: new Uint8Array(passkey.publicKey), counter: 0 },
    requireUserVerification: true,
  }).catch(() => null)
  if (!checked?.verified) return null
  const { newCounter, credentialBackedUp } = checked.authenticationInfo
  return { counter: newCounter, backedUp: credentialBackedUp }
}

type Fault = { code: string; sentence: string }

const faultOf = (passkey: Passkey | undefined, used: Used | null): Fault | null => {
  if (!passkey || passkey.removedAt !== null) return { code: 'removed-passkey', sentence: UNKNOWN }
  if (used === null) return { code: 'wrong-passkey', sentence: WRONG }
  if (goesBack(passkey.counter, used.counter)) return { code: 'cloned-passkey', sentence: CLONED }
  return null
}

/** Judged behind the account's lock, so that two answers at once are judged one after the other. */
const judge = async (tx: Tx, found: Passkey, used: Used | null, from: From): Promise<Checked<string>> => {
  const { at } = from
  const before = await lockAccount(tx, found.accountId)
  const account = await accountById(tx, found.accountId)
  const passkey = await passkeyNamed(tx, found.credentialId)
  const asked = { at, kind: 'sign-in-failed', personId: account?.personId ?? null } as const
  if (isLocked(before, at)) {
    await writeEvent(tx, { ...asked, code: 'locked' })
    return { ok: false, sentence: lockedSentence(before, at) }
  }
  const fault = faultOf(passkey, used)
  if (fault !== null || used === null)
    return countFailure(tx, found.accountId, before, {
      ...asked,
      code: fault?.code ?? 'wrong-passkey',
      wrong: fault?.sentence ?? WRONG,
      facts: { passkey: found.id },
    })
  if (account?.disabledAt !== null || !(await serves(tx, account.personId, dayOf(at)))) {
    await writeEvent(tx, { ...asked, code: 'stopped' })
    return { ok: false, sentence: STOPPED }
  }
  await tx.updateTable('account').set({ failures: 0, lockedUntil: null }).where('id', '=', account.id).execute()
  await noteUse(tx, found.id, { ...used, at })
  return { ok: true, value: await beginSession(tx, account, from, 'passkey') }
}

/** Signs in whoever's device answered, and gives the token of the new session, or says in one sentence why not. */
export const signInByPasskey = async (
  db: Database,
  sent: string,
  party: RelyingParty,
  from: From,
): Promise<Checked<string>> => {
  const answer = readAssertion(sent)
  if (answer === null) return { ok: false, sentence: WRONG }
  const { challenge, response } = answer
  if (!(await claimChallenge(db, challenge, { purpose: 'sign-in', sessionId: null }, from.at)))
    return { ok: false, sentence: LATE }
  const passkey = await readAs(db, PRODUCT, (tx) => passkeyNamed(tx, response.id))
  if (passkey === undefined) return withoutAccount(db, `passkey ${response.id}`, from.at, UNKNOWN)
  const used = await proven(response, passkey, { challenge, party })
  return writeAs(db, PRODUCT, (tx) => judge(tx, passkey, used, from))
}
