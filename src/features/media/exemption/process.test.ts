import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/pure/actor.ts'
import { actsIn } from '#kernel/pure/decide.ts'
import { attempt, refusalOf } from '../media-for-tests.ts'
import { keeper, member, NOW, numbered, officer, otherOfficer, PEOPLE } from '../people-for-tests.ts'
import {
  aBlankApplication,
  anApplication,
  EXEMPTION_FILLED,
  inForce,
  operatingApplicant,
  operator,
  otherOperator,
  reviewed,
} from './exemption-for-tests.ts'
import type { Exemption } from './model.ts'
import { exemption } from './process.ts'

const { request, opine, permit, restore } = EXEMPTION_FILLED

type Given = { on: Exemption; typed: Readonly<Record<string, unknown>>; by: Actor; at?: Date }

const tried = (act: string, { on, typed, by, at = NOW }: Given) =>
  attempt(exemption, on, act, typed, { by, at, number: '企画-R8-例-002' })

describe('one thing is wrong, all others are right', () => {
  const blank = { on: aBlankApplication(), by: member }

  test.each<[name: string, act: string, given: Given, code: string, rule: string]>([
    [
      'R065: the medium is registered and kept',
      'request',
      { ...blank, on: aBlankApplication({ medium: { state: 'out', kind: 'business' } }), typed: request },
      'medium-not-kept',
      'R065',
    ],
    [
      'R052: a medium with 秘密以上 is not exempted here',
      'request',
      { ...blank, on: aBlankApplication({ medium: { state: 'kept', kind: 'secret-pointer' } }), typed: request },
      'secret-medium',
      'R052',
    ],
    [
      'R065: one exemption at a time',
      'request',
      { ...blank, on: aBlankApplication({ another: '企画-R8-例-001' }), typed: request },
      'already-exempt',
      'R065',
    ],
    [
      'R064: only a system with an encryption function has one to disable',
      'request',
      { ...blank, typed: { ...request, systemId: numbered(1) } },
      'system-without-encryption',
      'R064',
    ],
    [
      'R065: a serious hindrance is argued, not claimed',
      'request',
      { ...blank, typed: { ...request, hindrance: '不便である。' } },
      'hindrance-not-argued',
      'R065',
    ],
    [
      'R065: that it is unavoidable is argued too',
      'request',
      { ...blank, typed: { ...request, unavoidable: 'やむを得ない' } },
      'unavoidable-not-argued',
      'R065',
    ],
    [
      'R065: the same words do not argue both',
      'request',
      { ...blank, typed: { ...request, unavoidable: `　${request.hindrance}。` } },
      'unavoidable-not-argued',
      'R065',
    ],
    [
      'R065: nothing is permitted for days gone by',
      'request',
      { ...blank, typed: { ...request, startsOn: '2026-11-08' } },
      'period-not-limited',
      'R065',
    ],
    [
      'R065: the period ends after it begins',
      'request',
      { ...blank, typed: { ...request, startsOn: '2026-11-20', endsOn: '2026-11-19' } },
      'period-not-limited',
      'R065',
    ],
    [
      'R065: the period is limited',
      'request',
      { ...blank, typed: { ...request, endsOn: '2027-02-07' } },
      'period-not-limited',
      'R065',
    ],
    [
      'R065: the applicant does not decide',
      'permit',
      { on: reviewed, by: operatingApplicant, typed: permit },
      'own-request',
      'R065',
    ],
    [
      'R065: the applicant does not refuse either',
      'refuse',
      { on: reviewed, by: operatingApplicant, typed: { reason: '不要' } },
      'own-request',
      'R065',
    ],
    [
      'R064: nothing is decided without the opinion of the 部隊等情報保証責任者',
      'permit',
      { on: { ...reviewed, unitOpinion: null }, by: operator, typed: permit },
      'no-opinion',
      'R064',
    ],
    [
      'R065: a period gone by is not permitted',
      'permit',
      { on: { ...reviewed, endsOn: '2026-11-08' }, by: operator, typed: permit },
      'period-over',
      'R065',
    ],
    [
      'R065: permitting says that the hindrance is serious',
      'permit',
      { on: reviewed, by: operator, typed: { ...permit, hindranceJudged: '' } },
      'hindrance-not-judged',
      'R065',
    ],
    [
      'R065: and that it is unavoidable',
      'permit',
      { on: reviewed, by: operator, typed: { ...permit, unavoidableJudged: '' } },
      'unavoidable-not-judged',
      'R065',
    ],
    [
      'R018: restoring means that encryption is on again',
      'restore',
      { on: inForce, by: member, typed: { ...restore, encryptionOn: '' } },
      'encryption-not-restored',
      'R018',
    ],
    [
      'R064: nothing unencrypted stays on the medium',
      'restore-instead',
      { on: inForce, by: operator, typed: { ...restore, plainDataGone: '' } },
      'plain-data-left',
      'R064',
    ],
    [
      'R065: a permission does not expire before its day',
      'expire',
      { on: inForce, by: operator, typed: { reason: '使わなかった' } },
      'period-not-over',
      'R065',
    ],
  ])('%s', (_name, act, given, code, rule) => {
    const refusal = refusalOf(tried(act, given))
    expect(refusal.codes).toEqual([code])
    expect(refusal.rules).toContain(rule)
  })

  test('R065: the whole of the limit is allowed', () => {
    const typed = { ...request, endsOn: '2027-02-06' }
    expect(tried('request', { ...blank, typed }).kind).toBe('done')
    const shorter = aBlankApplication({ limitDays: 30 })
    expect(refusalOf(tried('request', { ...blank, on: shorter, typed })).codes).toEqual(['period-not-limited'])
  })
})

