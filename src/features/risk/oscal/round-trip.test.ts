import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkOscal } from './check.ts'
import type { OscalControl, OscalItem, OscalJudged, OscalSystem } from './model.ts'
import { readActionPlan } from './read/action-plan.ts'
import { readAssessmentPlan, readAssessmentResults } from './read/assessment.ts'
import { isJson, type Json } from './read/json.ts'
import { readSecurityPlan } from './read/security-plan.ts'
import { actionPlan } from './write/action-plan.ts'
import { assessmentPlan, assessmentResults } from './write/assessment.ts'
import { securityPlan } from './write/security-plan.ts'

const system: OscalSystem = {
  id: '01957b2c-0000-7000-8000-000000000001',
  name: '中央指揮システム',
  description: '指揮命令を伝える情報システム。',
  changedAt: new Date('2026-04-01T00:00:00Z'),
  version: '3',
  impact: { confidentiality: 'moderate', integrity: 'high', availability: 'high' },
  authorizedOn: '2026-03-20',
  retired: false,
  baseline: { id: 'b', title: '管理策の一覧' },
  parties: [
    { id: 'p1', role: 'system-owner', roleTitle: '情報システム情報保証責任者（整備）', name: '企画課長' },
    { id: 'p2', role: 'system-operator', roleTitle: '情報システム情報保証責任者（運用）', name: '運用課長' },
  ],
}

const asJson = (document: object): Json => {
  const json: unknown = JSON.parse(JSON.stringify(document))
  if (!isJson(json)) throw new Error('no object')
  return json
}

/** What people type: anything, Japanese, breaks, blanks. */
const typed = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.constantFrom('利用者の認証を行う。\n二要素とする。', '　', '', '髙橋㈱　～①', ' 前後に空白 '),
)
const orNull = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null })
const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((d) => d.toISOString().slice(0, 10))
const controlId = fc.constantFrom('ac-1', 'ac-2', 'ac-2.1', 'au-12', 'sc-7.3', 'si-4')
const methods = fc.uniqueArray(fc.constantFrom('examine' as const, 'interview' as const, 'test' as const))

const control: fc.Arbitrary<OscalControl> = fc.record({
  id: fc.uuid(),
  controlId,
  applicability: fc.constantFrom('applied', 'excluded', 'inherited'),
  reason: orNull(typed),
  status: fc.constantFrom('implemented', 'partial', 'planned', 'none'),
  description: orNull(typed),
  responsibility: fc.constantFrom('dev', 'ops', 'both'),
  provider: orNull(fc.record({ id: fc.uuid(), name: typed })),
  evidence: orNull(typed),
})

const judged: fc.Arbitrary<OscalJudged> = fc.record({
  id: fc.uuid(),
  controlId,
  methods,
  result: orNull(fc.constantFrom('satisfied', 'other-than-satisfied')),
  finding: orNull(typed),
  risk: orNull(typed),
  recommendation: orNull(typed),
})

const found = fc.record({
  id: fc.uuid(),
  title: typed,
  host: typed,
  port: fc.constantFrom('', '443/tcp'),
  plugin: typed,
  severity: fc.integer({ min: 0, max: 4 }),
  cves: fc.uniqueArray(fc.constantFrom('CVE-2024-0001', 'CVE-2025-12345')),
  foundAt: fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
})

const item: fc.Arbitrary<OscalItem> = fc.record({
  id: fc.uuid(),
  number: fc.integer({ min: 1 }).map((n) => `指揮-${n}`),
  title: typed,
  weakness: typed,
  state: fc.constantFrom('draft', 'planned', 'working', 'reported', 'completed', 'accepted', 'not-applicable'),
  stateTitle: fc.constantFrom('起票', '対応中'),
  origin: fc.constantFrom('assessment', 'inspection'),
  severity: orNull(fc.constantFrom('high', 'low')),
  controlId: orNull(controlId),
  responsible: orNull(typed),
  dueOn: orNull(day),
  openedAt: fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
  milestones: fc.array(fc.record({ id: fc.uuid(), title: typed, dueOn: day, doneOn: orNull(day) }), { maxLength: 3 }),
  found: fc.array(found, { maxLength: 3 }),
})

