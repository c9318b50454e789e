import { sql, type RawBuilder } from 'kysely'
import { countRows, pagesOf, type Keyset } from '#kernel/db/keyset.ts'
import type { Tx } from '#kernel/db/database.ts'
import type { BoundRegister, Query } from '#kernel/http/product.ts'
import { isId } from '#kernel/id.ts'
import { dayOf } from '#kernel/pure/day.ts'
import { bigrams, foldForSearch } from '#kernel/pure/normalise.ts'
import { ENDED, handoverRegister, type HandoverRow } from './register.ts'

const matching = ({ state, unit, person, q }: Query): RawBuilder<unknown> => {
  const sought = [...bigrams(foldForSearch((q ?? '').replaceAll('\0', '')))]
  const inState =
    state === undefined || state === ''
      ? sql`h.state <> all (${ENDED}::text[])`
      : state === 'all'
        ? sql`true`
        : sql`h.state = ${state}`
  return sql`handover h join case_file c on c.id = h.id
    where ${inState}
      and ${isId(unit ?? '') ? sql`h.unit_id = ${unit}` : sql`true`}
      and ${isId(person ?? '') ? sql`(h.from_id = ${person} or h.to_id = ${person})` : sql`true`}
      and ${sought.length === 0 ? sql`true` : sql`c.grams @> ${sought}::text[]`}`
}

const keyset = (tx: Tx, query: Query): Keyset<HandoverRow> => ({
  parts: ['day', 'id'],
  keyOf: (row) => [row.effectiveOn, row.id],
  read: async (cursor, direction, limit) => {
    const place = cursor === null ? null : sql`(${cursor[0]}::date, ${cursor[1]}::uuid)`
    const beyond =
      place === null
        ? sql`true`
        : direction === 'forward'
          ? sql`(h.effective_on, h.id) < ${place}`
          : sql`(h.effective_on, h.id) > ${place}`
    const order = direction === 'forward' ? sql`h.effective_on desc, h.id desc` : sql`h.effective_on asc, h.id asc`
    const { rows } = await sql<HandoverRow>`
      with page as (select h.* from ${matching(query)} and ${beyond} order by ${order} limit ${limit})
      select h.id, h.state, unit_shown(h.unit_id) as unit_name, h.post_title, h.from_name, h.to_name, h.effective_on,
        n.items, n.unfinished, h.handed_by, h.accepted_by
      from page h left join lateral (
        select nullif(count(*), 0)::int as items,
          case when count(*) > 0 then count(*) filter (where i.state in ('pending', 'remains', 'differs'))::int end as unfinished
        from handover_item i where i.handover_id = h.id
      ) n on true
      order by ${order}`.execute(tx)
    return rows
  },
})

/** `clock` tells which are late. */
export const boundHandoverRegister = (clock: () => Date): BoundRegister<HandoverRow> => ({
  register: handoverRegister,
  blankOf: 'handover-sheet',
  ...pagesOf(keyset, (tx, query, _, upTo) => countRows(tx, matching(query), upTo)),
  href: (row) => `/cases/${row.id}`,
  tone: (row) => (!ENDED.includes(row.state) && row.effectiveOn < dayOf(clock()) ? 'late' : null),
  options: async (tx, source) =>
    source === 'unit'
      ? (
          await sql<{ id: string; name: string }>`
            select distinct h.unit_id as id, unit_shown(h.unit_id) as name from handover h order by 2`.execute(tx)
        ).rows.map((u) => [u.id, u.name] as const)
      : [],
  begins: [
    {
      href: '/imports/moves',
      label: '異動の発令を表から読み込む',
      process: 'organisation.incumbency',
      act: 'appoint',
    },
  ],
})
