import type { Client } from 'pg'
import { QUEUE_SCHEMA } from './roles.ts'

export type Table = {
  /** Quoted and with its schema: ready to stand in a statement. */
  readonly name: string
  /** Quoted; without generated columns, which make themselves. */
  readonly columns: readonly string[]
  /** Where the table is a partition: what to make it again with, should the target lack it. */
  readonly partition?: { readonly of: string; readonly bound: string }
}

export type Sequence = { readonly name: string; readonly lastValue: string; readonly isCalled: boolean }

export type AppliedMigration = { readonly number: number; readonly name: string; readonly sha256: string }

const ours = (relation: string) => `
  EXISTS (SELECT FROM pg_namespace n WHERE n.oid = ${relation}.relnamespace
          AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', '${QUEUE_SCHEMA}'))
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = ${relation}.oid AND d.deptype = 'e')`

const qualified = (relation: string) =>
  `(SELECT format('%I.%I', n.nspname, ${relation}.relname) FROM pg_namespace n WHERE n.oid = ${relation}.relnamespace)`

/** Every table that holds rows of its own, save the list of migrations: a partition counts, the table over it does not. */
export async function tablesOf(client: Client): Promise<Table[]> {
  const { rows } = await client.query<{
    name: string
    columns: string[]
    parent: string | null
    bound: string | null
  }>(`
    SELECT ${qualified('c')} AS name,
           ARRAY(SELECT quote_ident(attname) FROM pg_attribute
                 WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum) AS columns,
           (SELECT ${qualified('p')} FROM pg_inherits i JOIN pg_class p ON p.oid = i.inhparent
            WHERE i.inhrelid = c.oid AND c.relispartition) AS parent,
           pg_get_expr(c.relpartbound, c.oid) AS bound
    FROM pg_class c
    WHERE c.relkind = 'r' AND c.relname <> 'schema_migration' AND ${ours('c')}
    ORDER BY 1`)
  return rows.map(({ name, columns, parent, bound }) =>
    parent === null || bound === null ? { name, columns } : { name, columns, partition: { of: parent, bound } },
  )
}

/** Read last and outside any snapshot: a sequence must be past every number that the copied rows use. */
export async function sequencesOf(client: Client): Promise<Sequence[]> {
  const names = await client.query<{ name: string }>(
    `SELECT ${qualified('c')} AS name FROM pg_class c WHERE c.relkind = 'S' AND ${ours('c')} ORDER BY 1`,
  )
  const sequences: Sequence[] = []
  for (const { name } of names.rows) {
    const { rows } = await client.query<{ lastValue: string; isCalled: boolean }>(
      `SELECT last_value AS "lastValue", is_called AS "isCalled" FROM ${name}`,
    )
    for (const { lastValue, isCalled } of rows) sequences.push({ name, lastValue, isCalled })
  }
  return sequences
}

/** The migrations the database has seen, oldest first; none where it was never migrated. */
export async function migrationsOf(client: Client): Promise<AppliedMigration[]> {
  const exists = await client.query(`SELECT WHERE to_regclass('schema_migration') IS NOT NULL`)
  if (exists.rowCount === 0) return []
  const { rows } = await client.query<AppliedMigration>(
    'SELECT number, name, sha256 FROM schema_migration ORDER BY number',
  )
  return rows
}

/** Makes every value's text form the same on all servers. */
export async function plainTextForms(client: Client): Promise<void> {
  await client.query(`
    SET LOCAL datestyle = 'ISO, YMD'; SET LOCAL intervalstyle = 'postgres'; SET LOCAL timezone = 'UTC';
    SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 3; SET LOCAL xmloption = 'content';
    SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0`)
  // A policy that hid rows from us must be an error: a backup with silent gaps is none.
  await client.query('SET LOCAL row_security = off')
}
