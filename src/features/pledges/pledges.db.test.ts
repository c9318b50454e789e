import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Outcome } from '#kernel/act/outcome.ts'
import { readAs } from '#kernel/db/database.ts'
import type { Product } from '#kernel/http/product.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { addDays } from '#kernel/pure/day.ts'
import { anOrganisedDatabase, aWorld, TODAY, type World } from '../succession/world-for-tests.ts'
import { tallyOf, type Tally } from './coverage/units-store.ts'
import { peoplePage } from './coverage/people-store.ts'
import { pledgeDay } from './day-turn.ts'
import { ownOf, type Own } from './own/own-store.ts'
import { textOn } from './text/current.ts'
import { markOf } from './pledge/model.ts'

/** 総務課: its officer, two of its people; 統合幕僚学校 総務課's officer, where one of them goes. */
const OFFICER = '三雲 志保'
const USER = '碓氷 千景'
const COLLEAGUE = '甲斐 稔'
const ELSEWHERE = '薄井 美咲'

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

const unit = (key: string) => world.known.units.get(key) ?? ''

const own = async (name: string): Promise<Own> => {
  const id = await world.id(name)
  return world.read((tx) => ownOf(tx, id, TODAY))
}

const stateOf = async (name: string) => (await own(name)).standing?.state

const formOf = async () => ({
  text: markOf(await world.read((tx) => textOn(tx, TODAY))),
  postTitle: '総務課員',
  pledged: true,
})

const sign = async (name: string, more: { as?: string; input?: object } = {}): Promise<Outcome> =>
  world.act({
    process: 'pledges.pledge',
    act: 'sign',
    from: { person: await world.id(name) },
    input: { ...(await formOf()), ...more.input },
    actor: await world.who(more.as ?? name),
  })

const signed = async (name: string): Promise<string> => {
  const outcome = await sign(name)
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome))
  return outcome.caseId
}

const does = async (who: string, act: string, caseId: string, input: Record<string, unknown> = {}) =>
  world.act({ process: 'pledges.pledge', act, caseId, input, actor: await world.who(who) })

const accepted = async (name: string): Promise<string> => {
  const id = await signed(name)
  expect(await does(OFFICER, 'accept', id)).toMatchObject({ kind: 'done' })
  return id
}

const onPaper = async (name: string, signedOn: string) =>
  world.done({
    process: 'pledges.pledge',
    act: 'record-paper',
    from: { person: await world.id(name) },
    input: { signedOn, postTitle: '総務課員', place: '総務課 書庫A-2', original: true },
    actor: await world.who(OFFICER),
  })

const setTo = (key: string, value: number) =>
  world.db
    .insertInto('setting')
    .values({ key, value: JSON.stringify(value) })
    .execute()

const transfer = async (name: string, to: string, on: string) =>
  world.done({
    process: 'organisation.person',
    act: 'transfer',
    caseId: await world.id(name),
    input: { homeUnitId: unit(to), on },
  })

const tally = (key: string): Promise<Tally> => world.read((tx) => tallyOf(tx, 1, unit(key)))

const revise = (effectiveOn: string) =>
  world.done({
    process: 'pledges.text',
    act: 'revise',
    input: { wording: '私は、私有機器により、業務用データを取り扱いません。', effectiveOn, basis: '統幕通達第1号' },
  })

