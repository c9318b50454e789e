import type { KyselyPlugin } from 'kysely'
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { act } from '#kernel/act/act.ts'
import { anOffice, recordsOf, type TrialOffice } from '#kernel/act/act.builders.ts'
import { bindingsOf, type Bindings } from '#kernel/act/binding.ts'
import { readAs, writeAs, type Database } from '#kernel/db/database.ts'
import { newId } from '#kernel/id.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { incidentBinding } from '../incident/store.ts'
import { mediumBinding } from '../medium/store.ts'
import { FILLED } from '../forms-for-tests.ts'
import { colleague, keeper, member, NOW, otherMember } from '../people-for-tests.ts'
import { placeBinding } from '../place/store.ts'
import { takeOutBinding } from '../take-out/store.ts'
import type { ActionKey } from './actions.ts'
import { openingAct } from './actions.ts'
import { confirmDesk, judgeDeskAnew } from './confirm.ts'
import { removeItems } from './items-store.ts'
import type { Desk } from './model.ts'
import { groupsOf, overview, scansPage } from './page-store.ts'
import { readScans, receiveScans, type SentScan } from './scans-store.ts'
import { deskBinding } from './store.ts'
import { countsOf } from './tally-store.ts'
import { resolveCode, unknownCode } from './unknown/store.ts'

let office: TrialOffice
let bindings: Bindings
beforeAll(async () => {
  office = await anOffice()
  const clock = () => NOW
  bindings = bindingsOf([mediumBinding(clock), takeOutBinding(clock), placeBinding, incidentBinding, deskBinding])
})
afterAll(() => office.close())

const opened = async (action: ActionKey, input: Record<string, unknown>, actor: Actor = member): Promise<string> => {
  const command = { process: 'media.desk', act: openingAct(action), caseId: null, input, actor, at: NOW }
  const outcome = await act(office.db, bindings, command)
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome))
  return outcome.caseId
}

const deskOf = async (id: string, actor: Actor = member): Promise<Desk> => {
  const desk = await readAs(office.db, actor, (tx) => deskBinding.load(tx, id))
  if (!desk) throw new Error('no desk')
  return desk
}

const aScan = (code: string): SentScan => ({ id: newId(), code, at: NOW, way: 'scanner' })

const scanned = async (id: string, scans: readonly SentScan[], actor: Actor = member, db: Database = office.db) => {
  const desk = await deskOf(id, actor)
  return writeAs(db, actor, (tx) => receiveScans(tx, bindings, { desk, actor, at: NOW }, scans))
}

const given = async (id: string, actor: Actor = member) => ({
  db: office.db,
  bindings,
  desk: await deskOf(id, actor),
  actor,
  at: NOW,
})

const codeOf = async (mediumId: string): Promise<string> => {
  const { rows } = await office.owner.query<{ code: string }>('select code from medium where id = $1', [mediumId])
  return rows[0]?.code ?? ''
}
const stateOf = async (caseId: string) => (await recordsOf(office.owner, caseId)).files[0]?.['state']
const media = async (n: number) => {
  const list: { id: string; code: string }[] = []
  for (let nth = 0; nth < n; nth += 1) {
    const id = await office.medium()
    list.push({ id, code: await codeOf(id) })
  }
  return list
}

const USE = FILLED.use

