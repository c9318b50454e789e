import { sql, type RawBuilder } from 'kysely'
import { atMost, countRows, pagesOf, type Keyset } from '#kernel/db/keyset.ts'
import type { Tx } from '#kernel/db/database.ts'
import type { BoundRegister, Query } from '#kernel/http/product.ts'
import { isId } from '#kernel/id.ts'
import { foldForSearch } from '#kernel/pure/normalise.ts'
import { familyName } from '../families.ts'
import { APPLICABILITIES, RESPONSIBILITIES, STATUSES } from '../words.ts'
import { controlRegister, type ControlRow } from './register.ts'

type Fragment = RawBuilder<unknown>

const one = (query: Query, key: string, words: object, column: Fragment): readonly Fragment[] => {
  const value = query[key] ?? ''
  return Object.hasOwn(words, value) ? [sql`${column} = ${value}`] : []
}

const wordsIn = (text: string): readonly Fragment[] =>
  foldForSearch(text.slice(0, 100))
    .split(' ')
    .filter(Boolean)
    .map((word) => sql`(position(${word} in k.folded) > 0 or position(${word} in c.folded) > 0)`)

const providerChanged = sql`(c.applicability = 'inherited' and coalesce(i.provided_at > c.seen_at, true))`
const textChanged = sql`(k.changed_at > c.updated_at)`

const attentive = (query: Query): readonly Fragment[] => {
  if (query['attention'] === 'provider') return [providerChanged]
  return query['attention'] === 'text' ? [textChanged] : []
}

/** What an address asks of the list, as conditions on `c` (system_control), `k` (control) and `i` (inherited_controls). */
export const conditions = (query: Query): Fragment => {
  const system = query['system'] ?? ''
  const family = query['family'] ?? ''
  return sql.join(
    [
      query['attention'] === 'left' ? sql`not c.chosen` : sql`c.chosen`,
      ...(isId(system) ? [sql`c.system_id = ${system}::uuid`] : []),
      ...(family === '' ? [] : [sql`c.family = ${family}`]),
      ...one(query, 'applicability', APPLICABILITIES, sql`c.applicability`),
      ...one(query, 'status', STATUSES, sql`c.status`),
      ...one(query, 'responsibility', RESPONSIBILITIES, sql`c.responsibility`),
      ...attentive(query),
      ...wordsIn(query['q'] ?? ''),
    ],
    sql` and `,
  )
}

/** Only a system's own list asks what it inherits; over all systems that would be asked a system at a time. */
const inheritedOf = (query: Query): Fragment => {
  const system = query['system'] ?? ''
  return isId(system)
    ? sql`left join inherited_controls(${system}::uuid) i on i.control_id = c.control_id`
    : sql`left join lateral inherited_controls(c.system_id) i on c.applicability = 'inherited' and i.control_id = c.control_id`
}

const plainly = sql`system_control c
  join system_baseline b on b.system_id = c.system_id
  left join control k on k.catalog_id = b.catalog_id and k.control_id = c.control_id`

const from = (query: Query): Fragment => sql`${plainly} ${inheritedOf(query)}`

/** The same rows where only their number or identifiers are wanted: what is inherited is asked only if the list is filtered by it. */
const fromToFind = (query: Query): Fragment => (query['attention'] === 'provider' ? from(query) : plainly)

const rowsOf = async (tx: Tx, query: Query, beyond: Fragment, order: Fragment, limit: number | null) => {
  const { rows } = await sql<ControlRow>`
    select c.id, c.system_id, s.name as system_name, c.control_id, coalesce(k.label, upper(c.control_id)) as label,
      coalesce(k.title, '') as title, c.family, coalesce(k.family_title, '') as family_title, c.sort, c.applicability, c.reason,
      c.inherited_from, p.name as inherited_name, c.status, c.description, c.responsibility, c.evidence,
      i.applicability as provided_applicability, i.status as provided_status, ${providerChanged} as provider_changed,
      coalesce(${textChanged}, false) as text_changed, c.updated_at, c.updated_by
    from ${from(query)}
      join system s on s.id = c.system_id
      left join system p on p.id = c.inherited_from
    where ${conditions(query)} and ${beyond}
    order by ${order} ${atMost(limit)}`.execute(tx)
  return rows
}

