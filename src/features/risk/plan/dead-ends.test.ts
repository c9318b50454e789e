import { describe, expect, test } from 'vitest'
import type { PlanItem } from './model.ts'
import { planItem } from './process.ts'
import { aBlank, attempt, FILLED, NOW, PEOPLE } from './plan-for-tests.ts'

const MEMBER = { findingId: 'f', title: '古い版', host: 'db1', severity: 3, open: true }

/** What tells two items apart for what may be done with them next. */
const situation = (m: PlanItem): string =>
  [
    m.state,
    m.origin,
    m.side,
    m.askedFrom ?? '-',
    m.approved ? 'approved' : '-',
    m.milestones.filter((s) => !s.dropped).length > 0 ? 'steps' : '-',
    m.members.length > 0 ? (m.members.some((f) => f.open) ? 'open' : 'closed') : '-',
    m.dueOn === null ? '-' : 'due',
    m.acceptedUntil === null ? '-' : 'until',
  ].join(' ')

const typedFor = (m: PlanItem, act: string) => ({
  ...FILLED,
  side: act === 'hand-over' && m.side === 'ops' ? 'dev' : 'ops',
  milestone: m.milestones.find((s) => !s.dropped && s.reachedOn === null)?.id,
  ...(act === 'change-milestone' || act === 'add-milestone' ? { dueOn: '2026-12-20' } : {}),
  findings: ['f'],
})

const next = (m: PlanItem): readonly PlanItem[] =>
  Object.keys(planItem.acts)
    .flatMap((act) => PEOPLE.map((by) => attempt(act, m, by, typedFor(m, act), NOW)))
    .flatMap((tried) => (tried.kind === 'done' ? [tried.after] : []))

/** What the world does beside: a scan shows the finding gone or there, the plan is approved, a review ends. */
const turns = (m: PlanItem): readonly PlanItem[] => [
  ...(m.members.length > 0 ? [{ ...m, members: m.members.map((f) => ({ ...f, open: !f.open })) }] : []),
  ...(m.plannedAt !== null ? [{ ...m, approved: true }] : []),
]

const explore = () => {
  const begun = [
    aBlank(),
    aBlank({ origin: 'audit' }),
    aBlank({ members: [MEMBER], origin: 'inspection' }),
    aBlank({ side: 'dev' }),
  ]
  const worlds = new Map<string, PlanItem>(begun.map((m) => [situation(m), m]))
  const from = new Map<string, Set<string>>()
  for (const [here, item] of worlds)
    for (const after of [...next(item), ...turns(item)]) {
      const there = situation(after)
      from.set(there, (from.get(there) ?? new Set()).add(here))
      if (!worlds.has(there)) worlds.set(there, after)
    }
  return { worlds, from }
}

const { worlds, from } = explore()

describe('an item, whatever is done in whatever order', () => {
  test('every state is reached', () => {
    expect(new Set([...worlds.values()].map((m) => m.state))).toEqual(new Set(['new', ...Object.keys(planItem.states)]))
    expect(worlds.size).toBeGreaterThan(40)
  })

  test('R137, R142: from each some acts lead to a confirmed end', () => {
    const ending = new Set([...worlds].filter(([, m]) => m.state === 'completed').map(([name]) => name))
    for (const name of ending) for (const before of from.get(name) ?? []) ending.add(before)
    expect([...worlds.keys()].filter((name) => !ending.has(name))).toEqual([])
  })

  test('R127: what is accepted has an end and no due day; what is worked at has a plan', () => {
    const all = [...worlds.values()]
    expect(all.filter((m) => m.state === 'accepted' && (m.acceptedUntil === null || m.dueOn !== null))).toEqual([])
    expect(
      all.filter(
        (m) =>
          ['planned', 'working', 'reported'].includes(m.state) &&
          (m.dueOn === null || m.severity === null || m.milestones.every((s) => s.dropped)),
      ),
    ).toEqual([])
  })

  test('R142: nothing ends while a finding of it is open', () => {
    const ended = [...worlds.values()].filter((m) => m.endedOn !== null)
    const before = ended.flatMap((m) => [...(from.get(situation(m)) ?? [])].map((name) => worlds.get(name)))
    expect(
      before
        .filter((m) => m !== undefined && m.endedOn === null && m.members.some((f) => f.open))
        .map((m) => m && situation(m)),
    ).toEqual([])
  })
})
