import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/database.ts'
import { backup } from './backup.ts'
import { CannotStart } from './cannot-start.ts'
import { withClient } from './connection.ts'
import { migrate } from './migrate.ts'
import { restore } from './restore.ts'

const schema = `
  CREATE TABLE unit (id int PRIMARY KEY, name text NOT NULL, head_id int);
  CREATE TABLE person (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, unit_id int NOT NULL REFERENCES unit, boss_id int REFERENCES person);
  ALTER TABLE unit ADD CONSTRAINT unit_head FOREIGN KEY (head_id) REFERENCES person DEFERRABLE;
  INSERT INTO unit VALUES (1, '司令部', NULL);
  CREATE TABLE "Odd ""name""" (
    b bytea, at timestamptz, d date, words text[], grid int[][], j jsonb, n numeric, f float8, r tstzrange, i interval, flag boolean,
    "a b" text, twice text GENERATED ALWAYS AS ("a b" || "a b") STORED
  );
  CREATE TABLE ledger (id bigserial, year int NOT NULL, act text NOT NULL) PARTITION BY LIST (year);
  CREATE TABLE ledger_2026 PARTITION OF ledger FOR VALUES IN (2026);
  CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'append only'; END $$;
  CREATE TRIGGER no_change BEFORE UPDATE OR DELETE ON ledger FOR EACH ROW EXECUTE FUNCTION refuse();
  CREATE TRIGGER no_truncate BEFORE TRUNCATE ON ledger_2026 FOR EACH STATEMENT EXECUTE FUNCTION refuse();
  CREATE TABLE stamped (id int, note text);
  CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.note = 'stamped'; RETURN NEW; END $$;
  CREATE TRIGGER always_stamp BEFORE INSERT ON stamped FOR EACH ROW EXECUTE FUNCTION stamp();
  ALTER TABLE stamped ENABLE ALWAYS TRIGGER always_stamp;
  ALTER TABLE stamped ENABLE ROW LEVEL SECURITY;
  GRANT SELECT, INSERT ON ledger TO mamori_app;`

const use = `
  INSERT INTO person (unit_id) VALUES (1); INSERT INTO person (unit_id, boss_id) VALUES (1, 1);
  UPDATE unit SET head_id = 2 WHERE id = 1;
  INSERT INTO "Odd ""name""" VALUES
    ('\\x00ff0a5c', '2026-04-01 09:00:00.123456+09', '2026-04-01', '{"a\\\\b",NULL,"NULL","",",\\n"}', '{{1,2},{3,4}}', '{"k": [1, null]}',
     123456789012345678901234567890.123456789, 0.1, '[2026-01-01 00:00+09,)', '1 mon 2 days 03:04:05.6', true, E'line\\nbreak\\ttab\\\\.'),
    (NULL, 'infinity', '0001-01-01 BC', '{}', NULL, 'null', 'NaN', '-Infinity', 'empty', '-1 day', NULL, E'\\\\.'),
    ('', NULL, NULL, NULL, '[2:3]={5,6}', NULL, NULL, 'NaN', NULL, NULL, false, '髙﨑德①');
  CREATE TABLE ledger_2027 PARTITION OF ledger FOR VALUES IN (2027);
  INSERT INTO ledger (year, act) SELECT 2026 + n % 2, 'act ' || n FROM generate_series(1, 5000) n;
  INSERT INTO stamped VALUES (1, 'written'); ALTER TABLE stamped DISABLE TRIGGER always_stamp;
  INSERT INTO stamped VALUES (2, 'kept as it was'); ALTER TABLE stamped ENABLE ALWAYS TRIGGER always_stamp;`

const tables = ['unit', 'person', '"Odd ""name"""', 'ledger', 'stamped']
let directory: string
let migrations: string
let file: string
let from: FreshDatabase
let to: FreshDatabase

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'mamori-backup-'))
  migrations = join(directory, 'migrations')
  file = join(directory, 'backup.mamori.gz')
  mkdirSync(migrations)
  writeFileSync(join(migrations, '0001-all.sql'), schema)
  from = await freshDatabase({ migrated: false })
  to = await freshDatabase({ migrated: false })
  await migrate({ ownerConfig: from.owner, dir: migrations })
  await migrate({ ownerConfig: to.owner, dir: migrations })
  await query(from, use)
})

afterEach(async () => {
  await from.drop()
  await to.drop()
  rmSync(directory, { recursive: true })
})

async function query(database: FreshDatabase, sql: string): Promise<Record<string, unknown>[]> {
  return (await withClient(database.owner, (client) => client.query(sql))).rows
}

async function contents(database: FreshDatabase): Promise<unknown> {
  const all = tables.map((table) => `SELECT '${table}' AS t, t::text AS row FROM ${table} t`)
  return query(database, `SELECT * FROM (${all.join(' UNION ALL ')}) q ORDER BY t, row`)
}

