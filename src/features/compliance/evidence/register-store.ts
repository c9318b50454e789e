import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import { countRows, pagesOf } from '#kernel/db/keyset.ts'
import type { BoundRegister } from '#kernel/http/product.ts'
import { dayOf } from '#kernel/pure/day.ts'
import { packRegister, isKept, type PackRow } from './register.ts'

const rowsOf = async (
  tx: Tx,
  cursor: readonly string[] | null,
  direction: 'forward' | 'back',
  limit: number,
  today: string,
): Promise<PackRow[]> => {
  const [at, id] = cursor ?? []
  const beyond =
    at === undefined || id === undefined
      ? sql`true`
      : direction === 'forward'
        ? sql`(p.asked_at, p.id) < (${at}::timestamptz, ${id}::uuid)`
        : sql`(p.asked_at, p.id) > (${at}::timestamptz, ${id}::uuid)`
  const order = direction === 'forward' ? sql`p.asked_at desc, p.id desc` : sql`p.asked_at, p.id`
  const { rows } = await sql<Omit<PackRow, 'today'>>`
    select p.id, p.purpose, p.state, p.rules, p.from_on, p.to_on, p.asked_at, p.asked_post || '　' || p.asked_name as asked_by,
      p.asked_at::text as asked_text, p.files, p.entries, p.file_bytes, p.keep_until,
      array(select u.name from unit u where u.id = any(p.unit_ids) order by u.name)
        || array(select s.name from system s where s.id = any(p.system_ids) order by s.name) as subjects
    from evidence_pack p where ${beyond} order by ${order} limit ${limit}`.execute(tx)
  return rows.map((row) => ({ ...row, today }))
}

/** The archives the reader asked for; of everybody for those who see everything. Newest first. */
export const boundPackRegister = (clock: () => Date): BoundRegister<PackRow> => ({
  register: packRegister,
  process: 'compliance.evidence-pack',
  ...pagesOf<PackRow>(
    (tx) => ({
      parts: ['instant', 'id'],
      keyOf: (row) => [row.askedText, row.id],
      read: (cursor, direction, limit) => rowsOf(tx, cursor, direction, limit, dayOf(clock())),
    }),
    (tx, _query, _actor, upTo) => countRows(tx, sql`evidence_pack`, upTo),
  ),
  href: (row) => `/evidence/${row.id}`,
  tone: (row) => (row.state === 'made' && !isKept(row) ? 'struck' : null),
  begins: [{ href: '/evidence/new', label: '証拠一式を依頼する', process: 'compliance.evidence-pack', act: 'ask' }],
})
