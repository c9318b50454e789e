import { createHash, createHmac, pbkdf2, randomBytes } from 'node:crypto'
import { link, open, readFile, rm } from 'node:fs/promises'
import { promisify } from 'node:util'
import { unless } from './cannot-start.ts'

/** The password kept in the file; made at random the first time, readable by us alone. */
export async function keptSecret(file: string): Promise<string> {
  const kept = await readFile(file, 'utf8').catch(unless('ENOENT'))
  if (kept !== undefined) return kept.trim()
  const half = `${file}.${randomBytes(6).toString('hex')}`
  const handle = await open(half, 'wx', 0o600)
  try {
    await handle.writeFile(`${randomBytes(24).toString('base64url')}\n`)
    await handle.sync()
    // A link, not a rename: of two processes that start together both must end with the same password.
    await link(half, file).catch(unless('EEXIST'))
  } finally {
    await handle.close()
    await rm(half)
  }
  return (await readFile(file, 'utf8')).trim()
}

/** What PostgreSQL stores of a password. Made here, so that the password itself never stands in a statement or a server's log. */
export async function scramVerifier(password: string): Promise<string> {
  const salt = randomBytes(16)
  const salted = await promisify(pbkdf2)(password, salt, 4096, 32, 'sha256')
  const keyed = (word: string) => createHmac('sha256', salted).update(word).digest()
  const stored = createHash('sha256').update(keyed('Client Key')).digest('base64')
  return `SCRAM-SHA-256$4096:${salt.toString('base64')}$${stored}:${keyed('Server Key').toString('base64')}`
}
