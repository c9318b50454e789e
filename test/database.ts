import { randomBytes } from 'node:crypto'
import type { PoolConfig } from 'pg'
import { inDatabase, withClient } from '#kernel/postgres/connection.ts'
import { admitOnly } from '#kernel/postgres/roles.ts'
import { type TestServer, startTestServer } from './postgres-for-tests.ts'

export type FreshDatabase = {
  readonly name: string
  readonly owner: PoolConfig
  readonly app: PoolConfig
  readonly super: PoolConfig
  drop(): Promise<void>
}

let scriptServer: TestServer | undefined

/** The tests' server for a script outside the test runner; after it freshDatabase serves the script just the same. */
export async function startForScripts(): Promise<{ stop: () => Promise<void> }> {
  const { server, stop } = await startTestServer()
  scriptServer = server
  return { stop }
}

async function testServer(): Promise<TestServer> {
  // The test runner's module cannot even be imported outside of it.
  return scriptServer ?? (await import('vitest')).inject('testServer')
}

/**
 * A database of one's own, migrated and otherwise empty (`{ migrated: false }`: without any table; `like`: a copy of another
 * test's database to which nobody is connected).
 */
export async function freshDatabase({
  migrated = true,
  like,
}: { migrated?: boolean; like?: string } = {}): Promise<FreshDatabase> {
  const server = await testServer()
  const name = `test_${randomBytes(6).toString('hex')}`
  const shape = migrated ? `TEMPLATE ${like ?? server.template}` : `TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'`
  await withClient(server.super, async (admin) => {
    await admin.query(`CREATE DATABASE ${name} OWNER ${admin.escapeIdentifier(server.ownerRole)} ${shape}`)
    await admitOnly(admin, name)
  })
  return {
    name,
    owner: inDatabase(server.owner, name),
    app: inDatabase(server.app, name),
    super: inDatabase(server.super, name),
    drop: async () => {
      await withClient(server.super, (admin) => admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))
    },
  }
}
