import { sql, type RawBuilder } from 'kysely'
import { atMost, countRows, pagesFrom, type Cursor, type Direction, type Keyset } from '#kernel/db/keyset.ts'
import type { AnyRegister, BoundRegister, Query } from '#kernel/http/product.ts'
import { isId } from '#kernel/id.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { dayOf, type Day } from '#kernel/pure/day.ts'
import { caseHolds } from '#kernel/search/find-cases.ts'
import type { Tx } from '#kernel/db/database.ts'

type Fragment = RawBuilder<unknown>

type Given<Row> = Omit<BoundRegister<Row>, 'page' | 'all' | 'options' | 'process'> & {
  process: string
  /** The table, whose rows go by the name `r`, in the order of one column and then of the id. */
  table: Fragment
  by: Fragment
  type: 'integer' | 'date'
  down: boolean
  keyOf: (row: Row) => string
  where: (query: Query, today: Day) => readonly Fragment[]
  /** Columns of units whose people see a row besides those of its system. */
  units?: readonly Fragment[]
  /** The rows with what the list shows of other tables; `rows` go by the name `r` again. */
  select: (rows: Fragment, today: Day) => Fragment
}

const ascending = (down: boolean, direction: Direction) => down === (direction === 'back')

const orderOf = (by: Fragment, down: boolean, direction: Direction): Fragment => {
  const idWay = sql.raw(direction === 'forward' ? 'asc' : 'desc')
  return sql`${by} ${sql.raw(ascending(down, direction) ? 'asc' : 'desc')}, r.id ${idWay}`
}

const beyondOf = (of: { by: Fragment; type: string; down: boolean }, cursor: Cursor | null, direction: Direction) => {
  const [key, id] = cursor ?? []
  if (key === undefined || id === undefined) return sql`true`
  const value = sql`${key}::${sql.raw(of.type)}`
  const further = sql.raw(ascending(of.down, direction) ? '>' : '<')
  const later = sql.raw(direction === 'forward' ? '>' : '<')
  return sql`(${of.by} ${further} ${value} or (${of.by} = ${value} and r.id ${later} ${id}::uuid))`
}

const both = (conditions: readonly Fragment[]): Fragment =>
  conditions.length === 0 ? sql`true` : sql.join([...conditions], sql` and `)

const whole = (text: string) => /^\d{1,9}$/u.test(text)

/** Systems the reader answers for, or all of them where he sees everything; to choose among. */
export const systemOptions = async (tx: Tx, actor: Actor): Promise<readonly (readonly [string, string])[]> => {
  if (!actor.reach.everything && actor.reach.systems.length === 0) return []
  const rows = await tx
    .selectFrom('system')
    .select(['id', 'name'])
    .where('isClass', '=', false)
    .$if(!actor.reach.everything, (q) => q.where('id', 'in', [...actor.reach.systems]))
    .orderBy('annexNumber')
    .orderBy('name')
    .limit(500)
    .execute()
  return rows.map((s) => [s.id, s.name] as const)
}

/**
 * The rows the reader may see, said so that an index finds them: the policy says it in a way no index serves, and decides
 * all the same.
 */
export const inReach = (actor: Actor, units: readonly Fragment[] = []): readonly Fragment[] => {
  if (actor.reach.everything) return []
  const own = sql`r.system_id = any (${[...actor.reach.systems]}::uuid[])`
  const others = units.map((unit) => sql`${unit} = any (${[...actor.reach.units]}::uuid[])`)
  return [sql`(${sql.join([own, ...others], sql` or `)})`]
}

/** The condition that the query names one system; one that is no id asks for nothing. */
export const ofSystem = (query: Query): readonly Fragment[] => {
  const id = query['system'] ?? ''
  return isId(id) ? [sql`r.system_id = ${id}::uuid`] : []
}

/** The condition that a filter names one of its words. */
export const ofWord = (
  query: Query,
  name: string,
  words: readonly string[],
  condition: (word: string) => Fragment,
): readonly Fragment[] => {
  const word = query[name] ?? ''
  return words.includes(word) ? [condition(word)] : []
}

/** A register of cases that belong to a system, read by keyset in the order of one column; `clock` tells what is overdue. */
export const listedRegister = <Row extends { id: string }>(
  { table, by, type, down, keyOf, where, units, select, ...bound }: Given<Row>,
  clock: () => Date,
): AnyRegister => ({
  ...bound,
  options: async (tx: Tx, source: string, actor: Actor) => (source === 'system' ? systemOptions(tx, actor) : []),
  ...pagesFrom<Row>(async (tx, query, actor) => {
    const today = dayOf(clock())
    const held = await caseHolds(tx, bound.process, query['q'], sql`r.id`)
    const condition = both([...inReach(actor, units), held.where, ...where(query, today)])
    const keyset: Keyset<Row> = {
      parts: [type === 'date' ? 'day' : 'text', 'id'],
      keyOf: (row) => [keyOf(row), row.id],
      read: async (cursor, direction, limit) => {
        const sound = cursor === null || type === 'date' || whole(cursor[0] ?? '') ? cursor : null
        const order = orderOf(by, down, direction)
        const rows = sql`(select r.* from ${table} where ${condition}
          and ${beyondOf({ by, type, down }, sound, direction)} order by ${order} ${atMost(limit)}) r`
        const found = await sql<Row>`${select(rows, today)} order by ${order}`.execute(tx)
        return found.rows
      },
    }
    return { keyset, count: (upTo) => countRows(tx, sql`${table} where ${condition}`, upTo) }
  }),
})
