import { sql } from 'kysely'
import type { BoundRegister, Query } from '#kernel/http/product.ts'
import type { Tx } from '#kernel/db/database.ts'
import { dayOf, type Day } from '#kernel/pure/day.ts'
import { countRows, pagesFrom, type Keyset } from '#kernel/db/keyset.ts'
import type { Fragment } from '../reach-rows.ts'
import { caseHolds } from '#kernel/search/find-cases.ts'
import { TITLE_SUFFIX } from './model.ts'
import { ENDED, exemptionRegister, type ExemptionRow } from './register.ts'

const matching = (tx: Tx, query: Query, today: Day, held: Fragment) => {
  const { state } = query
  return tx
    .selectFrom('encryptionExemption as x')
    .innerJoin('caseFile as c', 'c.id', 'x.id')
    .$if(state === undefined || state === '', (b) => b.where('x.state', 'not in', ENDED))
    .$if(state === 'overdue', (b) => b.where('x.state', '=', 'in-force').where('x.endsOn', '<', today))
    .$if(state !== undefined && !['', 'all', 'overdue'].includes(state), (b) => b.where('x.state', '=', state ?? ''))
    .where(sql<boolean>`${held}`)
}

/** Case identities are ordered by time, so they are the cursor: newest first. */
const keyset = (tx: Tx, query: Query, today: Day, held: Fragment): Keyset<ExemptionRow> => ({
  parts: ['id'],
  keyOf: (row) => [row.id],
  read: async (cursor, direction, limit) =>
    matching(tx, query, today, held)
      .innerJoin('unit as u', 'u.id', 'x.unitId')
      .innerJoin('system as s', 's.id', 'x.systemId')
      .leftJoin('medium as m', 'm.id', 'x.mediumId')
      .select([
        'x.id',
        'x.number',
        'x.state',
        'x.applicantName',
        'x.startsOn',
        'x.endsOn',
        'x.decidedBy',
        'x.restoredAt',
      ])
      .select(['u.name as unitName', 's.name as systemName'])
      .select(sql<string>`coalesce(m.number, replace(c.title, ${TITLE_SUFFIX}, ''))`.as('mediumNumber'))
      .select(
        sql<
          number | null
        >`case when x.state = 'in-force' and x.ends_on < ${today}::date then ${today}::date - x.ends_on end`.as(
          'overdueDays',
        ),
      )
      .$if(cursor !== null, (b) => b.where('x.id', direction === 'forward' ? '<' : '>', cursor?.[0] ?? ''))
      .orderBy('x.id', direction === 'forward' ? 'desc' : 'asc')
      .limit(limit)
      .execute(),
})

/** `clock` tells what is overdue. Applications begin at the medium they are for. */
export const boundExemptionRegister = (clock: () => Date): BoundRegister<ExemptionRow> => ({
  register: exemptionRegister,
  process: 'media.exemption',
  ...pagesFrom(async (tx, query) => {
    const { where } = await caseHolds(tx, 'media.exemption', query['q'], sql`x.id`)
    return {
      keyset: keyset(tx, query, dayOf(clock()), where),
      count: (upTo) => countRows(tx, sql`${matching(tx, query, dayOf(clock()), where).select('x.id')} as found`, upTo),
    }
  }),
  href: (row) => `/cases/${row.id}`,
  tone: (row) => {
    if (row.overdueDays !== null) return 'late'
    return row.state === 'withdrawn' ? 'struck' : null
  },
})