describe('a desk for taking media out of their place', () => {
  test('R053: what is scanned is judged by the act itself, and done to each medium with an entry of its own', async () => {
    const [a, b] = (await media(2)) as [{ id: string; code: string }, { id: string; code: string }]
    const id = await opened('begin-use', USE)
    const said = await scanned(id, [aScan(a.code), aScan(b.code)])
    expect(said.map((s) => [s.state, s.first])).toEqual([
      ['ready', true],
      ['ready', true],
    ])
    expect(await confirmDesk(await given(id))).toEqual({ done: 2, blocked: 0 })
    expect([await stateOf(a.id), await stateOf(b.id), await stateOf(id)]).toEqual(['in-use', 'in-use', 'done'])
    const { entries } = await recordsOf(office.owner, a.id)
    expect(entries.at(-1)).toMatchObject({ act: 'begin-use', person_id: member.personId })
  })

  test('R053: somebody’s medium, one in use and one of another unit stop with their reasons, and nothing is done to them', async () => {
    const [taken, free] = (await media(2)) as [{ id: string; code: string }, { id: string; code: string }]
    await office.done({ process: 'media.medium', act: 'begin-use', caseId: taken.id, input: USE, actor: colleague })
    const id = await opened('begin-use', USE)
    const said = await scanned(id, [aScan(taken.code), aScan(free.code), aScan('ZZZZ-NOBODY')])
    const stateBy = new Map(said.map((s) => [s.code, s.state]))
    expect([taken.code, free.code, 'ZZZZ-NOBODY'].map((c) => stateBy.get(c))).toEqual(['blocked', 'ready', null])
    expect(said.find((s) => s.code === taken.code)?.sentence).toContain('区域内使用中')
    const groups = await readAs(office.db, member, (tx) => groupsOf(tx, id))
    expect(groups).toMatchObject([{ code: 'wrong-state', count: 1, rule: 'R015' }])
    expect(await confirmDesk(await given(id))).toEqual({ done: 1, blocked: 0 })
    expect((await deskOf(id)).tally).toMatchObject({ scans: 3, done: 1, blocked: 1, unknown: 1 })
  })

  test('R068: an answer that the rule forbids stops every medium in one group', async () => {
    const list = await media(3)
    const id = await opened('begin-use', { ...USE, area: 'other' })
    await scanned(
      id,
      list.map((m) => aScan(m.code)),
    )
    const groups = await readAs(office.db, member, (tx) => groupsOf(tx, id))
    expect(groups).toHaveLength(1)
    expect(groups[0]).toMatchObject({ count: 3, title: expect.stringContaining('区域') as string })
  })

  test('what changed after it was scanned goes to its group when confirmed; all others are done and the desk stays open', async () => {
    const list = await media(4)
    const id = await opened('begin-use', USE)
    await scanned(
      id,
      list.map((m) => aScan(m.code)),
    )
    const gone = list[1]?.id ?? ''
    await office.done({ process: 'media.medium', act: 'begin-use', caseId: gone, input: USE, actor: colleague })
    expect(await confirmDesk(await given(id))).toEqual({ done: 3, blocked: 1 })
    const desk = await deskOf(id)
    expect(desk).toMatchObject({ state: 'open', tally: { done: 3, blocked: 1, ready: 0 } })
    expect(await writeAs(office.db, member, (tx) => removeItems(tx, id, { code: 'wrong-state' }, NOW))).toBe(1)
    expect(await confirmDesk(await given(id))).toEqual({ done: 0, blocked: 0 })
    expect(await stateOf(id)).toBe('done')
  })

  test('a medium taken off the desk may be scanned again; one that lies there is told as read already', async () => {
    const [a] = (await media(1)) as [{ id: string; code: string }]
    const id = await opened('begin-use', USE)
    await scanned(id, [aScan(a.code)])
    expect((await scanned(id, [aScan(a.code)]))[0]).toMatchObject({ first: false, state: 'ready' })
    await writeAs(office.db, member, (tx) => removeItems(tx, id, { medium: a.id }, NOW))
    expect((await scanned(id, [aScan(a.code)]))[0]).toMatchObject({ first: true, state: 'ready' })
    const again = await readAs(office.db, member, (tx) => scansPage(tx, id, 'again', {}))
    expect(again.rows).toHaveLength(2)
  })

  test('what has been freed meanwhile is ready when it is judged again', async () => {
    const [a] = (await media(1)) as [{ id: string; code: string }]
    await office.done({ process: 'media.medium', act: 'begin-use', caseId: a.id, input: USE, actor: colleague })
    const id = await opened('begin-use', USE)
    expect((await scanned(id, [aScan(a.code)]))[0]?.state).toBe('blocked')
    const back = { placeId: office.place }
    await office.done({ process: 'media.medium', act: 'return-use', caseId: a.id, input: back, actor: colleague })
    await judgeDeskAnew(await given(id))
    expect((await deskOf(id)).tally).toMatchObject({ ready: 1, blocked: 0 })
  })
})

