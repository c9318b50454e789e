import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import { atMost, countRows, pagesOf, type Keyset } from '#kernel/db/keyset.ts'
import type { BoundRegister, Query } from '#kernel/http/product.ts'
import { isId } from '#kernel/id.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { systemOptions } from '../findings/register-store.ts'
import { scansRegister, type ScanRow } from './register.ts'

const where = (query: Query) => (isId(query['system'] ?? '') ? sql`n.system_id = ${query['system']}` : sql`true`)

const keysetOf = (tx: Tx, query: Query, _actor: Actor): Keyset<ScanRow> => ({
  parts: ['instant', 'id'],
  keyOf: (n) => [n.scannedAtText, n.id],
  read: async (beyond, direction, limit) => {
    const [at, id] = beyond ?? []
    const forward = direction === 'forward'
    const after =
      at === undefined || id === undefined
        ? sql`true`
        : sql`(n.scanned_at, n.id) ${forward ? sql`<` : sql`>`} (${at}::timestamptz, ${id}::uuid)`
    const order = forward ? sql`n.scanned_at desc, n.id desc` : sql`n.scanned_at, n.id`
    const { rows } = await sql<ScanRow>`
      select n.*, n.scanned_at::text as scanned_at_text, s.name as system_name
      from scan n join system s on s.id = n.system_id
      where ${where(query)} and ${after} order by ${order} ${atMost(limit)}`.execute(tx)
    return rows
  },
})

/** Scans as they came in, the newest first. */
export const boundScansRegister: BoundRegister<ScanRow> = {
  register: scansRegister,
  process: 'risk.scan',
  ...pagesOf(keysetOf, (tx, query, _actor, upTo) => countRows(tx, sql`scan n where ${where(query)}`, upTo)),
  href: (n) => `/scans/${n.id}`,
  options: (tx, _source, actor) => systemOptions(tx, actor),
  begins: [
    { href: '/scans/new', label: '検査の結果を届ける', process: 'risk.scan', act: 'deliver' },
    { href: '/scans/new', label: '検査の結果を届ける', process: 'risk.scan', act: 'deliver-by-incident-officer' },
  ],
}
