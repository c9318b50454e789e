import { chmod, chown, lstat, mkdir, mkdtemp, open, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Account, run } from './account.ts'
import type { Binaries } from './binaries.ts'
import { CannotStart, unless } from './cannot-start.ts'

/** Makes the cluster's files where there are none, and refuses those of another major version. */
export async function initialiseCluster({
  place,
  account,
  binaries,
  password,
}: {
  place: string
  account: Account | undefined
  binaries: Binaries
  password: string
}): Promise<string> {
  await clearInterrupted(place)
  const data = join(place, 'data')
  if (await lstat(data).catch(unless('ENOENT'))) await checkVersion(data, binaries.major)
  else await initialise({ place, account, binaries, password, data })
  return data
}

async function initialise({
  place,
  account,
  binaries,
  password,
  data,
}: {
  place: string
  account: Account | undefined
  binaries: Binaries
  password: string
  data: string
}): Promise<void> {
  // Made whole beside its place, then moved there in one step: a cluster that exists is never a half one.
  const half = await mkdtemp(join(place, 'data.new-'))
  const passwordFile = join(half, 'password')
  const made = join(half, 'data')
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 })
  await mkdir(made, { mode: 0o700 })
  if (account) {
    await chmod(half, 0o711)
    await chown(passwordFile, account.uid, account.gid)
    await chown(made, account.uid, account.gid)
  }
  const access = ['--username=postgres', `--pwfile=${passwordFile}`, '--auth-local=scram-sha-256', '--auth-host=reject']
  const shape = ['--encoding=UTF8', '--locale=C', '--data-checksums', '--no-instructions']
  await run(account, join(binaries.bin, 'initdb'), [`--pgdata=${made}`, ...access, ...shape]).catch(
    (cause: unknown) => {
      throw new CannotStart(
        `データベースを ${place} に作れませんでした。空き容量と権限を確かめてください。`,
        `Could not make the database in ${place}: check free space and permissions. ${String(cause)}`,
        { cause },
      )
    },
  )
  await rename(made, data)
  const directory = await open(place)
  await directory.sync()
  await directory.close()
  await clearInterrupted(place)
}

async function clearInterrupted(place: string): Promise<void> {
  for (const name of await readdir(place)) {
    if (!/^(data|postgresql)\.new-/.test(name)) continue
    // An initdb that outlived its program may still be writing there; what it leaves goes next time.
    await rm(join(place, name), { recursive: true, force: true, maxRetries: 5 }).catch(unless('ENOTEMPTY'))
  }
}

async function checkVersion(data: string, major: number): Promise<void> {
  const found = (await readFile(join(data, 'PG_VERSION'), 'utf8').catch(unless('ENOENT')))?.trim()
  if (found === String(major)) return
  if (found === undefined) {
    throw new CannotStart(
      `${data} は PostgreSQL のデータではありません。中身を確かめて別の場所へ移してください。`,
      `${data} holds something other than PostgreSQL data. Look what it is and move it away.`,
    )
  }
  throw new CannotStart(
    `${data} は PostgreSQL ${found} のデータで、この版の mamori は ${major} を使います。これまでの版で mamori backup を取り、新しい MAMORI_DATA に mamori restore してください。データはそのまま残っています。`,
    `${data} was written by PostgreSQL ${found}; this mamori carries ${major}. Run "mamori backup" with the version used until now, then "mamori restore" into a new MAMORI_DATA. The data is untouched.`,
  )
}
