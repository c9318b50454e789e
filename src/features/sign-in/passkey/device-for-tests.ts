import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'
import { userHandleOf } from './answer.ts'

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest()
const text = (data: Buffer | Uint8Array) => Buffer.from(data).toString('base64url')

const USER_PRESENT = 1
const USER_VERIFIED = 4
const ATTESTED = 64

type Site = { origin: string; rpId: string }

/** A device in software: what it signs is what a real one would. Its count can be set back, as a copy's would be. */
export type Device = {
  credentialId: string
  counter: number
  create: (challenge: string, site?: Partial<Site>) => string
  get: (challenge: string, asked?: Partial<Site> & { verified?: boolean; accountId?: string; by?: KeyObject }) => string
}

const cosePublicKey = (publicKey: KeyObject): Buffer => {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const fields = new Map<number, number | Uint8Array>([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
    [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
  ])
  return Buffer.from(isoCBOR.encode(fields))
}

export const buildDevice = (site: Site = { origin: 'http://localhost', rpId: 'localhost' }): Device => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const credential = randomBytes(32)
  const credentialId = text(credential)
  const clientData = (type: string, challenge: string, origin: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  const authData = (rpId: string, flags: number, counter: number, more: readonly Buffer[] = []) => {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter)
    return Buffer.concat([sha256(rpId), Buffer.from([flags]), count, ...more])
  }
  const device: Device = {
    credentialId,
    counter: 0,
    create: (challenge, { origin = site.origin, rpId = site.rpId } = {}) => {
      const length = Buffer.alloc(2)
      length.writeUInt16BE(credential.length)
      const data = authData(rpId, USER_PRESENT | USER_VERIFIED | ATTESTED, device.counter, [
        Buffer.alloc(16),
        length,
        credential,
        cosePublicKey(publicKey),
      ])
      const attestation = isoCBOR.encode(
        new Map<string, string | Uint8Array | Map<string, string>>([
          ['fmt', 'none'],
          ['attStmt', new Map<string, string>()],
          ['authData', new Uint8Array(data)],
        ]),
      )
      return JSON.stringify({
        id: credentialId,
        rawId: credentialId,
        type: 'public-key',
        response: {
          clientDataJSON: text(clientData('webauthn.create', challenge, origin)),
          attestationObject: text(attestation),
          transports: ['usb'],
        },
      })
    },
    get: (challenge, asked = {}) => {
      const { origin = site.origin, rpId = site.rpId, verified = true, accountId, by = privateKey } = asked
      device.counter += 1
      const client = clientData('webauthn.get', challenge, origin)
      const data = authData(rpId, USER_PRESENT | (verified ? USER_VERIFIED : 0), device.counter)
      return JSON.stringify({
        id: credentialId,
        rawId: credentialId,
        type: 'public-key',
        response: {
          clientDataJSON: text(client),
          authenticatorData: text(data),
          signature: text(sign('sha256', Buffer.concat([data, sha256(client)]), by)),
          ...(accountId === undefined ? {} : { userHandle: text(userHandleOf(accountId)) }),
        },
      })
    },
  }
  return device
}
