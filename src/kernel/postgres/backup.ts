import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Client, ClientConfig } from 'pg'
import { CannotStart, errorCode, unless } from './cannot-start.ts'
import { type Foot, type Head, type TableFoot, type TableHead, backupFormat, endOfRows } from './backup-file.ts'
import { migrationsOf, plainTextForms, sequencesOf, tablesOf } from './catalogue.ts'
import { inTransaction, withClient } from './connection.ts'
import { copyOut } from './copy-rows.ts'
import { makeDirectories } from './make-directories.ts'
import { RowsDigest } from './rows-digest.ts'

export type BackupReport = {
  readonly file: string
  readonly schema: number
  readonly tables: number
  readonly rows: number
}

/** Where the system lets nobody make a file it says that there is none; any other failure is thrown on as it is. */
const tellUnmakeable =
  (place: string) =>
  (cause: unknown): never => {
    const bySystem = errorCode(cause) === 'ENOENT' && cause instanceof Error && 'path' in cause
    if (!bySystem) throw cause
    throw new CannotStart(
      `${place} を作れません。控えの先を確かめてください。`,
      `Cannot make ${place} for the backup.`,
      { cause },
    )
  }

/** Copies every row of one moment into the file, which appears only when it is whole and on the disk. */
export async function backup({ config, file }: { config: ClientConfig; file: string }): Promise<BackupReport> {
  await makeDirectories(dirname(file), 0o700).catch(tellUnmakeable(dirname(file)))
  const there = await stat(file).catch(unless('ENOENT'))
  // A device would be replaced by the file that takes its name.
  if (there && !there.isFile())
    throw new CannotStart(
      `${file} はファイルではありません。控えは、新しいファイルに書き出します。`,
      `${file} is not a file.`,
    )
  const half = `${file}.${process.pid}.part`
  try {
    const packed = createGzip({ level: 5 })
    const [report] = await Promise.all([
      withClient(config, (client) => copyAll(client, packed)).finally(() => packed.end()),
      pipeline(packed, createWriteStream(half, { flags: 'wx', mode: 0o600, flush: true })),
    ])
    await rename(half, file)
    return { file, ...report }
  } catch (error) {
    await rm(half, { force: true })
    return tellUnmakeable(file)(error)
  }
}

async function copyAll(client: Client, packed: NodeJS.WritableStream & { writableNeedDrain: boolean }) {
  const write = (block: string | Buffer): Promise<void> | undefined => {
    packed.write(block)
    return packed.writableNeedDrain ? once(packed, 'drain').then(() => undefined) : undefined
  }
  const writeLine = (line: Head | TableHead | TableFoot | Foot) => write(`${JSON.stringify(line)}\n`)

  return inTransaction(
    client,
    async () => {
      await plainTextForms(client)
      await refuseLargeObjects(client)
      const migrations = await migrationsOf(client)
      const tables = await tablesOf(client)
      const version = await client.query<{ server_version_num: string }>('SHOW server_version_num')
      const serverVersionNum = Number(version.rows[0]?.server_version_num)
      await writeLine({ format: backupFormat, takenAt: new Date().toISOString(), serverVersionNum, migrations, tables })
      let rows = 0
      for (const { name, columns } of tables) {
        await writeLine({ table: name, columns })
        const digest = new RowsDigest()
        await copyOut(client, copyStatement(name, columns), (row) => digest.add(row), write)
        await write(endOfRows)
        await writeLine({ rows: digest.rows, digest: String(digest) })
        rows += digest.rows
      }
      await writeLine({ sequences: await sequencesOf(client) })
      return { schema: migrations.at(-1)?.number ?? 0, tables: tables.length, rows }
    },
    'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
  )
}

/** ONLY, since a table that others inherit from must not give their rows, too. */
export function copyStatement(table: string, columns: readonly string[]): string {
  return `COPY (SELECT ${columns.join(', ')} FROM ONLY ${table}) TO STDOUT`
}

async function refuseLargeObjects(client: Client): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_largeobject_metadata LIMIT 1')
  if (rowCount !== 0) throw new Error('the database holds large objects, which a backup would not contain')
}
