import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import { atMost, countRows, pagesFrom, type Keyset } from '#kernel/db/keyset.ts'
import type { AnyRegister, Query } from '#kernel/http/product.ts'
import { dayOf, type Day } from '#kernel/pure/day.ts'
import { approvalRegister, stateLabel, type ApprovalRow } from './register.ts'
import { nameFilter, stateFilter, systemRows } from './rows.ts'

/** The rows of a query in the order of 付紙第１, and how many there are. */
export const listed = <Row extends { id: string; k: string }>(
  tx: Tx,
  base: RawBuilder<unknown>,
): { keyset: Keyset<Row>; count: (upTo: number | null) => ReturnType<typeof countRows> } => ({
  keyset: {
    parts: ['text', 'text'],
    keyOf: (row) => [row.k, row.id],
    read: async (cursor, direction, limit) => {
      const forward = direction === 'forward'
      const beyond =
        cursor === null
          ? sql`true`
          : sql`(x.k collate "C", x.id collate "C") ${sql.raw(forward ? '>' : '<')} (${cursor[0]} collate "C", ${cursor[1]} collate "C")`
      const order = sql.raw(forward ? '' : 'desc')
      const { rows } = await sql<Row>`
        select x.* from (${base}) x where ${beyond}
        order by x.k collate "C" ${order}, x.id collate "C" ${order} ${atMost(limit)}`.execute(tx)
      return rows
    },
  },
  count: (upTo) => countRows(tx, sql`(${base}) x`, upTo),
})

const rowsOf = (query: Query, today: Day): RawBuilder<unknown> => sql`
  select x.id, x.k, x.annex_number, x.system_name, x.state, x.due_on, x.overdue_days, x.decided_on, x.valid_until,
    x.valid_days, x.dev_post, x.shown_number as number
  from (${systemRows(today)}) x where not x.is_class and ${stateFilter(query)} and ${nameFilter(query)}`

export const boundApprovalRegister = (clock: () => Date): AnyRegister => ({
  register: approvalRegister,
  href: (row: ApprovalRow) => `/systems/${row.id}`,
  printedBy: 'approval-list',
  tone: (row: ApprovalRow) => (row.overdueDays !== null || (row.validDays ?? 0) < 0 ? 'late' : null),
  ...pagesFrom<ApprovalRow>(async (tx, query) => {
    const { keyset, count } = listed<ApprovalRow>(tx, rowsOf(query, dayOf(clock())))
    return {
      keyset: {
        ...keyset,
        read: async (...of) => (await keyset.read(...of)).map((r) => ({ ...r, stateLabel: stateLabel(r.state) })),
      },
      count,
    }
  }),
})
