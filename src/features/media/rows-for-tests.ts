import { Client } from 'pg'
import { connect, readAs, type Database, type OpenDatabase, type Tx } from '#kernel/db/database.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { freshDatabase } from '../../../test/database.ts'
import { bigrams, foldForSearch } from '#kernel/pure/normalise.ts'
import { CABINET, SAFE } from './media-for-tests.ts'
import { GENERAL, numbered, officer, PEOPLE, PLANNING } from './people-for-tests.ts'
import { MEDIA_TYPES } from './words.ts'

export type Trial = {
  db: Database
  as: <T>(actor: Actor, read: (tx: Tx) => Promise<T>) => Promise<T>
  owner: Client
  close: () => Promise<void>
}

/** Two units with their people and a place each; rows are put in as the owner, and read as the application. */
export const aTrial = async (): Promise<Trial> => {
  const fresh = await freshDatabase()
  const owner = new Client(fresh.owner)
  await owner.connect()
  for (const unit of [PLANNING, GENERAL])
    await owner.query(
      `insert into unit (id, name, abbreviation, kind, starts_on, state) values ($1, $2, $3, 'section', '2020-01-01', 'active')`,
      [unit.id, unit.name, unit.mark],
    )
  for (const person of Object.values(PEOPLE))
    await owner.query(
      `insert into person (id, rank, name, kana, kind, home_unit_id, starts_on, state)
       values ($1, $2, $3, '', 'staff', $4, '2020-01-01', 'active')`,
      [person.personId, person.rank, person.name, person.posts[0]?.unitId ?? PLANNING.id],
    )
  await owner.query(
    `insert into governing_document (id, title, kind, state) values ($1, '達', 'directive', 'active')`,
    [numbered(60)],
  )
  await aPlaceRow(owner, { id: CABINET.id, unitId: PLANNING.id, name: CABINET.name })
  await aPlaceRow(owner, { id: SAFE.id, unitId: GENERAL.id, name: SAFE.name })
  const { db, close }: OpenDatabase = connect(fresh.app, () => {})
  return {
    db,
    owner,
    as: (actor, read) => readAs(db, actor, read),
    close: async () => {
      await close()
      await owner.end()
      await fresh.drop()
    },
  }
}

type Row = Readonly<Record<string, unknown>>

const insert = async (owner: Client, table: string, row: Row) => {
  const keys = Object.keys(row)
  await owner.query(
    `insert into ${table} (${keys.join(', ')}) values (${keys.map((_, nth) => `$${nth + 1}`).join(', ')})`,
    Object.values(row),
  )
}

const aCase = (owner: Client, id: string, process: string, unitId: string, words = '') =>
  insert(owner, 'case_file', {
    id,
    process,
    folded: foldForSearch(words),
    grams: bigrams(foldForSearch(words)),
    state: 'x',
    title: '',
    unit_id: unitId,
    opened_at: new Date(0),
    changed_at: new Date(0),
  })

export const aPlaceRow = async (
  owner: Client,
  of: { id: string; unitId: string; name: string; withdrawn?: string },
) => {
  await aCase(owner, of.id, 'media.place', of.unitId)
  await insert(owner, 'storage_place', {
    id: of.id,
    unit_id: of.unitId,
    name: of.name,
    code: of.id.replaceAll('-', '').slice(-10).toUpperCase(),
    lockable: true,
    basis: 'office',
    designated_on: '2026-04-01',
    withdrawn_on: of.withdrawn ?? null,
    state: of.withdrawn === undefined ? 'designated' : 'withdrawn',
  })
}

const WORDS_OF_A_MEDIUM = new Set(
  'media_type number code model capacity serial_number holder_name whereabouts received_from moved_to note'.split(' '),
)

/** A kept USB stick of 企画課; `nth` gives its identity and its number. */
export const aMediumRow = async (owner: Client, nth: number, given: Row = {}): Promise<string> => {
  const id = numbered(10_000 + nth)
  const unitId = String(given['unit_id'] ?? PLANNING.id)
  const row = {
    id,
    unit_id: unitId,
    state: 'kept',
    number: `${unitId === PLANNING.id ? '企画' : '総務'}-R8-業-${String(nth).padStart(4, '0')}`,
    code: `CODE${nth}`,
    kind: 'business',
    trigger: 'opened',
    registered_on: '2026-04-01',
    media_type: 'usb',
    model: 'SU-1032',
    capacity: '32GB',
    place_id: unitId === PLANNING.id ? CABINET.id : SAFE.id,
    ...given,
  }
  const words = Object.entries({ ...row, media_type: MEDIA_TYPES[row.media_type as keyof typeof MEDIA_TYPES] })
    .filter(([key]) => WORDS_OF_A_MEDIUM.has(key))
    .map(([, value]) => String(value ?? ''))
  await aCase(owner, id, 'media.medium', unitId, words.join(' '))
  await insert(owner, 'medium', row)
  return id
}

export const aUseRow = (owner: Client, nth: number, mediumNth: number, given: Row = {}) =>
  insert(owner, 'medium_use', {
    id: numbered(20_000 + nth),
    medium_id: numbered(10_000 + mediumNth),
    unit_id: PLANNING.id,
    user_id: PEOPLE.member.personId,
    user_name: '2等海尉 使田 用',
    user_post: '企画班員',
    taken_at: new Date(Date.UTC(2026, 10, 9, 0, nth)),
    place: 'B棟4階',
    purpose: '資料の移送',
    virus_check: '検査して感染なし',
    due_on: '2026-11-09',
    ...given,
  })

