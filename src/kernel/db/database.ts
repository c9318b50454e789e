import {
  CamelCasePlugin,
  Kysely,
  PostgresDialect,
  sql,
  type PostgresPool,
  type PostgresPoolClient,
  type Transaction,
} from 'kysely'
import pg from 'pg'
import type { Reach } from '#kernel/pure/actor.ts'
import { nameOf } from './statement-name.ts'
import type { Tables } from './tables.ts'
import { reachLater, together, type Together } from './together.ts'

export type Database = Kysely<Tables>
/** A transaction with a reader's reach set; stores receive this and never the pool. */
export type Tx = Transaction<Tables>

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => {
    if (oid === pg.types.builtins.DATE) return (text: string) => text
    if (oid === pg.types.builtins.INT8) return (text: string) => Number(text)
    if (Number(oid) === 1182) return (text: string) => text
    return pg.types.getTypeParser(oid, format)
  },
}

/**
 * The pool as Kysely sees it: statements go out under names, so that the server plans each once a connection. With the
 * policies of row-level security planning costs more than most of our statements take to run.
 */
const naming = (pool: pg.Pool): PostgresPool => ({
  options: pool.options,
  end: () => pool.end(),
  connect: async () => {
    const client = await pool.connect()
    const query = (text: unknown, values?: readonly unknown[]): unknown => {
      const name = typeof text === 'string' && values && values.length > 0 ? nameOf(text) : null
      return name === null
        ? (client.query as (...given: unknown[]) => unknown)(text, values)
        : client.query({ name, text: text as string, values: [...(values ?? [])] })
    }
    return { query: query as PostgresPoolClient['query'], release: (destroy) => client.release(destroy) }
  },
})

export type OpenDatabase = { db: Database; pool: pg.Pool; close: () => Promise<void> }

/** Opens the runtime pool. Days come back as 'YYYY-MM-DD', instants as Date, counts as number. */
export const connect = (config: pg.PoolConfig, onError: (error: Error) => void): OpenDatabase => {
  const pool = new pg.Pool({ max: 10, ...config, types })
  pool.on('error', onError)
  // A connection that breaks between two statements of a transaction tells nobody but its own listeners.
  pool.on('connect', (client) => client.on('error', onError))
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: naming(pool) }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
  return { db, pool, close: () => db.destroy() }
}

const setReach = async (tx: Tx, reach: Reach, personId: string | null) => {
  if (reachLater(tx, { reach, personId })) return
  await sql`select set_config('mamori.everything', ${reach.everything ? 'on' : 'off'}, true),
    set_config('mamori.units', ${`{${reach.units.join(',')}}`}, true),
    set_config('mamori.systems', ${`{${reach.systems.join(',')}}`}, true),
    set_config('mamori.roles', ${`{${(reach.roles ?? []).join(',')}}`}, true),
    set_config('mamori.person', ${personId ?? ''}, true)`.execute(tx)
}

/** The reach of the product's own work: sign-in, the sealer, a follow-up act in another unit's record. */
export const EVERYTHING: Reach = { units: [], systems: [], everything: true }

export const widen = (tx: Tx) => setReach(tx, EVERYTHING, null)

/** Back to what one person sees, within a transaction that had been widened. */
export const narrow = (tx: Tx, who: { reach: Reach; personId: string | null }) => setReach(tx, who.reach, who.personId)

/** Reads as one person sees it: row-level security hides the rest. One snapshot, read only. */
export const readAs = <T>(
  db: Database,
  who: { reach: Reach; personId: string | null },
  read: (tx: Tx) => Promise<T>,
): Promise<T> =>
  db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      await setReach(tx, who.reach, who.personId)
      return read(tx)
    })

/** Writes in one transaction, seeing what the person sees. */
export const writeAs = <T>(
  db: Database,
  who: { reach: Reach; personId: string | null },
  write: (tx: Tx) => Promise<T>,
): Promise<T> =>
  db.transaction().execute(async (tx) => {
    await setReach(tx, who.reach, who.personId)
    return write(tx)
  })

/** The same transaction for many acts: what they write is sent together. Sends the reader's reach before the statements it holds for. */
export const writingTogether = (tx: Tx): Together =>
  together(tx, ({ reach, personId }) => setReach(tx, reach, personId))
