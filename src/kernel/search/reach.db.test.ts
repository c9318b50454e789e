import * as fc from 'fast-check'
import { sql } from 'kysely'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect, EVERYTHING, readAs, type OpenDatabase, type Tx } from '#kernel/db/database.ts'
import type { Reach } from '#kernel/pure/actor.ts'
import { bigrams, foldForSearch } from '#kernel/pure/normalise.ts'
import { soughtOf, type Sought } from '#kernel/pure/sought.ts'
import { freshDatabase, type FreshDatabase } from '../../../test/database.ts'
import { AT_A_GLANCE, caseHolds, findCases, THOROUGHLY } from './find-cases.ts'

const numbered = (kind: number, nth: number) => `00000000-0000-7000-8${kind}00-${String(nth).padStart(12, '0')}`
const UNITS = [1, 2, 3].map((nth) => numbered(1, nth))
const SYSTEMS = [1, 2].map((nth) => numbered(2, nth))
const PEOPLE = [1, 2, 3].map((nth) => numbered(3, nth))
const PARTS = [
  'USBメモリ',
  'ＣＤ－Ｒ',
  '企画',
  '業務',
  'データ',
  '庫',
  '髙橋',
  'さとう',
  '100%',
  'a_b',
  'R8',
  '0012',
  '7',
]
const PROCESSES = ['media.medium', 'media.transfer', 'organisation.person']

let fresh: FreshDatabase
let owner: Client
let app: OpenDatabase

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 2 })
const parts = fc.array(fc.constantFrom(...PARTS), { minLength: 1, maxLength: 4 })
const aCase = fc.record({
  process: fc.constantFrom(...PROCESSES),
  title: parts.map((p) => p.join(' ')),
  number: maybe(fc.tuple(fc.constantFrom('企画', '総務'), fc.integer({ min: 1, max: 30 }))),
  unit: maybe(fc.constantFrom(...UNITS)),
  other: maybe(fc.constantFrom(...UNITS)),
  system: maybe(fc.constantFrom(...SYSTEMS)),
  person: maybe(fc.constantFrom(...PEOPLE)),
  open: fc.nat(9).map((n) => n === 0),
})

const CASES = 400

beforeAll(async () => {
  fresh = await freshDatabase()
  owner = new Client(fresh.owner)
  await owner.connect()
  for (const id of UNITS)
    await owner.query(
      `insert into unit (id, name, abbreviation, kind, starts_on, state) values ($1, 'U', 'U', 'section', '2020-01-01', 'established')`,
      [id],
    )
  for (const id of SYSTEMS)
    await owner.query(`insert into system (id, name, starts_on, state) values ($1, 'S', '2020-01-01', 'registered')`, [
      id,
    ])
  for (const id of PEOPLE)
    await owner.query(
      `insert into person (id, rank, name, kana, kind, home_unit_id, starts_on, state)
       values ($1, '', 'P', '', 'staff', $2, '2020-01-01', 'present')`,
      [id, UNITS[0]],
    )
  for (const [nth, of] of fc.sample(aCase, { numRuns: CASES, seed: 20_260_401 }).entries()) {
    const number = of.number && `${of.number[0]}-R8-業-${String(of.number[1]).padStart(4, '0')}`
    const folded = foldForSearch(`${of.title} ${number ?? ''}`)
    await owner.query(
      `insert into case_file (id, process, state, title, number, unit_id, other_unit_id, system_id, person_id, open_to_all,
         folded, grams, opened_at, changed_at)
       values ($1, $2, 'x', $3, $4, $5, $6, $7, $8, $9, $10, $11, now(), now() - $12 * interval '1 minute')`,
      [
        numbered(4, nth),
        of.process,
        of.title,
        number,
        of.unit,
        of.other,
        of.system,
        of.person,
        of.open,
        folded,
        bigrams(folded),
        nth,
      ],
    )
  }
  app = connect(fresh.app, () => {})
})
afterAll(async () => {
  await app.close()
  await owner.end()
  await fresh.drop()
})

type Reader = { reach: Reach; personId: string | null }
const reader: fc.Arbitrary<Reader> = fc.record({
  reach: fc.record({
    units: fc.subarray(UNITS),
    systems: fc.subarray(SYSTEMS),
    everything: fc.nat(5).map((n) => n === 0),
  }),
  personId: maybe(fc.constantFrom(...PEOPLE)),
})
const typed = fc.oneof(
  fc.array(fc.constantFrom(...PARTS), { minLength: 1, maxLength: 2 }).map((p) => p.join(' ')),
  fc.constantFrom(
    '企画-R8-業-0012',
    '業-0007',
    '１２',
    '総務－r8',
    'ゆーえす',
    'cd-r',
    '高橋',
    'サトウ',
    '%',
    '_',
    '庫',
    'usb',
    '-',
  ),
)

const sought = (text: string): Sought => {
  const read = soughtOf(text)
  if (read === null) throw new Error('nothing is sought')
  return read
}

