import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { Day } from '#kernel/pure/day.ts'
import { scansBy } from '../count/register-store.ts'
import type { ScanRow } from '../count/register.ts'
import { itemsBy } from '../items/register-store.ts'
import type { ItemRow } from '../items/register.ts'
import { progressAt, progressByPlace, tallyOf, type PlaceProgress } from '../tally-store.ts'
import type { Tally } from '../model.ts'

/** What every page of a stocktake says at its head. */
export type Head = {
  id: string
  number: string
  state: string
  unitId: string
  unitName: string
  startsOn: Day
  endsOn: Day
  baseAt: Date
  reportedAt: Date | null
  reportedBy: string | null
  digest: string | null
  remarks: string | null
}

/** The stocktake, or null where the reader does not see it or nothing is frozen yet. */
export const headOf = async (tx: Tx, id: string): Promise<Head | null> => {
  const { rows } = await sql<Head>`
    select s.id, s.number, s.state, s.unit_id, u.name as unit_name, s.starts_on, s.ends_on, s.base_at, s.reported_at, s.reported_by,
      s.digest, s.remarks
    from stocktake s join unit u on u.id = s.unit_id where s.id = ${id}::uuid and s.base_at is not null`.execute(tx)
  return rows[0] ?? null
}

export type CounterShare = {
  name: string
  active: boolean
  placeName: string | null
  counted: number
  read: number
  last: Date | null
}

const countersOf = async (tx: Tx, id: string): Promise<readonly CounterShare[]> => {
  const { rows } = await sql<CounterShare>`
    select c.name, c.active, c.place_name, coalesce(n.counted, 0)::int as counted, coalesce(n.read, 0)::int as read, n.last
    from stocktake_counter c left join (
      select person_id, count(*) filter (where result in ('found', 'elsewhere')) as counted, count(*) as read, max(received_at) as last
      from stocktake_scan where stocktake_id = ${id}::uuid group by person_id) n on n.person_id = c.person_id
    where c.stocktake_id = ${id}::uuid order by c.active desc, c.name limit 100`.execute(tx)
  return rows
}

const strangersIn = async (tx: Tx, id: string): Promise<Readonly<Record<string, number>>> => {
  const { rows } = await sql<{ result: string; n: number }>`
    select result, count(*)::int as n from stocktake_scan
    where stocktake_id = ${id}::uuid and result in ('unknown', 'unregistered', 'outside') group by 1`.execute(tx)
  return Object.fromEntries(rows.map((r) => [r.result, r.n] as const))
}

export type Overview = {
  tally: Tally
  places: readonly PlaceProgress[]
  counters: readonly CounterShare[]
  strangers: Readonly<Record<string, number>>
  /** What is missing or denied, and once the count has ended what is left; the first of them. */
  worst: readonly ItemRow[]
}

const WORST = 20

export const overviewOf = async (tx: Tx, head: Head): Promise<Overview> => {
  const left = head.state === 'counting' ? ['missing', 'denied'] : ['missing', 'reported', 'denied', 'waiting']
  const where = sql`i.result = any (${left}::text[]) and d.standing is null`
  return {
    tally: await tallyOf(tx, head.id),
    places: await progressByPlace(tx, head.id),
    counters: await countersOf(tx, head.id),
    strangers: await strangersIn(tx, head.id),
    worst: await itemsBy(tx, sql`${head.id}::uuid`, where).read(null, 'forward', WORST),
  }
}

export type Counting = {
  here: { id: string | null; name: string } | null
  progress: PlaceProgress | null
  /** Still to be found in this place; the first of them. */
  left: readonly ItemRow[]
  mine: readonly ScanRow[]
  places: readonly (PlaceProgress & { code: string | null })[]
}

const LEFT = 15
const MINE = 20

/** Null where the person does not count here. */
export const countingOf = async (tx: Tx, head: Head, personId: string): Promise<Counting | null> => {
  const { rows } = await sql<{ placeId: string | null; placeName: string | null }>`
    select place_id, place_name from stocktake_counter
    where stocktake_id = ${head.id}::uuid and person_id = ${personId}::uuid and active`.execute(tx)
  const [counter] = rows
  if (!counter) return null
  const id = counter.placeId
  const places = (await progressByPlace(tx, head.id)).filter((p) => p.placeId !== null)
  const codes = await sql<{ id: string; code: string }>`
    select id, code from storage_place where id = any (${places.map((p) => p.placeId)}::uuid[]) and withdrawn_on is null`.execute(
    tx,
  )
  const waiting = sql`i.place_id = ${id}::uuid and i.method = 'scan' and i.result = 'waiting' and d.standing is null`
  return {
    here: counter.placeName === null ? null : { id, name: counter.placeName },
    progress: id === null ? null : await progressAt(tx, head.id, id),
    left: id === null ? [] : await itemsBy(tx, sql`${head.id}::uuid`, waiting).read(null, 'forward', LEFT),
    mine: await scansBy(tx, sql`r.stocktake_id = ${head.id}::uuid and r.person_id = ${personId}::uuid`).read(
      null,
      'forward',
      MINE,
    ),
    places: places.map((p) => ({ ...p, code: codes.rows.find((c) => c.id === p.placeId)?.code ?? null })),
  }
}
