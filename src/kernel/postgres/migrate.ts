import { createHash } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Client, ClientConfig } from 'pg'
import { backup } from './backup.ts'
import { CannotStart } from './cannot-start.ts'
import { type AppliedMigration, migrationsOf } from './catalogue.ts'
import { inTransaction, withClient } from './connection.ts'
import { appRole as usualAppRole } from './roles.ts'

export type Migrated = { readonly schema: number; readonly applied: readonly string[] }

type MigrationFile = AppliedMigration & { readonly file: string; readonly sql: string }

/** A number that processes starting together agree on, and nothing else of ours locks. */
const lockKey = 720_911_183

/** Brings the database to the newest schema in `dir`. Safe for several processes at once, and a second time. */
export async function migrate({
  ownerConfig,
  dir,
  appRole = usualAppRole,
  backupTo,
}: {
  ownerConfig: ClientConfig
  dir: string
  appRole?: string
  /** A directory; without it no backup is made. */
  backupTo?: string
}): Promise<Migrated> {
  const files = await migrationFiles(dir)
  return withClient(ownerConfig, async (client) => {
    await client.query('SET statement_timeout = 0; SET lock_timeout = 0')
    await client.query('SELECT pg_advisory_lock($1)', [lockKey])
    const done = await migrationsOf(client)
    assertSameHistory(files, done)
    const due = files.slice(done.length)
    if (due.length > 0 && done.length > 0 && backupTo !== undefined) {
      const schema = String(done.length).padStart(4, '0')
      const moment = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '')
      await backup({ config: ownerConfig, file: join(backupTo, `before-migration-from-${schema}-${moment}.mamori.gz`) })
    }
    if (done.length === 0) await makeList(client, appRole)
    for (const file of due) await apply(client, file, appRole)
    return { schema: files.length, applied: due.map(({ name }) => name) }
  })
}

async function migrationFiles(dir: string): Promise<MigrationFile[]> {
  const names = (await readdir(dir)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (file, index) => {
      const [, number, name] = /^(\d{4})-([a-z0-9-]+)\.sql$/.exec(file) ?? []
      if (name === undefined || Number(number) !== index + 1) {
        throw new Error(`migrations are numbered 0001-name.sql, 0002-… without gaps; ${join(dir, file)} does not fit`)
      }
      // A checkout may have turned the line ends; the migration is still the same.
      const sql = (await readFile(join(dir, file), 'utf8')).replaceAll('\r\n', '\n')
      const sha256 = createHash('sha256').update(sql).digest('hex')
      return { number: Number(number), name: file.slice(0, -'.sql'.length), sha256, file: join(dir, file), sql }
    }),
  )
}

function assertSameHistory(files: readonly MigrationFile[], done: readonly AppliedMigration[]): void {
  const newest = done.at(-1)?.number ?? 0
  if (newest > files.length) {
    throw new CannotStart(
      `データベース（第 ${newest} 版の表）はこのプログラム（第 ${files.length} 版まで）より新しいものです。新しい版の mamori で起動してください。`,
      `The database (schema ${newest}) is newer than this program (schema ${files.length}). Start it with the newer mamori.`,
    )
  }
  for (const [index, { number, name, sha256 }] of done.entries()) {
    const file = files[index]
    if (file?.number === number && file.sha256 === sha256) continue
    throw new CannotStart(
      `適用済みの移行ファイル ${name} の内容が変わっています。元に戻し、変更は新しい番号のファイルに書いてください。`,
      `The migration ${name} was changed after it had been applied. Put it back as it was, and write the change as a new file with the next number.`,
    )
  }
}

async function makeList(client: Client, appRole: string): Promise<void> {
  await inTransaction(client, async () => {
    await client.query(`
      CREATE TABLE IF NOT EXISTS schema_migration (
        number integer PRIMARY KEY,
        name text NOT NULL,
        sha256 text NOT NULL,
        applied_at timestamptz NOT NULL DEFAULT now()
      )`)
    await client.query(`GRANT SELECT ON schema_migration TO ${client.escapeIdentifier(appRole)}`)
  })
}

async function apply(client: Client, migration: MigrationFile, appRole: string): Promise<void> {
  const sql = migration.sql.replaceAll(
    /\bmamori_app\b/g,
    appRole === usualAppRole ? appRole : client.escapeIdentifier(appRole),
  )
  try {
    await inTransaction(client, async () => {
      await client.query(sql)
      await client.query('INSERT INTO schema_migration (number, name, sha256) VALUES ($1, $2, $3)', [
        migration.number,
        migration.name,
        migration.sha256,
      ])
    })
  } catch (cause) {
    const position = cause instanceof Error && 'position' in cause ? Number(cause.position) : Number.NaN
    const line = Number.isInteger(position) ? `:${sql.slice(0, position).split('\n').length}` : ''
    throw new Error(`${migration.file}${line}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
  }
}
