import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readAs } from '#kernel/db/database.ts'
import { dutiesFor } from '#kernel/home/duties.ts'
import { turnsFor } from '#kernel/home/turns.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { ADMIN, anOrganisedDatabase, aWorld, TODAY, type World } from '../world-for-tests.ts'
import { aChangeOfPost, codes, GIVER, loaded, OFFICER, SUCCESSOR } from './change-for-tests.ts'
import type { Handover, Item } from './model.ts'

let organised: Awaited<ReturnType<typeof anOrganisedDatabase>>
beforeAll(async () => {
  organised = await anOrganisedDatabase()
})
afterAll(() => organised.drop())

let world: World
let inUse: string
let takeOut: string
let handover: string

const model = (id = handover) => loaded(world, id)

const item = async (label: string): Promise<Item> => {
  const found = (await model()).items.find((i) => i.group.includes(label))
  if (!found) throw new Error(`no ${label} among ${(await model()).items.map((i) => i.group).join('、')}`)
  return found
}

const does = async (who: string, act: string, input: Record<string, unknown> = {}) =>
  world.act({ process: 'succession.handover', act, caseId: handover, input, actor: await world.who(who) })

beforeEach(async () => {
  world = await aWorld(organised.name)
  ;({ inUse, takeOut, handover } = await aChangeOfPost(world))
  return () => world.close()
})

describe('the list', () => {
  test('R002, R049: holds what is in the hand, what was asked for, and the turns of the post, for whoever begins it', async () => {
    const { items, toName } = await model()
    expect(toName).toBe('1等空尉 朝比奈 巡')
    expect(items.map((i) => [i.group, i.bound, i.caseId])).toEqual(
      expect.arrayContaining([
        ['手元の可搬記憶媒体', 'hand', inUse],
        ['持出しの申請・許可', 'person', takeOut],
      ]),
    )
    expect(items.every((i) => i.state === 'pending')).toBe(true)
  })

  test('the turns and duties of an officer’s post are on it', async () => {
    const officer = (
      await world.done({
        process: 'succession.handover',
        act: 'open',
        from: { incumbency: await world.serving(OFFICER) },
        input: { effectiveOn: TODAY },
      })
    ).caseId
    const { items } = await model(officer)
    const turn = items.find((i) => i.caseId === takeOut)
    expect(turn).toMatchObject({ group: '官職の番の手続', bound: 'post', label: '可搬記憶媒体の持出しを許可する' })
    expect(items.some((i) => i.group === '官職の義務' && i.label === '課等のシステム利用者を監督する')).toBe(true)
  })

  test('R052: another unit’s people and administrators see that the post changes hands, not what is open in it', async () => {
    const binding = world.bindings.get('succession.handover')
    const seenBy = async (actor: Actor) =>
      (await readAs(world.db, actor, (tx) => binding?.load(tx, handover) ?? Promise.resolve(null))) as Handover | null
    expect((await seenBy(ADMIN))?.items).toEqual([])
    expect((await seenBy(await world.who('三雲 志保')))?.items).toEqual([])
    expect((await seenBy(await world.who(SUCCESSOR)))?.items.length).toBeGreaterThan(1)
  })

  test('what begins after it was made must be on it before anybody signs', async () => {
    const later = await world.medium(GIVER)
    await does(GIVER, 'leave-open', { items: [(await item('申請')).id], reason: '取り下げる' })
    // Marking a line told the list anew; one more thing begins after that.
    await world.medium(GIVER)
    const refused = await does(GIVER, 'hand-all', { told: 'yes' })
    expect(codes(refused)).toContain('list-is-old')
    expect((await model()).items.some((i) => i.caseId === later)).toBe(true)
    expect((await does(GIVER, 'refresh')).kind).toBe('done')
    expect((await does(GIVER, 'hand-all', { told: 'yes' })).kind).toBe('done')
  })

  test('is begun once an incumbency', async () => {
    const again = await world.act({
      process: 'succession.handover',
      act: 'open',
      from: { incumbency: (await model()).incumbencyId ?? '' },
      input: {},
    })
    expect(codes(again)).toEqual(['handover-begun'])
  })
})

const leaveTakeOut = async () =>
  does(GIVER, 'leave-open', { items: [(await item('申請')).id], reason: '前任が取り下げる' })

const hand = async () => {
  await leaveTakeOut()
  expect((await does(GIVER, 'hand-all', { told: 'yes' })).kind).toBe('done')
}

describe('giving', () => {
  test('R054, R070: a take-out asked for or permitted is one person’s; it is not handed over', async () => {
    const refused = await does(GIVER, 'hand-all', { told: 'yes' })
    expect(codes(refused)).toEqual(['bound-to-the-person'])
    expect(refused).toMatchObject({ refusals: [{ rules: ['R054', 'R070', 'R053'] }] })
    const chosen = await does(GIVER, 'hand-items', { items: [(await item('申請')).id] })
    expect(codes(chosen)).toEqual(['bound-to-the-person'])
    await world.done({ process: 'media.take-out', act: 'withdraw', caseId: takeOut, actor: await world.who(GIVER) })
    expect((await does(GIVER, 'hand-all', { told: 'yes' })).kind).toBe('done')
    expect((await item('申請')).state).toBe('settled')
  })

  test('item by item: what is chosen is handed with its note, the rest waits for the signature', async () => {
    const first = await item('手元')
    await does(GIVER, 'hand-items', { items: [first.id], note: '封筒の中' })
    expect(await item('手元')).toMatchObject({ state: 'handed', note: '封筒の中' })
    expect((await model()).state).toBe('open')
    expect((await item('申請')).state).toBe('pending')
  })

  test('is the predecessor’s alone', async () => {
    expect(codes(await does(SUCCESSOR, 'hand-all', { told: 'yes' }))).toEqual(['not-your-role'])
    expect(codes(await does(SUCCESSOR, 'hand-instead', { told: 'yes', reason: '不在' }))).toContain('successor-hands')
  })
})

