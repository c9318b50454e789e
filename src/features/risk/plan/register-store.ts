import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import { atMost, countRows, pagesFrom, type Keyset } from '#kernel/db/keyset.ts'
import type { BoundRegister, Query } from '#kernel/http/product.ts'
import { isId } from '#kernel/id.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { addDays, addMonths, dayOf, isDay, partsOfDay, type Day } from '#kernel/pure/day.ts'
import { warekiYear } from '#kernel/pure/wareki.ts'
import { caseHolds } from '#kernel/search/find-cases.ts'
import { lateAge, planRegister, type PlanRow } from './register.ts'
import { planItem } from './process.ts'
import { milestonesByItem } from './rows.ts'
import { ORIGINS, SEVERITIES, SIDES } from './words.ts'

type Fragment = RawBuilder<unknown>

const and = (conditions: readonly (Fragment | null)[]): Fragment => {
  const held = conditions.filter((c) => c !== null)
  return held.length === 0 ? sql`true` : sql.join(held, sql` and `)
}

const oneOf = (column: Fragment, words: Readonly<Record<string, unknown>>, asked: string | undefined) =>
  asked !== undefined && Object.hasOwn(words, asked) ? sql`${column} = ${asked}` : null

const UNENDED = sql`r.ended_on is null`

const stateCondition = (asked: string | undefined, today: Day): Fragment | null => {
  if (asked === 'all') return null
  if (asked === 'expired')
    return sql`${UNENDED} and r.state = 'accepted' and r.accepted_until < ${sql.lit(today)}::date`
  if (asked !== undefined && Object.hasOwn(planItem.states, asked))
    return ['completed', 'not-applicable'].includes(asked)
      ? sql`r.state = ${asked}`
      : sql`${UNENDED} and r.state = ${asked}`
  return UNENDED
}

const STEPS_LATE: ReadonlySet<string> = new Set(['1', '30', '90', '120'])

const lateCondition = (asked: string | undefined, today: Day): Fragment | null =>
  asked !== undefined && STEPS_LATE.has(asked)
    ? sql`${UNENDED} and r.sort_on <= ${sql.lit(addDays(today, -Number(asked)))}::date`
    : null

const monthCondition = (asked: string | undefined): Fragment | null => {
  const first = `${asked ?? ''}-01`
  if (!isDay(first)) return null
  return sql`r.sort_on >= ${sql.lit(first)}::date and r.sort_on < ${sql.lit(addMonths(first, 1))}::date`
}

/** The filters as one condition on `r`. */
export const planCondition = (query: Query, today: Day): Fragment =>
  and([
    stateCondition(query['state'], today),
    oneOf(sql`r.severity`, SEVERITIES, query['severity']),
    oneOf(sql`r.side`, SIDES, query['side']),
    oneOf(sql`r.origin`, ORIGINS, query['origin']),
    lateCondition(query['overdue'], today),
    monthCondition(query['due']),
  ])

/** Systems to read one by one, or null for all: each has its own stretch of the index. */
const systemsAsked = (query: Query, actor: Actor): readonly string[] | null => {
  const asked = query['system'] ?? ''
  if (isId(asked)) return [asked]
  return actor.reach.everything ? null : actor.reach.systems
}

const beyond = (cursor: readonly string[] | null, direction: 'forward' | 'back'): Fragment | null => {
  const [on, id] = cursor ?? []
  if (on === undefined || id === undefined) return null
  return direction === 'forward'
    ? sql`(r.sort_on, r.id) > (${on}::date, ${id}::uuid)`
    : sql`(r.sort_on, r.id) < (${on}::date, ${id}::uuid)`
}

const orderOf = (direction: 'forward' | 'back'): Fragment =>
  direction === 'forward' ? sql`r.sort_on, r.id` : sql`r.sort_on desc, r.id desc`

/** Where the rows of a page lie, by the index alone where no filter needs more: each system has its own stretch of it. */
const found = (systems: readonly string[] | null, where: Fragment, order: Fragment, limit: number): Fragment => {
  const [only, ...more] = systems ?? []
  const keys = sql`select r.sort_on, r.id from plan_item r`
  if (systems === null) return sql`${keys} where ${where} order by ${order} ${atMost(limit)}`
  if (more.length === 0)
    return sql`${keys} where r.system_id = ${only ?? null}::uuid and ${where} order by ${order} ${atMost(limit)}`
  return sql`select found.* from unnest(${systems}::uuid[]) as asked(system_id) cross join lateral (
    ${keys} where r.system_id = asked.system_id and ${where} order by ${order} ${atMost(limit)}
  ) as found`
}

