import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import { readAs } from '#kernel/db/database.ts'
import type { RowActs } from '#kernel/http/product.ts'
import { addDays } from '#kernel/pure/day.ts'
import { FILLED } from '#features/media/forms-for-tests.ts'
import { ADMIN, anOrganisedDatabase, aWorld, TODAY, type World } from '../world-for-tests.ts'
import type { Move } from './columns.ts'
import { OPEN_WHERE } from './open-where-for-tests.ts'

const ON = '2027-04-01'

let organised: Awaited<ReturnType<typeof anOrganisedDatabase>>
let world: World
beforeAll(async () => {
  organised = await anOrganisedDatabase()
})
afterAll(() => organised.drop())
beforeEach(async () => {
  world = await aWorld(organised.name)
  return () => world.close()
})

const planned = (records: readonly Move[]) =>
  readAs(world.db, ADMIN, async (tx): Promise<readonly RowActs[]> => {
    const planRows = await world.moves.planner(tx, ADMIN, TODAY)
    return planRows(
      tx,
      records.map((record, nth) => ({ number: nth + 2, record })),
    )
  })

const apply = async (records: readonly Move[]) => {
  const plan = await planned(records)
  expect(plan.flatMap((r) => r.problems ?? [])).toEqual([])
  return world.all(
    ADMIN,
    plan.flatMap((r) => r.commands),
  )
}

const rolesOf = async (name: string, day: string) =>
  (await world.who(name, day)).authorities.flatMap((a) =>
    a.role === 'UNIT' || a.role === 'USER' ? [`${a.role} ${a.unitName ?? ''}`] : [],
  )

/** The two section chiefs exchange, and a clerk of the one section goes to the other. */
const EXCHANGE: readonly Move[] = [
  { name: '水城 航', kind: 'appoint', on: ON, unit: '統合幕僚監部 総務部 総務課', post: '総務課長', order: '人発1' },
  {
    name: '三雲 志保',
    kind: 'appoint',
    on: ON,
    unit: '統合幕僚監部 指揮通信システム部 指揮通信システム企画課',
    post: '指揮通信システム企画課長',
    order: '人発1',
  },
  { name: '大友 桂', kind: 'appoint', on: ON, unit: '統合幕僚監部 総務部 総務課', order: '人発1' },
]

describe('a batch', () => {
  test('R002: an exchange from one file gives authority from the day, not a day before, and a handover for each post', async () => {
    expect((await apply(EXCHANGE)).kind).toBe('done')
    const before = addDays(ON, -1)
    expect(await rolesOf('水城 航', before)).toContain('UNIT 指揮通信システム企画課')
    expect(await rolesOf('水城 航', before)).not.toContain('UNIT 総務課')
    expect(await rolesOf('水城 航', ON)).toEqual(['UNIT 総務課', 'USER 総務課'])
    expect(await rolesOf('三雲 志保', ON)).toEqual(['UNIT 指揮通信システム企画課', 'USER 指揮通信システム企画課'])
    expect(await rolesOf('大友 桂', before)).toEqual(['USER 指揮通信システム企画課'])
    expect(await rolesOf('大友 桂', ON)).toEqual(['USER 総務課'])
    const handovers = await world.read((tx) =>
      tx.selectFrom('handover').select(['fromName', 'toName', 'effectiveOn', 'state']).orderBy('fromName').execute(),
    )
    expect(handovers).toEqual([
      { fromName: '1等空佐 水城 航', toName: '1等陸佐 三雲 志保', effectiveOn: ON, state: 'open' },
      { fromName: '1等陸佐 三雲 志保', toName: '1等空佐 水城 航', effectiveOn: ON, state: 'open' },
    ])
  })

  test('bringing the file again changes nothing', async () => {
    await apply(EXCHANGE)
    expect((await planned(EXCHANGE)).map((r) => r.unchanged)).toEqual([true, true, true])
    world.on(addDays(ON, 3))
    expect((await planned(EXCHANGE)).map((r) => r.unchanged)).toEqual([true, true, true])
  })

  test('what is open on people is told to whoever reads the plan, though they may not see the things', async () => {
    await world.medium('大友 桂')
    const [, , clerk] = await planned(EXCHANGE)
    expect(clerk?.says?.at(-1)?.text).toMatch(/^手元に残るもの：1件（.+ 区域内使用中・/)
    expect(clerk?.commands.map((c) => c.act)).toEqual(['transfer', 'open'])
  })

  test('a rule’s no in a late row leaves nothing of the file behind', async () => {
    const [first, second] = await planned(EXCHANGE)
    const outcome = await world.all(ADMIN, [
      ...(first?.commands ?? []),
      ...(second?.commands ?? []),
      {
        process: 'organisation.incumbency',
        act: 'end',
        caseId: await world.serving('相馬 隆史'),
        input: { endsOn: '2020-01-01', reason: 'X' },
      },
    ])
    expect(outcome.kind).toBe('stopped')
    expect(await world.read((tx) => tx.selectFrom('handover').select('id').execute())).toEqual([])
    expect(await rolesOf('水城 航', ON)).toContain('UNIT 指揮通信システム企画課')
  })

  test('four hundred people move on one day in one go', { timeout: 600_000 }, async () => {
    const unit = world.known.units.get('js-general-affairs') ?? ''
    await world.db.transaction().execute(async (tx) => {
      await sql`
        with made as (select gen_random_uuid() as post_id, gen_random_uuid() as person_id, gen_random_uuid() as inc_id, n from generate_series(1, 400) n),
        files as (
          insert into case_file (id, process, state, title, unit_id, open_to_all, opened_at, changed_at)
          select post_id, 'organisation.post', 'established', '', ${unit}::uuid, true, now(), now() from made
          union all select person_id, 'organisation.person', 'present', '', ${unit}::uuid, true, now(), now() from made
          union all select inc_id, 'organisation.incumbency', 'serving', '', ${unit}::uuid, true, now(), now() from made),
        posts as (
          insert into post (id, unit_id, title, starts_on, state)
          select post_id, ${unit}::uuid, '係' || n, '2026-04-01', 'established' from made),
        people as (
          insert into person (id, service_number, rank, name, kana, kind, home_unit_id, starts_on, state)
          select person_id, 'M-' || n, '3等陸曹', '係員' || n, lpad(n::text, 4, '0'), 'staff', ${unit}::uuid, '2026-04-01', 'present' from made)
        insert into incumbency (id, post_id, person_id, kind, starts_on, state)
        select inc_id, post_id, person_id, 'substantive', '2026-04-01', 'serving' from made`.execute(tx)
    })
    const moves = Array.from({ length: 400 }, (_, nth): Move => ({
      serviceNumber: `M-${nth + 1}`,
      kind: 'appoint',
      on: ON,
      unit: '統合幕僚監部 総務部 総務課',
      // Everybody takes the post of the next, the last that of the first: one cycle of four hundred.
      post: `係${((nth + 1) % 400) + 1}`,
    }))
    const outcome = await apply(moves)
    expect(outcome.kind).toBe('done')
    const count = await world.read((tx) =>
      tx
        .selectFrom('incumbency')
        .select((e) => e.fn.countAll<number>().as('n'))
        .where('startsOn', '=', ON)
        .executeTakeFirstOrThrow(),
    )
    expect(count.n).toBe(400)
    expect((await planned(moves)).every((r) => r.unchanged)).toBe(true)
  })
})

