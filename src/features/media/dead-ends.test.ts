import { describe, expect, test } from 'vitest'
import { FILLED } from './forms-for-tests.ts'
import { aMedium, aReceiver } from './media-for-tests.ts'
import { medium } from './medium/process.ts'
import { incident } from './incident/process.ts'
import { keeper, member, officer, TODAY } from './people-for-tests.ts'
import { OPEN_STATES } from './take-out/model.ts'
import { takeOut } from './take-out/process.ts'
import { situation, stepped, type Step, type World } from './world-for-tests.ts'

/** Every answer any form here asks for; a form takes what it knows. */
const ANSWERS = {
  ...FILLED.disposal,
  ...FILLED.secretInput,
  ...FILLED.use,
  ...FILLED.request,
  ...FILLED.permit,
  ...FILLED.returned,
  ...FILLED.reuse,
  area: 'own',
  numberShown: 'yes',
  disclosureShown: 'yes',
  contentsChecked: 'yes',
  found: '検出名 X',
  foundOn: TODAY,
  circumstances: '見当たらない。',
  comment: '直すこと',
  measures: '執務室を探した。',
  outcome: '結末',
  to: '取材記者',
  reason: '理由',
  how: 'destroyed',
  value: '秘密登録簿',
  field: 'model',
  dueOn: TODAY,
  receiverId: aReceiver.id,
}

const asTheDirect = (process: Step['process'], of: { acts: Readonly<Record<string, { by: string }>> }) =>
  Object.entries(of.acts)
    .filter(([, act]) => act.by !== 'consequence')
    .flatMap(([act]) => [member, keeper, officer].map((by): Step => ({ process, act, by, typed: ANSWERS })))

const STEPS: readonly Step[] = [
  ...asTheDirect('media.medium', medium),
  ...asTheDirect('media.take-out', takeOut).map((s) =>
    s.act.startsWith('request') ? { ...s, typed: { ...ANSWERS, area: 'outside' } } : s,
  ),
  ...asTheDirect('media.take-out', takeOut)
    .filter((s) => s.act === 'return')
    .map((s) => ({ ...s, typed: { ...ANSWERS, returnCheck: 'infected' } })),
  ...asTheDirect('media.incident', incident),
]

const alone = (m: World['medium']): World => ({ medium: { ...m, receiver: aReceiver }, takeOut: null, incident: null })

const BEGINNINGS: readonly World[] = [
  alone(aMedium({ state: 'unlabelled', numberShown: false })),
  alone(aMedium({ state: 'unlabelled', numberShown: false, kind: 'disclosable', writeProtectedOn: TODAY })),
  alone(
    aMedium({
      state: 'secret',
      kind: 'secret-pointer',
      placeId: null,
      numberShown: false,
      pointerRegister: '秘密登録簿',
    }),
  ),
]

/** Every situation that any acts lead to, and from which situation each is reached. */
const explore = () => {
  const worlds = new Map(BEGINNINGS.map((w) => [situation(w), w]))
  const from = new Map<string, Set<string>>()
  for (const [here, world] of worlds)
    for (const step of STEPS) {
      // One application at a time: the world holds one.
      if (step.process === 'media.take-out' && step.act === 'request' && world.takeOut !== null) continue
      const next = stepped(world, step)
      if (next === null) continue
      const there = situation(next)
      from.set(there, (from.get(there) ?? new Set()).add(here))
      if (!worlds.has(there)) worlds.set(there, next)
    }
  return { worlds, from }
}

const AT_REST = new Set(['kept', 'destroyed', 'written-off', 'handed-over', 'secret', 'secret-ended'])

const isOver = (w: World): boolean =>
  AT_REST.has(w.medium.state) &&
  w.takeOut === null &&
  w.incident === null &&
  w.medium.holderId === null &&
  w.medium.use?.returnedAt !== null

const { worlds, from } = explore()
const all = [...worlds.entries()]
const named = (breaks: (w: World) => boolean) => all.filter(([, w]) => breaks(w)).map(([name]) => name)

