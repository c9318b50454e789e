import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/pure/actor.ts'
import { NEW, type CaseModel, type Process } from '#kernel/pure/process.ts'
import { FILLED } from './forms-for-tests.ts'
import { aMedium, anExemption, aReceiver, aTakeOut, attempt, CABINET, ELSEWHERE, SAFE } from './media-for-tests.ts'
import { medium } from './medium/process.ts'
import { CAUSE, NOW, PEOPLE, type Who } from './people-for-tests.ts'
import type { TakeOut } from './take-out/model.ts'
import { takeOut } from './take-out/process.ts'

/** What a run of acts did: each act that was granted, who did it, and the case before and after. */
type Done<M> = { act: string; by: Actor; input: Readonly<Record<string, unknown>>; before: M; after: M }

/** `nth` of the acts possible in the state reached: most walks then come far. */
type Turn = { nth: number; who: Who; typed: Readonly<Record<string, unknown>>; at: Date }

const run = <M extends CaseModel>(
  process: Process<M>,
  acts: readonly string[],
  from: M,
  turns: readonly Turn[],
  settle: (after: M) => M = (after) => after,
): readonly Done<M>[] => {
  const done: Done<M>[] = []
  let now = from
  for (const { nth, who, typed, at } of turns) {
    const possible = acts.filter((key) => [process.acts[key]?.from].flat().includes(now.state))
    const act = possible[nth % possible.length]
    if (act === undefined) continue
    const cause = process.acts[act]?.by === 'consequence' ? { cause: CAUSE } : {}
    const number = `番号-${done.length}`
    const tried = attempt(process, now, act, typed, { by: PEOPLE[who], at, number, ...cause })
    if (tried.kind !== 'done') continue
    const input = tried.context.input as Readonly<Record<string, unknown>>
    done.push({ act, by: PEOPLE[who], input, before: now, after: tried.after })
    now = settle(tried.after)
  }
  return done
}

const turns = (answers: Readonly<Record<string, readonly unknown[]>>): fc.Arbitrary<Turn[]> =>
  fc.array(
    fc.record({
      nth: fc.nat(1000),
      who: fc.constantFrom(...(Object.keys(PEOPLE) as Who[]), 'officer', 'officer', 'deputy', 'member', 'member'),
      typed: fc.record(Object.fromEntries(Object.entries(answers).map(([k, v]) => [k, fc.constantFrom(...v)]))),
      at: fc.constantFrom(NOW, new Date('2026-11-11T01:00:00Z'), new Date('2026-12-01T01:00:00Z')),
    }),
    { minLength: 10, maxLength: 40, size: 'max' },
  )

const yes = ['yes', 'yes', 'yes', undefined]

const takeOutTurns = turns({
  ...Object.fromEntries(Object.entries({ ...FILLED.request, ...FILLED.returned }).map(([k, v]) => [k, [v]])),
  encryption: ['encrypted', 'exempt', 'not-required'],
  virusCheck: ['clean', 'clean', 'infected'],
  onlyNeededData: yes,
  purposeInstructed: yes,
  virusChecked: yes,
  contentsChecked: yes,
  comment: ['直すこと'],
})

const mediumTurns = turns({
  receiverId: [aReceiver.id],
  ...Object.fromEntries(
    Object.entries({ ...FILLED.secretInput, ...FILLED.disposal, ...FILLED.use, ...FILLED.register }).map(([k, v]) => [
      k,
      [v],
    ]),
  ),
  trigger: ['opened', 'recorded', 'downloaded'],
  kind: ['business', 'disclosable', 'commercial'],
  classification: ['none', 'none', 'none', 'secret'],
  mixing: ['single', 'single', 'separated', 'mixed'],
  separationGrounds: ['', '領域分離機能'],
  writeProtectedOn: ['', '2026-11-09'],
  pointerRegister: ['', '秘密登録簿'],
  placeId: [CABINET.id, SAFE.id, ELSEWHERE],
  numberShown: yes,
  disclosureShown: yes,
  virusCheck: ['clean', 'clean', 'infected'],
  receivedFrom: ['総務課'],
  to: ['総務課'],
  holderId: [PEOPLE.member.personId],
  holderName: ['使田'],
  whereabouts: ['市ヶ谷'],
  dueOn: ['2026-11-11'],
  found: ['検出名 X'],
  foundOn: ['2026-11-09'],
  circumstances: ['見当たらない。'],
  field: ['note'],
  value: ['訂正'],
  reason: ['理由'],
})

/** The medium as the take-out's follow-up acts leave it. */
const withItsMedium = (t: TakeOut): TakeOut => ({
  ...t,
  medium: { ...t.medium, state: t.state === 'out' ? 'out' : t.state === 'returned' ? 'kept' : 'asked' },
})

const startTakeOut = aTakeOut({ state: NEW, applicantId: '', exemption: anExemption })
/** All but the end that a loss puts to it, which would cut most walks short. */
const carriedThrough = Object.keys(takeOut.acts).filter((key) => key !== 'end-by-loss')
const everyMediumAct = Object.keys(medium.acts)
const registered = aMedium({ receiver: aReceiver, state: NEW, numberShown: false, number: '' })

