import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { BoundRegister, Query } from '#kernel/http/product.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import type { Day } from '#kernel/pure/day.ts'
import type { Keyset } from '#kernel/db/keyset.ts'
import type { Held } from '#kernel/search/find-cases.ts'
import {
  allOf,
  newestFirst,
  pagesInReach,
  rowsInReach,
  unitOptions,
  type Fragment,
  type ReachTable,
} from '../reach-rows.ts'
import { containsWords } from '../typed-filters.ts'
import { REASONS } from './model.ts'
import { labelPrintRegister, type LabelPrintRow } from './register.ts'

const PRINTS: ReachTable = { table: 'labelPrint', own: (id) => sql`r.person_id = ${id}::uuid`, unitByUnit: false }

const byTime = newestFirst(sql`r.printed_at`, 'timestamptz')

const ofName = (typed: string | undefined): Fragment | null => {
  const matching = containsWords(sql`i.number`, typed)
  return matching && sql`exists (select 1 from label_print_item i where i.print_id = r.id and ${matching})`
}

const condition = async (_tx: Tx, query: Query): Promise<Held> => {
  const named = ofName(query['no'])
  const where = allOf([
    query['again'] === 'yes' ? sql`r.reprints > 0` : null,
    Object.hasOwn(REASONS, query['reason'] ?? '') ? sql`r.reason = ${query['reason']}` : null,
    named,
  ])
  return { where, frequent: named !== null }
}

const keyset = (tx: Tx, query: Query, actor: Actor, _today: Day, held: Fragment): Keyset<LabelPrintRow> => ({
  parts: ['instant', 'id'],
  keyOf: (r) => [r.instant, r.id],
  read: async (cursor, direction, limit) => {
    const where = allOf([held, byTime.beyond(cursor, direction)])
    const order = byTime.order(direction)
    const { rows } = await sql<LabelPrintRow>`
      select r.id, r.number, r.printed_at, r.printed_at::text as instant, r.printed_by, r.profile, r.start_position, r.count,
        r.reprints, r.reason, r.reason_note, u.name as unit_name,
        (select string_agg(i.number, '、' order by i.line) from label_print_item i where i.print_id = r.id) as names
      from (select r.* from (${rowsInReach(PRINTS, query, actor, { where, order, limit })}) as r order by ${order} limit ${limit}) as r
        join unit u on u.id = r.unit_id
      order by ${order}`.execute(tx)
    return rows
  },
})

export const boundLabelPrintRegister = (clock: () => Date): BoundRegister<LabelPrintRow> => ({
  register: labelPrintRegister,
  ...pagesInReach(PRINTS, clock, condition, keyset),
  href: (r) => `/cases/${r.id}`,
  begins: [{ href: '/labels', label: 'ラベルを印刷する', process: 'media.label-print', act: 'print' }],
  options: async (tx, source, actor) => (source === 'unit' ? unitOptions(tx, actor) : []),
})