describe('a medium, its take-out and its case, whatever is done in whatever order', () => {
  test('many situations are reached, those that once led nowhere among them', () => {
    expect(all.length).toBeGreaterThan(60)
    const combinations = new Set(all.map(([, w]) => `${w.medium.state} ${w.takeOut?.state ?? '-'}`))
    for (const state of ['stopped', 'lost'])
      for (const open of OPEN_STATES.filter((o) => state === 'lost' || o !== 'permitted'))
        expect(combinations).toContain(`${state} ${open}`)
  })

  test('R014, R016: no permission stands while the medium is infected', () => {
    expect(named((w) => w.medium.state === 'stopped' && w.takeOut?.state === 'permitted')).toEqual([])
  })

  test('R048, R049, R054: from each some acts end the take-out and the case, and the medium lies in its place or is gone', () => {
    const ending = new Set(all.filter(([, w]) => isOver(w)).map(([name]) => name))
    for (const name of ending) for (const before of from.get(name) ?? []) ending.add(before)
    expect(all.map(([name]) => name).filter((name) => !ending.has(name))).toEqual([])
  })

  test('R016, R049, R054: an application is withdrawn at once, whatever has come over the medium', () => {
    const withdraw: Step = { process: 'media.take-out', act: 'withdraw', by: member, typed: {} }
    const asked = all.filter(([, w]) => ['requested', 'sent-back', 'permitted'].includes(w.takeOut?.state ?? ''))
    const changed = asked.filter(([, w]) => w.medium.state !== 'asked')
    expect(changed.length).toBeGreaterThan(5)
    expect(asked.filter(([, w]) => stepped(w, withdraw) === null).map(([name]) => name)).toEqual([])
  })

  test('R015, R048, R054: what is out is returned at once unless it was reported lost, found infected or not', () => {
    for (const returnCheck of ['clean', 'infected']) {
      const give: Step = {
        process: 'media.take-out',
        act: 'return',
        by: member,
        typed: { ...FILLED.returned, returnCheck },
      }
      const out = all.filter(([, w]) => w.takeOut?.state === 'out')
      expect(out.filter(([, w]) => stepped(w, give) === null).map(([, w]) => w.medium.state)).toSatisfy(
        (states: string[]) => states.every((state) => state === 'lost'),
      )
    }
  })

  test('R016: nothing infected is kept, asked for, out or in use', () => {
    expect(
      named(
        (w) =>
          w.medium.infectedSince !== null && ['kept', 'asked', 'handed', 'disputed', 'in-use'].includes(w.medium.state),
      ),
    ).toEqual([])
    expect(named((w) => w.medium.state === 'out' && w.medium.infectedSince !== null)).toEqual([])
  })

  test('R048, R053: what is handed out is confirmed, denied or cleared, and ends in use or in its place', () => {
    const handed = all.filter(([, w]) => w.medium.state === 'handed')
    expect(handed.length).toBeGreaterThan(0)
    const after = (act: string, by: Step['by']) =>
      handed.map(([, w]) => stepped(w, { process: 'media.medium', act, by, typed: ANSWERS })?.medium.state)
    expect(new Set(after('receive', member))).toEqual(new Set(['in-use']))
    expect(new Set(after('deny-receipt', member))).toEqual(new Set(['disputed']))
    expect(new Set(after('clear-hand-out', keeper))).toEqual(new Set(['kept']))
  })

  test('R051: nothing without its number is kept', () => {
    expect(named((w) => w.medium.state === 'kept' && !w.medium.numberShown)).toEqual([])
  })

  test('R054: a medium is out or asked for exactly as its take-out says', () => {
    expect(named((w) => w.medium.state === 'out' && w.takeOut?.state !== 'out')).toEqual([])
    expect(
      named(
        (w) => w.medium.state === 'asked' && !['requested', 'sent-back', 'permitted'].includes(w.takeOut?.state ?? ''),
      ),
    ).toEqual([])
    expect(named((w) => w.medium.state === 'kept' && OPEN_STATES.some((open) => open === w.takeOut?.state))).toEqual([])
  })

  test('R049, R053: what is erased, destroyed, written off or in its place is held by nobody and used by nobody', () => {
    const ended = new Set([...AT_REST, 'erased', 'unlabelled'])
    expect(
      named((w) => ended.has(w.medium.state) && (w.medium.holderId !== null || w.medium.use?.returnedAt === null)),
    ).toEqual([])
  })

  test('R052: a pointer never comes to be kept, erased or destroyed here', () => {
    expect(
      named(
        (w) =>
          w.medium.kind === 'secret-pointer' &&
          !['secret', 'stopped', 'lost', 'secret-ended', 'written-off'].includes(w.medium.state),
      ),
    ).toEqual([])
  })
})
