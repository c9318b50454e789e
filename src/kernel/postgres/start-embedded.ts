import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PoolConfig } from 'pg'
import { serverAccount } from './account.ts'
import { findBinaries } from './binaries.ts'
import { initialiseCluster } from './initialise.ts'
import { claimInstance } from './instance.ts'
import { keepRunning } from './keep-running.ts'
import { clusterPlace, fingerprint, socketDirectory } from './place.ts'
import { keptSecret } from './secret.ts'

export type EmbeddedServer = {
  /** Where the cluster and its secrets lie. */
  readonly place: string
  /** How a role of this server connects to one of its databases. The password is kept in `<role>.password`. */
  configFor(role: string, database: string): Promise<PoolConfig>
  superConfig(database: string): PoolConfig
  /** The postmaster's process; another one after the server was started again. */
  pid(): number
  stop(): Promise<void>
}

/**
 * Starts the bundled PostgreSQL on a Unix socket in the data directory, making the cluster the first time.
 * From then on it is kept running: pools must bear broken connections (`pool.on('error')`), new ones find it again.
 */
export async function startEmbedded({
  dataDir,
  onLog,
  settings = {},
  packageDir,
  fallbackPlace,
}: {
  dataDir: string
  onLog: (line: string) => void
  settings?: Readonly<Record<string, string>>
  packageDir?: string
  fallbackPlace?: string
}): Promise<EmbeddedServer> {
  const account = serverAccount()
  const place = await clusterPlace({ dataDir, account, onLog, ...(fallbackPlace && { fallback: fallbackPlace }) })
  const instance = claimInstance(place)
  try {
    const binaries = await findBinaries({ account, copyTo: place, ...(packageDir && { packageDir }) })
    const password = await keptSecret(join(place, 'superuser.password'))
    const data = await initialiseCluster({ place, account, binaries, password })
    const socket = await socketDirectory(place, account)
    const marker = `mamori-${fingerprint(place)}`
    const config = (user: string, secret: string, database: string): PoolConfig => ({
      host: socket,
      port: 5432,
      user,
      password: secret,
      database,
      ssl: false,
    })
    const superConfig = (database: string) => config('postgres', password, database)
    const cluster = { account, bin: binaries.bin, data, socket, marker, settings }
    const kept = await keepRunning(cluster, superConfig('postgres'), onLog)
    return {
      place,
      configFor: async (role, database) => config(role, await keptSecret(join(place, `${role}.password`)), database),
      superConfig,
      pid: () => Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]),
      async stop() {
        await kept.stop()
        instance.release()
      },
    }
  } catch (error) {
    instance.release()
    throw error
  }
}
