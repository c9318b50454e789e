import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { act } from '#kernel/act/act.ts'
import { recordsOf } from '#kernel/act/act.builders.ts'
import { readAs, writeAs } from '#kernel/db/database.ts'
import { FILLED } from '../forms-for-tests.ts'
import { colleague, keeper, member, NOW, otherMember } from '../people-for-tests.ts'
import { confirmDesk, judgeDeskAnew } from './confirm.ts'
import { aScan, someDesks, type Desks, type Labelled } from './desk-for-tests.ts'
import { removeItems } from './items-store.ts'
import { groupsOf, overview, scansPage } from './page-store.ts'
import { deskBinding } from './store.ts'
import { resolveCode, unknownCode } from './unknown/store.ts'

let desks: Desks
beforeAll(async () => {
  desks = await someDesks()
})
afterAll(() => desks.office.close())

const USE = FILLED.use

describe('a desk for taking media out of their place', () => {
  test('R053: what is scanned is judged by the act itself, and done to each medium with an entry of its own', async () => {
    const [a, b] = (await desks.media(2)) as [Labelled, Labelled]
    const id = await desks.opened('begin-use', USE)
    const said = await desks.scanned(id, [aScan(a.code), aScan(b.code)])
    expect(said.map((s) => [s.state, s.first])).toEqual([
      ['ready', true],
      ['ready', true],
    ])
    expect(await confirmDesk(await desks.given(id))).toEqual({ done: 2, blocked: 0 })
    expect([await desks.stateOf(a.id), await desks.stateOf(b.id), await desks.stateOf(id)]).toEqual([
      'in-use',
      'in-use',
      'done',
    ])
    const { entries } = await recordsOf(desks.office.owner, a.id)
    expect(entries.at(-1)).toMatchObject({ act: 'begin-use', person_id: member.personId })
  })

  test('R053: somebody’s medium, one in use and one of another unit stop with their reasons, and nothing is done to them', async () => {
    const [taken, free] = (await desks.media(2)) as [Labelled, Labelled]
    await desks.office.done({
      process: 'media.medium',
      act: 'begin-use',
      caseId: taken.id,
      input: USE,
      actor: colleague,
    })
    const id = await desks.opened('begin-use', USE)
    const said = await desks.scanned(id, [aScan(taken.code), aScan(free.code), aScan('ZZZZ-NOBODY')])
    const stateBy = new Map(said.map((s) => [s.code, s.state]))
    expect([taken.code, free.code, 'ZZZZ-NOBODY'].map((c) => stateBy.get(c))).toEqual(['blocked', 'ready', null])
    expect(said.find((s) => s.code === taken.code)?.sentence).toContain('区域内使用中')
    const groups = await readAs(desks.office.db, member, (tx) => groupsOf(tx, id))
    expect(groups).toMatchObject([{ code: 'wrong-state', count: 1, rule: 'R015' }])
    expect(await confirmDesk(await desks.given(id))).toEqual({ done: 1, blocked: 0 })
    expect((await desks.deskOf(id)).tally).toMatchObject({ scans: 3, done: 1, blocked: 1, unknown: 1 })
  })

  test('R068: an answer that the rule forbids stops every medium in one group', async () => {
    const list = await desks.media(3)
    const id = await desks.opened('begin-use', { ...USE, area: 'other' })
    await desks.scanned(
      id,
      list.map((m) => aScan(m.code)),
    )
    const groups = await readAs(desks.office.db, member, (tx) => groupsOf(tx, id))
    expect(groups).toHaveLength(1)
    expect(groups[0]).toMatchObject({ count: 3, title: expect.stringContaining('区域') as string })
  })

  test('what changed after it was scanned goes to its group when confirmed; all others are done and the desk stays open', async () => {
    const list = await desks.media(4)
    const id = await desks.opened('begin-use', USE)
    await desks.scanned(
      id,
      list.map((m) => aScan(m.code)),
    )
    const gone = list[1]?.id ?? ''
    await desks.office.done({ process: 'media.medium', act: 'begin-use', caseId: gone, input: USE, actor: colleague })
    expect(await confirmDesk(await desks.given(id))).toEqual({ done: 3, blocked: 1 })
    const desk = await desks.deskOf(id)
    expect(desk).toMatchObject({ state: 'open', tally: { done: 3, blocked: 1, ready: 0 } })
    expect(await writeAs(desks.office.db, member, (tx) => removeItems(tx, id, { code: 'wrong-state' }, NOW))).toBe(1)
    expect(await confirmDesk(await desks.given(id))).toEqual({ done: 0, blocked: 0 })
    expect(await desks.stateOf(id)).toBe('done')
  })

  test('a medium taken off the desk may be scanned again; one that lies there is told as read already', async () => {
    const a = await desks.oneMedium()
    const id = await desks.opened('begin-use', USE)
    await desks.scanned(id, [aScan(a.code)])
    expect((await desks.scanned(id, [aScan(a.code)]))[0]).toMatchObject({ first: false, state: 'ready' })
    await writeAs(desks.office.db, member, (tx) => removeItems(tx, id, { medium: a.id }, NOW))
    expect((await desks.scanned(id, [aScan(a.code)]))[0]).toMatchObject({ first: true, state: 'ready' })
    const again = await readAs(desks.office.db, member, (tx) => scansPage(tx, id, 'again', {}))
    expect(again.rows).toHaveLength(2)
  })

  test('what has been freed meanwhile is ready when it is judged again', async () => {
    const a = await desks.oneMedium()
    await desks.office.done({ process: 'media.medium', act: 'begin-use', caseId: a.id, input: USE, actor: colleague })
    const id = await desks.opened('begin-use', USE)
    expect((await desks.scanned(id, [aScan(a.code)]))[0]?.state).toBe('blocked')
    const back = { placeId: desks.office.place }
    await desks.office.done({ process: 'media.medium', act: 'return-use', caseId: a.id, input: back, actor: colleague })
    await judgeDeskAnew(await desks.given(id))
    expect((await desks.deskOf(id)).tally).toMatchObject({ ready: 1, blocked: 0 })
  })
})