const some = <T>(of: fc.Arbitrary<T>) => fc.array(of, { minLength: 1, maxLength: 6 })

describe('what is written is OSCAL, whatever people typed', () => {
  test('the security plan, for a system with and without impact', () => {
    fc.assert(
      fc.property(some(control), fc.boolean(), typed, (controls, known, description) => {
        const of = { ...system, description, impact: known ? system.impact : null }
        expect(checkOscal(asJson(securityPlan(of, controls)), 'system-security-plan')).toEqual([])
      }),
    )
  })

  test('assessment plan and results', () => {
    fc.assert(
      fc.property(fc.array(judged, { maxLength: 6 }), (all) => {
        expect(checkOscal(asJson(assessmentPlan(system, 'd', all)), 'assessment-plan')).toEqual([])
        const of = { documentId: 'd', planId: 'p', startedAt: system.changedAt, judgements: all }
        expect(checkOscal(asJson(assessmentResults(system, of)), 'assessment-results')).toEqual([])
      }),
    )
  })

  test('the plan of action', () => {
    fc.assert(
      fc.property(some(item), (items) => {
        expect(checkOscal(asJson(actionPlan(system, items)), 'plan-of-action-and-milestones')).toEqual([])
      }),
    )
  })
})

describe('what is written can be read again', () => {
  const kept = (text: string | null) => (text === null || text.trim() === '' ? null : text)
  const single = (text: string | null) => kept(text)?.replace(/\s+/gu, ' ').trim() ?? null

  test('every control says what it said', () => {
    fc.assert(
      fc.property(some(control), (controls) => {
        const read = readSecurityPlan(asJson(securityPlan(system, controls)))
        expect(read.systemName).toBe('中央指揮システム')
        expect(read.controls).toEqual(
          controls.map((c) => ({
            controlId: c.controlId,
            applicability: c.applicability,
            status: c.status,
            description: kept(c.description ?? c.reason),
            responsibility: c.responsibility,
            evidence: single(c.evidence),
            reason: c.applicability === 'excluded' ? kept(c.reason) : null,
            inheritedFrom: single(c.provider?.name ?? null),
          })),
        )
      }),
    )
  })

  test('judgements and methods', () => {
    const one: OscalJudged = {
      id: 'j',
      controlId: 'ac-2',
      methods: ['examine', 'test'],
      result: 'other-than-satisfied',
      finding: '退職者の登録が残る。',
      risk: '他人が使う。',
      recommendation: '月に一度確かめる。',
    }
    const of = { documentId: 'd', planId: 'p', startedAt: system.changedAt, judgements: [one] }
    const { id: _, ...said } = one
    expect(readAssessmentResults(asJson(assessmentResults(system, of)))).toEqual([said])
    expect(readAssessmentPlan(asJson(assessmentPlan(system, 'd', [one])))).toEqual([
      { controlId: 'ac-2', methods: ['examine', 'test'] },
    ])
  })

  test('items with their days, milestones and CVE', () => {
    fc.assert(
      fc.property(some(item), (items) => {
        const read = readActionPlan(asJson(actionPlan(system, items)))
        expect(read.map((r) => [r.number, r.dueOn, r.controlId, r.severity])).toEqual(
          items.map((i) => [i.number, i.dueOn, i.controlId, i.severity]),
        )
        expect(read.map((r) => r.milestones.map((m) => m.dueOn))).toEqual(
          items.map((i) => i.milestones.map((m) => m.dueOn)),
        )
      }),
    )
  })

  test('the same content gives the same bytes, and other content the same identities', () => {
    const [controls] = fc.sample(some(control), { numRuns: 1, seed: 7 })
    const once = JSON.stringify(securityPlan(system, controls ?? []))
    expect(JSON.stringify(securityPlan(system, controls ?? []))).toBe(once)
    const later = JSON.stringify(
      securityPlan({ ...system, version: '4', changedAt: new Date('2027-01-01') }, controls ?? []),
    )
    const uuids = (text: string) => text.match(/"uuid":"[^"]+"/gu)
    expect(uuids(later)).toEqual(uuids(once))
    expect(later).not.toBe(once)
  })
})
