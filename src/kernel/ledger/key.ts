import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { link, mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { newId } from '../id.ts'

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

/** Opens the signing key, made on first use. Throws when others may read it or the public key beside it is another's. */
export const openLedgerKey = async (dataDirectory: string): Promise<LedgerKey> => {
  const dir = keyDirectory(dataDirectory)
  const file = join(dir, PRIVATE)
  await mkdir(dir, { recursive: true, mode: 0o700 })
  if (!(await exists(file))) {
    // A public key without its private one means that the key was lost or taken: a new one must not slip in unnoticed.
    if (await exists(join(dir, PUBLIC)))
      throw new Error(
        `${file} がありません。公開鍵だけが残っています。鍵を戻すか、新しい鍵に替えるなら ${PUBLIC} の名を変えて残してください。`,
      )
    const { privateKey } = generateKeyPairSync('ed25519')
    await createOnce(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), 0o600)
  }
  const { mode } = await stat(file)
  if ((mode & 0o077) !== 0) throw new Error(`${file} を所有者以外も読めます。権限を 0600 にしてください。`)
  const privateKey = createPrivateKey(await readFile(file))
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new Error(`${file} は Ed25519 の鍵ではありません。`)
  const publicKey = createPublicKey(privateKey)
  const id = fingerprint(publicKey)
  await createOnce(join(dir, PUBLIC), publicKey.export({ type: 'spki', format: 'pem' }), 0o644)
  if (fingerprint(createPublicKey(await readFile(join(dir, PUBLIC)))) !== id)
    throw new Error(`${PRIVATE} と ${PUBLIC} が対になっていません。鍵が差し替えられた疑いがあります。`)
  return { dir, id, privateKey, publicKey, known: await readPublicKeys(dataDirectory) }
}

/** Every public key in the key directory (`*.pub.pem`): the present one and those kept from before. */
export const readPublicKeys = async (dataDirectory: string): Promise<PublicKeys> => {
  const dir = keyDirectory(dataDirectory)
  const keys = new Map<string, KeyObject>()
  for (const name of (await exists(dir)) ? await readdir(dir) : []) {
    if (!name.endsWith('.pub.pem')) continue
    const key = createPublicKey(await readFile(join(dir, name)))
    keys.set(fingerprint(key), key)
  }
  return keys
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
