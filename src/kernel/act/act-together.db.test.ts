import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { colleague, deputy, keeper, member, NOW, PEOPLE, type Who } from '#features/media/people-for-tests.ts'
import { FILLED } from '#features/media/forms-for-tests.ts'
import { aKey, anOffice, recordsOf, type TrialOffice } from './act.builders.ts'
import type { Command, Outcome } from './outcome.ts'

let office: TrialOffice
beforeAll(async () => {
  office = await anOffice()
})
afterAll(() => office.close())

const times = <T>(n: number, of: (nth: number) => Promise<T>) =>
  Promise.all(Array.from({ length: n }, (_, nth) => of(nth)))
const kinds = (outcomes: readonly Outcome[]) =>
  Object.fromEntries(Object.entries(Object.groupBy(outcomes, (o) => o.kind)).map(([k, v]) => [k, v?.length]))
const numbersOf = async (kind: string) => {
  const { rows } = await office.owner.query<{ number: string }>(
    'select number from medium where kind = $1 order by number',
    [kind],
  )
  return rows.map((r) => r.number)
}

describe('the same request twice', () => {
  const registering = () => ({
    process: 'media.medium',
    act: 'register',
    actor: keeper,
    input: { ...FILLED.register, placeId: office.place },
    requestKey: aKey(),
  })

  test('is done once and answered the same, one after the other', async () => {
    const given = registering()
    const first = await office.done(given)
    const before = await office.counts()
    const second = await office.done(given)
    expect(second).toEqual({ ...first, repeated: true })
    expect(await office.counts()).toEqual(before)
  })

  test('is done once, twenty times at once', async () => {
    const given = registering()
    const { medium: had = 0 } = await office.counts()
    const outcomes = await times(20, () => office.done(given))
    expect(outcomes.filter((o) => !o.repeated)).toHaveLength(1)
    expect(new Set(outcomes.map((o) => o.entryId)).size).toBe(1)
    expect((await office.counts())['medium']).toBe(had + 1)
  })

  test('is done once on a case that exists, one after the other', async () => {
    const caseId = await office.requested(await office.medium())
    const given = { process: 'media.take-out', act: 'permit', caseId, input: FILLED.permit, requestKey: aKey() }
    const first = await office.done(given)
    expect(await office.done(given)).toEqual({ ...first, repeated: true })
  })

  test('never twice on a case that exists, twenty times at once', async () => {
    const caseId = await office.requested(await office.medium())
    const given = { process: 'media.take-out', act: 'permit', caseId, input: FILLED.permit, requestKey: aKey() }
    await times(20, () => office.act(given))
    const { entries } = await recordsOf(office.owner, caseId)
    expect(entries.filter((e) => e['act'] === 'permit')).toHaveLength(1)
  })

  test('and everyone who sent it is told that it is done', async () => {
    const caseId = await office.requested(await office.medium())
    const given = { process: 'media.take-out', act: 'permit', caseId, input: FILLED.permit, requestKey: aKey() }
    expect(kinds(await times(20, () => office.act(given)))).toEqual({ done: 20 })
  })

  test('with other answers is not taken for the first one', async () => {
    const given = registering()
    await office.done(given)
    const again = await office.act({ ...given, input: { ...given.input, model: 'SU-2064' } })
    expect(again).not.toMatchObject({ kind: 'done', repeated: true })
  })

  test('refused may be sent again and then be done', async () => {
    const caseId = await office.requested(await office.medium())
    const given = { process: 'media.take-out', act: 'permit', caseId, requestKey: aKey() }
    expect((await office.act({ ...given, input: {} })).kind).toBe('refused')
    expect(await office.act({ ...given, input: FILLED.permit })).toMatchObject({ kind: 'done', repeated: false })
  })
})

