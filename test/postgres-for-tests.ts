import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readdir, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { PoolConfig } from 'pg'
import type { TestProject } from 'vitest/node'
import { inDatabase, withClient } from '#kernel/postgres/connection.ts'
import { migrate } from '#kernel/postgres/migrate.ts'
import { type Cluster, openDatabase } from '#kernel/postgres/open-database.ts'
import { ownerRole } from '#kernel/postgres/roles.ts'

export type TestServer = {
  /** A database with every migration applied and nothing else, to be copied. */
  readonly template: string
  readonly ownerRole: string
  readonly owner: PoolConfig
  readonly app: PoolConfig
  /** May make databases, and tamper with what the owner may not. */
  readonly super: PoolConfig
}

declare module 'vitest' {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface can be added to
  interface ProvidedContext {
    testServer: TestServer
  }
}

const migrations = resolve(import.meta.dirname, '..', 'migrations')

/** One server for the whole run: its own, or the one TEST_DATABASE_URL names. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { server, stop } = await startTestServer()
  project.provide('testServer', server)
  return stop
}

export async function startTestServer(): Promise<{ server: TestServer; stop: () => Promise<void> }> {
  await removeAbandoned()
  const dataDir = await mkdtemp(join(await roomiest(), `mamori-test-${process.pid}-`))
  await chmod(dataDir, 0o755)
  const words: string[] = []
  const cluster = await openDatabase({
    databaseUrl: process.env['TEST_DATABASE_URL'],
    dataDir,
    onLog: (line) => words.push(line),
    settings: { max_connections: '200' },
  }).catch((cause: unknown) => {
    throw new Error(words.join('\n'), { cause })
  })
  const stop = async () => {
    await cluster.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
  try {
    const server = await makeTemplate(cluster)
    return {
      server,
      async stop() {
        await withClient(server.super, (admin) =>
          admin.query(`DROP DATABASE IF EXISTS ${server.template} WITH (FORCE)`),
        )
        await stop()
      },
    }
  } catch (error) {
    await stop()
    throw error
  }
}

async function makeTemplate({ ownerConfig, appConfig, superConfig = ownerConfig }: Cluster): Promise<TestServer> {
  const template = `mamori_template_${randomBytes(4).toString('hex')}`
  const owner = superConfig === ownerConfig ? await currentUser(ownerConfig) : ownerRole
  await withClient(superConfig, (admin) =>
    admin.query(`CREATE DATABASE ${template} OWNER "${owner}" TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'`),
  )
  await migrate({ ownerConfig: inDatabase(ownerConfig, template), dir: migrations })
  return { template, ownerRole: owner, owner: ownerConfig, app: appConfig, super: superConfig }
}

async function currentUser(config: PoolConfig): Promise<string> {
  const { rows } = await withClient(config, (client) => client.query<{ name: string }>('SELECT current_user AS name'))
  return rows[0]?.name ?? ''
}

/** Memory where there is enough of it: tests care for what PostgreSQL does, not for the disk. */
async function roomiest(): Promise<string> {
  const memory = '/dev/shm'
  if (!existsSync(memory)) return tmpdir()
  const { bavail, bsize } = await statfs(memory)
  return bavail * bsize > 2 ** 31 ? memory : tmpdir()
}

/** What earlier runs left that were killed; their servers ended with them. */
async function removeAbandoned(): Promise<void> {
  const base = await roomiest()
  for (const name of await readdir(base)) {
    const pid = /^mamori-test-(\d+)-/.exec(name)?.[1]
    if (pid === undefined || existsSync(`/proc/${pid}`)) continue
    await rm(join(base, name), { recursive: true, force: true })
  }
}
