import type { Client } from 'pg'

/**
 * Within the present transaction, takes foreign keys and the tables' own triggers out of the way of a restore:
 * rows then load in any order, and append-only tables as they were. The returned function puts them back, and the foreign
 * keys are checked for all rows at once. The owner may do this; the program's role may not.
 */
export async function suspendConstraints(client: Client): Promise<() => Promise<void>> {
  const keys = await client.query<{ relation: string; name: string; definition: string }>(`
    SELECT conrelid::regclass::text AS relation, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
    FROM pg_constraint WHERE contype = 'f' AND conparentid = 0 AND ${ownTable('conrelid')} ORDER BY 1, 2`)
  const triggers = await client.query<{ relation: string; name: string; mode: string }>(`
    SELECT tgrelid::regclass::text AS relation, quote_ident(tgname) AS name,
           CASE tgenabled WHEN 'A' THEN 'ENABLE ALWAYS' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE' END AS mode
    FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D' AND ${ownTable('tgrelid')} ORDER BY 1, 2`)
  const forced = await client.query<{ relation: string }>(
    `SELECT oid::regclass::text AS relation FROM pg_class WHERE relforcerowsecurity AND ${ownTable('oid')}`,
  )
  for (const { relation, name } of keys.rows) await client.query(`ALTER TABLE ${relation} DROP CONSTRAINT ${name}`)
  for (const { relation, name } of triggers.rows)
    await client.query(`ALTER TABLE ONLY ${relation} DISABLE TRIGGER ${name}`)
  for (const { relation } of forced.rows) await client.query(`ALTER TABLE ${relation} NO FORCE ROW LEVEL SECURITY`)

  return async () => {
    await client.query('SET CONSTRAINTS ALL IMMEDIATE')
    for (const { relation, name, definition } of keys.rows) {
      await client.query(`ALTER TABLE ${relation} ADD CONSTRAINT ${name} ${definition}`)
    }
    for (const { relation, name, mode } of triggers.rows) {
      await client.query(`ALTER TABLE ONLY ${relation} ${mode} TRIGGER ${name}`)
    }
    for (const { relation } of forced.rows) await client.query(`ALTER TABLE ${relation} FORCE ROW LEVEL SECURITY`)
  }
}

const ownTable = (oid: string) => `${oid} IN (
  SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema')`