describe('a desk for what comes back', () => {
  test('R048, R053: a partial return is a return; a keeper’s return of another’s medium is recorded as taken back', async () => {
    const [mine, theirs, stays] = (await desks.media(3)) as [Labelled, Labelled, Labelled]
    for (const [m, actor] of [
      [mine, keeper],
      [theirs, member],
      [stays, member],
    ] as const)
      await desks.office.done({ process: 'media.medium', act: 'begin-use', caseId: m.id, input: USE, actor })
    const id = await desks.opened('return-use', { placeId: desks.office.place }, keeper)
    await desks.scanned(id, [aScan(mine.code), aScan(theirs.code)], keeper)
    expect(await confirmDesk(await desks.given(id, keeper))).toEqual({ done: 2, blocked: 0 })
    const last = async (m: { id: string }) => (await recordsOf(desks.office.owner, m.id)).entries.at(-1)?.['act']
    expect([await last(mine), await last(theirs)]).toEqual(['return-use', 'take-back'])
    expect(await desks.stateOf(stays.id)).toBe('in-use')
  })

  test('R049, R053: every return is confirmed, also where the medium was used again before', async () => {
    const m = await desks.oneMedium()
    const use = (name: string, input: Record<string, unknown>) =>
      desks.office.done({ process: 'media.medium', act: name, caseId: m.id, input, actor: member })
    for (let nth = 0; nth < 2; nth += 1) {
      await use('begin-use', USE)
      await use('return-use', { placeId: desks.office.place })
    }
    for (let nth = 0; nth < 2; nth += 1) {
      const id = await desks.opened('confirm-use', {}, keeper)
      expect((await desks.scanned(id, [aScan(m.code)], keeper))[0]?.state).toBe('ready')
      expect(await confirmDesk(await desks.given(id, keeper))).toEqual({ done: 1, blocked: 0 })
    }
    const { rows } = await desks.office.owner.query(
      'select 1 from medium_use where medium_id = $1 and confirmed_at is null',
      [m.id],
    )
    expect(rows).toEqual([])
    const id = await desks.opened('confirm-use', {}, keeper)
    expect((await desks.scanned(id, [aScan(m.code)], keeper))[0]?.state).toBe('blocked')
  })
})

