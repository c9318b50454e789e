import { Client, type ClientConfig, type PoolConfig } from 'pg'

/** Runs the work on one connection of its own, closed afterwards whatever happens. */
export async function withClient<Result>(
  config: ClientConfig,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = new Client(config)
  // A broken connection shows in the query under way; without a listener it would end the process.
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}

/** Runs the work in a transaction. `begin` names its isolation where the server's own will not do. */
export async function inTransaction<Result>(
  client: Client,
  work: () => Promise<Result>,
  begin = 'BEGIN',
): Promise<Result> {
  await client.query(begin)
  try {
    const result = await work()
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    throw error
  }
}

/** The same server and role, another database. */
export function inDatabase(config: PoolConfig, database: string): PoolConfig {
  if (config.connectionString === undefined) return { ...config, database }
  const url = new URL(config.connectionString)
  url.pathname = `/${encodeURIComponent(database)}`
  return { ...config, connectionString: url.href }
}

/** The same server and database, another role. As parameters, since a URL without a host (a Unix socket) cannot name a user. */
export function asRole(config: PoolConfig, user: string, password: string): PoolConfig {
  if (config.connectionString === undefined) return { ...config, user, password }
  const url = new URL(config.connectionString)
  url.username = ''
  url.password = ''
  url.searchParams.set('user', user)
  url.searchParams.set('password', password)
  return { ...config, connectionString: url.href }
}
