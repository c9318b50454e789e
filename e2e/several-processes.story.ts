import { spawnSync } from 'node:child_process'
import { chmod, copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withClient } from '#kernel/postgres/connection.ts'
import { startEmbedded, type EmbeddedServer } from '#kernel/postgres/start-embedded.ts'
import { freePort } from './free-port.ts'
import { program, type Program } from './killed-program.ts'

const ROUNDS = 2
const WRITERS_EACH = 3
const DATABASE = 'mamori'

type Acknowledged = { key: string; caseId: string; leaf: number }

let directory = ''
let server: EmbeddedServer
let environment = { DATABASE_URL: '' }
let one: Program
let other: Program
let cookie = ''
let writtenBefore = 0

/** The session of the first administrator, by whichever printed link came last: each process prints one, and a new one ends the one before. */
const setUp = async (links: readonly string[]): Promise<string> => {
  for (const link of links) {
    const answer = await fetch(`${one.origin}/set-up`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: one.origin },
      body: new URLSearchParams({
        token: new URL(link).searchParams.get('token') ?? '',
        name: '管理 太郎',
        rank: '事務官',
        kana: 'かんり たろう',
        login: 'kanri',
        password: 'kumo-no-ue-no-yama-7',
        passwordAgain: 'kumo-no-ue-no-yama-7',
        organisation: 'sheet',
      }),
    })
    if (answer.status === 303) return (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
  }
  throw new Error('none of the printed links set the product up')
}

const linkIn = (said: string) => /http\S+token=\S+/.exec(said)?.[0] ?? ''

const record = (at: Program, key: string): Promise<Response | null> =>
  fetch(`${at.origin}/api/processes/organisation.document/acts/enter`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ requestKey: key, input: { title: `試験の文書 ${key}`, kind: '通知', number: key } }),
  }).catch(() => null)

type Round = {
  stop: boolean
  killed: boolean
  doomed: Program
  survivor: Program
  refused: string[]
  done: Acknowledged[]
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** Writes until told to stop. What the doomed process left unanswered is asked of the survivor under the same key. */
const writing = async (round: Round, home: Program, name: string) => {
  for (let nth = 0; !round.stop; nth += 1) {
    // At full speed until the kill; after it only so that acts go on while the other one starts.
    if (round.killed) await pause(100)
    const key = `${name}-${nth}`
    const first = await record(home, key)
    const answer = first ?? (home === round.doomed ? await record(round.survivor, key) : null)
    if (answer?.status === 201 || answer?.status === 200)
      round.done.push({ key, ...((await answer.json()) as { caseId: string; leaf: number }) })
    else
      round.refused.push(
        `${key} by ${home === round.doomed ? 'the doomed' : 'the survivor'}: ${answer?.status ?? 'no answer'}`,
      )
  }
}

const isThere = async (at: Program, { caseId, leaf }: Acknowledged): Promise<boolean> => {
  const answer = await fetch(`${at.origin}/api/cases/${caseId}`, { headers: { cookie } })
  if (!answer.ok) return false
  const { entries } = (await answer.json()) as { entries: readonly { leaf: number }[] }
  return entries.filter((e) => e.leaf === leaf).length === 1
}

const countOf = async (sql: string): Promise<number> => {
  const { rows } = await withClient(server.superConfig(DATABASE), (client) => client.query<{ n: number }>(sql))
  return rows[0]?.n ?? Number.NaN
}

const DOCUMENTS = `select count(*)::int as n from governing_document where number like '%-%-%'`
const ENTRIES = `select count(*)::int as n from ledger_entry where process = 'organisation.document' and request_key is not null`

const verified = (dataDir: string): string =>
  spawnSync(process.execPath, ['dist/mamori.js', 'verify-ledger'], {
    env: { ...process.env, ...environment, MAMORI_DATA: dataDir },
    encoding: 'utf8',
  }).stdout

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'mamori-several-'))
  await chmod(directory, 0o755)
  server = await startEmbedded({ dataDir: join(directory, 'server'), onLog: () => {} })
  const { host, password } = server.superConfig(DATABASE)
  const search = new URLSearchParams({ host: String(host), user: 'postgres', password: String(password) })
  environment = { DATABASE_URL: `postgres:///${DATABASE}?${search.toString()}` }
  const data = join(directory, 'data')
  one = program(data, await freePort(), environment)
  other = program(data, await freePort(), environment)
  const said = await Promise.all([one.start(), other.start()])
  cookie = await setUp(said.map(linkIn))
  writtenBefore = await countOf(DOCUMENTS)
})