describe('a desk for taking out of the area', () => {
  test('R054: one application for many media, then leaving with those that are permitted, then coming back', async () => {
    const list = await desks.media(2)
    const [first] = list as [Labelled]
    const request = await desks.opened('request-take-out', FILLED.request)
    await desks.scanned(
      request,
      list.map((m) => aScan(m.code)),
    )
    expect(await confirmDesk(await desks.given(request))).toEqual({ done: 2, blocked: 0 })
    const { rows } = await desks.office.owner.query<{ id: string }>('select id from take_out where medium_id = $1', [
      first.id,
    ])
    const takeOutId = rows[0]?.id ?? ''
    await desks.office.done({ process: 'media.take-out', act: 'permit', caseId: takeOutId, input: FILLED.permit })
    const leave = await desks.opened('leave', {})
    const unasked = await desks.oneMedium()
    await desks.scanned(
      leave,
      [...list, unasked].map((m) => aScan(m.code)),
    )
    const groups = await readAs(desks.office.db, member, (tx) => groupsOf(tx, leave))
    expect(groups.map((g) => g.code).toSorted()).toEqual(['no-take-out', 'wrong-state'])
    expect(await confirmDesk(await desks.given(leave))).toEqual({ done: 1, blocked: 0 })
    expect(await desks.stateOf(first.id)).toBe('out')
    const back = await desks.opened('return-take-out', { ...FILLED.returned, placeId: desks.office.place })
    await desks.scanned(back, [aScan(first.code)])
    expect(await confirmDesk(await desks.given(back))).toEqual({ done: 1, blocked: 0 })
    const confirm = await desks.opened('confirm-take-out', { contentsChecked: 'yes' }, keeper)
    await desks.scanned(confirm, [aScan(first.code)], keeper)
    expect(await confirmDesk(await desks.given(confirm, keeper))).toEqual({ done: 1, blocked: 0 })
    expect(await desks.stateOf(takeOutId)).toBe('closed')
  })
})

describe('who sees what', () => {
  test('R052: another unit sees neither the desk nor its scans, and its media are unknown here', async () => {
    const m = await desks.oneMedium()
    const id = await desks.opened('begin-use', USE)
    await desks.scanned(id, [aScan(m.code)])
    expect(await readAs(desks.office.db, otherMember, (tx) => deskBinding(() => NOW).load(tx, id))).toBeNull()
    expect(await readAs(desks.office.db, otherMember, (tx) => overview(tx, id))).toEqual([])
    const theirs = await desks.opened('begin-use', USE, otherMember)
    expect((await desks.scanned(theirs, [aScan(m.code)], otherMember))[0]).toMatchObject({
      found: 'unknown',
      mediumId: null,
    })
  })

  test('who may not do the act may not open its desk', async () => {
    const command = {
      process: 'media.desk',
      act: 'open-show-number',
      caseId: null,
      input: { numberShown: 'yes' },
      actor: member,
      at: NOW,
    }
    expect(await act(desks.office.db, desks.bindings, command)).toMatchObject({
      kind: 'refused',
      refusals: [{ code: 'not-your-role' }],
    })
  })
})

test('an unknown code is kept with who and when, and what it turned out to be is written beside it', async () => {
  const m = await desks.oneMedium()
  const id = await desks.opened('begin-use', USE)
  const scan = aScan('OLD-LABEL-7')
  await desks.scanned(id, [scan])
  const read = () => readAs(desks.office.db, keeper, (tx) => unknownCode(tx, scan.id))
  expect(await read()).toMatchObject({
    code: 'OLD-LABEL-7',
    turnedOut: null,
    personName: `${member.rank} ${member.name}`,
  })
  const say = (turnedOut: 'misread' | 'medium', mediumId: string | null) =>
    writeAs(desks.office.db, keeper, (tx) =>
      resolveCode(tx, scan.id, { turnedOut, mediumId, reason: '現物を見た' }, { actor: keeper, at: new Date() }),
    )
  await say('misread', null)
  await say('medium', m.id)
  expect(await read()).toMatchObject({
    turnedOut: 'medium',
    mediumId: m.id,
    resolvedBy: `${keeper.rank} ${keeper.name}`,
  })
  const { rows } = await desks.office.owner.query('select 1 from code_resolution where scan_id = $1', [scan.id])
  expect(rows).toHaveLength(2)
})
