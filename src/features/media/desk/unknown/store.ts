import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { BoundRegister, Query } from '#kernel/http/product.ts'
import { newId } from '#kernel/id.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import type { Keyset } from '#kernel/db/keyset.ts'
import { allOf, pagesInReach, rowsInReach, unitOptions, type Fragment, type ReachTable } from '../../reach-rows.ts'
import { unknownCodes, type TurnedOut, type UnknownRow } from './register.ts'

const UNKNOWN: ReachTable = { table: 'deskScan', own: () => sql`false`, unitByUnit: false }

const RESOLVED = sql`exists (select 1 from code_resolution c where c.scan_id = r.id)`

const condition = (query: Query): Fragment =>
  allOf([
    sql`r.found = 'unknown'`,
    query['state'] === 'open' ? sql`not ${RESOLVED}` : null,
    query['state'] === 'resolved' ? RESOLVED : null,
  ])

const unknownRows = async (tx: Tx, rows: Fragment, order: Fragment): Promise<UnknownRow[]> => {
  const found = await sql<UnknownRow>`
    select r.id, r.code, r.at, r.way, r.person_name, r.desk_id, d.action, u.name as unit_name, c.turned_out,
      c.medium_id, m.number as medium_number, c.reason, c.person_name as resolved_by, c.at as resolved_at
    from (${rows}) r
      join desk d on d.id = r.desk_id
      join unit u on u.id = r.unit_id
      left join lateral (select * from code_resolution x where x.scan_id = r.id order by x.id desc limit 1) c on true
      left join medium m on m.id = c.medium_id
    order by ${order}`.execute(tx)
  return found.rows
}

const keyset = (tx: Tx, query: Query, actor: Actor, held: Fragment): Keyset<UnknownRow> => ({
  parts: ['id'],
  keyOf: (row) => [row.id],
  read: (cursor, direction, limit) => {
    const [id] = cursor ?? []
    const beyond = id === undefined ? null : direction === 'forward' ? sql`r.id < ${id}::uuid` : sql`r.id > ${id}::uuid`
    const where = allOf([held, beyond])
    const order = direction === 'forward' ? sql`r.id desc` : sql`r.id`
    const rows = sql`select r.* from (${rowsInReach(UNKNOWN, query, actor, { where, order, limit })}) as r
      order by ${order} limit ${limit}`
    return unknownRows(tx, rows, order)
  },
})

export const boundUnknownCodes: BoundRegister<UnknownRow> = {
  register: unknownCodes,
  ...pagesInReach(
    UNKNOWN,
    () => new Date(),
    (_tx, query) => Promise.resolve({ where: condition(query), frequent: false }),
    (tx, query, actor, _today, held) => keyset(tx, query, actor, held),
  ),
  href: (row) => `/unknown-codes/${row.id}`,
  options: async (tx, source, actor) => (source === 'unit' ? unitOptions(tx, actor) : []),
}

/** One unknown code with what it last turned out to be, or null where the reader does not see it. */
export const unknownCode = async (tx: Tx, id: string): Promise<UnknownRow | null> =>
  (await unknownRows(tx, sql`select * from desk_scan where id = ${id}::uuid and found = 'unknown'`, sql`r.id`))[0] ??
  null

/** Writes down what a code turned out to be; what was written before stays. */
export const resolveCode = async (
  tx: Tx,
  scanId: string,
  said: { turnedOut: TurnedOut; mediumId: string | null; reason: string },
  by: { actor: Actor; at: Date },
): Promise<void> => {
  await sql`
    insert into code_resolution (id, scan_id, unit_id, turned_out, medium_id, reason, person_id, person_name, at)
    select ${newId(by.at)}::uuid, s.id, s.unit_id, ${said.turnedOut}, ${said.mediumId}::uuid, ${said.reason},
      ${by.actor.personId}::uuid, ${`${by.actor.rank} ${by.actor.name}`}, ${by.at}
    from desk_scan s where s.id = ${scanId}::uuid`.execute(tx)
}
