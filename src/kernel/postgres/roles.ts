import type { Client } from 'pg'
import { errorCode } from './cannot-start.ts'
import { scramVerifier } from './secret.ts'

/** Owns the schema and runs migrations. */
export const ownerRole = 'mamori_owner'
/** What the running program is to the database: it owns nothing, so grants and row-level security bind it. */
export const appRole = 'mamori_app'

/** The work queue's own tables. They hold only what is on its way: backups leave them out, a start fills them anew. */
export const QUEUE_SCHEMA = 'mamori_queue'

const unprivileged = 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS'

/** Makes the role where it is missing, and gives it this password. */
export async function ensureRole(admin: Client, role: string, password: string): Promise<void> {
  const name = admin.escapeIdentifier(role)
  const secret = admin.escapeLiteral(await scramVerifier(password))
  try {
    await admin.query(`CREATE ROLE ${name} ${unprivileged} PASSWORD ${secret}`)
  } catch (error) {
    if (errorCode(error) !== '42710') throw error
    await admin.query(`ALTER ROLE ${name} LOGIN PASSWORD ${secret}`)
  }
}

/** Makes the database where it is missing: bytewise order and UTF-8, the same on every machine. */
export async function ensureDatabase(admin: Client, database: string, owner: string | undefined): Promise<void> {
  const owned = owner === undefined ? '' : `OWNER ${admin.escapeIdentifier(owner)}`
  const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = $1', [database])
  if (rowCount !== 0) return
  try {
    const shape = `TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'`
    await admin.query(`CREATE DATABASE ${admin.escapeIdentifier(database)} ${owned} ${shape}`)
  } catch (error) {
    // Another process that started together with us was quicker.
    if (!['42P04', '23505'].includes(errorCode(error))) throw error
  }
}

/** Lets the program's role in, and nobody else who is not the owner. */
export async function admitOnly(admin: Client, database: string, role = appRole): Promise<void> {
  const name = admin.escapeIdentifier(database)
  await admin.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`)
  await admin.query(`GRANT CONNECT ON DATABASE ${name} TO ${admin.escapeIdentifier(role)}`)
}
