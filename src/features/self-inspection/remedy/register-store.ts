import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import { countRows, pagesOf, type Keyset } from '#kernel/db/keyset.ts'
import type { BoundRegister, Query } from '#kernel/http/product.ts'
import { isId } from '#kernel/id.ts'
import { dayOf, type Day } from '#kernel/pure/day.ts'
import { campaignOptions } from '../results/register-store.ts'
import { remedy } from './process.ts'
import { remedyRegister, type RemedyRow } from './register.ts'

const held = (query: Query): RawBuilder<unknown> => sql`
  ${isId(query['campaign'] ?? '') ? sql`r.campaign_id = ${query['campaign']}::uuid` : sql`true`}
  and ${isId(query['unit'] ?? '') ? sql`r.unit_id = ${query['unit']}::uuid` : sql`true`}
  and ${Object.hasOwn(remedy.states, query['state'] ?? '') ? sql`r.state = ${query['state']}` : sql`true`}`

const keyset = (tx: Tx, query: Query, today: Day): Keyset<RemedyRow> => ({
  parts: ['day', 'id'],
  keyOf: (row) => [row.dueOn, row.id],
  read: async (cursor, direction, limit) => {
    const forward = direction === 'forward'
    const beyond = cursor
      ? sql`(r.due_on, r.id) ${sql.raw(forward ? '>' : '<')} (${cursor[0]}::date, ${cursor[1]}::uuid)`
      : sql`true`
    const way = sql.raw(forward ? 'asc' : 'desc')
    const { rows } = await sql<RemedyRow>`
      select r.id, r.state, i.fiscal_year, coalesce(u.name, s.name) as subject_name, r.question_key, r.title, r.owner_name, r.due_on,
        r.done_on, r.confirmed_on, (r.state = 'open' and r.due_on < ${today}::date) as late
      from self_inspection_remedy r join self_inspection i on i.id = r.campaign_id
        left join unit u on u.id = r.unit_id left join system s on s.id = r.system_id
      where ${held(query)} and ${beyond} order by r.due_on ${way}, r.id ${way} limit ${limit}`.execute(tx)
    return rows
  },
})

export const boundRemedyRegister = (clock: () => Date): BoundRegister<RemedyRow> => ({
  register: remedyRegister,
  process: 'self-inspection.remedy',
  ...pagesOf(
    (tx, query) => keyset(tx, query, dayOf(clock())),
    (tx, query, _, upTo) => countRows(tx, sql`self_inspection_remedy r where ${held(query)}`, upTo),
  ),
  href: (row) => `/cases/${row.id}`,
  tone: (row) => (row.late ? 'late' : null),
  options: (tx, source) => (source === 'campaign' ? campaignOptions(tx) : Promise.resolve([])),
})
