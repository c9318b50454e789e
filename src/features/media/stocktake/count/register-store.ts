import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { BoundRegister, Query } from '#kernel/http/product.ts'
import { countRows, pagesOf, type Keyset } from '#kernel/db/keyset.ts'
import { allOf, type Fragment } from '../../reach-rows.ts'
import { stocktakeAsked, stocktakeOptions } from '../items/register-store.ts'
import { scanRegister, type ScanRow } from './register.ts'
import { SCANS } from '../words.ts'

const condition = (query: Query): Fragment =>
  allOf([
    sql`r.stocktake_id = ${stocktakeAsked(query)}`,
    Object.hasOwn(SCANS, query['result'] ?? '') ? sql`r.result = ${query['result']}` : null,
  ])

/** Scans of one stocktake, the newest first, from a condition on `r`. */
export const scansBy = (tx: Tx, where: Fragment): Keyset<ScanRow> => ({
  parts: ['instant', 'id'],
  keyOf: (row) => [row.received, row.id],
  read: async (cursor, direction, limit) => {
    const forward = direction === 'forward'
    const beyond =
      cursor &&
      sql`(r.received_at, r.id) ${sql.raw(forward ? '<' : '>')} (${cursor[0]}::timestamptz, ${cursor[1]}::uuid)`
    const order = sql.raw(forward ? 'r.received_at desc, r.id desc' : 'r.received_at, r.id')
    const { rows } = await sql<ScanRow>`
      select r.id, s.number as stocktake_number, r.code, r.result, r.person_name, r.place_name, r.way, r.line, r.medium_id,
        r.scanned_at, r.received_at, r.received_at::text as received
      from stocktake_scan r join stocktake s on s.id = r.stocktake_id
      where ${allOf([where, beyond])} order by ${order} limit ${limit}`.execute(tx)
    return rows
  },
})

export const boundScanRegister: BoundRegister<ScanRow> = {
  register: scanRegister,
  ...pagesOf(
    (tx, query) => scansBy(tx, condition(query)),
    (tx, query, _, upTo) => countRows(tx, sql`stocktake_scan r where ${condition(query)}`, upTo),
  ),
  options: async (tx, source) => (source === 'stocktake' ? stocktakeOptions(tx) : []),
}