/** Runs of acts that broke a rule, shrunk to the shortest one found; none where the rule holds. */
const broken = (of: fc.IPropertyWithHooks<[Turn[]]>, runs: number, seed: number) => {
  const { failed, counterexample, errorInstance } = fc.check(of, { numRuns: runs, seed })
  return failed ? { counterexample, errorInstance } : 'none'
}

describe('whatever is tried, by whomever, in whatever order', () => {
  test('R012, R013, R014, R015, R054: no medium is out unless another person permitted it with everything confirmed', () => {
    let out = 0
    const confirmed = fc.property(takeOutTurns, (list) => {
      const done = run(takeOut, carriedThrough, startTakeOut, list, withItsMedium)
      const leave = done.findIndex((d) => d.after.state === 'out')
      if (leave < 0) return true
      out += 1
      const asked = done.slice(0, leave).findLastIndex((d) => d.after.state === 'requested')
      const permission = done.slice(asked, leave).find((d) => d.act === 'permit')
      return (
        permission?.input['onlyNeededData'] === true &&
        permission.input['purposeInstructed'] === true &&
        permission.input['virusChecked'] === true &&
        permission.by.personId !== done[leave]?.after.applicantId
      )
    })
    expect(broken(confirmed, 1500, 1)).toBe('none')
    expect(out).toBeGreaterThan(10)
  })

  test('R062, R066: a medium never gets a second kind of data without having been erased', () => {
    let changed = 0
    const oneKind = fc.property(mediumTurns, (list) => {
      let empty = true
      return run(medium, everyMediumAct, registered, list).every(({ act, before, after }) => {
        if (act === 'erase') empty = true
        if (!act.startsWith('register')) return after.kind === before.kind
        if (act === 'register-again' && after.kind !== before.kind) changed += 1
        const was = empty
        empty = false
        return was
      })
    })
    expect(broken(oneKind, 1500, 2)).toBe('none')
    expect(changed).toBeGreaterThan(5)
  })

  test('R062, R063: what is registered holds one kind, or has the grounds of its separation on record', () => {
    const single = fc.property(mediumTurns, (list) =>
      run(medium, everyMediumAct, registered, list)
        .filter(({ act }) => act === 'register' || act === 'register-again')
        .every(
          ({ input, after }) =>
            input['mixing'] !== 'mixed' && (after.separationGrounds === null) === (input['mixing'] === 'single'),
        ),
    )
    expect(broken(single, 500, 3)).toBe('none')
  })

  test('R048, R061: what is kept lies at a designated place', () => {
    // A take-out, a transfer or a case that brings it back is judged by its own conditions.
    const direct = everyMediumAct.filter((key) => medium.acts[key]?.by !== 'consequence')
    const places = new Set<string | null>([CABINET.id, SAFE.id])
    const inPlace = fc.property(mediumTurns, (list) =>
      run(medium, direct, registered, list).every(({ after }) => after.state !== 'kept' || places.has(after.placeId)),
    )
    expect(broken(inPlace, 500, 4)).toBe('none')
  })
})

const USES = ['begin-use', 'hand-out', 'receive', 'leave', 'send', 'reserve', 'hand-over']

/** Uses of a medium that was reported infected and neither cleared nor erased since. */
const usesWhileInfected = (done: readonly Done<CaseModel>[]) => {
  let infected = false
  return done
    .map((d) => d.act)
    .filter((act) => {
      if (act === 'report-infection') infected = true
      if (act === 'clear-infection' || act === 'erase') infected = false
      return infected && USES.includes(act)
    })
}

/** Media that came to be kept or used without having shown their number. */
const keptUnshown = (done: readonly Done<ReturnType<typeof aMedium>>[]) =>
  done.filter(({ after }) => after.state === 'kept' && !after.numberShown).map((d) => d.act)

describe('stopped for infection', () => {
  const lostAndFound = ['report-infection', 'report-lost', 'find-again', ...USES]
  const afterFinding = everyMediumAct.filter((key) => key !== 'report-lost')

  test('R016: a stopped medium is not used, lent, sent or handed over until it is cleared', () => {
    let stopped = 0
    fc.assert(
      fc.property(mediumTurns, (list) => {
        const done = run(medium, afterFinding, aMedium(), list)
        stopped += Number(done.some((d) => d.act === 'report-infection'))
        expect(usesWhileInfected(done)).toEqual([])
      }),
      { numRuns: 1000, seed: 5 },
    )
    expect(stopped).toBeGreaterThan(10)
  })

  test('R016: nor after having been lost and found', () => {
    fc.assert(
      fc.property(mediumTurns, (list) => {
        expect(usesWhileInfected(run(medium, lostAndFound, aMedium(), list))).toEqual([])
      }),
      { numRuns: 500, seed: 6 },
    )
  })
})

describe('the number on the medium', () => {
  test('R051: no way round leads from registration into the locker without the number shown', () => {
    fc.assert(
      fc.property(mediumTurns, (list) => {
        expect(keptUnshown(run(medium, everyMediumAct, registered, list))).toEqual([])
      }),
      { numRuns: 1500, seed: 7 },
    )
  })
})