describe('from being asked to being accepted', () => {
  test('R020, R080: on arrival a pledge is asked for, the person signs the prescribed words, and the officer accepts', async () => {
    expect(await stateOf(USER)).toBe('none')
    const before = await tally('js-general-affairs')
    const id = await signed(USER)
    expect(await stateOf(USER)).toBe('submitted')
    expect(await does(OFFICER, 'accept', id)).toMatchObject({ kind: 'done' })
    const { standing, pledges } = await own(USER)
    expect(standing).toMatchObject({ state: 'accepted', pledgeId: id })
    expect(pledges[0]).toMatchObject({ number: '総務-R8-誓-0001', signedOn: TODAY, postTitle: '総務課員' })
    expect(pledges[0]?.belonging).toContain('総務課')
    expect(await tally('js-general-affairs')).toEqual({ ...before, none: before.none - 1, accepted: 1 })
  })

  test('R020, R080: nobody signs for another, not even the officer', async () => {
    for (const as of [OFFICER, COLLEAGUE])
      expect(await sign(USER, { as })).toMatchObject({
        kind: 'refused',
        refusals: [{ code: 'not-yourself', rules: ['R020', 'R080'] }],
      })
    expect(await stateOf(USER)).toBe('none')
  })

  test('R080: what was not read as it stands now, or not sworn, is not signed', async () => {
    const { version } = await world.read((tx) => textOn(tx, TODAY))
    const forged = { text: `${version}:0000` }
    expect(await sign(USER, { input: forged })).toMatchObject({ refusals: [{ code: 'text-changed' }] })
    expect(await sign(USER, { input: { pledged: false } })).toMatchObject({ refusals: [{ code: 'not-pledged' }] })
  })

  test('R020: one pledge at a time, and none while one holds', async () => {
    const id = await signed(USER)
    expect(await sign(USER)).toMatchObject({ refusals: [{ code: 'already-given' }] })
    await does(OFFICER, 'accept', id)
    expect(await sign(USER)).toMatchObject({ refusals: [{ code: 'already-given' }] })
  })

  test('R021: only the officer of the unit accepts', async () => {
    const id = await signed(USER)
    for (const who of [ELSEWHERE, COLLEAGUE]) expect(await does(who, 'accept', id)).toEqual({ kind: 'absent' })
    expect(await does(USER, 'accept', id)).toMatchObject({ refusals: [{ code: 'not-your-role' }] })
  })

  test('R020: 職員以外 are not asked and cannot sign', async () => {
    expect((await own('室井 夏帆')).standing).toBeNull()
    expect(await sign('室井 夏帆')).toMatchObject({ refusals: [{ code: 'not-staff' }] })
  })

  test('R021: what was returned is signed anew in the same case', async () => {
    const id = await signed(USER)
    await does(OFFICER, 'return', id, { reason: '官職名が違う' })
    expect(await stateOf(USER)).toBe('returned')
    expect(await does(COLLEAGUE, 'sign-again', id, await formOf())).toEqual({ kind: 'absent' })
    expect(await does(USER, 'sign-again', id, await formOf())).toMatchObject({ kind: 'done' })
    expect(await stateOf(USER)).toBe('submitted')
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
    expect(await stateOf(USER)).toBe('accepted')
  })
})

