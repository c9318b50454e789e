import { describe, expect, test } from 'vitest'
import { aCase, asked, bound, cert, dev, GRANTED, iao, person, SYSTEM } from './case-for-tests.ts'
import { positionsOf, toLookAtAgain } from './positions.ts'
import type { Approval } from './model.ts'
import { approval } from './process.ts'
import { validityWords } from './register.ts'
import { APPLICATION, ASSESSMENT, CERTIFICATION, PACKAGE, PLAN, type PaperKind } from './words.ts'

describe('separation of duties', () => {
  test.each(['SYS_DEV', 'SYS_OPS', 'OPR'] as const)(
    'R118, R120: a certifier who holds %s of the system certifies nothing of it',
    (role) => {
      const both = person('兼務', ['CERT', SYSTEM], [role, SYSTEM])
      for (const [state, act] of [
        ['submitted', 'assess'],
        ['planned', 'review'],
        ['reviewed', 'certify'],
        ['planned', 'return-to-dev'],
      ] as const)
        expect(asked(aCase(state), act, both).codes, act).toEqual(['certifier-not-independent'])
      const elsewhere = person('別の整備', ['CERT', SYSTEM], [role, 'system-2'])
      expect(asked(aCase('submitted'), 'assess', elsewhere)).toEqual(GRANTED)
    },
  )

  test('R118: whoever acted for 整備 or as the operator before does not certify after changing posts', () => {
    for (const name of ['整備', '運用者']) {
      const moved = person(name, ['CERT', SYSTEM])
      expect(asked(aCase('submitted'), 'assess', moved).codes).toEqual(['certifier-not-independent'])
    }
  })

  test('R118: whoever certified does not apply after changing posts', () => {
    const moved = person('認証者', ['SYS_DEV', SYSTEM])
    expect(asked(aCase('certified'), 'apply', moved)).toEqual({ codes: ['applicant-certified'], rules: ['R118'] })
  })

  test.each(['整備', '運用者', '認証者'])(
    'R126, R127: %s of this very case decides nothing on it, whatever post is held now',
    (name) => {
      const moved = person(name, ['IAO', null])
      for (const act of ['approve', 'return', 'deny'])
        expect(asked(aCase('applied'), act, moved).codes, act).toEqual(['own-application'])
    },
  )

  test('R126, R127: a 情報保証責任者 who is the certifier or 整備 of the system as well does not decide', () => {
    for (const role of ['SYS_DEV', 'CERT'] as const)
      expect(asked(aCase('applied'), 'approve', person('兼務', ['IAO', null], [role, SYSTEM])).codes).toEqual([
        'officer-takes-part',
      ])
  })
})

describe('what was handed over', () => {
  const changed = (kind: PaperKind) => PACKAGE.map((k) => bound(k, { changed: k === kind }))

  test('R120, R121, R125: nothing goes on over a document that changed after it was handed over', () => {
    const cases = [
      ['submitted', 'assess', cert, APPLICATION],
      ['planned', 'review', cert, PLAN],
      ['reviewed', 'certify', cert, ASSESSMENT],
      ['certified', 'apply', dev, CERTIFICATION],
    ] as const
    for (const [state, act, who, kinds] of cases) {
      const verdict = asked(aCase(state, { bound: changed(kinds[0]) }), act, who)
      expect(verdict.codes, act).toEqual(['content-changed'])
    }
  })

  test('R126, R127: what is approved is the set that was applied for, by its hash', () => {
    const given = { presentHash: 'b'.repeat(64) }
    expect(asked(aCase('applied', given), 'approve', iao)).toEqual({
      codes: ['package-changed'],
      rules: ['R126', 'R127'],
    })
    expect(asked(aCase('applied', given), 'return', iao)).toEqual(GRANTED)
    expect(asked(aCase('applied', { presentHash: null }), 'approve', iao).codes).toEqual(['package-changed'])
  })

  test('R127: an approval whose documents changed is to be looked at again, and shows which', () => {
    const m = aCase('approved', { bound: changed('security-plan') })
    expect(toLookAtAgain(m).map((b) => b.kind)).toEqual(['security-plan'])
    expect(
      positionsOf(m)
        .filter((p) => p.status === '要再確認')
        .map((p) => p.kind),
    ).toEqual(['security-plan'])
    expect(toLookAtAgain(aCase('approved'))).toEqual([])
  })

  test('R119, R121: after a return before the evaluation the documents are submitted anew, not the plan', () => {
    const before = aCase('returned-cert', { returnedFrom: 'submitted' })
    expect(asked(before, 'submit-plan', dev).codes).toEqual(['returned-before-assessment'])
    expect(asked(before, 'submit', dev)).toEqual(GRANTED)
    expect(asked(aCase('returned-cert', { returnedFrom: 'planned' }), 'submit-plan', dev)).toEqual(GRANTED)
  })
})

describe('the figure', () => {
  test('R130: it has the four lanes of the annex, and hands on in its order', () => {
    expect(Object.values(approval.lanes).map((lane) => lane.role)).toEqual(['SYS_DEV', 'OPR', 'CERT', 'IAO'])
    expect(approval.figure.map((step) => step.act)).toEqual([
      'ask-opinion',
      'give-opinion',
      'submit',
      'assess',
      'submit-plan',
      'review',
      'certify',
      'apply',
      'approve',
    ])
    expect(approval.figure.at(-1)?.to).toEqual(['dev', 'certifier'])
  })

  test('R130: each document is told where it is, what is waited for and from whom', () => {
    const at = (m: Approval) => Object.fromEntries(positionsOf(m).map((p) => [p.kind, [p.at, p.waits?.from ?? null]]))
    const none = aCase('preparing', { papers: [], bound: [] })
    expect(at(none)['security-plan']).toEqual(['dev', 'dev'])
    expect(at(none)['assessment-report']).toEqual(['certifier', 'dev'])
    const planned = at(aCase('planned', { bound: [...APPLICATION, ...ASSESSMENT, ...PLAN].map((k) => bound(k)) }))
    expect(planned['security-plan']).toEqual(['certifier', 'certifier'])
    expect(planned['assessment-report']).toEqual(['dev', 'certifier'])
    expect(planned['action-plan']).toEqual(['certifier', 'certifier'])
    expect(planned['certification-report']).toEqual(['certifier', 'certifier'])
    expect(at(aCase('applied'))['certification-report']).toEqual(['officer', 'officer'])
    expect(at(aCase('approved'))['approval-letter']).toEqual(['dev', null])
  })
})

test('R127: the end of an approval is told 180, 90 and 30 days before, and after it', () => {
  expect([null, 181, 180, 91, 90, 30, 0, -1].map(validityWords)).toEqual([
    '',
    '',
    '有効期限まで180日（180日以内）',
    '有効期限まで91日（180日以内）',
    '有効期限まで90日（90日以内）',
    '有効期限まで30日（30日以内）',
    '有効期限まで0日（30日以内）',
    '有効期限を1日過ぎている',
  ])
})
