import type { Client, ClientConfig } from 'pg'
import { BackupReader, type Foot, type Head, type TableFoot, type TableHead, backupFormat } from './backup-file.ts'
import { copyStatement } from './backup.ts'
import { CannotStart } from './cannot-start.ts'
import { type AppliedMigration, type Table, migrationsOf, plainTextForms, tablesOf } from './catalogue.ts'
import { inTransaction, withClient } from './connection.ts'
import { copyIn, copyOut } from './copy-rows.ts'
import { RowsDigest } from './rows-digest.ts'
import { suspendConstraints } from './suspend-constraints.ts'

export type RestoreReport = {
  readonly takenAt: string
  readonly tables: readonly { readonly table: string; readonly rows: number; readonly digest: string }[]
}

/** Puts a backup into a database that has been migrated and not used; all of it, compared table by table, or nothing. */
export async function restore({ config, file }: { config: ClientConfig; file: string }): Promise<RestoreReport> {
  const reader = new BackupReader(file)
  try {
    const head = await reader.json<Head>()
    if (head.format !== backupFormat)
      throw new CannotStart(`${file} は mamori のバックアップではありません。`, `${file} is not a mamori backup.`)
    return await withClient(config, async (client) => {
      const report = await inTransaction(client, () => restoreAll(client, reader, head))
      await client.query('ANALYZE')
      return report
    })
  } finally {
    await reader.close()
  }
}

async function restoreAll(client: Client, reader: BackupReader, head: Head): Promise<RestoreReport> {
  await plainTextForms(client)
  assertSameSchema(head.migrations, await migrationsOf(client))
  const missing = await makePartitions(client, head.tables)
  if (missing.length > 0) throw new Error(`the database lacks tables of the backup: ${missing.join(', ')}`)
  const tables = await tablesOf(client)
  const names = tables.map(({ name }) => name)
  if (names.length > 0) await client.query(`LOCK TABLE ${names.join(', ')} IN ACCESS EXCLUSIVE MODE`)
  const resume = await suspendConstraints(client)
  await assertUnused(client, names)
  if (names.length > 0) await client.query(`TRUNCATE ${names.join(', ')}`)
  const restored: { table: string; rows: number; digest: string }[] = []
  for (const _ of head.tables) restored.push(await restoreTable(client, reader))
  for (const { name, lastValue, isCalled } of (await reader.json<Foot>()).sequences) {
    await client.query('SELECT setval($1::regclass, $2, $3)', [name, lastValue, isCalled])
  }
  await resume()
  return { takenAt: head.takenAt, tables: restored }
}

async function restoreTable(client: Client, reader: BackupReader) {
  const { table, columns } = await reader.json<TableHead>()
  const read = new RowsDigest()
  const statement = `COPY ${table} (${columns.join(', ')}) FROM STDIN`
  await copyIn(
    client,
    statement,
    reader.rows((row) => read.add(row)),
  )
  const expected = await reader.json<TableFoot>()
  const stored = new RowsDigest()
  await copyOut(client, copyStatement(table, columns), (row) => stored.add(row))
  for (const found of [read, stored]) {
    if (found.rows === expected.rows && String(found) === expected.digest) continue
    throw new Error(
      `${table}: ${found.rows} rows, ${String(found)}; the backup was taken of ${expected.rows}, ${expected.digest}`,
    )
  }
  return { table, rows: stored.rows, digest: String(stored) }
}

function assertSameSchema(taken: readonly AppliedMigration[], present: readonly AppliedMigration[]): void {
  const list = (migrations: readonly AppliedMigration[]) =>
    migrations.map(({ number, sha256 }) => `${number} ${sha256}`).join('\n')
  if (list(taken) === list(present)) return
  const [from, to] = [taken.at(-1)?.number ?? 0, present.at(-1)?.number ?? 0]
  throw new CannotStart(
    `バックアップは第 ${from} 版の表、復元先は第 ${to} 版の表です。バックアップを取った版の mamori で復元してから更新してください。`,
    `The backup is of schema ${from}, the target has schema ${to} (or a changed one). Restore with the mamori that took it, then update.`,
  )
}

/** Partitions are also made while the program runs, so a fresh database may lack some. Gives the tables it cannot make. */
async function makePartitions(client: Client, wanted: readonly Table[]): Promise<string[]> {
  const present = new Set((await tablesOf(client)).map(({ name }) => name))
  const missing: string[] = []
  for (const { name, partition } of wanted) {
    if (present.has(name)) continue
    if (partition) await client.query(`CREATE TABLE ${name} PARTITION OF ${partition.of} ${partition.bound}`)
    else missing.push(name)
  }
  return missing
}

/** Rows that a migration itself wrote bear its transaction, as does its line in schema_migration; any other row is somebody's work. */
async function assertUnused(client: Client, tables: readonly string[]): Promise<void> {
  for (const table of tables) {
    const { rowCount } = await client.query(
      `SELECT FROM ONLY ${table} WHERE xmin::text NOT IN (SELECT xmin::text FROM schema_migration) LIMIT 1`,
    )
    if (rowCount === 0) continue
    throw new CannotStart(
      `復元先のデータベースは空ではありません（${table}）。新しいデータベースに復元してください。`,
      `The database to restore into is not empty (${table}). Restore into a new one.`,
    )
  }
}