describe('two acts at once on one medium', () => {
  test('R053, R054: one is done, the other refused, whichever comes first', async () => {
    for (let round = 0; round < 5; round += 1) {
      const caseId = await office.medium()
      const outcomes = await Promise.all([
        office.act({ process: 'media.medium', act: 'begin-use', caseId, input: FILLED.use, actor: member }),
        office.act({ process: 'media.medium', act: 'destroy', caseId, input: FILLED.disposal }),
      ])
      expect(kinds(outcomes)).toEqual({ done: 1, refused: 1 })
      expect(outcomes.find((o) => o.kind === 'refused')).toMatchObject({ refusals: [{ code: 'wrong-state' }] })
    }
  })

  test('R053: twenty people take it out of the locker, one gets it', async () => {
    const caseId = await office.medium()
    const given = { process: 'media.medium', act: 'begin-use', caseId, input: FILLED.use }
    const outcomes = await times(20, (nth) => office.act({ ...given, actor: nth % 2 === 0 ? member : colleague }))
    expect(kinds(outcomes)).toEqual({ done: 1, refused: 19 })
  })

  test('R054: ten people ask to take it out, one request stands and the rest leave nothing', async () => {
    const mediumId = await office.medium()
    const before = await office.counts()
    const given = { process: 'media.take-out', act: 'request', from: { medium: mediumId }, input: FILLED.request }
    const outcomes = await times(10, (nth) => office.act({ ...given, actor: nth % 2 === 0 ? member : colleague }))
    expect(kinds(outcomes)).toEqual({ done: 1, refused: 9 })
    const after = await office.counts()
    expect([after['takeOut'], after['take_out']]).toEqual([undefined, (before['take_out'] ?? 0) + 1])
    expect(after['ledger_entry']).toBe((before['ledger_entry'] ?? 0) + 2)
  })

  test('R014, R054: permitted and refused at once, only one of the two stands', async () => {
    const caseId = await office.requested(await office.medium())
    const outcomes = await Promise.all([
      office.act({ process: 'media.take-out', act: 'permit', caseId, input: FILLED.permit }),
      office.act({ process: 'media.take-out', act: 'refuse', caseId, input: { comment: '不要' }, actor: deputy }),
    ])
    expect(kinds(outcomes)).toEqual({ done: 1, refused: 1 })
  })
})

describe('numbers', () => {
  test('R050: thirty registrations at once get thirty numbers without a gap, refused ones among them none', async () => {
    const input = { ...FILLED.disclosable, placeId: office.place }
    const outcomes = await times(45, (nth) =>
      office.act({
        process: 'media.medium',
        act: 'register',
        actor: keeper,
        input: nth % 3 === 2 ? { ...input, writeProtectedOn: '' } : input,
      }),
    )
    expect(kinds(outcomes)).toEqual({ done: 30, refused: 15 })
    expect(await numbersOf('disclosable')).toEqual(
      Array.from({ length: 30 }, (_, nth) => `企画-R8-開-${String(nth + 1).padStart(4, '0')}`),
    )
  })

  test('R050: a new 年度 begins a new series', async () => {
    const at = new Date('2027-04-01T01:00:00Z')
    const input = { ...FILLED.disclosable, placeId: office.place }
    await office.done({ process: 'media.medium', act: 'register', actor: keeper, at, input })
    expect((await numbersOf('disclosable')).at(-1)).toBe('企画-R9-開-0001')
  })
})

