import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Client, type ClientConfig } from 'pg'
import { reachDatabase } from '../src/kernel/postgres/reach-database.ts'
import { freePort } from '../e2e/free-port.ts'
import { partsOf } from './cpu.ts'
import { inOneUnit, seedMedia } from './seed.ts'

/** A program with so many media, as a child of its own so that its CPU can be told from ours. */
export type House = {
  size: number
  dataDir: string
  origin: string
  pid: number
  /** Signed in as the holder of a post. */
  as: (post: string) => Promise<Visitor>
  /** The database as its owner, past every policy: for floors. */
  owner: Client
  ownerConfig: ClientConfig
  parts: () => { app: readonly number[]; database: readonly number[] }
  close: () => Promise<void>
}

export type Visitor = {
  get: (path: string) => Promise<Response>
  post: (path: string, body: unknown) => Promise<Response>
  /** As a form of a page sends it. */
  form: (path: string, fields: FormData | URLSearchParams) => Promise<Response>
  cookie: string
}

const BASE = resolve(process.env['MAMORI_BENCH'] ?? '.mamori/bench')

/** Seeded data are good for one schema and one way of seeding. */
const shape = (): string => {
  const hash = createHash('sha256')
  for (const file of readdirSync('migrations').toSorted()) hash.update(readFileSync(join('migrations', file)))
  for (const file of ['bench/seed.ts', 'bench/seed.sql']) hash.update(readFileSync(file))
  return hash.digest('hex').slice(0, 12)
}

const say = (line: string) => process.stderr.write(`${line}\n`)

const ready = async (origin: string, child: ChildProcess) => {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the program ended with ${child.exitCode}`)
    const answer = await fetch(`${origin}/healthz`).catch(() => null)
    if (answer?.ok) return
    await new Promise((done) => setTimeout(done, 200))
  }
}

const start = async (dataDir: string) => {
  const port = await freePort()
  const child = spawn(process.execPath, ['--enable-source-maps', 'dist/mamori.js', 'demo'], {
    env: { ...process.env, PORT: String(port), MAMORI_DATA: dataDir },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const origin = `http://localhost:${port}`
  await ready(origin, child)
  const stop = async () => {
    const ended = new Promise((done) => child.once('exit', done))
    child.kill('SIGTERM')
    await ended
  }
  return { origin, pid: child.pid ?? 0, stop }
}

const visitor = async (origin: string, post: string): Promise<Visitor> => {
  const people = await fetch(`${origin}/demo/sign-in?q=${encodeURIComponent(post)}`).then((r) => r.text())
  const [, person] = /name="person"[^>]*value="([^"]+)"/.exec(people) ?? []
  if (person === undefined) throw new Error(`nobody in the sample holds ${post}`)
  const answer = await fetch(`${origin}/demo/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin },
    body: new URLSearchParams({ person, to: '/' }),
  })
  const cookie = (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
  return {
    cookie,
    get: (path) => fetch(`${origin}${path}`, { headers: { cookie }, redirect: 'manual' }),
    post: (path, body) =>
      fetch(`${origin}${path}`, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie, origin, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    form: (path, fields) =>
      fetch(`${origin}${path}`, { method: 'POST', redirect: 'manual', headers: { cookie, origin }, body: fields }),
  }
}

const seeded = async (dataDir: string, size: number, oneUnit = false) => {
  const mark = join(dataDir, `seeded-${shape()}`)
  if (existsSync(mark)) return
  rmSync(dataDir, { recursive: true, force: true })
  say(`making a sample with ${size.toLocaleString('en')} media (once)…`)
  const from = Date.now()
  const made = await start(dataDir)
  const { ownerConfig, stop } = await reachDatabase({ databaseUrl: undefined, dataDir, onLog: () => {} })
  await seedMedia(ownerConfig, size)
  if (oneUnit) await inOneUnit(ownerConfig)
  await stop()
  await made.stop()
  writeFileSync(mark, '')
  say(`made in ${Math.round((Date.now() - from) / 1000)} s`)
}

const opened = async (size: number, dataDir: string, leave = () => {}): Promise<House> => {
  const running = await start(dataDir)
  const { ownerConfig, stop } = await reachDatabase({ databaseUrl: undefined, dataDir, onLog: () => {} })
  const owner = new Client(ownerConfig)
  await owner.connect()
  return {
    size,
    dataDir,
    origin: running.origin,
    pid: running.pid,
    as: (post) => visitor(running.origin, post),
    owner,
    ownerConfig,
    parts: () => partsOf(running.pid),
    close: async () => {
      await owner.end()
      await stop()
      await running.stop()
      leave()
    },
  }
}

const kept = async (size: number): Promise<string> => {
  const dataDir = join(BASE, String(size))
  await seeded(dataDir, size)
  return dataDir
}

/** Opens the program on data of this size; the data are made once and kept. */
export const openHouse = async (size: number): Promise<House> => opened(size, await kept(size))

/** The same with all media in one unit: for what grows with a unit and not with the country. */
export const openOneUnit = async (size: number): Promise<House> => {
  const dataDir = join(BASE, `one-unit-${size}`)
  await seeded(dataDir, size, true)
  return opened(size, dataDir)
}

/** The same on a copy that is thrown away at its end, for work that leaves more behind than the next run should find. */
export const openCopy = async (size: number): Promise<House> => {
  const dataDir = join(BASE, `copy-of-${size}`)
  const leave = () => rmSync(dataDir, { recursive: true, force: true })
  leave()
  // With its owners: the database may belong to somebody else than us.
  execFileSync('cp', ['-a', await kept(size), dataDir])
  return opened(size, dataDir, leave)
}