describe('nobody goes with something on them', () => {
  const NAME = '大友 桂'
  const leave = async () =>
    world.act({
      process: 'organisation.person',
      act: 'leave',
      caseId: await world.id(NAME),
      input: { endsOn: TODAY, reason: '退職' },
    })

  test('R048, R053, R054: whoever has media in hand and take-outs asked for does not leave; what it is, is said by name', async () => {
    const medium = await world.medium(NAME)
    const asked = await world.medium()
    const actor = await world.who(NAME)
    const { caseId } = await world.done({
      process: 'media.take-out',
      act: 'request',
      from: { medium: asked },
      input: { ...FILLED.request, startsOn: TODAY, endsOn: TODAY },
      actor,
    })
    const refused = await leave()
    expect(refused).toMatchObject({
      kind: 'refused',
      refusals: [{ code: 'media-still-held', rules: ['R048', 'R053', 'R054'] }],
    })
    const [refusal] = refused.kind === 'refused' ? refused.refusals : []
    expect(refusal?.sentence).toMatch(/2件（企画-R8-業-0001 区域内使用中.*、企画-R8-業-0002 申請中/)
    expect(refusal?.remedy?.href).toBe(`/begin/succession.handover/open?person=${await world.id(NAME)}`)
    await world.done({
      process: 'media.medium',
      act: 'return-use',
      caseId: medium,
      input: { placeId: world.place },
      actor,
    })
    expect((await leave()).kind).toBe('refused')
    await world.done({ process: 'media.take-out', act: 'withdraw', caseId, actor })
    expect((await leave()).kind).toBe('done')
  })

  test('after a person has gone no column of any table has them in anything open', async () => {
    const person = await world.id(NAME)
    const held = await world.medium(NAME)
    await world.done({
      process: 'succession.handover',
      act: 'open',
      from: { person },
      input: { effectiveOn: TODAY },
      actor: await world.who(NAME),
    })
    expect((await leave()).kind).toBe('refused')
    await world.done({
      process: 'media.medium',
      act: 'return-use',
      caseId: held,
      input: { placeId: world.place },
      actor: await world.who(NAME),
    })
    await world.done({
      process: 'organisation.person',
      act: 'leave',
      caseId: person,
      input: { endsOn: addDays(TODAY, 1), reason: '退職' },
    })
    const columns = await world.read((tx) =>
      sql<{ name: string }>`
        select c.conrelid::regclass || '.' || a.attname as name
        from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey)
        where c.contype = 'f' and c.confrelid = 'person'::regclass
        union select 'case_turn.person_id' order by 1`.execute(tx),
    )
    const names = columns.rows.map((r) => r.name)
    expect(names.filter((n) => !(n in OPEN_WHERE))).toEqual([])
    for (const name of names) {
      const where = OPEN_WHERE[name]
      if (where === 'history' || where === undefined) continue
      const [table = '', column = ''] = name.split('.')
      const { rows } = await world.read((tx) =>
        sql`select 1 from ${sql.table(table)} where ${sql.ref(column)} = ${person} and (${sql.raw(where)})`.execute(tx),
      )
      expect(rows, name).toEqual([])
    }
    const [handover] = await world.read((tx) =>
      tx.selectFrom('handover').select(['id', 'state', 'fromGone']).where('fromId', '=', person).execute(),
    )
    expect(handover).toMatchObject({ state: 'open-instead', fromGone: true })
  })
})