afterAll(async () => {
  await one.stop()
  await other.stop()
  await server.stop()
  await rm(directory, { recursive: true, force: true })
})

test(`of two processes one is killed ${ROUNDS} times under load: every acknowledged act is there once, the other never fails`, async () => {
  const acknowledged: Acknowledged[] = []
  const refused: string[] = []
  for (let nth = 0; nth < ROUNDS; nth += 1) {
    const [doomed, survivor] = nth % 2 === 0 ? [one, other] : [other, one]
    const round: Round = { stop: false, killed: false, doomed, survivor, refused: [], done: [] }
    const writers = [one, other].flatMap((home, at) =>
      Array.from({ length: WRITERS_EACH }, (_, n) => writing(round, home, `${nth}-${at}-${n}`)),
    )
    await pause(200 + Math.random() * 300)
    doomed.killApp()
    round.killed = true
    await pause(300)
    const before = round.done.length
    await doomed.start()
    round.stop = true
    await Promise.all(writers)
    expect(round.done.length, 'acts done while one process was being started again').toBeGreaterThan(before)
    for (const it of round.done.slice(-10))
      expect(await isThere(doomed, it), `${it.key} by the one restarted`).toBe(true)
    acknowledged.push(...round.done)
    refused.push(...round.refused)
  }
  expect(refused).toEqual([])
  expect(new Set(acknowledged.map(({ key }) => key)).size).toBe(acknowledged.length)
  expect(new Set(acknowledged.map(({ caseId }) => caseId)).size, 'no act was done twice').toBe(acknowledged.length)
  expect(await countOf(DOCUMENTS)).toBe(writtenBefore + acknowledged.length)
  expect(await countOf(ENTRIES)).toBe(acknowledged.length)
  for (const it of acknowledged.slice(0, 30)) expect(await isThere(other, it), `${it.key} by the other`).toBe(true)
  expect(verified(one.dataDir)).toContain('異常なし')
}, 300_000)

test('who signed in at one process is signed in at the other, and signed out there is signed out here', async () => {
  const page = (at: Program) => fetch(`${at.origin}/account`, { headers: { cookie }, redirect: 'manual' })
  expect([(await page(one)).status, (await page(other)).status]).toEqual([200, 200])
  await fetch(`${other.origin}/sign-out`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, origin: other.origin },
  })
  expect([(await page(one)).status, (await page(other)).status]).toEqual([303, 303])
})

test('a process on another machine is told what it needs, and then seals with a key of its own', async () => {
  const data = join(directory, 'second-machine')
  const third = program(data, await freePort(), environment)
  await expect(third.start()).rejects.toThrow('mamori_app.password')
  await copyFile(join(one.dataDir, 'mamori_app.password'), join(data, 'mamori_app.password'))
  await expect(third.start()).rejects.toThrow('最後の封かんに署名した鍵')
  await mkdir(join(data, 'keys'), { recursive: true, mode: 0o700 })
  await copyFile(join(one.dataDir, 'keys/ledger-ed25519.pub.pem'), join(data, 'keys/first.pub.pem'))
  await third.start()
  try {
    await copyFile(join(data, 'keys/ledger-ed25519.pub.pem'), join(one.dataDir, 'keys/second.pub.pem'))
    expect((await fetch(`${third.origin}/healthz`)).status).toBe(200)
    for (const place of [data, one.dataDir]) expect(verified(place)).toContain('異常なし')
  } finally {
    await third.stop()
  }
})
