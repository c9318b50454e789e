import { createHash } from 'node:crypto'
import { chmod, chown, lstat, mkdir, readdir, realpath, rename, rmdir, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { type Account, canEnter, serverAccount } from './account.ts'
import { packageRoot } from '../package-root.ts'
import { CannotStart, unless } from './cannot-start.ts'
import { makeDirectories } from './make-directories.ts'

const systemPlace = '/var/lib/mamori'

/**
 * Where the data lies unless MAMORI_DATA says otherwise: beside the program, wherever it is called from. As root a place
 * that the database's own account can reach, too.
 */
export function defaultDataDir(env: NodeJS.ProcessEnv, isRoot: boolean): string {
  return resolve(env['MAMORI_DATA'] || (isRoot ? systemPlace : join(packageRoot, '.mamori')))
}

/** Twelve characters that stand for a directory: short enough for socket paths and process titles. */
export function fingerprint(directory: string): string {
  return createHash('sha256').update(directory).digest('hex').slice(0, 12)
}

/**
 * The directory that holds the cluster: `postgres` in the data directory, or, where the database's account cannot get in,
 * one under /var/lib/mamori to which `postgres` is then a symbolic link.
 */
export async function clusterPlace({
  dataDir,
  account,
  onLog,
  fallback = systemPlace,
}: {
  dataDir: string
  account: Account | undefined
  onLog: (line: string) => void
  fallback?: string
}): Promise<string> {
  await makeDirectory(dataDir, account)
  const own = join(await realpath(dataDir), 'postgres')
  if ((await lstat(own).catch(unless('ENOENT')))?.isSymbolicLink()) return followed(own)
  await makeDirectory(own, account)
  if (await canEnter(account, own)) return own
  if ((await readdir(own)).length > 0) throw unreachable(own, account)

  const elsewhere = join(fallback, fingerprint(own))
  await setAside(elsewhere, onLog)
  await makeDirectory(elsewhere, account)
  if (!(await canEnter(account, elsewhere))) throw unreachable(dataDir, account)
  await rmdir(own)
  await symlink(elsewhere, own)
  onLog(`${dataDir} は利用者 ${account?.name} から読めないため、データベースを ${elsewhere} に置きます。`)
  return elsewhere
}

/** A cluster of a data directory that was since removed is not taken over, nor lost: its keys went with that directory. */
async function setAside(place: string, onLog: (line: string) => void): Promise<void> {
  const left = await readdir(place).catch(unless('ENOENT'))
  if (left === undefined || left.length === 0) return
  const aside = `${place}-left-${new Date().toISOString().replace(/[-:.]/g, '')}`
  await rename(place, aside)
  onLog(`以前のデータの場所が消されているため、そのデータベースを ${aside} に移し、新しく始めます。`)
}

/** Makes the data directory where it is missing, so that the database's account can pass through it. */
export const makeDataDir = (dataDir: string): Promise<void> => makeDirectory(dataDir, serverAccount())

async function followed(link: string): Promise<string> {
  const place = await realpath(link).catch(unless('ENOENT'))
  if (place !== undefined) return place
  throw new CannotStart(
    `${link} の指すデータベースの置き場所がありません。元の場所に戻すか、失ったものとして新しく始めるなら ${link} を削除してください。`,
    `The place of the database that ${link} points to is gone. Put it back, or remove ${link} to begin anew with nothing.`,
  )
}

function unreachable(directory: string, account: Account | undefined): CannotStart {
  return new CannotStart(
    `データベースを動かす利用者 ${account?.name} が ${directory} に入れません。MAMORI_DATA に入れる場所（例 ${systemPlace}）を指定してください。`,
    `The account ${account?.name}, which runs the database, cannot enter ${directory}. Set MAMORI_DATA to a place it can enter, such as ${systemPlace}.`,
  )
}

/** Makes what is missing on the way, enterable by the account; what was there before keeps its modes. */
async function makeDirectory(directory: string, account: Account | undefined): Promise<void> {
  const mode = account ? 0o711 : 0o700
  const first = await makeDirectories(directory, mode).catch((cause: unknown) => {
    throw new CannotStart(`${directory} を作れません。`, `Cannot make ${directory}.`, { cause })
  })
  if (first === undefined) return
  // A strict umask would have taken the account's way in.
  for (let made = resolve(directory); made.length >= resolve(first).length; made = dirname(made))
    await chmod(made, mode)
}

/** A private directory for the Unix socket, whose address may not pass 107 bytes (103 on macOS): deep data directories get a short one. */
export async function socketDirectory(place: string, account: Account | undefined): Promise<string> {
  const owner = account?.uid ?? process.getuid?.() ?? 0
  const candidates = [
    join(place, 'socket'),
    ...[tmpdir(), '/tmp'].map((base) => join(base, `mamori-${fingerprint(place)}`)),
  ]
  for (const directory of candidates) {
    if (Buffer.byteLength(join(directory, '.s.PGSQL.5432')) > 103) continue
    await mkdir(directory, { mode: 0o700 }).catch(unless('EEXIST'))
    const found = await lstat(directory)
    // In a shared temporary directory somebody else may have made it first, to listen where we would send passwords.
    if (!found.isDirectory() || ![owner, process.getuid?.()].includes(found.uid)) continue
    await chmod(directory, 0o700)
    if (account) await chown(directory, account.uid, account.gid)
    if (await canEnter(account, directory)) return directory
  }
  throw new CannotStart(
    `データベースのソケットを置く場所がありません（パスが長すぎます）。MAMORI_DATA に短いパスを指定してください: ${place}`,
    `No place for the database's socket: the path is too long. Set MAMORI_DATA to a shorter one: ${place}`,
  )
}
