import { sql } from 'kysely'
import type { BoundRegister, Query } from '#kernel/http/product.ts'
import type { Tx } from '#kernel/db/database.ts'
import { dayOf, type Day } from '#kernel/pure/day.ts'
import { bigrams, foldForSearch } from '#kernel/pure/normalise.ts'
import { allByNewest, pageByNewest, type Range } from '../transfer/keyset.ts'
import type { IncidentKind } from './model.ts'
import { ENDED, incidentRegister, type IncidentRow } from './register.ts'

const matching = (tx: Tx, query: Query) => {
  const { state, kind, q } = query
  return tx
    .selectFrom('mediaIncident as i')
    .innerJoin('caseFile as c', 'c.id', 'i.id')
    .$if(state === undefined || state === '', (b) => b.where('i.state', 'not in', ENDED))
    .$if(state !== undefined && !['', 'all'].includes(state), (b) => b.where('i.state', '=', state ?? ''))
    .$if(kind !== undefined && kind !== '', (b) => b.where('i.kind', '=', kind ?? ''))
    .$if(q !== undefined && q.trim() !== '', (b) =>
      b.where(sql<boolean>`c.grams @> ${[...bigrams(foldForSearch(q ?? ''))]}::text[]`),
    )
}

const rowsOf =
  (tx: Tx, query: Query, today: Day) =>
  async ({ olderThan, newerThan, limit }: Range): Promise<readonly IncidentRow[]> => {
    const rows = await matching(tx, query)
      .innerJoin('unit as u', 'u.id', 'i.unitId')
      .leftJoin('medium as m', 'm.id', 'i.mediumId')
      .leftJoin('transfer as t', 't.id', 'i.transferId')
      .leftJoin('transferItem as l', (on) =>
        on.onRef('l.transferId', '=', 'i.transferId').onRef('l.mediumId', '=', 'i.mediumId'),
      )
      .select(['i.id', 'i.number', 'i.state', 'i.kind', 'i.foundOn', 'i.foundBy', 'i.measures', 'i.outcome'])
      .select(['u.name as unitName', 't.number as transferNumber'])
      .select(sql<string>`coalesce(m.number, l.number, '')`.as('mediumNumber'))
      .select(
        sql<number | null>`case when i.state <> all(${ENDED}::text[]) then ${today}::date - i.found_on end`.as('openDays'),
      )
      .$if(olderThan !== null, (b) => b.where('i.id', '<', olderThan ?? ''))
      .$if(newerThan !== null, (b) => b.where('i.id', '>', newerThan ?? ''))
      .orderBy('i.id', newerThan === null ? 'desc' : 'asc')
      .limit(limit)
      .execute()
    return rows.map((r) => ({ ...r, kind: r.kind as IncidentKind }))
  }

const countOf = (tx: Tx, query: Query) => async (atMost: number) => {
  const { count } = await tx
    .selectFrom(matching(tx, query).select('i.id').limit(atMost).as('found'))
    .select((e) => e.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** `clock` tells how long a case has been open. Cases begin with the act that finds them: nothing begins here. */
export const boundIncidentRegister = (clock: () => Date): BoundRegister<IncidentRow> => ({
  register: incidentRegister,
  page: (tx, query, _actor, size) =>
    pageByNewest(query, size, rowsOf(tx, query, dayOf(clock())), countOf(tx, query)),
  all: (tx, query) => allByNewest(rowsOf(tx, query, dayOf(clock()))),
  href: (row) => `/cases/${row.id}`,
  tone: (row) => (row.openDays === null ? null : 'late'),
})
