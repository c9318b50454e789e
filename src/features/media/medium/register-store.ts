import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { BoundRegister, Query } from '#kernel/http/product.ts'
import { isId } from '#kernel/id.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import type { Day } from '#kernel/pure/day.ts'
import { caseHolds, type Held } from '#kernel/search/find-cases.ts'
import type { Cursor, Direction, Keyset } from '#kernel/db/keyset.ts'
import { allOf, pagesInReach, rowsInReach, unitOptions, type Fragment, type ReachTable } from '../reach-rows.ts'
import { fiscalYearOptions, inFiscalYear } from '../typed-filters.ts'
import { mediaNumbered } from '../number-filter.ts'
import { latenessOf } from '../lateness.ts'
import { KIND_WORDS } from '../words.ts'
import { ENDED, EVERY_STATE, LATE, mediaRegister, type MediumRow } from './register.ts'

const MEDIA: ReachTable = { table: 'medium', own: (id) => sql`r.holder_id = ${id}::uuid`, unitByUnit: true }

// In the statement itself: of a list or a day that comes as a value the planner cannot know how many rows it leaves.
const RUNNING = sql`r.state not in (${sql.join(ENDED.map((state) => sql.lit(state)))})`

const inState = (chosen: string | undefined, today: Day): Fragment | null => {
  const state = chosen ?? ''
  if (state === EVERY_STATE) return null
  if (state === LATE) return sql`r.due_on < ${sql.lit(today)}::date and ${RUNNING}`
  return state === '' ? RUNNING : sql`r.state = ${state}`
}

const condition = async (tx: Tx, query: Query, actor: Actor, today: Day): Promise<Held> => {
  const numbered = await mediaNumbered(tx, query, actor, 'r')
  const { where, frequent } = await caseHolds(tx, 'media.medium', query['q'], sql`r.id`)
  return {
    frequent: frequent || numbered?.frequent === true,
    where: allOf([
      inState(query['state'], today),
      numbered?.where ?? null,
      Object.hasOwn(KIND_WORDS, query['kind'] ?? '') ? sql`r.kind = ${query['kind']}` : null,
      isId(query['place'] ?? '') ? sql`r.place_id = ${query['place']}::uuid` : null,
      inFiscalYear(sql`r.registered_on`, query['fy']),
      where,
    ]),
  }
}

const beyond = (cursor: Cursor | null, direction: Direction): Fragment | null =>
  cursor &&
  sql`(r.unit_id, r.number) ${sql.raw(direction === 'forward' ? '>' : '<')} (${cursor[0]}::uuid, ${cursor[1]})`

const order = (direction: Direction): Fragment =>
  direction === 'forward' ? sql`r.unit_id, r.number` : sql`r.unit_id desc, r.number desc`

const keyset = (tx: Tx, query: Query, actor: Actor, today: Day, held: Fragment): Keyset<MediumRow> => ({
  parts: ['id', 'text'],
  keyOf: (m) => [m.unitId, m.number],
  read: async (cursor, direction, limit) => {
    const where = allOf([held, beyond(cursor, direction)])
    const { rows } = await sql<Omit<MediumRow, 'late'>>`
      select r.id, r.unit_id, r.state, r.number, r.code, r.kind, r.trigger, r.received_from, r.registered_on, r.media_type,
        r.model, r.capacity, r.serial_number, r.number_shown, r.disclosure_shown, r.write_protected_on, r.separation_grounds,
        r.encrypts, r.pointer_register, r.infected_since, r.holder_name, r.whereabouts, r.due_on, r.erased_on, r.disposal,
        r.destroyed_on, r.moved_to, r.note, r.corrected, u.name as unit_name, p.name as place_name
      from (${rowsInReach(MEDIA, query, actor, { where, order: order(direction), limit })}) as r
        join unit u on u.id = r.unit_id
        left join storage_place p on p.id = r.place_id
      order by ${order(direction)} limit ${limit}`.execute(tx)
    return rows.map((row) => Object.assign(row, { late: latenessOf(row.dueOn, today) }))
  },
})

/** Places to choose among, with the unit's name where there are several units. */
const placeOptions = async (tx: Tx, actor: Actor) => {
  const places = await tx
    .selectFrom('storagePlace as p')
    .innerJoin('caseFile as c', 'c.id', 'p.id')
    .innerJoin('unit as u', 'u.id', 'p.unitId')
    .select(['p.id', 'p.name', 'p.unitId', 'u.name as unitName'])
    .$if(!actor.reach.everything, (q) => q.where(sql<boolean>`p.unit_id = any (${actor.reach.units}::uuid[])`))
    .orderBy('u.sort')
    .orderBy('u.name')
    .orderBy('p.name')
    .execute()
  const one = new Set(places.map((p) => p.unitId)).size < 2
  return places.map((p) => [p.id, one ? p.name : `${p.unitName}　${p.name}`] as const)
}

/** `clock` tells what is overdue and which 年度 there are. */
export const boundMediaRegister = (clock: () => Date): BoundRegister<MediumRow> => ({
  register: mediaRegister,
  process: 'media.medium',
  ...pagesInReach(MEDIA, clock, condition, keyset),
  href: (m) => `/cases/${m.id}`,
  tone: (m) => m.late,
  options: async (tx, source, actor) => {
    if (source === 'fy') return fiscalYearOptions(clock())
    if (source === 'unit') return unitOptions(tx, actor)
    return source === 'place' ? placeOptions(tx, actor) : []
  },
  begins: [
    { href: '/begin/media.medium/register', label: '登録する', process: 'media.medium', act: 'register' },
    { href: '/begin/media.place/designate', label: '集中保管場所を指定する', process: 'media.place', act: 'designate' },
    {
      href: '/begin/media.desk/open-begin-use',
      label: '読取卓（取出し）',
      process: 'media.desk',
      act: 'open-begin-use',
    },
  ],
  printedBy: 'media-register',
  bulk: {
    name: 'pick',
    value: (m) => m.id,
    label: (m) => m.number,
    acts: [
      {
        href: '/labels',
        name: 'of',
        value: 'media',
        label: 'ラベルを印刷する',
        all: '条件に合うすべてのラベル',
        process: 'media.label-print',
        act: 'print',
      },
    ],
  },
})
