import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import { countRows, pageBy, type Keyset } from '#kernel/db/keyset.ts'
import type { PageOf, Query } from '#kernel/http/product.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { fullNameOf } from '../belonging-store.ts'

/** How many people of a unit stand how. */
export type Tally = {
  people: number
  accepted: number
  submitted: number
  declared: number
  none: number
  lapsed: number
  returned: number
}

export type UnitLine = Tally & { id: string; k: string; fullName: string }

const number = (what: RawBuilder<unknown>) => sql`coalesce(sum(t.n) filter (where ${what}), 0)::int`

const sums = (version: number) => {
  const now = sql`t.text_version >= ${sql.lit(version)}`
  const old = sql`t.state in ('submitted', 'accepted') and t.text_version < ${sql.lit(version)}`
  return sql`${number(sql`t.state <> 'ahead'`)} as people,
    ${number(sql`t.state = 'accepted' and ${now}`)} as accepted,
    ${number(sql`t.state = 'submitted' and ${now}`)} as submitted,
    ${number(sql`t.state = 'declared'`)} as declared,
    ${number(sql`t.state = 'none'`)} as none,
    ${number(sql`t.state = 'lapsed' or ${old}`)} as lapsed,
    ${number(sql`t.state = 'returned'`)} as returned`
}

/** Has something to hand in, as a condition on pledge_tally (as `t`). */
const owes = (version: number) =>
  sql`t.n > 0 and t.state not in ('ahead', 'declared')
    and (t.state in ('none', 'lapsed', 'returned') or t.text_version < ${sql.lit(version)})`

/** The units whose pledges the actor manages or oversees. */
export const unitsLed = (actor: Actor): readonly string[] => [
  ...new Set(
    actor.authorities.flatMap((a) =>
      (a.role === 'UNIT' || a.role === 'UNIT_IAP') && a.unitId !== null ? [a.unitId] : [],
    ),
  ),
]

const reached = (actor: Actor) =>
  actor.reach.everything ? sql`true` : sql`u.id = any (${[...unitsLed(actor)]}::uuid[])`

const named = (typed: string | undefined) => {
  const words = (typed ?? '')
    .normalize('NFKC')
    .split(/\s+/u)
    .filter((word) => word !== '')
  return words.length === 0
    ? sql`true`
    : sql.join(
        words.map((word) => sql`position(${word} in normalize(u.name, NFKC)) > 0`),
        sql` and `,
      )
}

const base = (query: Query, actor: Actor, version: number) => sql`
  unit u where ${reached(actor)} and ${named(query['q'])}
    and exists (select 1 from pledge_tally t where t.unit_id = u.id and ${
      query['show'] === 'missing'
        ? owes(version)
        : query['show'] === 'declared'
          ? sql`t.n > 0 and t.state = 'declared'`
          : sql`t.n > 0 and t.state <> 'ahead'`
    })`

const keyset = (tx: Tx, query: Query, actor: Actor, version: number): Keyset<UnitLine> => ({
  parts: ['text', 'id'],
  keyOf: (row) => [row.k, row.id],
  read: async (cursor, direction, limit) => {
    const [sign, way] = direction === 'forward' ? [sql`>`, sql`asc`] : [sql`<`, sql`desc`]
    const beyond =
      cursor === null
        ? sql`true`
        : sql`(u.name collate "C", u.id) ${sign} (${cursor[0]} collate "C", ${cursor[1]}::uuid)`
    const { rows } = await sql<UnitLine>`
      select u.id, u.name as k, ${fullNameOf(sql`u.id`)} as full_name, c.*
      from (select u.id, u.name from ${base(query, actor, version)} and ${beyond}
          order by u.name collate "C" ${way}, u.id ${way} limit ${sql.lit(limit)}) u
        cross join lateral (select ${sums(version)} from pledge_tally t where t.unit_id = u.id) c
      order by u.name collate "C" ${way}, u.id ${way}`.execute(tx)
    return rows
  },
})

/** Units in the actor's charge with how their people stand, by name. Reads no row of a person. */
export const unitsPage = (
  tx: Tx,
  of: { query: Query; actor: Actor; version: number; size: number },
): Promise<PageOf<UnitLine>> => {
  const { query, actor, version, size } = of
  return pageBy(keyset(tx, query, actor, version), query, size, (upTo) =>
    countRows(tx, base(query, actor, version), upTo),
  )
}

/** The sum over one unit, or over all that the reader sees. */
export const tallyOf = async (tx: Tx, version: number, unitId: string | null): Promise<Tally> => {
  const { rows } = await sql<Tally>`
    select ${sums(version)} from pledge_tally t
    where ${unitId === null ? sql`true` : sql`t.unit_id = ${unitId}::uuid`}`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('a sum has a row')
  return row
}

export const missingOf = (t: Tally): number => t.none + t.lapsed + t.returned
