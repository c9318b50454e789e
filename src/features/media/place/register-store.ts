import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { BoundRegister, Query } from '#kernel/http/product.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { countRows, pagesOf, type Cursor, type Direction, type Keyset } from '#kernel/db/keyset.ts'
import { allOf, unitOptions, unitsAsked, type Fragment } from '../reach-rows.ts'
import { containsWords } from '../typed-filters.ts'
import { storagePlaceRegister, type PlaceRow } from './register.ts'

const inState = (chosen: string | undefined): Fragment | null =>
  chosen === 'all' ? null : chosen === 'withdrawn' ? sql`r.withdrawn_on is not null` : sql`r.withdrawn_on is null`

const condition = (query: Query, actor: Actor): Fragment => {
  const units = unitsAsked(query, actor)
  return allOf([
    units && sql`r.unit_id = any (${units}::uuid[])`,
    inState(query['state']),
    containsWords(sql`r.name`, query['q']),
  ])
}

// The case's policy decides who sees a place: the table has none of its own.
const joined = sql`storage_place r join case_file c on c.id = r.id`

const beyond = (cursor: Cursor | null, direction: Direction): Fragment | null =>
  cursor &&
  sql`(r.unit_id, r.name, r.id) ${sql.raw(direction === 'forward' ? '>' : '<')} (${cursor[0]}::uuid, ${cursor[1]}, ${cursor[2]}::uuid)`

const order = (direction: Direction): Fragment =>
  direction === 'forward' ? sql`r.unit_id, r.name, r.id` : sql`r.unit_id desc, r.name desc, r.id desc`

const keyset = (tx: Tx, query: Query, actor: Actor): Keyset<PlaceRow> => ({
  parts: ['id', 'text', 'id'],
  keyOf: (p) => [p.unitId, p.name, p.id],
  read: async (cursor, direction, limit) => {
    const { rows } = await sql<PlaceRow>`
      select r.*, u.name as unit_name, held.belonging, held.inside
      from (
        select r.* from ${joined} where ${allOf([condition(query, actor), beyond(cursor, direction)])}
        order by ${order(direction)} limit ${limit}
      ) as r
        join unit u on u.id = r.unit_id
        cross join lateral (
          select count(*)::int as belonging,
            (count(*) filter (where m.state not in ('handed', 'disputed', 'in-use', 'out', 'in-transit', 'lost')))::int as inside
          from medium m where m.place_id = r.id
        ) as held
      order by ${order(direction)}`.execute(tx)
    return rows
  },
})

/** Places with the media that belong there, counted in the same statement. */
export const boundStoragePlaceRegister: BoundRegister<PlaceRow> = {
  register: storagePlaceRegister,
  process: 'media.place',
  ...pagesOf(
    (tx, query, actor) => keyset(tx, query, actor),
    (tx, query, actor, upTo) => countRows(tx, sql`${joined} where ${condition(query, actor)}`, upTo),
  ),
  href: (p) => `/cases/${p.id}`,
  options: async (tx, source, actor) => (source === 'unit' ? unitOptions(tx, actor) : []),
  bulk: {
    name: 'pick',
    value: (p) => p.id,
    label: (p) => p.name,
    acts: [
      {
        href: '/labels',
        name: 'of',
        value: 'places',
        label: 'ラベルを印刷する',
        all: '条件に合うすべてのラベル',
        process: 'media.label-print',
        act: 'print',
      },
    ],
  },
  begins: [
    { href: '/begin/media.place/designate', label: '集中保管場所を指定する', process: 'media.place', act: 'designate' },
  ],
}
