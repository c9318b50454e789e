import { join } from 'node:path'
import { existsSync } from 'node:fs'
import type { PoolConfig } from 'pg'
import { serverAccount } from './account.ts'
import { withClient } from './connection.ts'
import { openDatabase } from './open-database.ts'
import { clusterPlace, socketDirectory } from './place.ts'
import { ownerRole } from './roles.ts'
import { keptSecret } from './secret.ts'

export type Reached = { ownerConfig: PoolConfig; stop: () => Promise<void> }

/** The owner's way into the server another mamori runs on this data, or null when none is running. */
const running = async (dataDir: string): Promise<PoolConfig | null> => {
  const account = serverAccount()
  const place = await clusterPlace({ dataDir, account, onLog: () => {} })
  const secret = join(place, `${ownerRole}.password`)
  if (!existsSync(secret)) return null
  const config: PoolConfig = {
    host: await socketDirectory(place, account),
    port: 5432,
    user: ownerRole,
    password: await keptSecret(secret),
    database: 'mamori',
    ssl: false,
    connectionTimeoutMillis: 3000,
  }
  return withClient(config, async (client) => {
    await client.query('select 1')
    return config
  }).catch(() => null)
}

/** For commands beside the running program: joins its server, or starts one for as long as the command needs it. */
export const reachDatabase = async (given: {
  databaseUrl: string | undefined
  dataDir: string
  onLog: (line: string) => void
}): Promise<Reached> => {
  const joined = given.databaseUrl ? null : await running(given.dataDir)
  if (joined) return { ownerConfig: joined, stop: async () => {} }
  const cluster = await openDatabase(given)
  return { ownerConfig: cluster.ownerConfig, stop: () => cluster.stop() }
}
