import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readAs } from '#kernel/db/database.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { addDays } from '#kernel/pure/day.ts'
import { anOrganisedDatabase, aWorld, TODAY, type World } from '../succession/world-for-tests.ts'
import { peoplePage } from './coverage/people-store.ts'
import { COLLEAGUE, ELSEWHERE, OFFICER, USER, pledgesOf } from './pledges-for-tests.ts'
import { textOn } from './text/current.ts'

let organised: Awaited<ReturnType<typeof anOrganisedDatabase>>
let world: World
let at: ReturnType<typeof pledgesOf>
beforeAll(async () => {
  organised = await anOrganisedDatabase()
})
afterAll(() => organised.drop())
beforeEach(async () => {
  world = await aWorld(organised.name)
  at = pledgesOf(world)
  return () => world.close()
})

describe('from being asked to being accepted', () => {
  test('R020, R080: on arrival a pledge is asked for, the person signs the prescribed words, and the officer accepts', async () => {
    expect(await at.stateOf(USER)).toBe('none')
    const before = await at.tally('js-general-affairs')
    const id = await at.signed(USER)
    expect(await at.stateOf(USER)).toBe('submitted')
    expect(await at.does(OFFICER, 'accept', id)).toMatchObject({ kind: 'done' })
    const { standing, pledges } = await at.own(USER)
    expect(standing).toMatchObject({ state: 'accepted', pledgeId: id })
    expect(pledges[0]).toMatchObject({ number: '総務-R8-誓-0001', signedOn: TODAY, postTitle: '総務課員' })
    expect(pledges[0]?.belonging).toContain('総務課')
    expect(await at.tally('js-general-affairs')).toEqual({ ...before, none: before.none - 1, accepted: 1 })
  })

  test('R020, R080: nobody signs for another, not even the officer', async () => {
    for (const as of [OFFICER, COLLEAGUE])
      expect(await at.sign(USER, { as })).toMatchObject({
        kind: 'refused',
        refusals: [{ code: 'not-yourself', rules: ['R020', 'R080'] }],
      })
    expect(await at.stateOf(USER)).toBe('none')
  })

  test('R080: what was not read as it stands now, or not sworn, is not signed', async () => {
    const { version } = await world.read((tx) => textOn(tx, TODAY))
    const forged = { text: `${version}:0000` }
    expect(await at.sign(USER, { input: forged })).toMatchObject({ refusals: [{ code: 'text-changed' }] })
    expect(await at.sign(USER, { input: { pledged: false } })).toMatchObject({ refusals: [{ code: 'not-pledged' }] })
  })

  test('R020: one pledge at a time, and none while one holds', async () => {
    const id = await at.signed(USER)
    expect(await at.sign(USER)).toMatchObject({ refusals: [{ code: 'already-given' }] })
    await at.does(OFFICER, 'accept', id)
    expect(await at.sign(USER)).toMatchObject({ refusals: [{ code: 'already-given' }] })
  })

  test('R021: only the officer of the unit accepts', async () => {
    const id = await at.signed(USER)
    for (const who of [ELSEWHERE, COLLEAGUE]) expect(await at.does(who, 'accept', id)).toEqual({ kind: 'absent' })
    expect(await at.does(USER, 'accept', id)).toMatchObject({ refusals: [{ code: 'not-your-role' }] })
  })

  test('R020: 職員以外 are not asked and cannot sign', async () => {
    expect((await at.own('室井 夏帆')).standing).toBeNull()
    expect(await at.sign('室井 夏帆')).toMatchObject({ refusals: [{ code: 'not-staff' }] })
  })

  test('R021: what was returned is signed anew in the same case', async () => {
    const id = await at.signed(USER)
    await at.does(OFFICER, 'return', id, { reason: '官職名が違う' })
    expect(await at.stateOf(USER)).toBe('returned')
    expect(await at.does(COLLEAGUE, 'sign-again', id, await at.formOf())).toEqual({ kind: 'absent' })
    expect(await at.does(USER, 'sign-again', id, await at.formOf())).toMatchObject({ kind: 'done' })
    expect(await at.stateOf(USER)).toBe('submitted')
  })

  test('R020, R021: a paper original is recorded with its place, when it was seen', async () => {
    const paper = { signedOn: addDays(TODAY, -3), postTitle: '総務課員', place: '総務課 書庫A-2', original: true }
    const given = { process: 'pledges.pledge', act: 'record-paper', from: { person: await world.id(USER) } }
    const actor = await world.who(OFFICER)
    const unseen = await world.act({ ...given, input: { ...paper, original: false }, actor })
    expect(unseen).toMatchObject({ refusals: [{ code: 'original-not-seen', rules: ['R020', 'R021', 'R080'] }] })
    const ahead = await world.act({ ...given, input: { ...paper, signedOn: addDays(TODAY, 1) }, actor })
    expect(ahead).toMatchObject({ refusals: [{ code: 'paper-of-another-time' }] })
    const byAnother = await world.act({ ...given, input: paper, actor: await world.who(ELSEWHERE) })
    expect(byAnother).toMatchObject({ refusals: [{ code: 'not-your-role' }] })
    await world.done({ ...given, input: paper, actor })
    expect(await at.stateOf(USER)).toBe('accepted')
  })
})

