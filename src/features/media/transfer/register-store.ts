import { sql } from 'kysely'
import type { BoundRegister, Query } from '#kernel/http/product.ts'
import type { Tx } from '#kernel/db/database.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { dayOf, type Day } from '#kernel/pure/day.ts'
import { countRows, pagesFrom, type Keyset } from '#kernel/db/keyset.ts'
import { caseHolds } from '#kernel/search/find-cases.ts'
import { unitOptions, unitsAsked, type Fragment } from '../reach-rows.ts'
import { reminderDays } from './reminders-store.ts'
import { AWAITING_RECEIPT, ENDED, transferRegister, type TransferRow } from './register.ts'

/** Either side of a slip finds it by its own index; row-level security on the case file decides who sees it. */
const matching = (tx: Tx, query: Query, actor: Actor, held: Fragment) => {
  const { state } = query
  const units = unitsAsked(query, actor)
  return tx
    .selectFrom('transfer as t')
    .innerJoin('caseFile as c', 'c.id', 't.id')
    .$if(state === undefined || state === '', (b) => b.where('t.state', 'not in', ENDED))
    .$if(state === 'awaiting', (b) => b.where('t.state', 'in', [...AWAITING_RECEIPT]))
    .$if(state !== undefined && !['', 'all', 'awaiting'].includes(state), (b) => b.where('t.state', '=', state ?? ''))
    .$if(units !== null, (b) =>
      b.where(sql<boolean>`(t.unit_id = any(${units}::uuid[]) or t.to_unit_id = any(${units}::uuid[]))`),
    )
    .where(sql<boolean>`${held}`)
}

/** Case identities are ordered by time, so they are the cursor: newest first. */
const keyset = (tx: Tx, query: Query, actor: Actor, today: Day, held: Fragment): Keyset<TransferRow> => ({
  parts: ['id'],
  keyOf: (row) => [row.id],
  read: async (cursor, direction, limit) => {
    return matching(tx, query, actor, held)
      .innerJoin('unit as u', 'u.id', 't.unitId')
      .leftJoin('unit as r', 'r.id', 't.toUnitId')
      .innerJoinLateral(
        (e) =>
          e
            .selectFrom('transferItem as i')
            .select(sql<number>`count(*)::int`.as('count'))
            .select(sql<string>`coalesce(string_agg(i.number, '、' order by i.line), '')`.as('media'))
            .whereRef('i.transferId', '=', 't.id')
            .as('items'),
        (on) => on.onTrue(),
      )
      .select(['t.id', 't.number', 't.state', 't.senderName', 't.sentOn', 't.receivedOn', 't.receiptReturnedOn'])
      .select(['t.difference', 'u.name as unitName', 'items.count', 'items.media'])
      .select(sql<string>`coalesce(r.name, t.to_outside, '')`.as('recipient'))
      .select(
        sql<
          number | null
        >`case when t.state = any(${[...AWAITING_RECEIPT]}::text[]) then ${today}::date - t.sent_on end`.as(
          'awaitedDays',
        ),
      )
      .select(
        sql<boolean>`t.state = any(${[...AWAITING_RECEIPT]}::text[])
          and coalesce(${today}::date - t.sent_on >= (${reminderDays})[1], false)`.as('remindable'),
      )
      .$if(cursor !== null, (b) => b.where('t.id', direction === 'forward' ? '<' : '>', cursor?.[0] ?? ''))
      .orderBy('t.id', direction === 'forward' ? 'desc' : 'asc')
      .limit(limit)
      .execute()
  },
})

/** `clock` tells how long a receipt has been missing. */
export const boundTransferRegister = (clock: () => Date): BoundRegister<TransferRow> => ({
  register: transferRegister,
  process: 'media.transfer',
  ...pagesFrom(async (tx, query, actor) => {
    const { where } = await caseHolds(tx, 'media.transfer', query['q'], sql`t.id`)
    return {
      keyset: keyset(tx, query, actor, dayOf(clock()), where),
      count: (upTo) => countRows(tx, sql`${matching(tx, query, actor, where).select('t.id')} as found`, upTo),
    }
  }),
  href: (row) => `/cases/${row.id}`,
  tone: (row) => (row.state === 'cancelled' ? 'struck' : row.remindable ? 'late' : null),
  options: async (tx, source, actor) => (source === 'unit' ? unitOptions(tx, actor) : []),
  begins: [{ href: '/begin/media.transfer/prepare', label: '送達票を作る', process: 'media.transfer', act: 'prepare' }],
})