describe('what ends a pledge', () => {
  test('R020, R021: a transfer ends it at once and asks for a new one; coming back does not bring it back', async () => {
    const id = await accepted(USER)
    await transfer(USER, 'js-planning', TODAY)
    const { standing, pledges } = await own(USER)
    expect(standing).toMatchObject({ state: 'lapsed', asked: { why: 'transfer' } })
    expect(pledges.find((p) => p.id === id)?.state).toBe('lapsed')
    expect((await tally('js-general-affairs')).accepted).toBe(0)
    expect((await tally('js-planning')).lapsed).toBe(1)
    await transfer(USER, 'js-general-affairs', TODAY)
    expect(await stateOf(USER)).toBe('lapsed')
    await accepted(USER)
    expect(await stateOf(USER)).toBe('accepted')
  })

  test('R020: a move without an act of its own counts too, however it was written', async () => {
    await accepted(USER)
    const id = await world.id(USER)
    await world.db.transaction().execute(async (tx) => {
      await sql`select set_config('mamori.everything', 'on', true)`.execute(tx)
      await tx
        .updateTable('person')
        .set({ homeUnitId: unit('js-planning') })
        .where('id', '=', id)
        .execute()
      await tx
        .updateTable('person')
        .set({ homeUnitId: unit('js-general-affairs') })
        .where('id', '=', id)
        .execute()
    })
    expect(await stateOf(USER)).toBe('lapsed')
  })

  const takesPost = async (name: string, title: string) => {
    const { caseId: postId } = await world.done({
      process: 'organisation.post',
      act: 'establish',
      input: { unitId: unit('js-general-affairs'), title, startsOn: TODAY, inferred: null },
    })
    const order = { startsOn: TODAY, endsOn: null, orderNumber: '人発1', documentId: null }
    await world.done({
      process: 'organisation.incumbency',
      act: 'appoint',
      input: { postId, personId: await world.id(name), kind: 'substantive', ...order },
    })
  }

  test('R020: a new post asks anew where the pledge is older, unless the setting says not', async () => {
    await onPaper(USER, addDays(TODAY, -3))
    await onPaper(COLLEAGUE, addDays(TODAY, -3))
    await takesPost(USER, '文書班長')
    expect((await own(USER)).standing).toMatchObject({ state: 'lapsed', asked: { since: TODAY, why: 'post' } })
    await setTo('pledges.ask-on-post', 0)
    await takesPost(COLLEAGUE, '人事班長')
    expect(await stateOf(COLLEAGUE)).toBe('accepted')
  })

  test('R020: where the setting renews pledges, the night’s run ends the old ones', async () => {
    await onPaper(USER, addDays(TODAY, -100))
    await setTo('pledges.renew-months', 3)
    expect(await stateOf(USER)).toBe('accepted')
    await pledgeDay.run({ db: world.db } as Product, new Date(), new AbortController().signal)
    expect(await stateOf(USER)).toBe('lapsed')
  })

  test('R020: a move planned for a later day leaves the pledge in force until then', async () => {
    await accepted(USER)
    await transfer(USER, 'js-planning', '2099-04-01')
    expect(await stateOf(USER)).toBe('accepted')
  })

  test('R020, R021: whoever has left is not asked any more, and the pledge has ended', async () => {
    const id = await accepted(USER)
    await world.done({
      process: 'organisation.person',
      act: 'leave',
      caseId: await world.id(USER),
      input: { endsOn: TODAY, reason: '退職' },
    })
    expect((await own(USER)).standing).toBeNull()
    const row = await world.read((tx) =>
      tx.selectFrom('pledge').select(['state', 'live']).where('id', '=', id).executeTakeFirstOrThrow(),
    )
    expect(row).toEqual({ state: 'lapsed', live: false })
  })

  test('R080: a revised text asks everybody anew without touching a row', async () => {
    const id = await accepted(USER)
    const waiting = await signed(COLLEAGUE)
    const before = await world.read((tx) => sql`select * from pledge_standing order by person_id`.execute(tx))
    await revise(TODAY)
    expect(await stateOf(USER)).toBe('revised')
    expect((await own(USER)).standing?.asked).toEqual({ since: TODAY, why: 'text' })
    expect(await world.read((tx) => sql`select * from pledge_standing order by person_id`.execute(tx))).toEqual(before)
    expect(await does(OFFICER, 'accept', waiting)).toMatchObject({ refusals: [{ code: 'text-revised' }] })
    const again = await signed(USER)
    expect(again).not.toBe(id)
    expect(await stateOf(USER)).toBe('submitted')
  })

  test('R080: a revision ahead of its day changes nothing until then and can be dropped; later not', async () => {
    await accepted(USER)
    const { caseId } = await revise(addDays(TODAY, 10))
    expect(await stateOf(USER)).toBe('accepted')
    const drop = () => world.act({ process: 'pledges.text', act: 'drop', caseId, input: { reason: '見送り' } })
    expect(await drop()).toMatchObject({ kind: 'done' })
    const inForce = await revise(TODAY)
    const late = { process: 'pledges.text', act: 'drop', caseId: inForce.caseId, input: { reason: '見送り' } }
    expect(await world.act(late)).toMatchObject({ refusals: [{ code: 'in-force-already' }] })
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
    expect(await stateOf(USER)).toBe('declared')
    const measure = {
      process: 'pledges.declaration',
      act: 'measure',
      caseId,
      input: { measure: '立会いの下で消去した' },
    }
    expect(await world.act({ ...measure, actor: await world.who(ELSEWHERE) })).toEqual({ kind: 'absent' })
    await world.done({ ...measure, actor: await world.who(OFFICER) })
    await signed(USER)
    const state = await world.read((tx) =>
      tx.selectFrom('pledgeDeclaration').select('state').where('id', '=', caseId).executeTakeFirstOrThrow(),
    )
    expect(state.state).toBe('ended')
  })

  test('R020: is seen by the person and the officer, and by no colleague, in no table', async () => {
    const { caseId } = await declare(USER)
    const pledgeId = await signed(COLLEAGUE)
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
    await accepted(COLLEAGUE)
    const unitId = unit('js-general-affairs')
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
    await accepted(USER)
    await signed(COLLEAGUE)
    await transfer(COLLEAGUE, 'js-planning', TODAY)
    await transfer('犬飼 周', 'js-planning', TODAY)
    const { rows } = await world.read((tx) =>
      sql`select unit_id, state, text_version, n from pledge_tally where n <> 0
        except select unit_id, state, text_version, count(*)::int from pledge_standing group by 1, 2, 3`.execute(tx),
    )
    expect(rows).toEqual([])
  })
})