const ORDER = {
  forward: sql`c.system_id, c.sort, c.control_id`,
  back: sql`c.system_id desc, c.sort desc, c.control_id desc`,
}

const beyondOf = (cursor: readonly string[] | null, direction: 'forward' | 'back'): Fragment => {
  const [system, sort, control] = cursor ?? []
  if (system === undefined || sort === undefined || control === undefined) return sql`true`
  const place = Number.isSafeInteger(Number(sort)) ? Math.min(Math.max(Number(sort), -1), 2 ** 31 - 1) : -1
  const key = sql`(c.system_id, c.sort, c.control_id)`
  const at = sql`(${system}::uuid, ${place}::integer, ${control}::text)`
  return direction === 'forward' ? sql`${key} > ${at}` : sql`${key} < ${at}`
}

const keyset = (tx: Tx, query: Query): Keyset<ControlRow> => ({
  parts: ['id', 'text', 'text'],
  keyOf: (row) => [row.systemId, String(row.sort), row.controlId],
  read: (cursor, direction, limit) => rowsOf(tx, query, beyondOf(cursor, direction), ORDER[direction], limit),
})

/** The controls an address asks for, by their identifiers: what 「すべて」 of a list means. */
export const controlIdsOf = async (tx: Tx, query: Query): Promise<readonly string[]> => {
  const { rows } = await sql<{ controlId: string }>`
    select c.control_id from ${fromToFind(query)} where ${conditions(query)} order by c.sort, c.control_id`.execute(tx)
  return rows.map((row) => row.controlId)
}

/** One control of a system as its list shows it; null where the system has none such. */
export const controlRow = async (tx: Tx, systemId: string, controlId: string): Promise<ControlRow | null> => {
  const row = await rowsOf(tx, { system: systemId }, sql`c.control_id = ${controlId}`, ORDER.forward, 1)
  if (row[0]) return row[0]
  const left = await rowsOf(
    tx,
    { system: systemId, attention: 'left' },
    sql`c.control_id = ${controlId}`,
    ORDER.forward,
    1,
  )
  return left[0] ?? null
}

export const familyOptions = async (tx: Tx, systemId: string | null) => {
  const { rows } = await sql<{ family: string; title: string }>`
    select c.family, max(k.family_title) as title
    from system_control c join system_baseline b on b.system_id = c.system_id
      join control k on k.catalog_id = b.catalog_id and k.control_id = c.control_id
    where c.chosen and ${systemId === null ? sql`true` : sql`c.system_id = ${systemId}::uuid`}
    group by c.family order by min(c.sort)`.execute(tx)
  return rows.map((row) => [row.family, familyName(row.family, row.title)] as const)
}

const systemOptions = async (tx: Tx) => {
  const rows = await tx
    .selectFrom('systemBaseline as b')
    .innerJoin('system as s', 's.id', 'b.systemId')
    .select(['s.id', 's.name'])
    .orderBy('s.annexNumber')
    .orderBy('s.name')
    .execute()
  return rows.map((row) => [row.id, row.name] as const)
}

export const boundControlRegister: BoundRegister<ControlRow> = {
  register: controlRegister,
  ...pagesOf(
    (tx, query) => keyset(tx, query),
    (tx, query, _actor, upTo) => countRows(tx, sql`${fromToFind(query)} where ${conditions(query)}`, upTo),
  ),
  href: (row) => `/systems/${row.systemId}/controls/${encodeURIComponent(row.controlId)}`,
  bulk: { name: 'pick', value: (row) => row.controlId, label: (row) => row.label, acts: [] },
  options: async (tx, source) => (source === 'system' ? systemOptions(tx) : familyOptions(tx, null)),
}
