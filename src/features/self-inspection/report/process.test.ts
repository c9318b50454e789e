import { describe, expect, test } from 'vitest'
import { decide, warningsOf } from '#kernel/pure/decide.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import type { RoleKey } from '#directive/roles.ts'
import {
  anActor,
  CAUSE,
  GENERAL,
  member,
  NOW,
  officer,
  otherOfficer,
  PLANNING,
} from '#features/media/people-for-tests.ts'
import { afterClosing, nothingAfter, type AfterFacts, type Result } from '../campaign/campaign-after.ts'
import type { Campaign } from '../campaign/model.ts'
import { campaign } from '../campaign/process.ts'
import type { Remedy } from '../remedy/model.ts'
import { remedy } from '../remedy/process.ts'
import { NOBODY, type UnitReport } from './model.ts'
import { unitReport } from './process.ts'

const TODAY = '2027-02-20'
const LATE = '2027-03-01'

const aReport = (given: Partial<UnitReport> = {}): UnitReport => ({
  id: 'r',
  state: 'collecting',
  version: 1,
  campaignId: 'c',
  campaignState: 'counting',
  fiscalYear: 2026,
  baseDate: '2027-01-15',
  reportDue: '2027-02-28',
  unitId: PLANNING.id,
  systemId: null,
  subjectName: PLANNING.name,
  round: 0,
  people: { ...NOBODY, all: 3, confirmed: 2, absent: 1 },
  answered: null,
  absent: null,
  sums: null,
  digest: null,
  weakPoints: null,
  improvements: null,
  lateReason: null,
  reportedAt: null,
  reportedBy: null,
  sentBackReason: null,
  receivedAt: null,
  receivedBy: null,
  waiting: [],
  signable: { digest: 'd', sums: { yes: 10, no: 0, na: 0 } },
  begun: true,
  ...given,
})

const REPORT = { weakPoints: null, improvements: null, lateReason: null, confirmed: true }

const tried = (act: string, model: UnitReport, input: unknown = {}, actor: Actor = officer, today = TODAY) =>
  decide(unitReport, model, act, { actor, input, at: NOW, today })

const codes = (verdict: ReturnType<typeof tried>) => (verdict.ok ? [] : verdict.refusals.map((r) => r.code))

describe('the report of a unit', () => {
  test('R033: is made once everybody’s answer is confirmed or excused', () => {
    expect(tried('report', aReport(), REPORT)).toMatchObject({ ok: true })
  })

  test.each([
    ['open', '未回答1人'],
    ['submitted', '確定待ち1人'],
    ['returned', '差戻し中1人'],
  ] as const)('R031, R032, R033: not while one entry is %s', (key, said) => {
    const verdict = tried('report', aReport({ people: { ...NOBODY, all: 1, [key]: 1 } }), REPORT)
    expect(codes(verdict)).toEqual(['answers-open'])
    expect(JSON.stringify(verdict)).toContain(said)
  })

  test('R033: names weak points and improvements where there is an いいえ', () => {
    const model = aReport({ signable: { digest: 'd', sums: { yes: 9, no: 1, na: 0 } } })
    expect(codes(tried('report', model, REPORT))).toEqual(['weak-points-unnamed'])
    expect(codes(tried('report', model, { ...REPORT, weakPoints: '漏れ' }))).toEqual(['weak-points-unnamed'])
    expect(codes(tried('report', model, { ...REPORT, weakPoints: '漏れ', improvements: '点検' }))).toEqual([])
  })

  test('R033: is taken on the last day of February as in time, and after it with the reason', () => {
    expect(codes(tried('report', aReport(), REPORT, officer, '2027-02-28'))).toEqual([])
    expect(codes(tried('report', aReport(), REPORT, officer, LATE))).toEqual(['late-without-reason'])
    expect(codes(tried('report', aReport(), { ...REPORT, lateReason: '行事' }, officer, LATE))).toEqual([])
  })

  test('R029, R033: is due when a basic policy says so, not at the end of February', () => {
    expect(codes(tried('report', aReport({ reportDue: '2027-03-10' }), REPORT, officer, LATE))).toEqual([])
  })

  test('R033: is the officer’s of that unit alone, and of a system its operator’s', () => {
    expect(codes(tried('report', aReport(), REPORT, otherOfficer))).toEqual(['not-your-role'])
    expect(codes(tried('report', aReport(), REPORT, member))).toEqual(['not-your-role'])
    const system = aReport({ unitId: null, systemId: 's' })
    expect(codes(tried('report', system, REPORT, officer))).toEqual(['not-your-role'])
    const operator = {
      ...officer,
      authorities: [{ ...CAUSE, role: 'SYS_OPS' as RoleKey, unitId: null, systemId: 's' }],
    }
    expect(codes(tried('report', system, REPORT, operator))).toEqual([])
  })

  test('R032: more answers than were shown are not confirmed unseen', () => {
    const model = aReport({ people: { ...NOBODY, all: 3, submitted: 3 } })
    expect(codes(tried('confirm-all', model, { shown: '2' }))).toEqual(['more-came-in'])
    expect(codes(tried('confirm-all', model, { shown: null }))).toEqual(['more-came-in'])
    expect(codes(tried('confirm-all', model, { shown: '3' }))).toEqual([])
  })

  test('R033: a report of a year that is reported already changes no more', () => {
    expect(codes(tried('report', aReport({ campaignState: 'reported' }), REPORT))).toEqual(['campaign-not-running'])
    expect(codes(tried('return-answer', aReport({ campaignState: 'ended' }), { answer: 'a', reason: 'b' }))).toEqual([
      'campaign-not-running',
    ])
  })
})

