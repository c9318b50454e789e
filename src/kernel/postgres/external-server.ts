import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Client, PoolConfig } from 'pg'
import { CannotStart, errorCode } from './cannot-start.ts'
import { asRole, inDatabase, withClient } from './connection.ts'
import { admitOnly, appRole, ensureDatabase, ensureRole } from './roles.ts'
import { keptSecret } from './secret.ts'

export type Prepared = { readonly ownerConfig: PoolConfig; readonly appConfig: PoolConfig }

/** A number that processes starting together agree on; it is let go with the connection. */
const preparing = 720_911_184

/** Makes a server of one's own ready: DATABASE_URL is the owner's connection; the program's role is made beside it. */
export async function prepareExternal({
  databaseUrl,
  dataDir,
  onLog,
}: {
  databaseUrl: string
  dataDir: string
  onLog: (line: string) => void
}): Promise<Prepared> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const passwordFile = join(dataDir, `${appRole}.password`)
  const password = await keptSecret(passwordFile)
  const ownerConfig: PoolConfig = { connectionString: databaseUrl }
  const appConfig = asRole(ownerConfig, appRole, password)
  await makeDatabase(ownerConfig)
  await withClient(ownerConfig, async (owner) => {
    // Processes that start together change the same role and the same grants, which PostgreSQL refuses to do at once.
    await owner.query('SELECT pg_advisory_lock($1)', [preparing])
    await makeAppRole({ owner, appConfig, password, passwordFile })
    await assertUnprivileged(owner)
    const { rows } = await owner.query<{ name: string }>('SELECT current_database() AS name')
    await admitOnly(owner, rows[0]?.name ?? '').catch((error: unknown) => {
      onLog(
        `接続を ${appRole} だけに限ることができませんでした（データベースの所有者ではありません）: ${String(error)}`,
      )
    })
    for (const setting of await notDurable(owner)) {
      onLog(`注意: サーバーの設定 ${setting} が off です。電源断で記録を失うおそれがあります。`)
    }
  })
  await withClient(appConfig, (app) => app.query('SELECT 1')).catch((cause: unknown) => {
    throw new CannotStart(
      `役割 ${appRole} でデータベースに接続できません。pg_hba.conf と、${passwordFile} のパスワードを確かめてください。`,
      `Cannot connect to the database as ${appRole}. Check pg_hba.conf and the password in ${passwordFile}. ${String(cause)}`,
      { cause },
    )
  })
  return { ownerConfig, appConfig }
}

async function makeDatabase(ownerConfig: PoolConfig): Promise<void> {
  try {
    await withClient(ownerConfig, (client) => client.query('SELECT 1'))
  } catch (error) {
    if (errorCode(error) !== '3D000') throw unreachable(error)
    const name = decodeURIComponent(new URL(ownerConfig.connectionString ?? '').pathname.slice(1))
    await withClient(inDatabase(ownerConfig, 'postgres'), (client) => ensureDatabase(client, name, undefined)).catch(
      (cause: unknown) => {
        throw new CannotStart(
          `データベース ${name} がなく、作ることもできません。サーバーの管理者に作成を依頼してください。`,
          `The database ${name} does not exist and cannot be made. Ask the server's administrator to make it. ${String(cause)}`,
          { cause },
        )
      },
    )
  }
}

function unreachable(cause: unknown): CannotStart {
  return new CannotStart(
    'DATABASE_URL のサーバーに接続できません。',
    `Cannot connect to the server in DATABASE_URL: ${String(cause)}`,
    { cause },
  )
}

async function makeAppRole({
  owner,
  appConfig,
  password,
  passwordFile,
}: {
  owner: Client
  appConfig: PoolConfig
  password: string
  passwordFile: string
}): Promise<void> {
  const { rowCount } = await owner.query('SELECT FROM pg_roles WHERE rolname = $1', [appRole])
  if (rowCount !== 0) {
    const refused = await withClient(appConfig, (client) => client.query('SELECT 1')).then(() => '', errorCode)
    // Not admitted to this database yet (42501) is not a wrong password.
    if (refused !== '28P01') return
    // Another host may be running on the password that is in force; it must not be locked out.
    const others = await owner.query('SELECT FROM pg_stat_activity WHERE usename = $1 LIMIT 1', [appRole])
    if (others.rowCount !== 0) {
      throw new CannotStart(
        `役割 ${appRole} は別の mamori が別のパスワードで使用中です。その計算機の ${appRole}.password を ${passwordFile} に写してください。`,
        `Another mamori uses the role ${appRole} with another password. Copy its ${appRole}.password to ${passwordFile}.`,
      )
    }
  }
  await ensureRole(owner, appRole, password).catch((cause: unknown) => {
    throw new CannotStart(
      `役割 ${appRole} を作る（またはパスワードを設定する）権限がありません。サーバーの管理者に「CREATE ROLE ${appRole} LOGIN PASSWORD '…'」を依頼し、そのパスワードを ${passwordFile} に書いてください。`,
      `No right to make the role ${appRole} or set its password. Ask the server's administrator for CREATE ROLE ${appRole} LOGIN PASSWORD '…' and write that password into ${passwordFile}. ${String(cause)}`,
      { cause },
    )
  })
}

async function assertUnprivileged(owner: Client): Promise<void> {
  const { rows } = await owner.query<{ bound: boolean }>(
    `SELECT NOT (rolsuper OR rolbypassrls OR pg_has_role(rolname, current_user, 'MEMBER')) AS bound
     FROM pg_roles WHERE rolname = $1`,
    [appRole],
  )
  if (rows[0]?.bound === true) return
  throw new CannotStart(
    `役割 ${appRole} の権限が強すぎます（管理者、行単位の制限を受けない役割、または所有者に属する役割）。権限を外してください。`,
    `The role ${appRole} has too many rights (superuser, BYPASSRLS, or member of the owner). Take them away.`,
  )
}

async function notDurable(owner: Client): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT name FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes') AND setting = 'off'`,
  )
  return rows.map(({ name }) => name)
}
