import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import pg from 'pg'
import { freshDatabase, startForScripts } from '../test/database.ts'

/** Writes schema.sql and the table types from a freshly migrated database; `--check` leaves the comparison to git. */
const typeOf: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  bool: 'boolean',
  int2: 'number',
  int4: 'number',
  int8: 'Int8',
  date: 'string',
  timestamptz: 'Date',
  jsonb: 'Json',
  bytea: 'Buffer',
  numeric: 'string',
  _text: 'string[]',
  _uuid: 'string[]',
  // Comes back as PostgreSQL writes it, '{2027-01-15,2027-02-01}'.
  _date: 'string',
  _bytea: 'Buffer[]',
}

type ColumnRow = {
  table: string
  column: string
  type: string
  nullable: boolean
  defaulted: boolean
  generated: boolean
}

const pascal = (name: string) =>
  name
    .split('_')
    .map((w) => w.charAt(0).toUpperCase() + w.slice(1))
    .join('')

const camel = (name: string) => {
  const p = pascal(name)
  return p.charAt(0).toLowerCase() + p.slice(1)
}

const columnsOf = async (client: pg.Client) =>
  (
    await client.query<ColumnRow>(`
      select c.relname as "table", a.attname as "column", t.typname as type, not a.attnotnull as nullable,
        (a.atthasdef or a.attidentity <> '') as defaulted, (a.attidentity = 'a' or a.attgenerated <> '') as generated
      from pg_class c join pg_attribute a on a.attrelid = c.oid join pg_type t on t.oid = a.atttypid
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r','p') and a.attnum > 0 and not a.attisdropped
        and not c.relispartition
      order by c.relname, a.attnum`)
  ).rows

const HEAD = '// Written by scripts/schema.ts from the migrated database; do not edit.\n'

const typeText = (rows: readonly ColumnRow[], table: string) => {
  const lines = rows
    .filter((r) => r.table === table)
    .map((r) => {
      const base = typeOf[r.type]
      if (!base) throw new Error(`no TypeScript type for ${r.type} (${table}.${r.column})`)
      const type = r.nullable ? `${base} | null` : base
      if (r.generated) return `  ${camel(r.column)}: GeneratedAlways<${type.replace('Int8', 'number')}>`
      if (r.defaulted && base === 'Json') return `  ${camel(r.column)}: ColumnType<unknown, string | undefined, string>`
      return `  ${camel(r.column)}: ${r.defaulted ? `Generated<${type}>` : type}`
    })
  return `type ${pascal(table)}Table = {\n${lines.join('\n')}\n}\n`
}

const imported = (names: readonly string[], body: string, from: string) => {
  const used = names.filter((name) => new RegExp(`\\b${name}\\b`).test(body))
  return used.length === 0 ? '' : `import type { ${used.join(', ')} } from '${from}'\n`
}

/** The tables of one migration stand in one file, which has the migration's name. */
const fileOf = async (): Promise<ReadonlyMap<string, string>> => {
  const found = new Map<string, string>()
  for (const file of (await readdir('migrations')).toSorted())
    for (const [, table = ''] of (await readFile(`migrations/${file}`, 'utf8')).matchAll(
      /create (?:unlogged )?table (?:if not exists )?(\w+)/g,
    ))
      found.set(table, file.slice(5, -4))
  return found
}

const writeTypes = async (rows: readonly ColumnRow[], dir: string) => {
  const files = await fileOf()
  const tables = [...new Set(rows.map((r) => r.table))]
  // The list of migrations is the migrator's own table.
  const nounOf = (table: string) => files.get(table) ?? 'migrations'
  const nouns = [...new Set(tables.map(nounOf))].toSorted()
  await rm(`${dir}/tables`, { recursive: true, force: true })
  await mkdir(`${dir}/tables`)
  await writeFile(
    `${dir}/tables/column.ts`,
    `${HEAD}import type { ColumnType } from 'kysely'\n\nexport type Int8 = ColumnType<number, string | number | bigint, string | number | bigint>\nexport type Json = ColumnType<unknown, string, string>\n`,
  )
  for (const noun of nouns) {
    const own = tables.filter((t) => nounOf(t) === noun)
    const list = own.map((t) => `  ${camel(t)}: ${pascal(t)}Table`).join('\n')
    const body = `${own.map((t) => typeText(rows, t)).join('\n')}\nexport type ${pascal(noun.replaceAll('-', '_'))}Tables = {\n${list}\n}\n`
    const imports =
      imported(['ColumnType', 'Generated', 'GeneratedAlways'], body, 'kysely') +
      imported(['Int8', 'Json'], body, './column.ts')
    await writeFile(`${dir}/tables/${noun}.ts`, `${HEAD}${imports}\n${body}`)
  }
  const names = nouns.map((noun) => [noun, `${pascal(noun.replaceAll('-', '_'))}Tables`] as const)
  await writeFile(
    `${dir}/tables.ts`,
    `${HEAD}${names.map(([noun, name]) => `import type { ${name} } from './tables/${noun}.ts'\n`).join('')}\nexport type Tables = ${names.map(([, name]) => name).join(' &\n  ')}\n`,
  )
}

const schemaFrom = async (client: pg.Client, rows: readonly ColumnRow[]) => {
  const list = async (sql: string) => (await client.query<{ line: string }>(sql)).rows.map((r) => r.line)
  const tables = [...new Set(rows.map((r) => r.table))].map((t) => {
    const columns = rows
      .filter((r) => r.table === t)
      .map((r) => `  ${r.column} ${r.type}${r.nullable ? '' : ' not null'}${r.defaulted ? ' default' : ''}`)
    return `table ${t} (\n${columns.join(',\n')}\n)`
  })
  const scope = `'public'::regnamespace`
  const constraints = await list(
    `select conrelid::regclass || ': ' || conname || ' ' || pg_get_constraintdef(oid) as line from pg_constraint where connamespace = ${scope} and contype <> 'n' and conrelid <> 0 order by conrelid::regclass::text, conname`,
  )
  const indexes = await list(
    `select indexdef as line from pg_indexes where schemaname = 'public' order by tablename, indexname`,
  )
  const policies = await list(
    `select tablename || ': ' || policyname || ' ' || coalesce(qual,'') as line from pg_policies where schemaname = 'public' order by 1`,
  )
  const triggers = await list(
    `select pg_get_triggerdef(oid) as line from pg_trigger where not tgisinternal order by tgrelid::regclass::text, tgname`,
  )
  const grants = await list(
    `select table_name || ': ' || string_agg(privilege_type, ', ' order by privilege_type) as line from information_schema.role_table_grants where grantee = 'mamori_app' and table_schema = 'public' group by table_name order by table_name`,
  )
  return `${[
    '-- Written by scripts/schema.ts from the migrated database; read it to know the tables, change it by a migration.',
    ...tables,
    '-- constraints',
    ...constraints,
    '-- indexes',
    ...indexes,
    '-- row-level security',
    ...policies,
    '-- triggers',
    ...triggers,
    '-- what the application may do',
    ...grants,
  ].join('\n')}\n`
}

const server = await startForScripts()
try {
  const database = await freshDatabase()
  const client = new pg.Client(database.owner)
  await client.connect()
  const rows = await columnsOf(client)
  await writeTypes(rows, 'src/kernel/db')
  await writeFile('schema.sql', await schemaFrom(client, rows))
  await client.end()
  await database.drop()
} finally {
  await server.stop()
}
