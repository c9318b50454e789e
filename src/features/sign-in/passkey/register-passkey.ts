import { generateRegistrationOptions, verifyRegistrationResponse } from '@simplewebauthn/server'
import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server'
import { readAs, writeAs, type Database, type Tx } from '#kernel/db/database.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import type { Session } from '#kernel/http/route.ts'
import { accountById } from '../account-store.ts'
import { withPassword, type Checked } from '../check-password.ts'
import { PRODUCT } from '../product-reach.ts'
import { writeEvent } from '../security-event.ts'
import { readAttestation, userHandleOf } from './answer.ts'
import { CHALLENGE_MINUTES, claimChallenge, issueChallenge } from './challenge.ts'
import { keepPasskey, livePasskeys, type Passkey } from './passkey-store.ts'
import type { RelyingParty } from './relying-party.ts'

export const LONGEST_NAME = 40
const MOST = 20

/** Ed25519, ECDSA with P-256, RSA: what devices sign with today. */
const ALGORITHMS = [-8, -7, -257]

type Owner = { actor: Pick<Actor, 'personId' | 'rank' | 'name'>; session: Session }

/** Why this account may not have one more, in one sentence; null where it may. */
export const registrationFault = (session: Pick<Session, 'confined'>, live: number): string | null => {
  if (session.confined === true && live > 0)
    return '登録済みのパスキーでサインインしてから、もう一つを登録してください。'
  if (live >= MOST) return `パスキーは${MOST}個まで登録できます。使っていないものを外してください。`
  return null
}

const challengeFor = async (tx: Tx, { session }: Owner, at: Date) =>
  issueChallenge(tx, { purpose: 'register', sessionId: session.id }, at)

/** What the browser asks a device for, once the person has shown by the password that it is they who ask. */
export const beginRegistration = async (
  db: Database,
  owner: Owner,
  given: { password: string; party: RelyingParty; at: Date },
): Promise<Checked<PublicKeyCredentialCreationOptionsJSON>> => {
  const { actor, session } = owner
  const { password, party, at } = given
  const { account, live } = await readAs(db, PRODUCT, async (tx) => ({
    account: await accountById(tx, session.accountId),
    live: await livePasskeys(tx, session.accountId),
  }))
  const fault = registrationFault(session, live.length)
  if (fault !== null) return { ok: false, sentence: fault }
  const passwordHash = account?.passwordHash ?? null
  const issued: Checked<string> =
    account === undefined || passwordHash === null
      ? { ok: true, value: await writeAs(db, PRODUCT, (tx) => challengeFor(tx, owner, at)) }
      : await withPassword(
          db,
          {
            account: { ...account, passwordHash },
            password,
            at,
            asked: { kind: 'password-refused', wrong: '今のパスワードが違います。' },
          },
          (tx) => challengeFor(tx, owner, at),
        )
  return issued.ok ? { ok: true, value: await optionsOf(issued.value, { actor, session, party, live }) } : issued
}

const optionsOf = (challenge: string, of: Owner & { party: RelyingParty; live: readonly Passkey[] }) =>
  generateRegistrationOptions({
    rpName: '情報保証業務',
    rpID: of.party.id,
    userName: of.session.login,
    userDisplayName: `${of.actor.rank} ${of.actor.name}`,
    userID: userHandleOf(of.session.accountId),
    challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
    timeout: CHALLENGE_MINUTES * 60_000,
    attestationType: 'none',
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: of.live.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })

const WRONG = '機器の答えを確かめられませんでした。もう一度登録してください。'

/** Keeps what the device answered: the public key, and no more than is needed to know it again. */
export const registerPasskey = async (
  db: Database,
  owner: Owner,
  given: { name: string; sent: string; party: RelyingParty; at: Date },
): Promise<Checked<string>> => {
  const { actor, session } = owner
  const { party, at } = given
  const answer = readAttestation(given.sent)
  if (answer === null) return { ok: false, sentence: WRONG }
  const { challenge, response } = answer
  if (!(await claimChallenge(db, challenge, { purpose: 'register', sessionId: session.id }, at)))
    return { ok: false, sentence: '登録の操作に時間がかかったか、前の画面のものです。もう一度登録してください。' }
  const checked = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    supportedAlgorithmIDs: ALGORITHMS,
    requireUserVerification: true,
  }).catch(() => null)
  if (!checked?.verified) return { ok: false, sentence: WRONG }
  const { credential, credentialBackedUp } = checked.registrationInfo
  return writeAs(db, PRODUCT, async (tx) => {
    // In turn with the account's other registrations, so that together they do not pass the limit.
    await tx.selectFrom('account').select('id').where('id', '=', session.accountId).forUpdate().execute()
    const fault = registrationFault(session, (await livePasskeys(tx, session.accountId)).length)
    if (fault !== null) return { ok: false, sentence: fault }
    const id = await keepPasskey(
      tx,
      {
        accountId: session.accountId,
        credentialId: credential.id,
        publicKey: Buffer.from(credential.publicKey),
        counter: credential.counter,
        transports: response.response.transports ?? [],
        rpId: party.id,
        backedUp: credentialBackedUp,
        name: given.name,
      },
      at,
    )
    if (id === null) return { ok: false, sentence: 'この機器のパスキーは、もう登録されています。' }
    await writeEvent(tx, { at, kind: 'passkey-registered', personId: actor.personId, facts: { passkey: id } })
    return { ok: true, value: id }
  })
}
