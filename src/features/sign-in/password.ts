import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { slots } from './slots.ts'

type Cost = { memory: number; passes: number; parallelism: number }
type Parsed = Cost & { salt: Buffer; tag: Buffer }

/** Memory in KiB. Raising these rehashes each password when its owner next signs in. */
const COST: Cost = { memory: 19_456, passes: 2, parallelism: 1 }
const TAG_BYTES = 32
const SALT_BYTES = 16

/** Two at once are 38 MiB; what waits holds only its text. */
const hashing = slots(2, 64)

const derive = (
  message: string,
  salt: Buffer,
  { memory, passes, parallelism }: Cost,
  tagLength: number,
): Promise<Buffer> =>
  hashing(
    () =>
      new Promise((resolve, reject) =>
        argon2('argon2id', { message, nonce: salt, memory, passes, parallelism, tagLength }, (error, tag) =>
          error ? reject(error) : resolve(tag),
        ),
      ),
  )

const unpadded = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')

const format = ({ memory, passes, parallelism, salt, tag }: Parsed) =>
  `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${unpadded(salt)}$${unpadded(tag)}`

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

const parse = (phc: string): Parsed => {
  const [, memory, passes, parallelism, salt, tag] = PHC.exec(phc) ?? []
  if (salt === undefined || tag === undefined) throw new Error('a stored password is not an argon2id hash')
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    salt: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  }
}

/** One spelling of a password: full and half width typed through an input method are the same. */
export const normalisePassword = (typed: string): string => typed.normalize('NFKC')

/** The PHC string to keep for a password. */
export const hashPassword = async (password: string): Promise<string> => {
  const salt = randomBytes(SALT_BYTES)
  return format({ ...COST, salt, tag: await derive(normalisePassword(password), salt, COST, TAG_BYTES) })
}

/** Is this the password that was hashed? Compared in constant time, with the cost it was hashed at. */
export const verifyPassword = async (password: string, phc: string): Promise<boolean> => {
  const kept = parse(phc)
  return timingSafeEqual(await derive(normalisePassword(password), kept.salt, kept, kept.tag.length), kept.tag)
}

/** Was it hashed at another cost than today's? */
export const needsRehash = (phc: string): boolean => {
  const { memory, passes, parallelism } = parse(phc)
  return memory !== COST.memory || passes !== COST.passes || parallelism !== COST.parallelism
}

/**
 * A name for what was typed as a login that nobody has, which takes exactly as long as checking a password. What was
 * typed may be a password put into the wrong field: nothing quicker to guess from than a stored password may be kept.
 */
export const slowName = async (typed: string, salt: Buffer): Promise<string> =>
  (await derive(typed, salt, COST, TAG_BYTES)).toString('base64url')
