import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import { countRows, pageBy, type Keyset } from '#kernel/db/keyset.ts'
import type { PageOf, Query } from '#kernel/http/product.ts'
import type { Day } from '#kernel/pure/day.ts'
import type { PledgeText } from '../text/current.ts'
import { askedSince, standingOf, type Asked, type StandingState } from '../words.ts'

export type PersonLine = {
  personId: string
  k: string
  rank: string
  name: string
  belonging: string
  state: StandingState
  pledgeId: string | null
  /** The case to look at: the pledge, or the 申出. */
  caseId: string | null
  signedOn: Day | null
  asked: Asked
}

const HANDED = sql`('submitted', 'accepted', 'returned')`

/** A condition on pledge_standing (as `s`), by what the list is asked for. */
export const stateWhere = (state: string, version: number): RawBuilder<unknown> => {
  switch (state) {
    case 'missing':
      return sql`s.state not in ('ahead', 'declared')
        and (s.state in ('none', 'lapsed', 'returned') or s.text_version < ${sql.lit(version)})`
    case 'revised':
      return sql`s.state in ${HANDED} and s.text_version < ${sql.lit(version)}`
    case 'none':
    case 'lapsed':
    case 'declared':
      return sql`s.state = ${state}`
    case 'submitted':
    case 'accepted':
    case 'returned':
      return sql`s.state = ${state} and s.text_version >= ${sql.lit(version)}`
    default:
      return sql`s.state <> 'ahead'`
  }
}

type Row = {
  personId: string
  k: string
  rank: string
  name: string
  belonging: string
  state: string
  pledgeId: string | null
  caseId: string | null
  signedOn: Day | null
  since: Day
  why: 'arrival' | 'transfer'
  postSince: Day | null
  textVersion: number
}

const lineOf = (row: Row, text: PledgeText): PersonLine => ({
  ...row,
  state: standingOf(row.state, row.textVersion, text.version),
  asked: askedSince({ ...row, textSince: text.effectiveOn }),
})

const where = (unitId: string, query: Query, version: number) =>
  sql`s.unit_id = ${unitId}::uuid and ${stateWhere(query['state'] ?? 'missing', version)}`

const keyset = (tx: Tx, unitId: string, query: Query, version: number): Keyset<Row> => ({
  parts: ['text', 'id'],
  keyOf: (row) => [row.k, row.personId],
  read: async (cursor, direction, limit) => {
    const [sign, way] = direction === 'forward' ? [sql`>`, sql`asc`] : [sql`<`, sql`desc`]
    const beyond =
      cursor === null
        ? sql`true`
        : sql`(s.kana collate "C", s.person_id) ${sign} (${cursor[0]} collate "C", ${cursor[1]}::uuid)`
    const { rows } = await sql<Row>`
      select s.person_id, s.kana as k, h.rank, h.name, u.name as belonging, s.state, s.pledge_id, s.signed_on, s.since, s.why,
        s.post_since, s.text_version,
        case when s.state = 'declared' then (select d.id from pledge_declaration d where d.person_id = s.person_id
          and d.state in ('declared', 'handled') order by d.id desc limit 1) else s.pledge_id end as case_id
      from (select s.* from pledge_standing s where ${where(unitId, query, version)} and ${beyond}
          order by s.kana collate "C" ${way}, s.person_id ${way} limit ${sql.lit(limit)}) s
        join person h on h.id = s.person_id join unit u on u.id = s.home_unit_id
      order by s.kana collate "C" ${way}, s.person_id ${way}`.execute(tx)
    return rows
  },
})

/** People of one 部隊等 and how each stands, by kana; without a choice those who have something to hand in. */
export const peoplePage = async (
  tx: Tx,
  of: { unitId: string; query: Query; text: PledgeText; size: number },
): Promise<PageOf<PersonLine>> => {
  const { unitId, query, text, size } = of
  const page = await pageBy(keyset(tx, unitId, query, text.version), query, size, (upTo) =>
    countRows(tx, sql`pledge_standing s where ${where(unitId, query, text.version)}`, upTo),
  )
  return { ...page, rows: page.rows.map((row) => lineOf(row, text)) }
}
