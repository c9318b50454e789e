import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { withClient } from './connection.ts'
import { migrate } from './migrate.ts'
import { openDatabase } from './open-database.ts'
import { startEmbedded } from './start-embedded.ts'

const TOGETHER = 4

test('processes that start together on an empty server make its database, role and tables once, and all come in', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'mamori-together-'))
  chmodSync(directory, 0o755)
  const server = await startEmbedded({ dataDir: join(directory, 'server'), onLog: () => {} })
  try {
    const { host, password } = server.superConfig('postgres')
    const search = new URLSearchParams({ host: String(host), user: 'postgres', password: String(password) })
    const databaseUrl = `postgres:///together?${search.toString()}`
    const lines: string[] = []
    const start = async () => {
      const opened = await openDatabase({
        databaseUrl,
        dataDir: join(directory, 'data'),
        onLog: (line) => lines.push(line),
      })
      const { applied } = await migrate({
        ownerConfig: opened.ownerConfig,
        dir: resolve(import.meta.dirname, '../../../migrations'),
      })
      const { rows } = await withClient(opened.appConfig, (app) => app.query('SELECT count(*)::int AS n FROM setting'))
      return { applied: applied.length, rows }
    }
    const started = await Promise.all(Array.from({ length: TOGETHER }, start))
    expect(started.map(({ rows }) => rows)).toEqual(Array.from({ length: TOGETHER }, () => [{ n: 0 }]))
    expect(started.filter(({ applied }) => applied > 0)).toHaveLength(1)
    expect(lines).toEqual([])
  } finally {
    await server.stop()
    rmSync(directory, { recursive: true, force: true })
  }
})