describe('nothing is lost and nothing is done twice', () => {
  test('a batch sent three times, and twice at once, is kept once, and every answer names every scan', async () => {
    const list = await media(3)
    const id = await opened('begin-use', USE)
    const batch = [...list.map((m) => aScan(m.code)), aScan('WHAT')]
    const first = await scanned(id, batch)
    const [second, third] = await Promise.all([scanned(id, batch), scanned(id, batch)])
    const ids = batch.map((s) => s.id).toSorted()
    for (const answer of [first, second, third]) expect(answer.map((s) => s.id).toSorted()).toEqual(ids)
    expect((await deskOf(id)).tally).toMatchObject({ scans: 4, ready: 3, unknown: 1, again: 0 })
  })

  test('two tabs that send the same new batch at the same moment keep it once', async () => {
    const list = await media(2)
    const id = await opened('begin-use', USE)
    const batch = list.map((m) => aScan(m.code))
    await Promise.all([scanned(id, batch), scanned(id, batch)])
    expect((await deskOf(id)).tally).toMatchObject({ scans: 2, ready: 2 })
  })

  test('an act done before the desk was told of it is not done again, but found done', async () => {
    const [a, b] = (await media(2)) as [{ id: string; code: string }, { id: string; code: string }]
    const id = await opened('begin-use', USE)
    const scans = [aScan(a.code), aScan(b.code)]
    await scanned(id, scans)
    // The program died between the act and the note on the desk.
    const input = { ...(await deskOf(id)).input }
    const requestKey = `desk:${scans[0]?.id ?? ''}`
    await act(office.db, bindings, {
      process: 'media.medium',
      act: 'begin-use',
      caseId: a.id,
      input,
      actor: member,
      at: NOW,
      requestKey,
    })
    expect(await confirmDesk(await given(id))).toEqual({ done: 1, blocked: 0 })
    expect((await deskOf(id)).tally).toMatchObject({ done: 2, ready: 0, blocked: 0 })
    const { entries } = await recordsOf(office.owner, a.id)
    expect(entries.filter((e) => e['act'] === 'begin-use')).toHaveLength(1)
  })

  test('a scan cannot be changed or removed by the program', async () => {
    const id = await opened('begin-use', USE)
    await scanned(id, [aScan('WHAT')])
    await expect(office.db.updateTable('deskScan').set({ code: 'X' }).execute()).rejects.toThrow('permission denied')
    await expect(office.db.deleteFrom('deskScan').execute()).rejects.toThrow('permission denied')
  })

  test('R049: the last entry binds how many scans there were and their digest', async () => {
    const list = await media(2)
    const id = await opened('begin-use', USE)
    const scans = [...list.map((m) => aScan(m.code)), aScan('WHAT')]
    await scanned(id, scans)
    await confirmDesk(await given(id))
    const lines = scans
      .toSorted((x, y) => (x.id < y.id ? -1 : 1))
      .map((s) => [s.id, s.code, s.at.getTime(), s.way, member.personId].join('\t'))
    const digest = createHash('sha256').update(lines.join('\n')).digest('hex')
    const { rows } = await office.owner.query<{ changes: unknown }>(
      `select changes from ledger_entry where case_id = $1 and act = 'finish'`,
      [id],
    )
    expect(rows[0]?.changes).toMatchObject({ scanCount: [null, 3], doneCount: [null, 2], scanDigest: [null, digest] })
  })
})

