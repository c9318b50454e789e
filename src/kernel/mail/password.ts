import { open, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { unless } from '../postgres/cannot-start.ts'

const FILE = 'smtp-password'
const AUTHORITY = 'smtp-ca.pem'

/** Where the password of the mail server stands: the environment, or a file in the data directory; never a table. */
export type PasswordState = 'environment' | 'file' | 'none'

export type MailSecrets = {
  password: () => Promise<string | null>
  state: () => Promise<PasswordState>
  /** Writes it for this process's data directory, readable by us alone; empty removes it. */
  keep: (password: string) => Promise<void>
  /** Certificates of an authority of one's own, where `smtp-ca.pem` lies in the data directory. */
  authority: () => Promise<string | null>
}

export const mailSecrets = (dataDir: string, env: NodeJS.ProcessEnv): MailSecrets => {
  const file = join(dataDir, FILE)
  const given = env['MAMORI_SMTP_PASSWORD'] ?? ''
  return {
    password: async () => (given === '' ? ((await readFile(file, 'utf8').catch(unless('ENOENT'))) ?? null) : given),
    state: async () => {
      if (given !== '') return 'environment'
      return (await stat(file).catch(unless('ENOENT'))) === undefined ? 'none' : 'file'
    },
    keep: async (password) => {
      if (password === '') return rm(file, { force: true })
      const half = `${file}.new`
      await rm(half, { force: true })
      const handle = await open(half, 'wx', 0o600)
      try {
        await handle.writeFile(password)
        await handle.sync()
      } finally {
        await handle.close()
      }
      await rename(half, file)
    },
    authority: async () => (await readFile(join(dataDir, AUTHORITY), 'utf8').catch(unless('ENOENT'))) ?? null,
  }
}