const rowsOf = async (tx: Tx, rows: Fragment, order: Fragment, limit: number, today: Day): Promise<PlanRow[]> => {
  const read = await sql<Omit<PlanRow, 'milestones' | 'today'>>`
    select r.id, r.system_id, s.name as system_name, r.number, r.title, r.weakness, r.state, r.origin, r.source,
      r.control_id, r.severity, r.side, r.resources, r.due_on, r.extended_on, r.limit_on, r.sort_on, r.opened_on,
      r.completed_on, r.evidence, r.accepted_until, r.accept_reason, r.not_applicable_reason, r.ended_on
    from (select r.id from (${rows}) r order by ${order} ${atMost(limit)}) k
      join plan_item r on r.id = k.id join system s on s.id = r.system_id
    order by ${order}`.execute(tx)
  return read.rows.map((row) => Object.assign(row, { milestones: [], today }))
}

/** Pages need no milestones; whoever writes the rows out asks for them. */
const withMilestones = async (tx: Tx, rows: readonly PlanRow[]): Promise<readonly PlanRow[]> => {
  const steps = await milestonesByItem(
    tx,
    rows.map((r) => r.id),
  )
  return rows.map((r) => ({ ...r, milestones: (steps.get(r.id) ?? []).filter((m) => !m.dropped) }))
}

const listed = async (tx: Tx, query: Query, actor: Actor, today: Day) => {
  const held = await caseHolds(tx, 'risk.plan-item', query['q'], sql`r.id`)
  const where = and([planCondition(query, today), held.where])
  const systems = systemsAsked(query, actor)
  const keyset: Keyset<PlanRow> = {
    parts: ['day', 'id'],
    keyOf: (row) => [row.sortOn, row.id],
    read: (cursor, direction, limit) => {
      const order = orderOf(direction)
      const inside = and([where, beyond(cursor, direction)])
      return rowsOf(tx, found(systems, inside, order, limit), order, limit, today)
    },
  }
  // The policy limits a reader to their systems by itself; saying it again would compare every row twice.
  const asked = query['system'] ?? ''
  const belongs = isId(asked) ? sql`r.system_id = ${asked}::uuid` : sql`true`
  return {
    keyset,
    count: (upTo: number | null) => countRows(tx, sql`plan_item r where ${belongs} and ${where}`, upTo),
  }
}

const MONTHS_BACK = 6
const MONTHS_SHOWN = 30

const monthOptions = (today: Day) =>
  Array.from({ length: MONTHS_SHOWN }, (_, nth) => addMonths(`${today.slice(0, 7)}-01`, nth - MONTHS_BACK)).map(
    (first) => [first.slice(0, 7), `${warekiYear(first)}${partsOfDay(first).month}月`] as const,
  )

/** Systems the reader may see that can have a plan; none to choose among where there is only one. */
export const systemsInReach = async (tx: Tx, actor: Actor): Promise<readonly { id: string; name: string }[]> =>
  tx
    .selectFrom('system')
    .select(['id', 'name'])
    .where('isClass', '=', false)
    .$if(!actor.reach.everything, (q) => q.where('id', '=', sql<string>`any (${actor.reach.systems}::uuid[])`))
    .orderBy('annexNumber')
    .orderBy('name')
    .execute()

/** `clock` tells what is overdue. */
export const boundPlanRegister = (clock: () => Date): BoundRegister<PlanRow> => {
  const pages = pagesFrom<PlanRow>((tx, query, actor) => listed(tx, query, actor, dayOf(clock())))
  return {
    register: planRegister,
    process: 'risk.plan-item',
    page: pages.page,
    all: async function* (tx, query, actor) {
      let batch: PlanRow[] = []
      for await (const row of pages.all(tx, query, actor)) {
        batch.push(row)
        if (batch.length < 500) continue
        yield* await withMilestones(tx, batch)
        batch = []
      }
      yield* await withMilestones(tx, batch)
    },
    href: (row) => `/cases/${row.id}`,
    tone: (row) => {
      const age = lateAge(row)
      if (age !== null && age !== 'within') return 'late'
      if (row.state === 'accepted' && row.acceptedUntil !== null && row.acceptedUntil < row.today) return 'late'
      return row.state === 'not-applicable' ? 'struck' : null
    },
    options: async (tx, source, actor) => {
      if (source === 'due-month') return monthOptions(dayOf(clock()))
      const systems = source === 'system' ? await systemsInReach(tx, actor) : []
      return systems.length < 2 ? [] : systems.map((s) => [s.id, s.name] as const)
    },
    begins: [{ href: '/plan#open', label: '項目を起票する', process: 'risk.plan-item', act: 'open' }],
    printedBy: 'plan-list',
  }
}
