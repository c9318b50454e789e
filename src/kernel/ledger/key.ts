import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { link, mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { newId } from '../id.ts'
import { CannotStart, errorCode } from '../postgres/cannot-start.ts'
import { notAKey, notAPair, privateKeyMissing, readableByOthers, signerUnknown } from './key-faults.ts'

/** SHA-256 of the public key (SPKI DER) in hex: what the printed head shows, and the key_id of every head. */
export const fingerprint = (publicKey: KeyObject): string =>
  createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')

export type PublicKeys = ReadonlyMap<string, KeyObject>

export type LedgerKey = {
  readonly dir: string
  readonly id: string
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
  /** This key's and those of its predecessors. */
  readonly known: PublicKeys
}

/** The directory of the ledger's keys inside the data directory. */
export const keyDirectory = (dataDirectory: string): string => join(dataDirectory, 'keys')

const PRIVATE = 'ledger-ed25519.pem'
const PUBLIC = 'ledger-ed25519.pub.pem'

/**
 * Opens the signing key, made on first use. Throws `CannotStart` when others may read it, when the public key beside it is
 * another's, and when the key named by `lastSigner`, which signed the newest head there is, is not known here.
 */
export const openLedgerKey = async (
  dataDirectory: string,
  { lastSigner = null }: { lastSigner?: string | null } = {},
): Promise<LedgerKey> => {
  const dir = keyDirectory(dataDirectory)
  const file = join(dir, PRIVATE)
  await mkdir(dir, { recursive: true, mode: 0o700 })
  if (!(await exists(file))) {
    // A public key without its private one means that the key was lost or taken: a new one must not slip in unnoticed.
    if (await exists(join(dir, PUBLIC))) throw privateKeyMissing(file)
    // Nor where heads are signed by a key of which nothing is left here.
    if (lastSigner !== null && !(await readPublicKeys(dataDirectory)).has(lastSigner))
      throw signerUnknown(dir, lastSigner)
    const { privateKey } = generateKeyPairSync('ed25519')
    await createOnce(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), 0o600)
  }
  const { mode } = await stat(file)
  if ((mode & 0o077) !== 0) throw readableByOthers(file)
  const privateKey = readKey(file, createPrivateKey, await readKeyFile(file))
  if (privateKey.asymmetricKeyType !== 'ed25519') throw notAKey(file)
  const publicKey = createPublicKey(privateKey)
  const id = fingerprint(publicKey)
  await createOnce(join(dir, PUBLIC), publicKey.export({ type: 'spki', format: 'pem' }), 0o644)
  const known = await readPublicKeys(dataDirectory)
  const beside = readKey(join(dir, PUBLIC), createPublicKey, await readKeyFile(join(dir, PUBLIC)))
  if (fingerprint(beside) !== id) throw notAPair(dir)
  if (lastSigner !== null && !known.has(lastSigner)) throw signerUnknown(dir, lastSigner)
  return { dir, id, privateKey, publicKey, known }
}

/** Every public key in the key directory (`*.pub.pem`): the present one and those kept from before. */
export const readPublicKeys = (dataDirectory: string): Promise<PublicKeys> => publicKeysIn(keyDirectory(dataDirectory))

/** The same by the key directory itself. Read anew each time: another machine's key may be put there while we run. */
export const publicKeysIn = async (dir: string): Promise<PublicKeys> => {
  const keys = new Map<string, KeyObject>()
  for (const name of (await exists(dir)) ? await readdir(dir) : []) {
    if (!name.endsWith('.pub.pem')) continue
    const file = join(dir, name)
    const key = readKey(file, createPublicKey, await readKeyFile(file))
    keys.set(fingerprint(key), key)
  }
  return keys
}

const readKeyFile = (file: string): Promise<Buffer> =>
  readFile(file).catch((cause: unknown) => {
    if (errorCode(cause) !== 'EACCES') throw cause
    throw new CannotStart(
      `${file} を読む権限がありません。mamori を動かす利用者で行ってください。`,
      `No permission to read ${file}. Run this as the account that runs mamori.`,
      { cause },
    )
  })

const readKey = (file: string, read: (pem: Buffer) => KeyObject, pem: Buffer): KeyObject => {
  try {
    return read(pem)
  } catch (cause) {
    throw notAKey(file, cause)
  }
}

/** Of several processes starting at once the first to link its file wins; a reader never sees half a key. */
const createOnce = async (file: string, text: string | Buffer, mode: number): Promise<void> => {
  if (await exists(file)) return
  const draft = `${file}.${newId()}.draft`
  const handle = await open(draft, 'w', mode)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
  try {
    await link(draft, file)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    await rm(draft)
  }
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    (error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false
      throw error
    },
  )
