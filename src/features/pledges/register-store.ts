import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import { countRows, pagesFrom, type Keyset } from '#kernel/db/keyset.ts'
import type { BoundRegister, Query } from '#kernel/http/product.ts'
import { isId } from '#kernel/id.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { dayOf, type Day } from '#kernel/pure/day.ts'
import { caseHolds } from '#kernel/search/find-cases.ts'
import { unitsLed } from './coverage/units-store.ts'
import { shownState } from './pledge/store.ts'
import { pledgeRegister, type PledgeRow } from './register.ts'
import { textOn } from './text/current.ts'

/** Each choice is one range of an index, so that a rare one costs no more than a frequent one. */
const stateIs = (state: string | undefined, version: number): RawBuilder<unknown> => {
  switch (state) {
    case 'in-force':
      return sql`p.live and p.state = 'accepted' and p.text_version >= ${sql.lit(version)}`
    case 'submitted':
      return sql`p.state = 'submitted'`
    case 'revised':
      return sql`p.live and p.text_version < ${sql.lit(version)}`
    case 'past':
      return sql`not p.live`
    case 'paper':
      return sql`p.paper`
    default:
      return sql`true`
  }
}

const unitIs = (query: Query, actor: Actor): RawBuilder<unknown> => {
  const asked = query['unit']
  if (asked !== undefined && isId(asked)) return sql`p.unit_id = ${asked}::uuid`
  if (actor.reach.everything) return sql`true`
  const led = unitsLed(actor)
  return led.length === 0
    ? sql`p.person_id = ${actor.personId}::uuid`
    : sql`(p.unit_id = any (${[...led]}::uuid[]) or p.person_id = ${actor.personId}::uuid)`
}

type Row = Omit<PledgeRow, 'state'> & { kept: string; live: boolean }

const rowsOf = async (
  tx: Tx,
  where: RawBuilder<unknown>,
  page: { cursor: string | null; forward: boolean; limit: number },
  version: number,
): Promise<readonly PledgeRow[]> => {
  const way = page.forward ? sql`desc` : sql`asc`
  const beyond = page.cursor === null ? sql`true` : sql`p.id ${page.forward ? sql`<` : sql`>`} ${page.cursor}::uuid`
  const { rows } = await sql<Row>`
    select p.id, p.number, p.state as kept, p.live, btrim(p.rank || ' ' || p.name) as person_name, p.post_title, p.belonging,
      u.name as unit_name, p.signed_on, p.submitted_on, p.accepted_on, p.accepted_by, p.paper, p.place, p.text_version
    from (select p.* from pledge p where ${where} and ${beyond} order by p.id ${way} limit ${sql.lit(page.limit)}) p
      join unit u on u.id = p.unit_id
    order by p.id ${way}`.execute(tx)
  return rows.map(({ kept, ...row }) => ({ ...row, state: shownState({ ...row, state: kept }, version) }))
}

const keyset = (tx: Tx, where: RawBuilder<unknown>, version: number): Keyset<PledgeRow> => ({
  parts: ['id'],
  keyOf: (row) => [row.id],
  read: (cursor, direction, limit) =>
    rowsOf(tx, where, { cursor: cursor?.[0] ?? null, forward: direction === 'forward', limit }, version),
})

/** The pledges that a query of the register means, in its order. */
export const pledgesMeant = async (tx: Tx, query: Query, actor: Actor, today: Day) => {
  const { version } = await textOn(tx, today)
  const found = await caseHolds(tx, 'pledges.pledge', query['q'], sql`p.id`)
  const where = sql`${unitIs(query, actor)} and ${stateIs(query['state'], version)} and ${found.where}`
  return { where, keyset: keyset(tx, where, version) }
}

/** Units that a choice offers: those in one's charge, and none where everything is seen, for they are thousands. */
const unitChoice = async (tx: Tx, actor: Actor) => {
  const led = unitsLed(actor)
  if (led.length === 0) return []
  const rows = await tx.selectFrom('unit').select(['id', 'name']).where('id', 'in', led).orderBy('sort').execute()
  return rows.map(({ id, name }) => [id, name] as const)
}

/** Newest first. Colleagues see their own alone. */
export const boundPledgeRegister = (clock: () => Date): BoundRegister<PledgeRow> => ({
  register: pledgeRegister,
  process: 'pledges.pledge',
  ...pagesFrom(async (tx, query, actor) => {
    const { where, keyset: found } = await pledgesMeant(tx, query, actor, dayOf(clock()))
    return { keyset: found, count: (upTo) => countRows(tx, sql`pledge p where ${where}`, upTo) }
  }),
  href: (row) => `/cases/${row.id}`,
  options: (tx, _source, actor) => unitChoice(tx, actor),
  begins: [
    { href: '/pledges', label: '提出状況を見る', process: 'pledges.pledge', act: 'accept' },
    { href: '/pledge', label: '自分の誓約書', process: 'pledges.pledge', act: 'sign' },
  ],
  printedBy: 'pledge-register',
})
