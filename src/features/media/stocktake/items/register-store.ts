import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { BoundRegister, Query } from '#kernel/http/product.ts'
import { isId } from '#kernel/id.ts'
import { countRows, pagesOf, type Keyset } from '#kernel/db/keyset.ts'
import { allOf, type Fragment } from '../../reach-rows.ts'
import { containsNumber } from '../../typed-filters.ts'
import { DIFFERENCES, isMethod, itemRegister, OPEN, type ItemRow } from './register.ts'
import { itemsOf, STANDING } from '../tally-store.ts'
import { OPEN_RESULTS, RESULTS } from '../words.ts'

/** Stocktakes to choose among; older ones are reached from their register. */
const CHOICES = 50

/** The one asked for, or the newest the reader sees. */
export const stocktakeAsked = (query: Query): Fragment =>
  isId(query['stocktake'] ?? '')
    ? sql`${query['stocktake']}::uuid`
    : sql`(select s.id from stocktake s where s.base_at is not null order by s.id desc limit 1)`

/** Rows by result: first as the table has it, by index, and then by what the register says since. */
const withResult = (chosen: string): Fragment | null => {
  if (chosen === OPEN) return sql`i.result = any (${[...OPEN_RESULTS]}::text[]) and d.standing is null`
  if (chosen === DIFFERENCES) return sql`i.result <> 'found' and i.result <> 'held'`
  if (chosen === 'moved' || chosen === 'reported') return sql`${STANDING} = ${chosen}`
  if (chosen === 'waiting') return sql`i.result = 'waiting' and d.standing is null`
  return Object.hasOwn(RESULTS, chosen) ? sql`i.result = ${chosen}` : null
}

const condition = (query: Query): Fragment =>
  allOf([
    withResult(query['result'] ?? ''),
    isMethod(query['method'] ?? '') ? sql`i.method = ${query['method']}` : null,
    isId(query['place'] ?? '') ? sql`i.place_id = ${query['place']}::uuid` : null,
    containsNumber(sql`i.number`, query['no']),
  ])

/** Rows of one stocktake by number, where a condition on `i` holds. */
export const itemsBy = (tx: Tx, stocktakeId: Fragment, where: Fragment): Keyset<ItemRow> => ({
  parts: ['text'],
  keyOf: (row) => [row.number],
  read: async (cursor, direction, limit) => {
    const forward = direction === 'forward'
    const beyond = cursor && sql`i.number ${sql.raw(forward ? '>' : '<')} ${cursor[0]}`
    const { rows } = await sql<ItemRow>`
      select i.medium_id, s.number as stocktake_number, i.number, ${STANDING} as result, i.media_type, i.model, i.capacity,
        i.state_then, i.place_name, case when i.method = 'holder' then i.holder_name end as holder_name, i.found_place,
        i.result_at, i.result_by, i.remark
      from ${itemsOf(stocktakeId)} join stocktake s on s.id = i.stocktake_id
      where ${allOf([sql`i.stocktake_id = ${stocktakeId}`, where, beyond])} order by i.number ${sql.raw(forward ? 'asc' : 'desc')} limit ${limit}`.execute(
      tx,
    )
    return rows
  },
})

export const stocktakeOptions = async (tx: Tx) => {
  const { rows } = await sql<{ id: string; label: string }>`
    select s.id, s.number || '　' || u.name as label from stocktake s join unit u on u.id = s.unit_id
    where s.base_at is not null order by s.id desc limit ${CHOICES}`.execute(tx)
  return rows.map((r) => [r.id, r.label] as const)
}

const placeOptions = async (tx: Tx) => {
  const { rows } = await sql<{ id: string; name: string }>`
    select p.id, u.abbreviation || '　' || p.name as name from storage_place p join unit u on u.id = p.unit_id
    where p.withdrawn_on is null order by u.sort, p.name limit 300`.execute(tx)
  return rows.map((p) => [p.id, p.name] as const)
}

/** Lists by result, place and number; every page from the database by its index, whatever the size of the stocktake. */
export const boundItemRegister: BoundRegister<ItemRow> = {
  register: itemRegister,
  ...pagesOf(
    (tx, query) => itemsBy(tx, stocktakeAsked(query), condition(query)),
    (tx, query, _, upTo) => {
      const of = stocktakeAsked(query)
      return countRows(tx, sql`${itemsOf(of)} where i.stocktake_id = ${of} and ${condition(query)}`, upTo)
    },
  ),
  href: (row) => `/cases/${row.mediumId}`,
  tone: (row) => (row.result === 'missing' || row.result === 'reported' || row.result === 'denied' ? 'late' : null),
  options: async (tx, source) =>
    source === 'stocktake' ? stocktakeOptions(tx) : source === 'place' ? placeOptions(tx) : [],
}