export const aTakeOutRow = async (owner: Client, nth: number, mediumNth: number, given: Row = {}): Promise<string> => {
  const id = numbered(30_000 + nth)
  await aCase(owner, id, 'media.take-out', PLANNING.id)
  await insert(owner, 'take_out', {
    id,
    medium_id: numbered(10_000 + mediumNth),
    unit_id: PLANNING.id,
    state: 'requested',
    applicant_id: PEOPLE.member.personId,
    applicant_name: '2等海尉 使田 用',
    applicant_post: '企画班員',
    applicant_unit: PLANNING.name,
    applied_on: '2026-11-01',
    destination: '市ヶ谷 F棟',
    area: 'ministry-area',
    reason: '調整会議での説明',
    starts_on: '2026-11-05',
    ends_on: '2026-11-08',
    contents: '会議資料一式',
    encryption: 'encrypted',
    virus_check: '検査して感染なし',
    ...given,
  })
  return id
}

/** Very many media in one statement, spread over both units. */
export const manyMedia = async (owner: Client, count: number) => {
  await owner.query(
    `with made as (
       select ('00000000-0000-7000-9000-' || lpad(n::text, 12, '0'))::uuid as id, n,
         case when n % 2 = 0 then $2::uuid else $3::uuid end as unit_id
       from generate_series(1, $1::int) n
     ), cases as (
       insert into case_file (id, process, state, title, unit_id, opened_at, changed_at, folded, grams)
       select id, 'media.medium', 'kept', '', unit_id, now(), now(), 'su-1032', '{su,u-,-1,10,03,32}' from made
     )
     insert into medium (id, unit_id, state, number, code, kind, trigger, registered_on, media_type, model)
     select id, unit_id, case when n % 50 = 0 then 'stopped' else 'kept' end, '多-' || lpad(n::text, 6, '0'), 'MANY' || n,
       'business', 'opened', '2025-04-01', 'usb', 'SU-1032' from made`,
    [count, PLANNING.id, GENERAL.id],
  )
  await owner.query('analyze medium')
}

/** As many uses and take-outs of the many media, each a minute (and every 50 a day) after the one before. */
export const manyLogLines = async (owner: Client, count: number) => {
  await owner.query(
    `insert into medium_use (id, medium_id, unit_id, user_id, user_name, user_post, taken_at, place, purpose, virus_check, due_on, returned_at)
     select ('00000000-0000-7000-a000-' || substr(id::text, 25))::uuid, id, unit_id, $2, '2等海尉 使田 用', '', now() - n * interval '1 minute',
       '', '', '', '2025-04-01', now()
     from (select m.*, row_number() over (order by code) as n from medium m where code like 'MANY%' limit $1) m`,
    [count, PEOPLE.otherMember.personId],
  )
  await owner.query(
    `with made as (
       select m.id as medium_id, m.unit_id, ('00000000-0000-7000-b000-' || substr(m.id::text, 25))::uuid as id, row_number() over (order by code) as n
       from medium m where code like 'MANY%' limit $1
     ), cases as (
       insert into case_file (id, process, state, title, unit_id, opened_at, changed_at)
       select id, 'media.take-out', 'closed', '', unit_id, now(), now() from made
     )
     insert into take_out (id, medium_id, unit_id, state, applicant_id, applicant_name, applicant_post, applicant_unit, applied_on,
       destination, area, reason, starts_on, ends_on, contents, encryption, virus_check)
     select id, medium_id, unit_id, 'closed', $2, '2等海尉 使田 用', '', '', '2025-03-31'::date - (n / 50)::int, '', 'outside', '', '2025-04-01',
       '2025-04-01', '', 'encrypted', '' from made`,
    [count, PEOPLE.colleague.personId],
  )
  await owner.query('analyze medium_use')
  await owner.query('analyze take_out')
}

/** Sees every unit, as the 情報保証責任者 and the audit side do. */
export const overseer: Actor = {
  ...officer,
  personId: numbered(999),
  reach: { units: [], systems: [], everything: true },
}

type Plan = {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  Plans?: Plan[]
}

/** What the database did for the first statement of a read: each visit of a table with the rows it touched. */
export const visitsOf = async (
  trial: Trial,
  actor: Actor,
  table: string,
  read: (tx: Tx) => Promise<unknown>,
): Promise<readonly { how: string; index: string | undefined; touched: number }[]> => {
  const plans: Plan[] = []
  await trial.as(actor, async (tx) => {
    const explaining = tx.withPlugin({
      transformQuery: ({ node }) => {
        if (node.kind !== 'RawNode') return node
        const [first = '', ...rest] = node.sqlFragments
        return { ...node, sqlFragments: [`explain (analyze, timing off, format json) ${first}`, ...rest] }
      },
      transformResult: async ({ result }) => {
        for (const row of result.rows) {
          const [{ Plan: plan }] = Object.values(row)[0] as [{ Plan: Plan }]
          if (plan) plans.push(plan)
        }
        return { ...result, rows: [] }
      },
    })
    await read(explaining)
  })
  const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)]
  const [first] = plans
  if (!first) throw new Error('nothing was explained')
  return nodes(first)
    .filter((node) => node['Relation Name'] === table)
    .map((node) => ({
      how: node['Node Type'],
      index: node['Index Name'],
      touched: (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'],
    }))
}
