import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { Fragment } from '../reach-rows.ts'
import { ENDED } from '../medium/register.ts'
import type { Signable, Tally } from './model.ts'
import type { Result } from './words.ts'

/** The register has moved since the base time: gone, sent, or in other hands than the frozen list says. */
export const HAS_MOVED: Fragment = sql`(m.state = any (${ENDED}::text[]) or m.state = 'in-transit'
  or m.holder_id is distinct from i.holder_id)`

/** How an expected medium `i` stands, read together with the register's row `m` of today: an act since the base time is no loss. */
export const STANDING: Fragment = sql`case
  when i.result <> 'waiting' then i.result
  when m.state = 'lost' then 'reported'
  when ${HAS_MOVED} then 'moved'
  else 'waiting' end`

/** Only what nobody has counted needs the register. */
export const ITEMS: Fragment = sql`stocktake_item i left join medium m on m.id = i.medium_id and i.result = 'waiting'`

const total = (rows: readonly { result: string; n: number }[]): Tally =>
  Object.fromEntries(rows.map(({ result, n }) => [result, n] as const))

export const tallyOf = async (tx: Tx, stocktakeId: string): Promise<Tally> => {
  const { rows } = await sql<{ result: Result; n: number }>`
    select ${STANDING} as result, count(*)::int as n from ${ITEMS} where i.stocktake_id = ${stocktakeId}::uuid group by 1`.execute(
    tx,
  )
  return total(rows)
}

export type PlaceProgress = {
  placeId: string | null
  name: string
  total: number
  found: number
  open: number
}

/** Most places one page shows; those with most left to count first. */
export const MOST_PLACES = 60

/** How far each place is; holders and what has no place stand under their own names. */
export const progressByPlace = async (tx: Tx, stocktakeId: string): Promise<readonly PlaceProgress[]> => {
  const { rows } = await sql<PlaceProgress>`
    select s.place_id, s.name, count(*)::int as total,
      (count(*) filter (where s.standing in ('waiting', 'denied')))::int as open,
      (count(*) filter (where s.standing in ('found', 'elsewhere', 'held')))::int as found
    from (
      select case when i.method = 'scan' then i.place_id end as place_id,
        case i.method when 'holder' then '所持者の手元' when 'none' then '送達中・所在不明' else coalesce(i.place_name, '場所の記録なし') end as name,
        ${STANDING} as standing
      from ${ITEMS} where i.stocktake_id = ${stocktakeId}::uuid) s
    group by 1, 2 order by open desc, name limit ${MOST_PLACES}`.execute(tx)
  return rows
}

/** How far one place is. */
export const progressAt = async (tx: Tx, stocktakeId: string, placeId: string): Promise<PlaceProgress | null> => {
  const { rows } = await sql<PlaceProgress>`
    select ${placeId}::uuid as place_id, '' as name, count(*)::int as total,
      (count(*) filter (where ${STANDING} in ('waiting', 'denied')))::int as open,
      (count(*) filter (where i.result in ('found', 'elsewhere', 'held')))::int as found
    from ${ITEMS} where i.stocktake_id = ${stocktakeId}::uuid and i.place_id = ${placeId}::uuid and i.method = 'scan'`.execute(
    tx,
  )
  return rows[0] ?? null
}

/**
 * What a report is signed over: every expected medium as frozen with what became of it, every scan, every finding, each in
 * its order. Chunk by chunk, so that a hundred thousand rows need no text of their whole length.
 */
export const signableOf = async (tx: Tx, stocktakeId: string): Promise<Signable> => {
  const { rows } = await sql<Signable>`
    with item_lines as (
      select row_number() over (order by number, medium_id) as nth, concat_ws('|', medium_id, number, code, state_then, place_id,
        holder_id, method, result, extract(epoch from result_at), result_by, found_place, remark) as line
      from stocktake_item where stocktake_id = ${stocktakeId}::uuid
    ), scan_lines as (
      select row_number() over (order by received_at, id) as nth, concat_ws('|', id, person_id, place_id, place_name, code, way,
        result, medium_id, extract(epoch from scanned_at), extract(epoch from received_at)) as line
      from stocktake_scan where stocktake_id = ${stocktakeId}::uuid
    ), finding_lines as (
      select row_number() over (order by f.id, x.medium_id) as nth,
        concat_ws('|', f.id, f.person_id, f.state, f.reason, x.medium_id, x.result) as line
      from stocktake_finding f join stocktake_finding_item x on x.finding_id = f.id where f.stocktake_id = ${stocktakeId}::uuid
    ), lines as (
      select 1 as part, nth, line from item_lines union all select 2, nth, line from scan_lines
      union all select 3, nth, line from finding_lines
    ), chunks as (
      select part, nth / 1000 as chunk, sha256(convert_to(string_agg(line, E'\n' order by nth), 'UTF8')) as hash
      from lines group by 1, 2
    )
    select encode(sha256(coalesce(string_agg(hash, ''::bytea order by part, chunk), ''::bytea)), 'hex') as digest,
      (select count(*)::int from stocktake_item where stocktake_id = ${stocktakeId}::uuid) as items,
      (select count(*)::int from stocktake_scan where stocktake_id = ${stocktakeId}::uuid) as scans
    from chunks`.execute(tx)
  return rows[0] ?? { digest: '', items: 0, scans: 0 }
}