describe('taking', () => {
  test('R053: a medium in the hand changes its user with a line of its own in the log, and nothing stays on the predecessor', async () => {
    await hand()
    expect(codes(await does(SUCCESSOR, 'accept-all'))).toEqual(['media-unseen'])
    expect((await does(SUCCESSOR, 'accept-all', { seen: 'yes' })).kind).toBe('done')
    const { medium, uses, entry } = await world.read(async (tx) => ({
      medium: await tx.selectFrom('medium').selectAll().where('id', '=', inUse).executeTakeFirstOrThrow(),
      uses: await tx.selectFrom('mediumUse').selectAll().where('mediumId', '=', inUse).orderBy('returnedAt').execute(),
      entry: await tx
        .selectFrom('ledgerEntry')
        .select(['act', 'title', 'lane', 'personName'])
        .where('caseId', '=', inUse)
        .orderBy('seq', 'desc')
        .executeTakeFirstOrThrow(),
    }))
    expect(medium).toMatchObject({ state: 'in-use', holderId: await world.id(SUCCESSOR) })
    expect(uses).toHaveLength(2)
    expect(uses[0]?.returnNote).toBe('引継ぎにより1等空尉 朝比奈 巡に渡した（保管場所には戻していない）')
    expect(uses[1]).toMatchObject({
      userName: '1等空尉 朝比奈 巡',
      returnedAt: null,
      virusCheck: '引継ぎの時に検査して感染なし',
    })
    expect(entry).toMatchObject({ act: 'change-user', lane: '連動', personName: SUCCESSOR })
    expect(entry.title).toContain('3等陸佐 檜山 透から1等空尉 朝比奈 巡に替わった')
  })

  test('R054: what stays open keeps the handover on both home pages until it has ended', async () => {
    await hand()
    await does(SUCCESSOR, 'accept-all', { seen: 'yes' })
    expect((await model()).state).toBe('unfinished')
    const onHome = async (name: string) => {
      const actor = await world.who(name)
      return readAs(world.db, actor, async (tx) => [
        ...(await turnsFor(tx, actor, 50)).filter((t) => t.caseId === handover).map((t) => t.task),
        ...(
          await dutiesFor(
            tx,
            world.features.flatMap((f) => f.duties),
            actor,
            TODAY,
          )
        )
          .filter((d) => d.row.href === `/cases/${handover}`)
          .map((d) => d.duty.title),
      ])
    }
    expect(await onHome(SUCCESSOR)).toEqual(['引継ぎの未了を片付ける'])
    expect(await onHome(GIVER)).toEqual(['引継ぎが終わるのを見届ける'])
    expect((await does(SUCCESSOR, 'check-again')).kind).toBe('done')
    expect((await model()).state).toBe('unfinished')
    await world.done({ process: 'media.take-out', act: 'withdraw', caseId: takeOut, actor: await world.who(GIVER) })
    await does(SUCCESSOR, 'check-again')
    expect((await model()).state).toBe('closed')
    expect([await onHome(SUCCESSOR), await onHome(GIVER)]).toEqual([[], []])
  })

  test('a difference is told with its reason and stays', async () => {
    await hand()
    await does(SUCCESSOR, 'differ', { items: [(await item('手元')).id], reason: '現物がない' })
    expect((await does(SUCCESSOR, 'accept-all')).kind).toBe('done')
    expect(await item('手元')).toMatchObject({ state: 'differs', note: '現物がない' })
    const medium = await world.read((tx) =>
      tx.selectFrom('medium').select('holderId').where('id', '=', inUse).executeTakeFirstOrThrow(),
    )
    expect(medium.holderId).toBe(await world.id(GIVER))
    expect((await model()).state).toBe('unfinished')
  })

  test('R016: an infected medium does not change hands', async () => {
    await leaveTakeOut()
    await world.done({
      process: 'media.medium',
      act: 'report-infection',
      caseId: inUse,
      input: { found: '検査で検出した' },
      actor: await world.who(GIVER),
    })
    await does(GIVER, 'refresh')
    expect((await item('手元')).bound).toBe('person')
    expect(codes(await does(GIVER, 'hand-all', { told: 'yes' }))).toEqual(['bound-to-the-person'])
  })

  test('R048, R053: whoever does not belong to the unit that keeps a medium does not become its user', async () => {
    await world.done({
      process: 'succession.handover',
      act: 'name-successor',
      caseId: handover,
      input: { toId: await world.id('碓氷 千景') },
    })
    await hand()
    expect(codes(await does('碓氷 千景', 'accept-all', { seen: 'yes' }))).toEqual(['successor-elsewhere'])
    expect((await model()).state).toBe('handed')
  })

  test('nothing is taken before the day on which the post changes', async () => {
    await hand()
    const early = await world.who(SUCCESSOR)
    const outcome = await world.act({
      process: 'succession.handover',
      act: 'accept-all',
      caseId: handover,
      input: { seen: 'yes' },
      actor: early,
      at: new Date('2026-11-23T03:00:00Z'),
    })
    expect(codes(outcome)).toEqual(['before-the-day'])
  })
})