describe('whoever cannot truthfully declare', () => {
  const declare = async (name: string) =>
    world.done({
      process: 'pledges.declaration',
      act: 'declare',
      input: { what: 'private-device', reason: '自宅の計算機に業務の写しが残っている。消し方を知りたい。' },
      actor: await world.who(name),
    })

  test('R020: says so; the officer hears of it, records what was done, and a signature ends it', async () => {
    const { caseId } = await declare(USER)
    expect(await at.stateOf(USER)).toBe('declared')
    const measure = {
      process: 'pledges.declaration',
      act: 'measure',
      caseId,
      input: { measure: '立会いの下で消去した' },
    }
    expect(await world.act({ ...measure, actor: await world.who(ELSEWHERE) })).toEqual({ kind: 'absent' })
    await world.done({ ...measure, actor: await world.who(OFFICER) })
    await at.signed(USER)
    const state = await world.read((tx) =>
      tx.selectFrom('pledgeDeclaration').select('state').where('id', '=', caseId).executeTakeFirstOrThrow(),
    )
    expect(state.state).toBe('ended')
  })

  test('R020: is seen by the person and the officer, and by no colleague, in no table', async () => {
    const { caseId } = await declare(USER)
    const pledgeId = await at.signed(COLLEAGUE)
    const seen = async (who: Actor) =>
      readAs(world.db, who, async (tx) => {
        const { rows } = await sql<{ n: number }>`
          select (select count(*) from case_file where id in (${caseId}::uuid, ${pledgeId}::uuid))::int
            + (select count(*) from ledger_entry where case_id = ${caseId}::uuid)::int
            + (select count(*) from pledge_declaration)::int + (select count(*) from pledge)::int as n`.execute(tx)
        return rows[0]?.n ?? -1
      })
    expect(await seen(await world.who('白鳥 晶'))).toBe(0)
    expect(await seen(await world.who(ELSEWHERE))).toBe(0)
    expect(await seen(await world.who(USER))).toBe(3)
    expect(await seen(await world.who(OFFICER))).toBe(5)
    const assistant = await world.who('和泉 真琴')
    expect(await seen(assistant), 'the assistant manages pledges, and does not hear of 申出').toBe(2)
  })
})

describe('who is missing', () => {
  test('R020: the officer reads names, reminds all of them in one act, and nobody else may', async () => {
    await at.accepted(COLLEAGUE)
    const unitId = at.unit('js-general-affairs')
    const missing = await readAs(world.db, await world.who(OFFICER), async (tx) =>
      peoplePage(tx, { unitId, query: {}, text: await textOn(tx, TODAY), size: 50 }),
    )
    const names = missing.rows.map((row) => row.name)
    expect(names).toContain(USER)
    expect(names).not.toContain(COLLEAGUE)
    const remind = {
      process: 'pledges.reminder',
      act: 'remind',
      from: { unit: unitId },
      input: { dueOn: addDays(TODAY, 7), note: null },
    }
    expect(await world.act({ ...remind, actor: await world.who(COLLEAGUE) })).toMatchObject({
      refusals: [{ code: 'not-your-role' }],
    })
    await world.done({ ...remind, actor: await world.who(OFFICER) })
    const told = await world.read((tx) =>
      sql<{
        n: number
      }>`select count(*)::int as n from notice where person_id is not null and '${sql.raw('R020')}' = any (rules)`.execute(
        tx,
      ),
    )
    expect(told.rows[0]?.n).toBe(names.length)
  })

  test('the counts are those of the rows, after all of it', async () => {
    await at.accepted(USER)
    await at.signed(COLLEAGUE)
    await at.transfer(COLLEAGUE, 'js-planning', TODAY)
    await at.transfer('犬飼 周', 'js-planning', TODAY)
    const { rows } = await world.read((tx) =>
      sql`select unit_id, state, text_version, n from pledge_tally where n <> 0
        except select unit_id, state, text_version, count(*)::int from pledge_standing group by 1, 2, 3`.execute(tx),
    )
    expect(rows).toEqual([])
  })
})
