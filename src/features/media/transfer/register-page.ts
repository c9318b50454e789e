import { sql } from 'kysely'
import type { BoundRegister, Query } from '#kernel/http/product.ts'
import type { Tx } from '#kernel/db/database.ts'
import { isId } from '#kernel/id.ts'
import { dayOf, type Day } from '#kernel/pure/day.ts'
import { bigrams, foldForSearch } from '#kernel/pure/normalise.ts'
import { recipientsFor } from './candidates-store.ts'
import { allByNewest, pageByNewest, type Range } from './keyset.ts'
import { REMINDER_DAYS } from './reminders.ts'
import { AWAITING_RECEIPT, ENDED, transferRegister, type TransferRow } from './register.ts'

const matching = (tx: Tx, query: Query) => {
  const { state, unit, q } = query
  return tx
    .selectFrom('transfer as t')
    .innerJoin('caseFile as c', 'c.id', 't.id')
    .$if(state === undefined || state === '', (b) => b.where('t.state', 'not in', ENDED))
    .$if(state === 'awaiting', (b) => b.where('t.state', 'in', [...AWAITING_RECEIPT]))
    .$if(state !== undefined && !['', 'all', 'awaiting'].includes(state), (b) => b.where('t.state', '=', state ?? ''))
    .$if(unit !== undefined && isId(unit), (b) =>
      b.where((e) => e.or([e('t.unitId', '=', unit ?? ''), e('t.toUnitId', '=', unit ?? '')])),
    )
    .$if(q !== undefined && q.trim() !== '', (b) =>
      b.where(sql<boolean>`c.grams @> ${[...bigrams(foldForSearch(q ?? ''))]}::text[]`),
    )
}

const rowsOf =
  (tx: Tx, query: Query, today: Day) =>
  async ({ olderThan, newerThan, limit }: Range): Promise<readonly TransferRow[]> => {
    const rows = await matching(tx, query)
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
        sql<number | null>`case when t.state = any(${[...AWAITING_RECEIPT]}::text[]) then ${today}::date - t.sent_on end`.as(
          'awaitedDays',
        ),
      )
      .$if(olderThan !== null, (b) => b.where('t.id', '<', olderThan ?? ''))
      .$if(newerThan !== null, (b) => b.where('t.id', '>', newerThan ?? ''))
      .orderBy('t.id', newerThan === null ? 'desc' : 'asc')
      .limit(limit)
      .execute()
    return rows
  }

const countOf = (tx: Tx, query: Query) => async (atMost: number) => {
  const { count } = await tx
    .selectFrom(matching(tx, query).select('t.id').limit(atMost).as('found'))
    .select((e) => e.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** `clock` tells how long a receipt has been missing. */
export const boundTransferRegister = (clock: () => Date): BoundRegister<TransferRow> => ({
  register: transferRegister,
  page: (tx, query, _actor, size) =>
    pageByNewest(query, size, rowsOf(tx, query, dayOf(clock())), countOf(tx, query)),
  all: (tx, query) => allByNewest(rowsOf(tx, query, dayOf(clock()))),
  href: (row) => `/cases/${row.id}`,
  tone: (row) =>
    row.state === 'cancelled' ? 'struck' : (row.awaitedDays ?? 0) >= REMINDER_DAYS[0] ? 'late' : null,
  options: async (tx, source) =>
    source === 'unit' ? (await recipientsFor(tx, dayOf(clock()))).map((u) => [u.id, u.name] as const) : [],
  begins: [
    { href: '/begin/media.transfer/prepare', label: '送達票を作る', process: 'media.transfer', act: 'prepare' },
  ],
})
