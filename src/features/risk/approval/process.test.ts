import { describe, expect, test } from 'vitest'
import {
  aCase,
  asked,
  bound,
  cert,
  dev,
  FILLED,
  GRANTED,
  heard,
  iao,
  NOW,
  operator,
  ops,
  paper,
  person,
  SYSTEM,
  TODAY,
  without,
} from './case-for-tests.ts'
import { isOverdue } from './positions.ts'
import { approval } from './process.ts'
import { APPLICATION, ASSESSMENT, PACKAGE } from './words.ts'

describe('the chain of 付紙第9', () => {
  test('R035, R118: 整備 begins the approval with its set time, and nobody else does', () => {
    expect(asked(aCase('new', { devPeople: [] }), 'begin', dev)).toEqual(GRANTED)
    for (const who of [ops, operator, cert, iao])
      expect(asked(aCase('new'), 'begin', who).codes).toEqual(['not-your-role'])
  })

  test('R118: one case is under way for a system at a time, and a class of systems has none', () => {
    expect(asked(aCase('new', { otherOpenId: 'other' }), 'begin', dev)).toEqual({
      codes: ['approval-open'],
      rules: ['R118'],
    })
    expect(asked(aCase('new', { systemIsClass: true }), 'begin', dev).codes).toEqual(['class-of-systems'])
  })

  test('R118: past its set time a case is overdue until it is decided', () => {
    const late = { dueOn: '2026-11-08' }
    expect(isOverdue(aCase('planned', late), TODAY)).toBe(true)
    expect(isOverdue(aCase('planned', { dueOn: TODAY }), TODAY)).toBe(false)
    expect(isOverdue(aCase('approved', late), TODAY)).toBe(false)
  })

  test.each(APPLICATION)('R119: nothing is submitted without a final %s', (kind) => {
    for (const papers of [
      without(kind),
      PACKAGE.map((k) => paper(k, k === kind ? { state: 'revising' } : {})),
      PACKAGE.map((k) => paper(k, k === kind ? { changedSince: true } : {})),
      PACKAGE.map((k) => paper(k, k === kind ? { version: null } : {})),
    ])
      expect(asked(aCase('ready', { papers }), 'submit', dev)).toEqual({
        codes: ['application-unfinished'],
        rules: ['R119'],
      })
    expect(asked(aCase('ready'), 'submit', dev)).toEqual(GRANTED)
  })

  test('R122: nothing is submitted before the operator was heard, and his comments answered', () => {
    expect(asked(aCase('preparing', { opinion: null }), 'submit', dev)).toEqual({
      codes: ['opinion-missing'],
      rules: ['R122'],
    })
    expect(asked(aCase('ready', { opinion: { ...heard, givenAt: null, verdict: null } }), 'submit', dev).codes).toEqual(
      ['opinion-missing'],
    )
    expect(asked(aCase('ready', { opinion: { ...heard, answer: null } }), 'submit', dev).codes).toEqual([
      'opinion-unanswered',
    ])
    expect(asked(aCase('ready', { opinion: { ...heard, verdict: 'agreed', answer: null } }), 'submit', dev)).toEqual(
      GRANTED,
    )
  })

  test('R122: the operator gives the opinion himself, and nobody of 整備 gives it for him', () => {
    expect(asked(aCase('opinion'), 'give-opinion', operator)).toEqual(GRANTED)
    expect(asked(aCase('opinion'), 'give-opinion', dev).codes).toEqual(['not-your-role'])
    const both = person('整備', ['SYS_DEV', SYSTEM], ['OPR', SYSTEM])
    expect(asked(aCase('opinion'), 'give-opinion', both)).toEqual({ codes: ['own-opinion'], rules: ['R122'] })
  })

  test('R122: the operator is asked about documents that are there', () => {
    const papers = [paper('security-plan', { version: null, state: 'drafting' })]
    expect(asked(aCase('preparing', { papers }), 'ask-opinion', dev).codes).toEqual(['application-not-begun'])
    const begun = APPLICATION.map((kind) => paper(kind, { version: null, state: 'drafting' }))
    expect(asked(aCase('preparing', { papers: begun }), 'ask-opinion', dev)).toEqual(GRANTED)
  })

  test.each(ASSESSMENT)('R120: the evaluation is handed over with both its documents, so not without %s', (kind) => {
    expect(asked(aCase('submitted', { papers: without(kind) }), 'assess', cert)).toEqual({
      codes: ['assessment-unfinished'],
      rules: ['R120'],
    })
    expect(asked(aCase('submitted'), 'assess', cert)).toEqual(GRANTED)
  })

  test('R121: every control found wanting is planned for, or its acceptance asked, before the plan is submitted', () => {
    expect(asked(aCase('assessed', { unplanned: ['ac-2', 'ia-5'] }), 'submit-plan', dev)).toEqual({
      codes: ['unplanned-control'],
      rules: ['R121'],
    })
    expect(asked(aCase('assessed', { papers: without('action-plan') }), 'submit-plan', dev).codes).toEqual([
      'plan-unfinished',
    ])
    expect(asked(aCase('assessed'), 'submit-plan', dev)).toEqual(GRANTED)
  })

  test('R123: the certifier reviews every item of the plan', () => {
    expect(asked(aCase('planned'), 'review', cert, { findings: '見た', reviewed: false })).toEqual({
      codes: ['plan-not-reviewed'],
      rules: ['R123'],
    })
    expect(asked(aCase('planned'), 'review', cert)).toEqual(GRANTED)
    expect(asked(aCase('planned'), 'certify', cert).codes).toEqual(['wrong-state'])
  })

  test('R124: certified is what is found operable, with its report', () => {
    expect(asked(aCase('reviewed'), 'certify', cert, { operable: false, note: null })).toEqual({
      codes: ['not-found-operable'],
      rules: ['R124'],
    })
    expect(asked(aCase('reviewed', { papers: without('certification-report') }), 'certify', cert).codes).toEqual([
      'certification-unfinished',
    ])
    expect(asked(aCase('reviewed'), 'certify', cert)).toEqual(GRANTED)
  })

  test.each(PACKAGE)('R125: the application carries the whole set, so not without %s', (kind) => {
    const given = { bound: PACKAGE.filter((k) => k !== kind).map((k) => bound(k)) }
    expect(asked(aCase('certified', given), 'apply', dev)).toEqual({ codes: ['package-incomplete'], rules: ['R125'] })
    expect(asked(aCase('certified'), 'apply', dev)).toEqual(GRANTED)
  })

  test('R126, R127: the 情報保証責任者 alone decides, having reviewed the set and found it operable', () => {
    for (const who of [dev, ops, operator, cert])
      expect(asked(aCase('applied'), 'approve', who).codes).toEqual(['not-your-role'])
    const typed = FILLED['approve'] ?? {}
    expect(asked(aCase('applied'), 'approve', iao, { ...typed, reviewed: false })).toEqual({
      codes: ['package-not-reviewed'],
      rules: ['R126'],
    })
    expect(asked(aCase('applied'), 'approve', iao, { ...typed, operable: false })).toEqual({
      codes: ['not-found-operable'],
      rules: ['R127'],
    })
    expect(asked(aCase('applied'), 'approve', iao, { ...typed, validUntil: TODAY }).codes).toEqual(['validity-passed'])
    expect(asked(aCase('applied'), 'approve', iao)).toEqual(GRANTED)
  })

  test('R128: whatever the decision, 整備 and the certifier are both told', () => {
    for (const name of [
      'approve',
      'approve-with-conditions',
      'deny',
      'revoke',
      'accept-conditions',
      'confirm-changes',
    ]) {
      const act = approval.acts[name]
      const c = {
        model: aCase('applied'),
        input: FILLED[name] ?? { reason: '', conditions: '' },
        actor: iao,
        as: iao.authorities[0],
        at: NOW,
        today: TODAY,
        number: '運承-0001',
      }
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the acts read no more of it than this
      const told = act?.notices?.(c as Parameters<NonNullable<typeof act.notices>>[0], aCase('approved')) ?? []
      expect(
        told.map((n) => [n.verb, n.role, n.rules]),
        name,
      ).toEqual([
        ['通知', 'SYS_DEV', ['R128']],
        ['通知', 'CERT', ['R128']],
      ])
    }
  })
})
