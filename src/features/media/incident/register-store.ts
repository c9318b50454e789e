import { sql } from 'kysely'
import type { BoundRegister, Query } from '#kernel/http/product.ts'
import type { Tx } from '#kernel/db/database.ts'
import { dayOf, type Day } from '#kernel/pure/day.ts'
import { countRows, pagesFrom, type Keyset } from '#kernel/db/keyset.ts'
import type { Fragment } from '../reach-rows.ts'
import { caseHolds } from '#kernel/search/find-cases.ts'
import type { IncidentKind } from './model.ts'
import { ENDED, incidentRegister, type IncidentRow } from './register.ts'

const matching = (tx: Tx, query: Query, held: Fragment) => {
  const { state, kind } = query
  return tx
    .selectFrom('mediaIncident as i')
    .innerJoin('caseFile as c', 'c.id', 'i.id')
    .$if(state === undefined || state === '', (b) => b.where('i.state', 'not in', ENDED))
    .$if(state !== undefined && !['', 'all'].includes(state), (b) => b.where('i.state', '=', state ?? ''))
    .$if(kind !== undefined && kind !== '', (b) => b.where('i.kind', '=', kind ?? ''))
    .where(sql<boolean>`${held}`)
}

/** Case identities are ordered by time, so they are the cursor: newest first. */
const keyset = (tx: Tx, query: Query, today: Day, held: Fragment): Keyset<IncidentRow> => ({
  parts: ['id'],
  keyOf: (row) => [row.id],
  read: async (cursor, direction, limit) => {
    return matching(tx, query, held)
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
        sql<number | null>`case when i.state <> all(${ENDED}::text[]) then ${today}::date - i.found_on end`.as(
          'openDays',
        ),
      )
      .$if(cursor !== null, (b) => b.where('i.id', direction === 'forward' ? '<' : '>', cursor?.[0] ?? ''))
      .orderBy('i.id', direction === 'forward' ? 'desc' : 'asc')
      .limit(limit)
      .$narrowType<{ kind: IncidentKind }>()
      .execute()
  },
})

/** `clock` tells how long a case has been open. Cases begin with the act that finds them: nothing begins here. */
export const boundIncidentRegister = (clock: () => Date): BoundRegister<IncidentRow> => ({
  register: incidentRegister,
  process: 'media.incident',
  ...pagesFrom(async (tx, query) => {
    const { where } = await caseHolds(tx, 'media.incident', query['q'], sql`i.id`)
    return {
      keyset: keyset(tx, query, dayOf(clock()), where),
      count: (upTo) => countRows(tx, sql`${matching(tx, query, where).select('i.id')} as found`, upTo),
    }
  }),
  href: (row) => `/cases/${row.id}`,
  tone: (row) => (row.openDays === null ? null : 'late'),
})