describe('a desk for what comes back', () => {
  test('R048, R053: a partial return is a return; a keeper’s return of another’s medium is recorded as taken back', async () => {
    const [mine, theirs, stays] = (await media(3)) as [
      { id: string; code: string },
      { id: string; code: string },
      { id: string; code: string },
    ]
    for (const [m, actor] of [
      [mine, keeper],
      [theirs, member],
      [stays, member],
    ] as const)
      await office.done({ process: 'media.medium', act: 'begin-use', caseId: m.id, input: USE, actor })
    const id = await opened('return-use', { placeId: office.place }, keeper)
    await scanned(id, [aScan(mine.code), aScan(theirs.code)], keeper)
    expect(await confirmDesk(await given(id, keeper))).toEqual({ done: 2, blocked: 0 })
    const last = async (m: { id: string }) => (await recordsOf(office.owner, m.id)).entries.at(-1)?.['act']
    expect([await last(mine), await last(theirs)]).toEqual(['return-use', 'take-back'])
    expect(await stateOf(stays.id)).toBe('in-use')
  })

  test('R049, R053: every return is confirmed, also where the medium was used again before', async () => {
    const [m] = (await media(1)) as [{ id: string; code: string }]
    const use = (name: string, input: Record<string, unknown>) =>
      office.done({ process: 'media.medium', act: name, caseId: m.id, input, actor: member })
    for (let nth = 0; nth < 2; nth += 1) {
      await use('begin-use', USE)
      await use('return-use', { placeId: office.place })
    }
    for (let nth = 0; nth < 2; nth += 1) {
      const id = await opened('confirm-use', {}, keeper)
      expect((await scanned(id, [aScan(m.code)], keeper))[0]?.state).toBe('ready')
      expect(await confirmDesk(await given(id, keeper))).toEqual({ done: 1, blocked: 0 })
    }
    const { rows } = await office.owner.query(
      'select 1 from medium_use where medium_id = $1 and confirmed_at is null',
      [m.id],
    )
    expect(rows).toEqual([])
    const id = await opened('confirm-use', {}, keeper)
    expect((await scanned(id, [aScan(m.code)], keeper))[0]?.state).toBe('blocked')
  })
})

describe('a desk for taking out of the area', () => {
  test('R054: one application for many media, then leaving with those that are permitted, then coming back', async () => {
    const list = await media(2)
    const [first] = list as [{ id: string; code: string }]
    const request = await opened('request-take-out', FILLED.request)
    await scanned(
      request,
      list.map((m) => aScan(m.code)),
    )
    expect(await confirmDesk(await given(request))).toEqual({ done: 2, blocked: 0 })
    const { rows } = await office.owner.query<{ id: string }>('select id from take_out where medium_id = $1', [
      first.id,
    ])
    const takeOutId = rows[0]?.id ?? ''
    await office.done({ process: 'media.take-out', act: 'permit', caseId: takeOutId, input: FILLED.permit })
    const leave = await opened('leave', {})
    const [unasked] = (await media(1)) as [{ id: string; code: string }]
    await scanned(
      leave,
      [...list, unasked].map((m) => aScan(m.code)),
    )
    const groups = await readAs(office.db, member, (tx) => groupsOf(tx, leave))
    expect(groups.map((g) => g.code).toSorted()).toEqual(['no-take-out', 'wrong-state'])
    expect(await confirmDesk(await given(leave))).toEqual({ done: 1, blocked: 0 })
    expect(await stateOf(first.id)).toBe('out')
    const back = await opened('return-take-out', { ...FILLED.returned, placeId: office.place })
    await scanned(back, [aScan(first.code)])
    expect(await confirmDesk(await given(back))).toEqual({ done: 1, blocked: 0 })
    const confirm = await opened('confirm-take-out', { contentsChecked: 'yes' }, keeper)
    await scanned(confirm, [aScan(first.code)], keeper)
    expect(await confirmDesk(await given(confirm, keeper))).toEqual({ done: 1, blocked: 0 })
    expect(await stateOf(takeOutId)).toBe('closed')
  })
})