const RESULT: Result = {
  countedAt: NOW,
  people: 3,
  answered: 2,
  absent: 1,
  yesCount: 10,
  noCount: 1,
  naCount: 0,
  digest: 'same',
  missingReports: 0,
  missingReason: null,
  lateReason: null,
  weakPoints: null,
  improvements: null,
  reportedAt: null,
  reportedBy: null,
  receivedAt: null,
  receivedBy: null,
  handedAt: null,
  handedBy: null,
  handOverNote: null,
}

const NOW_COUNTED = { people: 3, answered: 2, absent: 1, yesCount: 10, noCount: 1, naCount: 0, digest: 'same' }

const aCampaign = (after: Partial<AfterFacts> = {}, state = 'counting'): Campaign => ({
  id: 'c',
  state,
  version: 1,
  fiscalYear: 2026,
  baseDate: '2027-01-15',
  opensOn: '2027-01-15',
  remindOn: [],
  closesOn: '2027-02-15',
  reportDue: '2027-02-28',
  policy: null,
  strata: ['operator', 'unit', 'staff'],
  method: null,
  announcedAt: NOW,
  openedAt: NOW,
  closedAt: NOW,
  rosterCount: 3,
  rosterDigest: 'x',
  sheets: [],
  years: [],
  unanswered: null,
  after: { ...nothingAfter, owing: 2, received: 2, result: RESULT, now: NOW_COUNTED, ...after },
})

const director = anActor({ nth: 20, post: '部長', roles: ['J6D', 'USER'], unit: GENERAL })
const chief = anActor({ nth: 21, post: '統合幕僚長', roles: ['IAO', 'USER'], unit: GENERAL })

const WHOLE = { weakPoints: '漏れ', improvements: '点検', missingReason: null, lateReason: null, confirmed: true }

const reported = (model: Campaign, input: unknown = WHOLE, actor = director, today = TODAY) => {
  const verdict = decide(campaign, model, 'report', { actor, input, at: NOW, today })
  return verdict.ok ? [] : verdict.refusals.map((r) => r.code)
}

