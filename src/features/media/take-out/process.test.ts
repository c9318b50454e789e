import { describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/pure/actor.ts'
import { NEW } from '#kernel/pure/process.ts'
import type { TakeOut } from './model.ts'
import { takeOut } from './process.ts'
import { FILLED } from '../forms-for-tests.ts'
import { anExemption, aTakeOut, attempt, CABINET, doneOf, ELSEWHERE, refusalOf } from '../media-for-tests.ts'
import { anActor, deputy, keeper, member, NOW, officer } from '../people-for-tests.ts'

const before = aTakeOut({ state: NEW, applicantId: '' })
const permitted = aTakeOut({ state: 'permitted', permittedBy: '企画課長 1等空佐 水城 航', permittedAt: NOW })
const returned = aTakeOut({ state: 'returned', returnedAt: NOW })
const ownRequest = aTakeOut({ applicantId: officer.personId })

type Given = { on?: TakeOut; typed: Readonly<Record<string, unknown>>; by?: Actor; at?: Date }

const attemptWith = (act: string, { on = before, typed, by = member, at = NOW }: Given) =>
  attempt(takeOut, on, act, typed, { by, at })

const day = (text: string) => new Date(`${text}T10:00:00+09:00`)

describe('one answer is wrong, all others are right', () => {
  test.each<[name: string, act: string, given: Given, code: string, rules: string[]]>([
    [
      'R050, R054: only a registered medium that lies in its place is asked for',
      'request',
      { on: aTakeOut({ ...before, medium: { state: 'in-use' } }), typed: FILLED.request },
      'medium-not-kept',
      ['R050', 'R054'],
    ],
    [
      'R052: a secret medium leaves under the secrecy rules, not by this book',
      'request',
      { on: aTakeOut({ ...before, medium: { kind: 'secret-pointer' } }), typed: FILLED.request },
      'secret-medium',
      ['R052'],
    ],
    [
      'R064, R065: data of an encrypting system are not asked out unencrypted',
      'request',
      {
        on: aTakeOut({ ...before, medium: { encrypts: true } }),
        typed: { ...FILLED.request, encryption: 'not-required' },
      },
      'not-encrypted',
      ['R064', 'R065'],
    ],
    [
      'R065: an exemption from encryption is claimed only where one is in force',
      'request',
      { typed: { ...FILLED.request, encryption: 'exempt' } },
      'not-encrypted',
      ['R064', 'R065'],
    ],
    [
      'R015, R016: what the check found infected is not asked out',
      'request',
      { typed: { ...FILLED.request, virusCheck: 'infected' } },
      'infected',
      ['R015', 'R016'],
    ],
    [
      'R016: nor is a medium asked out whose infection is on record, whatever the applicant says',
      'request',
      { on: aTakeOut({ ...before, medium: { infected: true } }), typed: FILLED.request },
      'infected',
      ['R015', 'R016'],
    ],
    [
      'R070: the take-out has an end after its beginning',
      'request',
      { typed: { ...FILLED.request, endsOn: '令和8年11月8日' } },
      'period-unsound',
      ['R070'],
    ],
    [
      'R054, R070: it is asked for before it begins',
      'request',
      { typed: { ...FILLED.request, startsOn: '2026-11-08' } },
      'period-unsound',
      ['R070'],
    ],
    [
      'R016, R070: a request sent back is judged again when it is made again',
      'request-again',
      { on: aTakeOut({ state: 'sent-back', medium: { infected: true } }), typed: FILLED.request },
      'infected',
      ['R015', 'R016'],
    ],
    [
      'R012, R014: permit without the needed-data confirmation is refused and cites R012',
      'permit',
      { on: aTakeOut(), by: officer, typed: { ...FILLED.permit, onlyNeededData: undefined } },
      'unneeded-data',
      ['R012', 'R014'],
    ],
    [
      'R013, R014: permit without the instruction against copying is refused and cites R013',
      'permit',
      { on: aTakeOut(), by: officer, typed: { ...FILLED.permit, purposeInstructed: undefined } },
      'purpose-not-instructed',
      ['R013', 'R014'],
    ],
    [
      'R014, R015: permit without the virus check is refused and cites R015',
      'permit',
      { on: aTakeOut(), by: officer, typed: { ...FILLED.permit, virusChecked: undefined } },
      'virus-unchecked',
      ['R014', 'R015'],
    ],
    [
      'R064, R065: nothing is permitted on an exemption that has lapsed',
      'permit',
      { on: aTakeOut({ encryption: 'exempt', exemption: null }), by: officer, typed: FILLED.permit },
      'exemption-lapsed',
      ['R064', 'R065'],
    ],
    [
      'R014, R016: nothing is permitted that was reported infected since',
      'permit',
      { on: aTakeOut({ medium: { state: 'stopped', infected: true } }), by: officer, typed: FILLED.permit },
      'infected-since',
      ['R014', 'R016'],
    ],
    [
      'R014, R054: nor that was reported lost',
      'permit',
      { on: aTakeOut({ medium: { state: 'lost' } }), by: officer, typed: FILLED.permit },
      'medium-not-waiting',
      ['R014', 'R054'],
    ],
    [
      'R016: what was permitted does not leave once it is reported infected',
      'leave',
      { on: aTakeOut({ ...permitted, medium: { state: 'stopped', infected: true } }), typed: {} },
      'infected-since',
      ['R014', 'R016'],
    ],
    [
      'R048, R061: what comes back is put to a designated place',
      'return',
      { on: aTakeOut({ state: 'out' }), typed: { ...FILLED.returned, placeId: ELSEWHERE } },
      'place-not-designated',
      ['R048', 'R061'],
    ],
    [
      'R048, R049: what was reported lost comes back through its case',
      'return',
      { on: aTakeOut({ state: 'out', medium: { state: 'lost' } }), typed: FILLED.returned },
      'reported-lost',
      ['R048', 'R049'],
    ],
    [
      'R014, R054: the officer does not permit his own request',
      'permit',
      { on: ownRequest, by: officer, typed: FILLED.permit },
      'own-request',
      ['R014', 'R054'],
    ],
    [
      'R014: nor does he send it back',
      'send-back',
      { on: ownRequest, by: officer, typed: { comment: '期間' } },
      'own-request',
      ['R014', 'R054'],
    ],
    [
      'R014: nor refuse it',
      'refuse',
      { on: ownRequest, by: officer, typed: { comment: '不要' } },
      'own-request',
      ['R014', 'R054'],
    ],
    [
      'R054: nothing leaves before the permitted period',
      'leave',
      { on: aTakeOut({ ...permitted, startsOn: '2026-11-10' }), typed: {} },
      'outside-period',
      ['R054'],
    ],
    ['R054: nor after it', 'leave', { on: permitted, at: day('2026-11-12'), typed: {} }, 'outside-period', ['R054']],
    [
      'R064, R065: nor on an exemption that lapsed after the permission',
      'leave',
      { on: aTakeOut({ ...permitted, encryption: 'exempt' }), typed: {} },
      'exemption-lapsed',
      ['R064', 'R065'],
    ],
    [
      'R049, R054: the return is confirmed with the thing in hand',
      'confirm-return',
      { on: returned, by: keeper, typed: {} },
      'return-unchecked',
      ['R054'],
    ],
    [
      'R054: whoever took it out does not confirm the return',
      'confirm-return',
      { on: aTakeOut({ ...returned, applicantId: keeper.personId }), by: keeper, typed: { contentsChecked: 'yes' } },
      'own-return',
      ['R054'],
    ],
  ])('%s', (_name, act, given, code, rules) => {
    expect(refusalOf(attemptWith(act, given))).toEqual({ codes: [code], rules })
  })

  test('R012, R013, R014, R015: with nothing confirmed, every missing confirmation is named at once', () => {
    const refusal = refusalOf(attemptWith('permit', { on: aTakeOut(), by: officer, typed: {} }))
    expect(refusal.codes).toEqual(['unneeded-data', 'purpose-not-instructed', 'virus-unchecked'])
  })
})

describe('the way out and back', () => {
  test('R054, R069, R070: a business reason and an entry in the book make a request, and the medium waits', () => {
    const done = attemptWith('request', { typed: FILLED.request })
    expect(done).toMatchObject({
      kind: 'done',
      after: { state: 'requested', applicantId: member.personId, reason: '調整会議での説明', appliedOn: '2026-11-09' },
    })
    const { context, after } = doneOf(done)
    expect(takeOut.acts['request']?.follows?.(context, after)).toMatchObject([{ act: 'reserve' }])
  })

  test('R065: an exemption in force is named in the entry', () => {
    const done = attemptWith('request', {
      on: aTakeOut({ ...before, exemption: anExemption, medium: { encrypts: true } }),
      typed: { ...FILLED.request, encryption: 'exempt' },
    })
    expect(done).toMatchObject({ kind: 'done', after: { exemptionId: anExemption.id } })
  })

  test('R012, R013, R014, R015, R054: all confirmed, the officer or his deputy permits, and the applicant is told', () => {
    for (const by of [officer, deputy]) {
      const done = attemptWith('permit', { on: aTakeOut(), by, typed: FILLED.permit })
      expect(done).toMatchObject({
        kind: 'done',
        after: {
          state: 'permitted',
          onlyNeededData: true,
          purposeInstructed: true,
          permittedAt: NOW,
          permittedBy: `企画課長 ${by.rank} ${by.name}`,
        },
      })
      const { context, after } = doneOf(done)
      expect(takeOut.acts['permit']?.notices?.(context, after)).toMatchObject([
        { verb: '通知', to: { personId: member.personId }, rules: ['R054'] },
      ])
    }
  })

  test('R014: the deputy judges what the officer himself asks for', () => {
    expect(attemptWith('permit', { on: ownRequest, by: deputy, typed: FILLED.permit }).kind).toBe('done')
  })

  test('R054: nothing leaves on a request that nobody permitted', () => {
    for (const state of ['requested', 'sent-back', 'refused', 'withdrawn'])
      expect(refusalOf(attemptWith('leave', { on: aTakeOut({ state }), typed: {} })).codes).toEqual(['wrong-state'])
  })

  test('R054: permitted and within the period, the applicant leaves and the medium knows who, where and until when', () => {
    for (const at of [NOW, day('2026-11-11')]) {
      const done = attemptWith('leave', { on: permitted, at, typed: {} })
      expect(done).toMatchObject({ kind: 'done', after: { state: 'out', leftAt: at } })
      const { context, after } = doneOf(done)
      expect(takeOut.acts['leave']?.follows?.(context, after)).toMatchObject([
        { act: 'leave', input: { holderId: member.personId, whereabouts: '市ヶ谷 F棟', dueOn: '2026-11-11' } },
      ])
    }
  })

  test('R015, R016, R048: a return is never refused for being late; an infection found then stops the medium', () => {
    const out = aTakeOut({ ...permitted, state: 'out' })
    const late = attemptWith('return', { on: out, at: day('2026-12-24'), typed: FILLED.returned })
    expect(late).toMatchObject({ kind: 'done', after: { state: 'returned' } })
    const infected = attemptWith('return', { on: out, typed: { ...FILLED.returned, returnCheck: 'infected' } })
    const { context, after } = doneOf(infected)
    expect(takeOut.acts['return']?.follows?.(context, after)).toMatchObject([
      { act: 'come-back', input: { placeId: CABINET.id } },
      { act: 'report-infection' },
    ])
  })

  test('R049, R054: the keeper confirms the return with the thing in hand, and the line is complete', () => {
    expect(
      attemptWith('confirm-return', { on: returned, by: keeper, typed: { contentsChecked: 'yes' } }),
    ).toMatchObject({
      kind: 'done',
      after: { state: 'closed', returnConfirmedBy: '保全係 1等陸曹 保科 守', returnConfirmedAt: NOW },
    })
  })

  test('R054: an applicant who has since moved to another unit still returns what he holds', () => {
    const moved = anActor({ nth: 4, unit: null, roles: ['USER'] })
    const out = aTakeOut({ ...permitted, state: 'out' })
    expect(attemptWith('return', { on: out, by: moved, typed: FILLED.returned }).kind).toBe('done')
  })
})