describe('who sees what', () => {
  test('R052: another unit sees neither the desk nor its scans, and its media are unknown here', async () => {
    const [m] = (await media(1)) as [{ id: string; code: string }]
    const id = await opened('begin-use', USE)
    await scanned(id, [aScan(m.code)])
    expect(await readAs(office.db, otherMember, (tx) => deskBinding.load(tx, id))).toBeNull()
    expect(await readAs(office.db, otherMember, (tx) => overview(tx, id))).toEqual([])
    const theirs = await opened('begin-use', USE, otherMember)
    expect((await scanned(theirs, [aScan(m.code)], otherMember))[0]).toMatchObject({ found: 'unknown', mediumId: null })
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
    expect(await act(office.db, bindings, command)).toMatchObject({
      kind: 'refused',
      refusals: [{ code: 'not-your-role' }],
    })
  })
})

test('an unknown code is kept with who and when, and what it turned out to be is written beside it', async () => {
  const [m] = (await media(1)) as [{ id: string; code: string }]
  const id = await opened('begin-use', USE)
  const scan = aScan('OLD-LABEL-7')
  await scanned(id, [scan])
  const read = () => readAs(office.db, keeper, (tx) => unknownCode(tx, scan.id))
  expect(await read()).toMatchObject({
    code: 'OLD-LABEL-7',
    turnedOut: null,
    personName: `${member.rank} ${member.name}`,
  })
  const say = (turnedOut: 'misread' | 'medium', mediumId: string | null) =>
    writeAs(office.db, keeper, (tx) =>
      resolveCode(tx, scan.id, { turnedOut, mediumId, reason: '現物を見た' }, { actor: keeper, at: new Date() }),
    )
  await say('misread', null)
  await say('medium', m.id)
  expect(await read()).toMatchObject({
    turnedOut: 'medium',
    mediumId: m.id,
    resolvedBy: `${keeper.rank} ${keeper.name}`,
  })
  const { rows } = await office.owner.query('select 1 from code_resolution where scan_id = $1', [scan.id])
  expect(rows).toHaveLength(2)
})

describe('cost', () => {
  const counting = () => {
    let statements = 0
    const plugin: KyselyPlugin = {
      transformQuery: ({ node }) => {
        statements += 1
        return node
      },
      transformResult: ({ result }) => Promise.resolve(result),
    }
    return { db: office.db.withPlugin(plugin), count: () => statements }
  }

  test.each<ActionKey>(['begin-use', 'request-take-out', 'return-take-out'])(
    'a batch for %s takes as many statements for forty scans as for four',
    async (action) => {
      const forms = { 'begin-use': USE, 'request-take-out': FILLED.request, 'return-take-out': FILLED.returned }
      const input = { ...forms[action as keyof typeof forms], placeId: office.place }
      const list = await media(20)
      const numbers = await office.owner.query<{ number: string }>('select number from medium where id = any($1)', [
        list.map((m) => m.id),
      ])
      const digits = numbers.rows.map((r) => r.number.slice(-4))
      const codes = list.flatMap((m, nth) => [m.code, digits[nth] ?? ''])
      const few = counting()
      await scanned(await opened(action, input), [...codes.slice(0, 2), 'NOT-THIS', '99999'].map(aScan), member, few.db)
      const many = counting()
      await scanned(await opened(action, input), [...codes.slice(2), 'NOT-THIS', '99999'].map(aScan), member, many.db)
      expect(many.count()).toBe(few.count())
      expect(few.count()).toBeGreaterThan(5)
    },
  )
})

test('the counts of a desk are those of its rows', async () => {
  const id = await opened('begin-use', USE)
  const answer = await scanned(id, [aScan('NOT-A'), aScan('NOT-B')])
  const { counts, read } = await readAs(office.db, member, async (tx) => ({
    counts: await countsOf(tx, id),
    read: await readScans(
      tx,
      id,
      answer.map((s) => s.id),
    ),
  }))
  expect(counts).toMatchObject({ scans: 2, unknown: 2, ready: 0 })
  expect(read).toEqual(answer)
})
