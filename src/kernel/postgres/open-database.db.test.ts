import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withClient } from './connection.ts'
import { openDatabase } from './open-database.ts'
import { type EmbeddedServer, startEmbedded } from './start-embedded.ts'

const directory = mkdtempSync(join(tmpdir(), 'mamori-open-'))
chmodSync(directory, 0o755)
const lines: string[] = []
const onLog = (line: string) => lines.push(line)
let server: EmbeddedServer

beforeAll(async () => {
  server = await startEmbedded({ dataDir: join(directory, 'server'), onLog })
})

afterAll(async () => {
  await server.stop()
  rmSync(directory, { recursive: true, force: true })
})

function urlOf(
  database: string,
  user = 'postgres',
  password = String(server.superConfig('postgres').password),
): string {
  const parameters = new URLSearchParams({ host: String(server.superConfig('').host), user, password })
  return `postgres:///${database}?${parameters.toString()}`
}

const open = (databaseUrl: string, name: string) => openDatabase({ databaseUrl, dataDir: join(directory, name), onLog })

const whoami = 'SELECT current_user AS who, current_database() AS db'

test('embedded: the owner owns the database, and the program may only connect', async () => {
  const dataDir = join(directory, 'embedded')
  const cluster = await openDatabase({ dataDir, onLog })
  try {
    expect(cluster.serverVersionNum).toBeGreaterThanOrEqual(180_000)
    const owner = await withClient(cluster.ownerConfig, (client) => client.query(whoami))
    expect(owner.rows).toEqual([{ who: 'mamori_owner', db: 'mamori' }])
    const app = await withClient(cluster.appConfig, (client) => client.query(whoami))
    expect(app.rows).toEqual([{ who: 'mamori_app', db: 'mamori' }])
    for (const forbidden of [
      'CREATE TABLE t ()',
      'CREATE SCHEMA s',
      'CREATE TEMP TABLE t ()',
      'SET ROLE mamori_owner',
    ]) {
      await expect(withClient(cluster.appConfig, (client) => client.query(forbidden))).rejects.toThrow(
        /permission denied/,
      )
    }
  } finally {
    await cluster.stop()
  }
})

test('DATABASE_URL: the database and the role are made, and found again', async () => {
  for (const _ of ['first', 'second']) {
    const cluster = await open(urlOf('made'), 'a')
    const app = await withClient(cluster.appConfig, (client) => client.query(whoami))
    expect(app.rows).toEqual([{ who: 'mamori_app', db: 'made' }])
    await cluster.stop()
  }
})

test('DATABASE_URL: a lost password is replaced, but not under a program that runs on it', async () => {
  const first = await open(urlOf('made'), 'a')
  await withClient(first.appConfig, async () => {
    await expect(open(urlOf('made'), 'b')).rejects.toThrow(/別のパスワードで使用中/)
  })
  await open(urlOf('made'), 'b')
  await expect(withClient(first.appConfig, (client) => client.query('SELECT 1'))).rejects.toThrow(
    /password authentication/,
  )
})

test('DATABASE_URL: where the owner may not make roles, the message says what to ask for, and that then works', async () => {
  await withClient(server.superConfig('postgres'), async (admin) => {
    await admin.query('DROP DATABASE IF EXISTS made')
    await admin.query('DROP ROLE IF EXISTS mamori_app')
    await admin.query(`CREATE ROLE plain LOGIN PASSWORD 'plain'`)
    await admin.query('CREATE DATABASE given OWNER plain')
  })
  const url = urlOf('given', 'plain', 'plain')
  await expect(open(url, 'c')).rejects.toThrow(/CREATE ROLE mamori_app LOGIN PASSWORD/)
  await expect(open(urlOf('nowhere', 'plain', 'plain'), 'c')).rejects.toThrow(/データベース nowhere がなく/)
  const make = `CREATE ROLE mamori_app LOGIN PASSWORD 'asked for'`
  await withClient(server.superConfig('postgres'), (admin) => admin.query(make))
  writeFileSync(join(directory, 'c', 'mamori_app.password'), 'asked for\n')
  const cluster = await open(url, 'c')
  expect((await withClient(cluster.appConfig, (client) => client.query(whoami))).rows).toEqual([
    { who: 'mamori_app', db: 'given' },
  ])
})

test('DATABASE_URL: a program role with too many rights is refused', async () => {
  const rights = (sql: string) => withClient(server.superConfig('postgres'), (admin) => admin.query(sql))
  await open(urlOf('given'), 'd')
  await rights('ALTER ROLE mamori_app BYPASSRLS')
  await expect(open(urlOf('given'), 'd')).rejects.toThrow(/権限が強すぎます/)
  await rights('ALTER ROLE mamori_app NOBYPASSRLS')
  await open(urlOf('given'), 'd')
})

test('no password stands in what the server wrote to its log', async () => {
  const password = readFileSync(join(directory, 'd', 'mamori_app.password'), 'utf8').trim()
  expect(lines.join('\n')).not.toContain(password)
})