describe('the result of the year', () => {
  test('R033: is reported as it was counted, by those who collect it', () => {
    expect(reported(aCampaign())).toEqual([])
    expect(reported(aCampaign(), WHOLE, officer)).toEqual(['not-your-role'])
    expect(reported(aCampaign({ result: null }))).toEqual(['not-counted'])
    expect(reported(aCampaign({ now: { ...NOW_COUNTED, digest: 'other' } }))).toEqual(['changed-since-count'])
  })

  test('R031, R033: says why a report is missing, what was not kept, and why it is late', () => {
    expect(reported(aCampaign({ received: 1 }))).toEqual(['missing-without-reason'])
    expect(reported(aCampaign({ received: 1 }), { ...WHOLE, missingReason: '改編中' })).toEqual([])
    expect(reported(aCampaign(), { ...WHOLE, improvements: null })).toEqual(['weak-points-unnamed'])
    expect(reported(aCampaign(), WHOLE, director, LATE)).toEqual(['late-without-reason'])
  })

  test('R033: is received by the addressee or in his care, and by nobody else', () => {
    const received = (actor: Actor) =>
      decide(campaign, aCampaign({}, 'reported'), 'receive', { actor, input: {}, at: NOW, today: TODAY }).ok
    expect([chief, director, officer].map(received)).toEqual([true, true, false])
  })

  test('R033: counting tells of reports that are missing, and stops nothing', () => {
    const act = afterClosing['count']
    if (!act) throw new Error('there is no such act')
    const warned = (after: Partial<AfterFacts>) =>
      warningsOf(act, {
        model: aCampaign(after),
        input: {},
        actor: director,
        as: CAUSE,
        at: NOW,
        today: TODAY,
        number: '',
      }).map((r) => r.code)
    expect(warned({ received: 1 })).toEqual(['reports-missing'])
    expect(warned({})).toEqual([])
  })
})

const aRemedy = (given: Partial<Remedy> = {}): Remedy => ({
  id: 'm',
  state: 'open',
  version: 1,
  campaignId: 'c',
  fiscalYear: 2026,
  unitId: PLANNING.id,
  systemId: null,
  subjectName: PLANNING.name,
  aboveUnitId: null,
  stratum: null,
  questionKey: null,
  questionText: null,
  title: '点検の漏れ',
  weakness: '抜けた',
  ownerId: member.personId,
  ownerName: member.name,
  dueOn: '2027-03-31',
  openedOn: TODAY,
  openedBy: '',
  measures: null,
  evidence: null,
  doneById: null,
  doneBy: null,
  doneOn: null,
  againReason: null,
  confirmedBy: null,
  confirmedOn: null,
  staff: [{ id: member.personId, name: member.name }],
  ...given,
})

describe('是正', () => {
  const does = (act: string, model: Remedy, actor: Actor, input: unknown = {}) =>
    decide(remedy, model, act, { actor, input, at: NOW, today: TODAY }).ok

  test('R033: is mended by its owner, or by the officer where nobody was named', () => {
    expect(does('finish', aRemedy(), member)).toBe(true)
    expect(does('finish', aRemedy(), officer)).toBe(false)
    expect(does('finish', aRemedy({ ownerId: null }), officer)).toBe(true)
  })

  test('R033: is confirmed by whoever asked for it: the officer, or those who collect the results', () => {
    const done = { state: 'done', doneById: member.personId }
    expect(does('confirm', aRemedy(done), officer)).toBe(true)
    expect(does('confirm', aRemedy(done), director)).toBe(false)
    expect(does('confirm', aRemedy({ ...done, aboveUnitId: GENERAL.id }), director)).toBe(true)
    expect(does('confirm', aRemedy({ ...done, aboveUnitId: GENERAL.id }), officer)).toBe(false)
  })

  test('R033: has an owner of the unit and a day that is still to come', () => {
    const input = { owner: member.personId, dueOn: TODAY, reason: 'x' }
    expect(does('change', aRemedy(), officer, input)).toBe(true)
    expect(does('change', aRemedy(), officer, { ...input, owner: otherOfficer.personId })).toBe(false)
    expect(does('change', aRemedy(), officer, { ...input, dueOn: '2027-02-19' })).toBe(false)
  })
})