test('what was backed up is restored value by value, with its rules still in force', async () => {
  const taken = await backup({ config: from.owner, file })
  expect(taken).toMatchObject({ schema: 1, rows: 5008 })
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const report = await restore({ config: to.owner, file })
  expect(report.tables.map(({ rows }) => rows).reduce((sum, rows) => sum + rows, 0)).toBe(5008)
  expect(await contents(to)).toEqual(await contents(from))

  expect(await query(to, 'INSERT INTO person (unit_id) VALUES (1) RETURNING id')).toEqual([{ id: 3 }])
  expect(await query(to, `INSERT INTO ledger (year, act) VALUES (2026, 'next') RETURNING id`)).toEqual([{ id: '5001' }])
  expect(await query(to, `INSERT INTO stamped VALUES (3, 'mine') RETURNING note`)).toEqual([{ note: 'stamped' }])
  expect(await query(to, `SELECT tgenabled FROM pg_trigger WHERE tgname = 'always_stamp'`)).toEqual([
    { tgenabled: 'A' },
  ])
  await expect(query(to, 'DELETE FROM ledger WHERE year = 2027')).rejects.toThrow('append only')
  await expect(query(to, 'TRUNCATE ledger_2026')).rejects.toThrow('append only')
  await expect(query(to, 'INSERT INTO person (unit_id) VALUES (9)')).rejects.toThrow(/person_unit_id_fkey/)
  await expect(query(to, 'UPDATE unit SET head_id = 99')).rejects.toThrow(/unit_head/)
  const keys = `SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'f' ORDER BY 1, 2`
  expect(await query(to, keys)).toEqual(await query(from, keys))
})

test('a backup is of one moment, whatever is written meanwhile', async () => {
  let taking: Promise<unknown> | undefined
  await withClient(from.owner, async (writer) => {
    await writer.query('BEGIN; LOCK TABLE unit IN ACCESS EXCLUSIVE MODE')
    taking = backup({ config: from.owner, file })
    const held = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
    while ((await query(from, held)).length === 0) await delay(10)
    await writer.query(`INSERT INTO unit VALUES (2, '後から'); COMMIT`)
  })
  await taking
  await restore({ config: to.owner, file })
  expect(await query(to, 'SELECT id FROM unit')).toEqual([{ id: 1 }])
})

test('a database that somebody has used is not restored into, even where only a line of a migration was changed', async () => {
  await backup({ config: from.owner, file })
  await query(to, `UPDATE unit SET name = '別の司令部'`)
  await expect(restore({ config: to.owner, file })).rejects.toThrow(/空ではありません（public\.unit）/)
  expect(await query(to, 'SELECT name FROM unit')).toEqual([{ name: '別の司令部' }])
})

test('a backup of another schema is refused', async () => {
  await backup({ config: from.owner, file })
  writeFileSync(join(migrations, '0002-more.sql'), 'CREATE TABLE more ();')
  await migrate({ ownerConfig: to.owner, dir: migrations })
  await expect(restore({ config: to.owner, file })).rejects.toThrow(/第 1 版の表、復元先は第 2 版/)
})

test.each([
  ['a changed value', (text: string) => text.replace('act 4000', 'act 4oo0'), /public\.ledger_2026: \d+ rows/],
  ['a missing row', (text: string) => text.replace(/^.*act 4000\n/m, ''), /public\.ledger_2026: 2499 rows/],
  ['an unreadable row', (text: string) => text.replace('2026-04-01', 'some day'), /invalid input syntax/],
  ['a missing end', (text: string) => text.slice(0, -100), /ends too early/],
])('a backup with %s is refused as a whole', async (_, damage, message) => {
  await backup({ config: from.owner, file })
  writeFileSync(file, gzipSync(damage(gunzipSync(readFileSync(file)).toString())))
  const before = await contents(to)
  await expect(restore({ config: to.owner, file })).rejects.toThrow(message)
  expect(await contents(to)).toEqual(before)
})

test('rows that a policy would hide make the backup fail instead of go missing', async (context) => {
  const [owner] = await query(from, 'SELECT rolsuper FROM pg_roles WHERE rolname = current_user')
  if (owner?.['rolsuper'] === true) context.skip('no policy binds a superuser')
  await query(from, 'ALTER TABLE stamped FORCE ROW LEVEL SECURITY')
  await expect(backup({ config: from.owner, file })).rejects.toThrow(/row-level security policy/)
  expect(() => statSync(file)).toThrow(/ENOENT/)
})

test('a place where nothing can be made, and what is no file, are refused in words', async () => {
  for (const [place, words] of [
    ['/proc/mamori/a.gz', '/proc/mamori を作れません'],
    ['/proc/a.gz', '/proc/a.gz を作れません'],
    [directory, 'はファイルではありません'],
  ] as const) {
    const taking = backup({ config: from.owner, file: place })
    await expect(taking).rejects.toBeInstanceOf(CannotStart)
    await expect(taking).rejects.toThrow(words)
  }
})