describe('after any acts by anyone', () => {
  const MEDIUM_ACTS: readonly (readonly [string, Record<string, unknown>])[] = [
    ['begin-use', FILLED.use],
    ['return-use', {}],
    ['take-back', {}],
    ['confirm-return', {}],
    ['report-infection', { found: '検出名 X' }],
    ['clear-infection', { method: '駆除ソフト', on: '2026-11-09' }],
    ['erase', FILLED.disposal],
    ['register-again', FILLED.reuse],
    ['show-number', { numberShown: 'yes', disclosureShown: 'yes' }],
    ['correct', { field: 'note', value: '訂正', reason: '誤記' }],
  ]
  const TAKE_OUT_ACTS: readonly (readonly [string, Record<string, unknown>])[] = [
    ['permit', FILLED.permit],
    ['send-back', { comment: '期間' }],
    ['request-again', FILLED.request],
    ['refuse', { comment: '不要' }],
    ['withdraw', {}],
    ['leave', {}],
    ['return', { returnCheck: 'clean' }],
    ['return', { returnCheck: 'infected' }],
    ['confirm-return', { contentsChecked: 'yes' }],
  ]
  const people = Object.keys(PEOPLE) as Who[]

  const acts = (process: string, state: string) => {
    const list = process === 'media.medium' ? MEDIUM_ACTS : TAKE_OUT_ACTS
    return list.filter(([key]) => [office.bindings.get(process)?.process.acts[key]?.from].flat().includes(state))
  }

  /** Mostly people who may, and mostly acts that the state allows, as in an office. */
  const randomTurns = fc.array(
    fc.record({
      on: fc.nat(1000),
      nth: fc.nat(1000),
      who: fc.constantFrom(...people, 'officer' as const, 'officer' as const, 'member' as const, 'member' as const),
    }),
    { minLength: 200, maxLength: 200, size: 'max' },
  )
  type Turn = { on: number; nth: number; who: Who }
  type Case = { id: string; process: string; state: string }

  const command = ({ on, nth, who }: Turn, cases: readonly Case[]): Command => {
    const { id = '', process = '', state = '' } = cases[on % cases.length] ?? {}
    const common = { actor: PEOPLE[who], at: NOW }
    if (state === 'kept' && nth % 3 === 0)
      return {
        ...common,
        process: 'media.take-out',
        act: 'request',
        caseId: null,
        from: { medium: id },
        input: FILLED.request,
      }
    const possible = acts(process, state)
    const [act, input] = possible[nth % possible.length] ?? ['', {}]
    return { ...common, process, act, caseId: id, input: { ...input, placeId: office.place } }
  }

  const openCases = async () => {
    const { rows } = await office.owner.query<Case>(
      `select id, process, state from case_file where not closed and process in ('media.medium', 'media.take-out') order by id`,
    )
    return rows.filter((c) => acts(c.process, c.state).length > 0)
  }

  test('R049, R054: the medium, its case, its record and its log tell the same story', async () => {
    for (let n = 0; n < 3; n += 1) await office.medium()
    let done = 0
    for (const turns of fc.sample(randomTurns, { numRuns: 1, seed: 11 }))
      for (let at = 0; at < turns.length; at += 4) {
        const cases = await openCases()
        const outcomes = await Promise.all(turns.slice(at, at + 4).map((turn) => office.act(command(turn, cases))))
        done += outcomes.filter((o) => o.kind === 'done').length
      }
    expect(done).toBeGreaterThan(60)
    const { take_out: takeOuts = 0 } = await office.counts()
    expect(takeOuts).toBeGreaterThan(5)
    const { rows } = await office.owner.query<{ told: string }>(`
      select 'state of ' || c.id as told from case_file c join medium m on m.id = c.id where m.state <> c.state
      union all select 'state of ' || c.id from case_file c join take_out t on t.id = c.id where t.state <> c.state
      union all select 'versions of ' || c.id from case_file c
        where c.version <> (select count(*) from ledger_entry e where e.case_id = c.id)
      union all select 'last word on ' || c.id from case_file c
        where c.state <> (select e.state_after from ledger_entry e where e.case_id = c.id order by seq desc limit 1)
      union all select 'chain of ' || e.case_id from (
        select case_id, state_before, lag(state_after) over (partition by case_id order by seq) as was from ledger_entry) e
        where e.state_before is distinct from e.was
      union all select 'holder of ' || m.id from medium m where (m.state in ('in-use', 'out')) and m.holder_id is null
      union all select 'open use of ' || m.id from medium m
        where m.state = 'in-use' and 1 <> (select count(*) from medium_use u where u.medium_id = m.id and u.returned_at is null)
      union all select 'two take-outs of ' || medium_id from take_out where state in ('requested', 'sent-back', 'permitted', 'out')
        group by medium_id having count(*) > 1`)
    expect(rows).toEqual([])
  })
})