describe('who stands where', () => {
  const people = { ...PEOPLE, operator, otherOperator }
  test.each<[name: string, act: string, on: Exemption, typed: Readonly<Record<string, unknown>>, who: string[]]>([
    ['R064: the unit gives its opinion', 'opine', anApplication(), opine, ['officer', 'deputy']],
    ['R065: the operator of that system decides', 'permit', reviewed, permit, ['operator']],
    ['R065: the applicant restores', 'restore', inForce, restore, ['member']],
    ['R065: or the operator records it', 'restore-instead', inForce, restore, ['operator']],
    ['R065: the applicant withdraws', 'withdraw', reviewed, {}, ['member']],
  ])('%s', (_name, act, on, typed, who) => {
    const may = Object.entries(people).flatMap(([name, by]) =>
      tried(act, { on, typed, by }).kind === 'done' ? [name] : [],
    )
    expect(may).toEqual(who)
  })
})

describe('what an act does', () => {
  test('R065: permission numbers the exemption and tells applicant and unit', () => {
    const result = tried('permit', { on: reviewed, by: operator, typed: permit })
    if (result.kind !== 'done') throw new Error(JSON.stringify(result))
    expect(result.after).toMatchObject({
      state: 'in-force',
      number: '企画-R8-例-002',
      decidedBy: '運用課長 1等海佐 運野 用',
      disabledAt: NOW,
    })
    expect(exemption.acts['permit']?.notices?.(result.context, result.after)).toMatchObject([
      { verb: '通知', role: 'USER', to: { personId: member.personId } },
      { verb: '通知', role: 'UNIT', to: { unitId: officer.authorities[0]?.unitId } },
    ])
  })

  test('R065: restoring late is recorded as late', () => {
    const at = new Date('2026-12-04T01:00:00Z')
    const result = tried('restore', { on: inForce, by: member, typed: restore, at })
    if (result.kind !== 'done') throw new Error(JSON.stringify(result))
    expect(exemption.acts['restore']?.tells?.(result.context)).toBe('暗号化機能を復旧した（期限から4日遅れ）')
    expect(result.after).toMatchObject({ state: 'restored', restoredAt: at })
  })

  test('R065: an opinion on one’s own application is warned of, not stopped', () => {
    const own = anApplication({ applicantId: officer.personId })
    expect(tried('opine', { on: own, by: officer, typed: opine }).kind).toBe('done')
    expect(exemption.acts['opine']?.gates?.map((g) => g.force)).toEqual(['warn'])
  })
})

test('R065: no sequence of acts brings an exemption into force without an opinion and a decider who is not the applicant', () => {
  const people = [officer, keeper, member, otherOfficer, operator, otherOperator, operatingApplicant]
  const typed: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    request,
    opine,
    permit,
    refuse: { reason: '足りない' },
    restore,
    'restore-instead': restore,
    expire: { reason: '使わなかった' },
  }
  const steps = fc.array(fc.record({ nth: fc.nat(20), by: fc.constantFrom(...people) }), { maxLength: 40, size: 'max' })
  let entered = 0
  fc.assert(
    fc.property(steps, (tries) => {
      let model = aBlankApplication()
      for (const { nth, by } of tries) {
        const acts = actsIn(exemption, model.state)
        const act = acts[nth % Math.max(1, acts.length)] ?? 'request'
        const result = tried(act, { on: model, by, typed: typed[act] ?? {} })
        if (result.kind === 'done') model = result.after
        entered += Number(model.state === 'in-force')
        const ownDecision = (model.decidedBy ?? '').endsWith(model.applicantName)
        expect(model.state === 'in-force' && (model.unitOpinion === null || ownDecision)).toBe(false)
      }
    }),
  )
  expect(entered).toBeGreaterThan(0)
})
