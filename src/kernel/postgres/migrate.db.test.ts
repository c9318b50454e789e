import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/database.ts'
import { withClient } from './connection.ts'
import { migrate } from './migrate.ts'

let directory: string
let database: FreshDatabase

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'mamori-migrate-'))
  database = await freshDatabase({ migrated: false })
})

afterEach(async () => {
  rmSync(directory, { recursive: true })
  await database.drop()
})

function write(name: string, sql: string): void {
  writeFileSync(join(directory, name), sql)
}

const run = (more: { backupTo?: string } = {}) => migrate({ ownerConfig: database.owner, dir: directory, ...more })

async function query(sql: string): Promise<Record<string, unknown>[]> {
  return (await withClient(database.owner, (client) => client.query(sql))).rows
}

test('migrating twice does no harm, and grants to mamori_app hold', async () => {
  write('0001-first.sql', 'CREATE TABLE a (id int); GRANT SELECT ON a TO mamori_app; INSERT INTO a VALUES (7);')
  write('0002-second.sql', 'CREATE TABLE b (id int);')
  expect(await run()).toEqual({ schema: 2, applied: ['0001-first', '0002-second'] })
  expect(await run()).toEqual({ schema: 2, applied: [] })
  const seen = await withClient(database.app, (client) => client.query('SELECT id FROM a'))
  expect(seen.rows).toEqual([{ id: 7 }])
  await expect(withClient(database.app, (client) => client.query('CREATE TABLE mine ()'))).rejects.toThrow(
    /permission denied/,
  )
})

test('no migration at all is a schema, too', async () => {
  expect(await run()).toEqual({ schema: 0, applied: [] })
})

test('several processes that start together apply each migration once', async () => {
  write('0001-first.sql', 'CREATE TABLE a (id int); SELECT pg_sleep(0.1);')
  write('0002-second.sql', 'INSERT INTO a VALUES (1);')
  const all = await Promise.all([run(), run(), run(), run(), run()])
  expect(all.flatMap(({ applied }) => applied).sort()).toEqual(['0001-first', '0002-second'])
  expect(await query('SELECT count(*)::int AS n FROM a')).toEqual([{ n: 1 }])
})

test('a migration changed after it was applied is refused, save for its line ends', async () => {
  write('0001-first.sql', 'CREATE TABLE a (\n  id int\n);\n')
  await run()
  write('0001-first.sql', 'CREATE TABLE a (\r\n  id int\r\n);\r\n')
  expect(await run()).toEqual({ schema: 1, applied: [] })
  write('0001-first.sql', 'CREATE TABLE a (id bigint);')
  await expect(run()).rejects.toThrow(/0001-first の内容が変わっています/)
})

test('a database newer than the program is refused', async () => {
  write('0001-first.sql', 'CREATE TABLE a ();')
  write('0002-second.sql', 'CREATE TABLE b ();')
  await run()
  rmSync(join(directory, '0002-second.sql'))
  await expect(run()).rejects.toThrow(/第 2 版の表）はこのプログラム（第 1 版まで）より新しい/)
})

test('a migration that fails leaves nothing of itself, and its message names file and line', async () => {
  write('0001-first.sql', 'CREATE TABLE a ();')
  write('0002-second.sql', 'CREATE TABLE b ();\n\nCREATE TABLE c (id nonsense);')
  await expect(run()).rejects.toThrow(/0002-second\.sql:3: type "nonsense" does not exist/)
  expect(await query(`SELECT to_regclass('b') AS b, (SELECT max(number) FROM schema_migration) AS n`)).toEqual([
    { b: null, n: 1 },
  ])
})

test('a gap in the numbers is refused', async () => {
  write('0001-first.sql', 'CREATE TABLE a ();')
  write('0003-third.sql', 'CREATE TABLE c ();')
  await expect(run()).rejects.toThrow(/without gaps/)
})

test('a backup is made before tables change, and only then', async () => {
  const backupTo = join(directory, 'backups')
  write('0001-first.sql', 'CREATE TABLE a (id int);')
  await run({ backupTo })
  await run({ backupTo })
  expect(readdirSync(directory)).toEqual(['0001-first.sql'])
  write('0002-second.sql', 'DROP TABLE a;')
  await run({ backupTo })
  expect(readdirSync(backupTo)).toEqual([
    expect.stringMatching(/^before-migration-from-0001-\d{8}T\d{6}Z\.mamori\.gz$/),
  ])
})
