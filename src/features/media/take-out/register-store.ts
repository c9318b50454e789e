import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { BoundRegister, Query } from '#kernel/http/product.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import type { Day } from '#kernel/pure/day.ts'
import type { Keyset } from '#kernel/db/keyset.ts'
import type { Held } from '#kernel/search/find-cases.ts'
import {
  allOf,
  pagesInReach,
  newestFirst,
  rowsInReach,
  unitOptions,
  type Fragment,
  type ReachTable,
} from '../reach-rows.ts'
import { ofMediumNumbered } from '../number-filter.ts'
import { latenessOf } from '../lateness.ts'
import { AREAS } from './inputs.ts'
import { takeOutRegister, type TakeOutRow } from './register.ts'

const TAKE_OUTS: ReachTable = { table: 'takeOut', own: (id) => sql`r.applicant_id = ${id}::uuid`, unitByUnit: false }

const byDay = newestFirst(sql`r.applied_on`, 'date')

const condition = async (tx: Tx, query: Query, actor: Actor, today: Day): Promise<Held> => {
  const numbered = await ofMediumNumbered(tx, query, actor)
  const state = query['state'] ?? ''
  const where = allOf([
    state === '' ? null : sql`r.state = ${state}`,
    Object.hasOwn(AREAS, query['area'] ?? '') ? sql`r.area = ${query['area']}` : null,
    query['overdue'] === 'yes' ? sql`r.state = 'out' and r.ends_on < ${sql.lit(today)}::date` : null,
    numbered.where,
  ])
  return { where, frequent: numbered.frequent }
}

/** Lines of the log in a reader's reach, from given rows named `r`: what the list, the print and one sheet show alike. */
export const takeOutRows = async (tx: Tx, rows: Fragment, order: Fragment, today: Day): Promise<TakeOutRow[]> => {
  const found = await sql<Omit<TakeOutRow, 'late'>>`
    select r.*, u.name as unit_name, m.number, m.model, m.kind, x.number as exemption_number
    from (${rows}) as r
      join unit u on u.id = r.unit_id
      left join medium m on m.id = r.medium_id
      left join encryption_exemption x on x.id = r.exemption_id
    order by ${order}`.execute(tx)
  return found.rows.map((row) =>
    Object.assign(row, { late: row.state === 'out' ? latenessOf(row.endsOn, today) : null }),
  )
}

const keyset = (tx: Tx, query: Query, actor: Actor, today: Day, held: Fragment): Keyset<TakeOutRow> => ({
  parts: ['day', 'id'],
  keyOf: (t) => [t.appliedOn, t.id],
  read: (cursor, direction, limit) => {
    const where = allOf([held, byDay.beyond(cursor, direction)])
    const order = byDay.order(direction)
    return takeOutRows(
      tx,
      sql`select r.* from (${rowsInReach(TAKE_OUTS, query, actor, { where, order, limit })}) as r order by ${order} limit ${limit}`,
      order,
      today,
    )
  },
})

/** `clock` tells what is overdue. */
export const boundTakeOutRegister = (clock: () => Date): BoundRegister<TakeOutRow> => ({
  register: takeOutRegister,
  process: 'media.take-out',
  ...pagesInReach(TAKE_OUTS, clock, condition, keyset),
  href: (t) => `/cases/${t.id}`,
  tone: (t) => t.late,
  options: async (tx, source, actor) => (source === 'unit' ? unitOptions(tx, actor) : []),
  begins: [
    { href: '/begin/media.desk/open-leave', label: '読取卓（持出し）', process: 'media.desk', act: 'open-leave' },
  ],
  printedBy: 'media-take-out-log',
})
