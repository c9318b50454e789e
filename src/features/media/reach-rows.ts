import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import { atMost, countRows, pagesFrom, type Counted, type Keyset } from '#kernel/db/keyset.ts'
import type { BoundRegister, Query } from '#kernel/http/product.ts'
import { isId } from '#kernel/id.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { dayOf, type Day } from '#kernel/pure/day.ts'
import type { Held } from '#kernel/search/find-cases.ts'

/** A condition or an ordering on a table that goes by the name `r`. */
export type Fragment = RawBuilder<unknown>

/** A register's table: its rows belong to a unit, and some are a person's own wherever they are now. */
export type ReachTable = {
  table: 'medium' | 'mediumUse' | 'takeOut' | 'deskScan' | 'labelPrint'
  /** The person's own rows, as an index finds them. */
  own: (personId: string) => Fragment
  /** Whether the register runs unit by unit, as its index does; otherwise each unit's newest rows are merged. */
  unitByUnit: boolean
}

export const allOf = (conditions: readonly (Fragment | null)[]): Fragment => {
  const held = conditions.filter((c) => c !== null)
  return held.length === 0 ? sql`true` : sql.join(held, sql` and `)
}

/** The units to read, or null for every unit. Row-level security still decides: this only finds the rows by index. */
export const unitsAsked = (query: Query, actor: Actor): readonly string[] | null => {
  const asked = query['unit'] ?? ''
  if (isId(asked)) return [asked]
  return actor.reach.everything ? null : actor.reach.units
}

const mine = (of: ReachTable, query: Query, actor: Actor): Fragment =>
  (query['unit'] ?? '') === '' ? of.own(actor.personId) : sql`false`

/**
 * The first `limit` rows in order. Each unit is read by its own index range: one scan over all units with the reach as a
 * filter would walk through every unit that sorts earlier.
 */
export const rowsInReach = (
  of: ReachTable,
  query: Query,
  actor: Actor,
  read: { where: Fragment; order: Fragment; limit: number },
): Fragment => {
  const { where, order, limit } = read
  const some = (belongs: Fragment, from: Fragment = sql.table(of.table)): Fragment =>
    sql`select r.* from ${from} r where ${belongs} and ${where} order by ${order} ${atMost(limit)}`
  const units = unitsAsked(query, actor)
  if (units === null && of.unitByUnit) return some(sql`true`)
  if (units === null)
    return sql`select found.* from unit as asked cross join lateral (${some(sql`r.unit_id = asked.id`)}) as found`
  // A person's own rows are few. Without the fence the planner looks for them along the register's order instead.
  const own = sql`(select r.* from ${sql.table(of.table)} r where ${mine(of, query, actor)} offset 0)`
  return sql`
    select found.* from unnest(${units}::uuid[]) as asked(unit_id)
      cross join lateral (${some(sql`r.unit_id = asked.unit_id`)}) as found
    union all
    (${some(sql`r.unit_id <> all (${units}::uuid[])`, own)})`
}

/** Rows a count looks at, at most, where a frequent word makes it compare each. */
const LOOKED_AT = 5_000

const countInReach = async (
  tx: Tx,
  of: ReachTable,
  query: Query,
  actor: Actor,
  held: Held,
  upTo: number | null,
): Promise<Counted> => {
  const units = unitsAsked(query, actor)
  const belongs = units === null ? sql`true` : sql`(r.unit_id = any (${units}::uuid[]) or (${mine(of, query, actor)}))`
  const rows = sql`${sql.table(of.table)} r where ${belongs}`
  if (!held.frequent || upTo === null) return countRows(tx, sql`${rows} and ${held.where}`, upTo)
  const looked = sql`(select r.* from ${rows} ${atMost(LOOKED_AT)}) r`
  const all = await sql<{ n: number }>`select count(*)::int as n from ${looked}`.execute(tx)
  const n = await countRows(tx, sql`${looked} where ${held.where}`, upTo)
  return typeof n !== 'number' || (all.rows[0]?.n ?? 0) < LOOKED_AT ? n : { atLeast: n }
}

/** The pages of a register whose rows are found by `rowsInReach`; `clock` tells its conditions what day it is. */
export const pagesInReach = <Row>(
  of: ReachTable,
  clock: () => Date,
  condition: (tx: Tx, query: Query, actor: Actor, today: Day) => Promise<Held>,
  keyset: (tx: Tx, query: Query, actor: Actor, today: Day, held: Fragment) => Keyset<Row>,
): Pick<BoundRegister<Row>, 'page' | 'all'> =>
  pagesFrom(async (tx, query, actor) => {
    const today = dayOf(clock())
    const held = await condition(tx, query, actor, today)
    return {
      keyset: keyset(tx, query, actor, today, held.where),
      count: (upTo) => countInReach(tx, of, query, actor, held, upTo),
    }
  })

/** Newest first by (time, id), as the logs are indexed; mixed directions, so not a comparison of rows. */
export const newestFirst = (time: Fragment, type: 'timestamptz' | 'date') => ({
  beyond: (cursor: readonly string[] | null, direction: 'forward' | 'back'): Fragment | null => {
    const [at, id] = cursor ?? []
    if (at === undefined || id === undefined) return null
    const value = sql`${at}::${sql.raw(type)}`
    return direction === 'forward'
      ? sql`(${time} <= ${value} and (${time} < ${value} or r.id > ${id}::uuid))`
      : sql`(${time} >= ${value} and (${time} > ${value} or r.id < ${id}::uuid))`
  },
  order: (direction: 'forward' | 'back'): Fragment =>
    direction === 'forward' ? sql`${time} desc, r.id` : sql`${time}, r.id desc`,
})

/** Units the reader sees, to choose among; none where there is only one. */
export const unitOptions = async (tx: Tx, actor: Actor): Promise<readonly (readonly [string, string])[]> => {
  const units = await tx
    .selectFrom('unit')
    .select(['id', 'name'])
    .$if(!actor.reach.everything, (q) =>
      q.where('id', 'in', actor.reach.units.length === 0 ? [NOBODY] : [...actor.reach.units]),
    )
    .where((e) =>
      e.or([
        e.exists(
          e
            .selectFrom('appointment as a')
            .select('a.id')
            .whereRef('a.unitId', '=', 'unit.id')
            .where('a.role', '=', 'UNIT'),
        ),
        e.exists(e.selectFrom('numberSeries as s').select('s.series').whereRef('s.unitId', '=', 'unit.id')),
      ]),
    )
    .orderBy('sort')
    .orderBy('name')
    .execute()
  return units.length < 2 ? [] : units.map((u) => [u.id, u.name] as const)
}

const NOBODY = '00000000-0000-0000-0000-000000000000'
