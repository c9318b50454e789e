import { describe, expect, test } from 'vitest'
import type { Actor, Authority } from '#kernel/pure/actor.ts'
import { decide } from '#kernel/pure/decide.ts'
import type { RoleKey } from '#directive/roles.ts'
import type { CycleStep, RiskCycle } from './model.ts'
import { riskCycle } from './process.ts'
import { STEP_OF_STATE, STEPS } from './words.ts'

const SYSTEM = '00000000-0000-7000-8000-000000000031'

const authority = (role: RoleKey): Authority => ({
  role,
  postId: 'p',
  postTitle: '官職',
  kind: 'substantive',
  unitId: null,
  unitName: null,
  systemId: role === 'IAO' ? null : SYSTEM,
  systemName: null,
  provision: '付紙第1',
})

const person = (personId: string, ...roles: readonly RoleKey[]): Actor => ({
  personId,
  name: personId,
  rank: '',
  posts: [],
  authorities: roles.map(authority),
  reach: { units: [], systems: [SYSTEM], everything: false },
})

const aCycle = (over: Partial<RiskCycle> = {}): RiskCycle => ({
  id: 'c',
  state: 'review',
  version: 1,
  systemId: SYSTEM,
  systemName: '湾岸システム',
  fiscalYear: 2026,
  openedOn: '2026-04-01',
  openedBy: '',
  policyId: null,
  policyName: null,
  returned: null,
  report: null,
  reportedOn: null,
  receivedBy: null,
  receivedAt: null,
  bound: null,
  steps: [],
  policyNow: null,
  missing: [],
  now: {},
  earlier: [],
  inspections: [],
  unplanned: 0,
  improvements: [],
  years: [],
  ...over,
})

const decided = (model: RiskCycle, act: string, actor: Actor, input: unknown, today = '2026-11-09') => {
  const verdict = decide(riskCycle, model, act, { actor, input, at: new Date(`${today}T01:00:00Z`), today })
  return verdict.ok ? 'granted' : verdict.refusals.map((r) => r.code)
}

const REPORT = { reviewed: true, report: '可' }

const passed = (personId: string): CycleStep => ({
  nth: 1,
  step: 3,
  way: 'on',
  at: new Date('2026-10-01T00:00:00Z'),
  personId,
  personName: personId,
  postTitle: '官職',
  note: null,
  versions: [],
})

describe('who judges', () => {
  test('R135, R140: whoever handed the documents on as 整備 does not judge them as certifier', () => {
    const both = person('両方', 'SYS_DEV', 'CERT')
    expect(decided(aCycle({ steps: [passed('両方')] }), 'report', both, REPORT)).toEqual(['own-submission'])
    expect(decided(aCycle({ steps: [passed('別人')] }), 'report', both, REPORT)).toBe('granted')
  })

  test('R140: without the mark that the documents were reviewed nothing is reported', () => {
    expect(decided(aCycle(), 'report', person('認証', 'CERT'), { ...REPORT, reviewed: false })).toEqual([
      'not-reviewed',
    ])
  })

  test('R140: a report after the 年度 is late and possible', () => {
    expect(decided(aCycle(), 'report', person('認証', 'CERT'), REPORT, '2027-04-02')).toBe('granted')
  })
})

describe('which year', () => {
  const dev = person('整備', 'SYS_DEV')
  const opened = (fiscalYear: number, years: readonly number[] = []) =>
    decided(aCycle({ state: 'new', years }), 'open', dev, { fiscalYear })

  test.each([
    [2026, 'granted'],
    [2025, 'granted'],
    [2027, ['other-year']],
    [2024, ['other-year']],
  ])('R140: in November 2026 the year %s is %s', (year, said) => expect(opened(year)).toEqual(said))

  test('R036: a year that has begun does not begin again', () => expect(opened(2026, [2026])).toEqual(['cycle-exists']))
})

describe('R142: the report waits for the plan', () => {
  const cert = person('認証', 'CERT')
  const inspection = { id: 'i', state: 'closed', partner: 'cir', endedOn: '2026-10-01', unentered: 0 }

  test.each([
    ['a finding of a scan', { unplanned: 1 }],
    ['a line written by hand', { inspections: [{ ...inspection, unentered: 1 }] }],
  ])('while %s stands in none', (_, over) =>
    expect(decided(aCycle(over), 'report', cert, REPORT)).toEqual(['vulnerabilities-unplanned']),
  )
})

test('R145: the figure’s steps are the eight of the annex, each in the lane whose turn its state is', () => {
  expect(riskCycle.figure.map((s) => s.verb[0])).toEqual(STEPS.map((s) => s.mark))
  for (const [state, step] of Object.entries(STEP_OF_STATE)) {
    expect(riskCycle.states[state]?.turn).toBe(STEPS[step - 1]?.lane)
    expect(riskCycle.figure[step - 1]?.from).toBe(STEPS[step - 1]?.lane)
  }
})
