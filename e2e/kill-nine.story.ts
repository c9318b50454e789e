import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from './free-port.ts'
import { program, type Program } from './killed-program.ts'

const ROUNDS = 30

type Acknowledged = { caseId: string; leaf: number }

let dataDir = ''
let app: Program
let cookie = ''

const setUp = async (link: string) => {
  const token = new URL(link).searchParams.get('token') ?? ''
  const answer = await fetch(`${app.origin}/set-up`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: app.origin },
    body: new URLSearchParams({
      token,
      name: '管理 太郎',
      rank: '事務官',
      kana: 'かんり たろう',
      login: 'kanri',
      password: 'kumo-no-ue-no-yama-7',
      passwordAgain: 'kumo-no-ue-no-yama-7',
      organisation: 'sheet',
    }),
  })
  expect(answer.status).toBe(303)
  return (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
}

/** Records one document; resolves only with what the server acknowledged, or null where it never answered. */
const record = async (nth: string): Promise<Acknowledged | null> => {
  const answer = await fetch(`${app.origin}/api/processes/organisation.document/acts/enter`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ requestKey: nth, input: { title: `試験の文書 ${nth}`, kind: '通知', number: nth } }),
  }).catch(() => null)
  if (answer?.status !== 201) return null
  return (await answer.json()) as Acknowledged
}

/** Writes one after the other until the program stops answering. */
const writing = async (name: string): Promise<Acknowledged[]> => {
  const done: Acknowledged[] = []
  for (let nth = 0; nth < 200; nth += 1) {
    const one = await record(`${name}-${nth}`)
    if (!one) break
    done.push(one)
  }
  return done
}

const isThere = async ({ caseId, leaf }: Acknowledged): Promise<boolean> => {
  const answer = await fetch(`${app.origin}/api/cases/${caseId}`, { headers: { cookie } })
  if (!answer.ok) return false
  const { entries } = (await answer.json()) as { entries: readonly { leaf: number }[] }
  return entries.some((e) => e.leaf === leaf)
}

const healthy = async () => {
  for (let tries = 0; tries < 200; tries += 1) {
    if ((await fetch(`${app.origin}/healthz`).catch(() => null))?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the program did not recover by itself')
}

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'mamori-kill-'))
  app = program(dataDir, await freePort())
  const said = await app.start()
  cookie = await setUp(/http\S+token=\S+/.exec(said)?.[0] ?? '')
})

afterAll(async () => {
  await app.stop()
  await rm(dataDir, { recursive: true, force: true })
})

test(`killed ${ROUNDS} times at any moment, it comes up by itself with every acknowledged act there`, async () => {
  const acknowledged: Acknowledged[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const writers = Array.from({ length: 4 }, (_, n) => writing(`${round}-${n}`))
    await new Promise((resolve) => setTimeout(resolve, 80 + Math.random() * 300))
    const kind = round % 3
    if (kind !== 0) app.killDatabase()
    if (kind !== 1) app.killApp()
    acknowledged.push(...(await Promise.all(writers)).flat())
    if (kind === 1) await healthy()
    else await app.start()
    for (const one of acknowledged.slice(-12)) expect(await isThere(one)).toBe(true)
  }
  expect(acknowledged.length, 'acts acknowledged before the kills').toBeGreaterThan(ROUNDS)
  for (const one of acknowledged) expect(await isThere(one)).toBe(true)
  await app.stop()
  const check = spawnSync(process.execPath, ['dist/mamori.js', 'verify-ledger'], {
    env: { ...process.env, MAMORI_DATA: dataDir },
    encoding: 'utf8',
  })
  expect(check.stdout).toContain('異常なし')
}, 300_000)
