import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { BoundRegister, Query } from '#kernel/http/product.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { addDays, startOfDay, type Day } from '#kernel/pure/day.ts'
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
import { containsWords, dayTyped } from '../typed-filters.ts'
import { ofMediumNumbered } from '../number-filter.ts'
import { latenessOf } from '../lateness.ts'
import { mediaUseRegister, type UseRow } from './use-register.ts'

/** Of uses in other units only the open ones are the person's business, and only those have an index by person. */
const USES: ReachTable = {
  table: 'mediumUse',
  own: (id) => sql`r.user_id = ${id}::uuid and r.returned_at is null`,
  unitByUnit: false,
}

const byTime = newestFirst(sql`r.taken_at`, 'timestamptz')

const inState = (chosen: string | undefined, today: Day): Fragment | null => {
  if (chosen === 'late') return sql`r.returned_at is null and r.due_on < ${sql.lit(today)}::date`
  if (chosen === 'unreceived') return sql`r.returned_at is null and r.handed_by is not null and r.received_at is null`
  if (chosen === 'open') return sql`r.returned_at is null`
  return chosen === 'unconfirmed' ? sql`r.returned_at is not null and r.confirmed_at is null` : null
}

const condition = async (tx: Tx, query: Query, actor: Actor, today: Day): Promise<Held> => {
  const numbered = await ofMediumNumbered(tx, query, actor)
  const [from, to] = [dayTyped(query['from'], today), dayTyped(query['to'], today)]
  const where = allOf([
    inState(query['state'], today),
    numbered.where,
    containsWords(sql`r.user_name`, query['user']),
    from === null ? null : sql`r.taken_at >= ${startOfDay(from)}`,
    to === null ? null : sql`r.taken_at < ${startOfDay(addDays(to, 1))}`,
  ])
  return { where, frequent: numbered.frequent }
}

const keyset = (tx: Tx, query: Query, actor: Actor, today: Day, held: Fragment): Keyset<UseRow> => ({
  parts: ['instant', 'id'],
  keyOf: (u) => [u.takenKey, u.id],
  read: async (cursor, direction, limit) => {
    const where = allOf([held, byTime.beyond(cursor, direction)])
    const order = byTime.order(direction)
    const { rows } = await sql<Omit<UseRow, 'late'>>`
      select r.id, r.medium_id, m.number, u.name as unit_name, r.user_name, r.user_post, r.taken_at,
        r.taken_at::text as taken_key, r.place, r.purpose, r.virus_check, r.due_on, r.returned_at, r.return_note,
        r.handed_by, r.received_at, r.confirmed_at, r.confirmed_by
      from (${rowsInReach(USES, query, actor, { where, order, limit })}) as r
        join unit u on u.id = r.unit_id
        left join medium m on m.id = r.medium_id
      order by ${order} limit ${limit}`.execute(tx)
    return rows.map((row) =>
      Object.assign(row, { late: row.returnedAt === null ? latenessOf(row.dueOn, today) : null }),
    )
  },
})

/** `clock` tells what is overdue. */
export const boundMediaUseRegister = (clock: () => Date): BoundRegister<UseRow> => ({
  register: mediaUseRegister,
  ...pagesInReach(USES, clock, condition, keyset),
  href: (u) => `/cases/${u.mediumId}`,
  tone: (u) => u.late,
  options: async (tx, source, actor) => (source === 'unit' ? unitOptions(tx, actor) : []),
  begins: [
    {
      href: '/begin/media.desk/open-return-use',
      label: '読取卓（戻し）',
      process: 'media.desk',
      act: 'open-return-use',
    },
  ],
  printedBy: 'media-use-log',
})
