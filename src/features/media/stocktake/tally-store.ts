import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { Fragment } from '../reach-rows.ts'
import { ENDED } from '../medium/register.ts'
import type { Signable, Tally } from './model.ts'
import type { Result } from './words.ts'

/** The register has moved since the base time: gone, sent, or in other hands than the frozen list says. */
export const HAS_MOVED: Fragment = sql`(m.state = any (${ENDED}::text[]) or m.state = 'in-transit'
  or m.holder_id is distinct from i.holder_id)`

/** States in which a medium does not lie in its place: only there can one that was in its place have gone. */
const AWAY = [...ENDED, 'handed', 'disputed', 'in-use', 'out', 'in-transit', 'lost', 'stopped']

/**
 * Media nobody has counted yet of which the register says since the base time that they were moved or reported lost. Found from
 * the few that are away and the few that were held, not from the many that are not; and once, whatever the planner thinks of
 * a list that was frozen a moment ago.
 */
const drifted = (stocktakeId: Fragment): Fragment => sql`
  with away as materialized (
  select i.medium_id, i.method, i.place_id, case when m.state = 'lost' then 'reported' else 'moved' end as standing
  from medium m join stocktake_item i on i.medium_id = m.id and i.stocktake_id = ${stocktakeId}
  where m.unit_id = (select s.unit_id from stocktake s where s.id = ${stocktakeId}) and m.state = any (${AWAY}::text[])
    and i.result = 'waiting' and i.method = 'scan' and (m.state = 'lost' or ${HAS_MOVED})
  union all
  select i.medium_id, i.method, i.place_id, case when m.state = 'lost' then 'reported' else 'moved' end
  from stocktake_item i join medium m on m.id = i.medium_id
  where i.stocktake_id = ${stocktakeId} and i.method = 'holder' and i.result = 'waiting' and (m.state = 'lost' or ${HAS_MOVED})
  ) select * from away`

/** Expected media `i` of a stocktake, each with what the register says since, `d`, where that is a move. */
export const itemsOf = (stocktakeId: Fragment): Fragment =>
  sql`stocktake_item i left join (${drifted(stocktakeId)}) d on d.medium_id = i.medium_id`

/** How an expected medium stands: an act since the base time is no loss. */
export const STANDING: Fragment = sql`coalesce(d.standing, i.result)`

const idOf = (stocktakeId: string): Fragment => sql`${stocktakeId}::uuid`

export const tallyOf = async (tx: Tx, stocktakeId: string): Promise<Tally> => {
  const { rows } = await sql<{ result: Result; n: number }>`
    with d as materialized (${drifted(idOf(stocktakeId))}), counted as (
      select result, count(*)::int as n from stocktake_item where stocktake_id = ${stocktakeId}::uuid group by 1
      union all select 'waiting', -count(*)::int from d
      union all select standing, count(*)::int from d group by 1)
    select result, sum(n)::int as n from counted group by 1 having sum(n) > 0`.execute(tx)
  return Object.fromEntries(rows.map(({ result, n }) => [result, n] as const))
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

const PROGRESS: Fragment = sql`sum(n)::int as total,
  coalesce(sum(n) filter (where result in ('waiting', 'denied')), 0)::int as open,
  coalesce(sum(n) filter (where result in ('found', 'elsewhere', 'held')), 0)::int as found`

/** Numbers by way of counting, place and result, from the index alone; what has drifted is taken from what waits. */
const numbers = (stocktakeId: string, where: Fragment): Fragment => sql`
  with d as materialized (${drifted(idOf(stocktakeId))})
  select i.method, i.place_id, i.result, count(*)::int as n from stocktake_item i
  where i.stocktake_id = ${stocktakeId}::uuid and ${where} group by 1, 2, 3
  union all select i.method, i.place_id, 'waiting', -count(*)::int from d i where ${where} group by 1, 2
  union all select i.method, i.place_id, 'moved', count(*)::int from d i where ${where} group by 1, 2`

/** How far each place is; holders and what has no place stand under their own names. */
export const progressByPlace = async (tx: Tx, stocktakeId: string): Promise<readonly PlaceProgress[]> => {
  const { rows } = await sql<PlaceProgress>`
    select g.place_id, coalesce(p.name, g.name) as name, g.total, g.open, g.found from (
      select case when method = 'scan' then place_id end as place_id,
        case method when 'holder' then '所持者の手元' when 'none' then '送達中・所在不明' else '場所の記録なし' end as name, ${PROGRESS}
      from (${numbers(stocktakeId, sql`true`)}) counted group by 1, 2) g
      left join storage_place p on p.id = g.place_id
    order by g.open desc, 2 limit ${MOST_PLACES}`.execute(tx)
  return rows
}

/** How far one place is. */
export const progressAt = async (tx: Tx, stocktakeId: string, placeId: string): Promise<PlaceProgress | null> => {
  const here = sql`i.method = 'scan' and i.place_id = ${placeId}::uuid`
  const { rows } = await sql<PlaceProgress>`
    select ${placeId}::uuid as place_id, '' as name, ${PROGRESS} from (${numbers(stocktakeId, here)}) counted having count(*) > 0`.execute(
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
