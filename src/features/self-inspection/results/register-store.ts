import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import { countRows, pagesOf, type Keyset } from '#kernel/db/keyset.ts'
import type { BoundRegister, Query } from '#kernel/http/product.ts'
import { isId } from '#kernel/id.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { fiscalYearLabel } from '#kernel/pure/fiscal-year.ts'
import { isStratum } from '../words.ts'
import { resultRegister, type ResultRow } from './register.ts'

/** The campaign asked for, or the newest that has begun. */
export const campaignAsked = (query: Query): RawBuilder<unknown> =>
  isId(query['campaign'] ?? '')
    ? sql`${query['campaign']}::uuid`
    : sql`(select s.id from self_inspection s where s.opened_at is not null order by s.fiscal_year desc limit 1)`

export const campaignOptions = async (tx: Tx) => {
  const rows = await tx
    .selectFrom('selfInspection')
    .select(['id', 'fiscalYear'])
    .where('openedAt', 'is not', null)
    .orderBy('fiscalYear', 'desc')
    .limit(30)
    .execute()
  return rows.map((r) => [r.id, fiscalYearLabel(r.fiscalYear)] as const)
}

/** The reader's units said so that the key finds them; the policy decides all the same. */
const units = (query: Query, actor: Actor): RawBuilder<unknown> => {
  if (isId(query['unit'] ?? '')) return sql`c.unit_id = ${query['unit']}::uuid`
  const wide = actor.reach.everything || actor.authorities.some((a) => a.role === 'J6D' || a.role === 'J6P')
  return wide ? sql`true` : sql`c.unit_id = any (${[...actor.reach.units]}::uuid[])`
}

const held = (query: Query, actor: Actor): RawBuilder<unknown> =>
  sql`c.campaign_id = ${campaignAsked(query)} and ${units(query, actor)}
    and ${isStratum(query['stratum']) ? sql`c.stratum = ${query['stratum']}` : sql`true`}`

/** In the order of the table's key: units, strata, questions. */
const keyset = (tx: Tx, query: Query, actor: Actor): Keyset<ResultRow> => ({
  parts: ['id', 'text', 'text'],
  keyOf: (row) => [row.unitId, row.stratum, row.key],
  read: async (cursor, direction, limit) => {
    const forward = direction === 'forward'
    const beyond = cursor
      ? sql`(c.unit_id, c.stratum, c.question_key) ${sql.raw(forward ? '>' : '<')} (${cursor[0]}::uuid, ${cursor[1]}, ${cursor[2]})`
      : sql`true`
    const way = sql.raw(forward ? 'asc' : 'desc')
    const order = sql`c.unit_id ${way}, c.stratum ${way}, c.question_key ${way}`
    const { rows } = await sql<ResultRow>`
      with c as (select * from self_inspection_count c where ${held(query, actor)} and ${beyond} order by ${order} limit ${limit})
      select i.fiscal_year, c.unit_id, u.name as unit_name, c.stratum, c.question_key as key, coalesce(q.text, '') as text,
        coalesce(q.rules, '{}') as rules, c.yes, c.no, c.na, b.yes as before_yes, b.no as before_no
      from c join self_inspection i on i.id = c.campaign_id join unit u on u.id = c.unit_id
        left join lateral (select q.text, q.rules from self_inspection_sheet s join self_inspection_question q on q.sheet_id = s.id
          where s.campaign_id = c.campaign_id and s.stratum = c.stratum and s.state = 'frozen' and q.key = c.question_key
          order by s.version desc limit 1) q on true
        left join self_inspection w on w.fiscal_year = i.fiscal_year - 1
        left join self_inspection_count b on b.campaign_id = w.id and b.unit_id = c.unit_id and b.stratum = c.stratum
          and b.question_key = c.question_key
      order by ${order}`.execute(tx)
    return rows
  },
})

/** One row a unit, stratum and question; of the units whose sums the reader sees. */
export const boundResultRegister: BoundRegister<ResultRow> = {
  register: resultRegister,
  ...pagesOf(keyset, (tx, query, actor, upTo) =>
    countRows(tx, sql`self_inspection_count c where ${held(query, actor)}`, upTo),
  ),
  options: (tx, source) => (source === 'campaign' ? campaignOptions(tx) : Promise.resolve([])),
}