/** What the policy alone shows of that: every row compared. */
const plainly = async (tx: Tx, { patterns, number }: Sought) => {
  const { rows } = await sql<{ id: string }>`
    select id from case_file where folded like all (${patterns}::text[]) or number = ${number}
      or (length(${number}) > 1 and (starts_with(number, ${number}) or right(number, length(${number})) = ${number}))
    order by id`.execute(tx)
  return rows.map((row) => row.id)
}

const asReader = <T>(who: Reader, run: (tx: Tx) => Promise<T>) => readAs(app.db, who, run)

describe('a search finds exactly what the policy shows', () => {
  test('for any reader and any words', () =>
    fc.assert(
      fc.asyncProperty(reader, typed, async (who, text) => {
        await asReader(who, async (tx) => {
          const { cases, more } = await findCases(tx, sought(text), THOROUGHLY)
          expect(more).toBe(false)
          expect(cases.map((c) => c.id).toSorted()).toEqual(await plainly(tx, sought(text)))
        })
      }),
      { numRuns: 300 },
    ))

  test('a glance shows nothing else, and says so where it does not show all', () =>
    fc.assert(
      fc.asyncProperty(reader, typed, async (who, text) => {
        await asReader(who, async (tx) => {
          const { cases, more } = await findCases(tx, sought(text), AT_A_GLANCE)
          const all = await plainly(tx, sought(text))
          expect(all).toEqual(expect.arrayContaining(cases.map((c) => c.id)))
          expect(more || cases.length === all.length).toBe(true)
        })
      }),
      { numRuns: 200 },
    ))

  test('the function itself gives no id the policy hides, before anything is read again', () =>
    fc.assert(
      fc.asyncProperty(reader, typed, async (who, text) => {
        await asReader(who, async (tx) => {
          const { words, patterns, grams, number } = sought(text)
          const { rows } = await sql<{
            ids: string[]
          }>`select ids from search_cases(${words}::text[], ${patterns}::text[],
            ${grams}::text[], ${number}, 1000, 10000)`.execute(tx)
          expect(rows[0]?.ids.toSorted()).toEqual(await plainly(tx, sought(text)))
        })
      }),
      { numRuns: 200 },
    ))

  test('a register’s filter holds the same', () =>
    fc.assert(
      fc.asyncProperty(reader, typed, fc.constantFrom(...PROCESSES), async (who, text, process) => {
        await asReader(who, async (tx) => {
          const { where } = await caseHolds(tx, process, text, sql`r.id`)
          const { rows } = await sql<{ id: string }>`
            select r.id from case_file r where r.process = ${process} and ${where} order by r.id`.execute(tx)
          const plain = await sql<{ id: string }>`select id from case_file
            where process = ${process} and folded like all (${sought(text).patterns}::text[]) order by id`.execute(tx)
          expect(rows).toEqual(plain.rows)
        })
      }),
      { numRuns: 200 },
    ))

  test('where no reach was told, only what is everybody’s', async () => {
    const found = await app.db.transaction().execute((tx) => findCases(tx, sought('usb'), THOROUGHLY))
    const open = await owner.query<{ id: string }>(
      `select id from case_file where open_to_all and folded like '%usb%' order by id`,
    )
    expect(open.rows.length).toBeGreaterThan(0)
    expect(found.cases.map((c) => c.id).toSorted()).toEqual(open.rows.map((row) => row.id))
  })
})

describe('the best stands first', () => {
  const first = (text: string) =>
    asReader({ reach: EVERYTHING, personId: null }, (tx) => findCases(tx, sought(text), THOROUGHLY))

  test('a number as a whole, then numbers that end so, then the rest', async () => {
    const { cases } = await first('業-0001')
    const ending = cases.filter((c) => c.number?.endsWith('業-0001') === true).length
    expect(ending).toBeGreaterThan(0)
    expect(cases.slice(0, ending).every((c) => c.number?.endsWith('業-0001'))).toBe(true)
  })

  test('titles that begin so before those that hold it elsewhere, each the last changed first', async () => {
    const { cases } = await first('業務')
    const begins = cases.map((c) => c.title.startsWith('業務'))
    expect(new Set(begins).size).toBe(2)
    expect(begins).toEqual(begins.toSorted((a, b) => Number(b) - Number(a)))
    const times = cases.filter((c) => c.title.startsWith('業務')).map((c) => c.changedAt.getTime())
    expect(times).toEqual(times.toSorted((a, b) => b - a))
  })
})

test('the application may call the search and none of its parts', async () => {
  const functions = await owner.query<{ name: string; may: boolean }>(`
    select p.proname as name, has_function_privilege('mamori_app', p.oid, 'execute') as may from pg_proc p
    where p.proname in ('in_reach', 'expected_cases', 'cases_by_number', 'newest_cases', 'search_cases', 'cases_holding')`)
  expect(
    functions.rows
      .filter((p) => p.may)
      .map((p) => p.name)
      .toSorted(),
  ).toEqual(['cases_holding', 'search_cases'])
  expect(functions.rows).toHaveLength(6)
})
