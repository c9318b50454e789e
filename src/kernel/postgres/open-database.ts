import type { PoolConfig } from 'pg'
import { CannotStart } from './cannot-start.ts'
import { inDatabase, withClient } from './connection.ts'
import { prepareExternal } from './external-server.ts'
import { admitOnly, appRole, ensureDatabase, ensureRole, ownerRole } from './roles.ts'
import { type EmbeddedServer, startEmbedded } from './start-embedded.ts'

export type Cluster = {
  /** Owns the schema: for migrations, backup and restore. */
  readonly ownerConfig: PoolConfig
  /** For everything the running program does. */
  readonly appConfig: PoolConfig
  /** Only of the embedded server. */
  readonly superConfig?: PoolConfig
  readonly serverVersionNum: number
  /** Stops the server where it is ours. */
  stop(): Promise<void>
}

const databaseName = 'mamori'
const oldestVersion = 15

/** Opens the server of DATABASE_URL, or else the embedded one, with its database and roles made. Tables are migrate's business. */
export async function openDatabase({
  databaseUrl,
  dataDir,
  onLog,
  settings,
}: {
  databaseUrl?: string | undefined
  dataDir: string
  onLog: (line: string) => void
  /** Of the embedded server. */
  settings?: Readonly<Record<string, string>>
}): Promise<Cluster> {
  if (databaseUrl) {
    const prepared = await prepareExternal({ databaseUrl, dataDir, onLog })
    return { ...prepared, serverVersionNum: await checkedVersion(prepared.ownerConfig), stop: async () => {} }
  }
  const server = await startEmbedded({ dataDir, onLog, ...(settings && { settings }) })
  try {
    return await prepareEmbedded(server)
  } catch (error) {
    await server.stop()
    throw error
  }
}

async function prepareEmbedded(server: EmbeddedServer): Promise<Cluster> {
  const ownerConfig = await server.configFor(ownerRole, databaseName)
  const appConfig = await server.configFor(appRole, databaseName)
  const superConfig = server.superConfig(databaseName)
  await withClient(inDatabase(superConfig, 'postgres'), async (admin) => {
    await ensureRole(admin, ownerRole, String(ownerConfig.password))
    await ensureRole(admin, appRole, String(appConfig.password))
    await ensureDatabase(admin, databaseName, ownerRole)
    await admitOnly(admin, databaseName)
  })
  const serverVersionNum = await checkedVersion(ownerConfig)
  return { ownerConfig, appConfig, superConfig, serverVersionNum, stop: () => server.stop() }
}

async function checkedVersion(config: PoolConfig): Promise<number> {
  const { rows } = await withClient(config, (client) =>
    client.query<{ server_version_num: string }>('SHOW server_version_num'),
  )
  const version = Number(rows[0]?.server_version_num)
  if (version >= oldestVersion * 10_000) return version
  throw new CannotStart(
    `PostgreSQL ${oldestVersion} 以降が必要です（接続先は ${Math.floor(version / 10_000)}）。`,
    `PostgreSQL ${oldestVersion} or later is needed; the server is ${Math.floor(version / 10_000)}.`,
  )
}
