import { describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/pure/actor.ts'
import { NEW } from '#kernel/pure/process.ts'
import type { Medium } from './model.ts'
import { medium } from './process.ts'
import { FILLED } from '../forms-for-tests.ts'
import { aMedium, aMediumInUse, attempt, aUse, doneOf, ELSEWHERE, refusalOf, SAFE } from '../media-for-tests.ts'
import { anActor, CAUSE, colleague, GENERAL, keeper, member, NOW, officer } from '../people-for-tests.ts'

const before = aMedium({ state: NEW, number: '', numberShown: false, placeId: null })
const disclosable = aMedium({ kind: 'disclosable', state: 'unlabelled', numberShown: false, number: '企画-R8-開-0003' })
const encrypting = aMedium({ encrypts: true })
const erased = aMedium({ state: 'erased', erasedOn: '2026-11-06' })
const secret = aMedium({ state: 'secret', kind: 'secret-pointer', placeId: null, pointerRegister: '秘密登録簿' })
const returned = aMedium({ use: aUse({ returnedAt: NOW }) })

type Given = { on?: Medium; typed: Readonly<Record<string, unknown>>; by?: Actor }

const attemptWith = (act: string, { on = before, typed, by = officer }: Given) =>
  attempt(medium, on, act, typed, { by })

describe('the register', () => {
  const registered = (typed: Readonly<Record<string, unknown>>) => attemptWith('register', { typed, by: keeper })

  test('R019, R049, R050: registering at opening gives the medium its number and its place', () => {
    expect(registered(FILLED.register)).toMatchObject({
      kind: 'done',
      after: { state: 'unlabelled', kind: 'business', number: '企画-R8-業-0099', registeredOn: '2026-11-09' },
    })
    expect(medium.rules).toContain('R019')
  })

  test('R050: what came from another unit is registered on receipt, at a designated place', () => {
    const received = { receivedFrom: '総務課', kind: 'business', mediaType: 'usb', model: 'SU-1', placeId: SAFE.id }
    const receive = (typed: Record<string, unknown>) =>
      attempt(medium, before, 'register-received', typed, { cause: CAUSE })
    expect(receive(received)).toMatchObject({ kind: 'done', after: { state: 'unlabelled', trigger: 'received' } })
    expect(refusalOf(receive({ ...received, placeId: ELSEWHERE })).codes).toEqual(['place-not-designated'])
  })

  test('R055, R056, R057: 開示可能データ goes into the register too, after write protection', () => {
    expect(registered(FILLED.disclosable)).toMatchObject({
      kind: 'done',
      after: { state: 'unlabelled', kind: 'disclosable', writeProtectedOn: '2026-11-06' },
    })
    const shown = attemptWith('show-number', { on: disclosable, typed: { numberShown: 'yes', disclosureShown: 'yes' } })
    expect(shown).toMatchObject({ kind: 'done', after: { state: 'kept', disclosureShown: true } })
  })

  test('R060: downloaded commercial content is registered as business data', () => {
    expect(registered({ ...FILLED.register, trigger: 'downloaded' })).toMatchObject({
      kind: 'done',
      after: { kind: 'business', trigger: 'downloaded' },
    })
  })

  test('R063: two kinds may share a medium whose areas are separated, with the grounds on record', () => {
    const typed = { ...FILLED.register, mixing: 'separated', separationGrounds: '製品の領域分離機能。設定記録 第8号' }
    expect(registered(typed)).toMatchObject({ kind: 'done', after: { separationGrounds: typed.separationGrounds } })
  })

  test('R052: of a secret medium only the secrecy register that holds it is kept, no place and no note', () => {
    expect(registered({ ...FILLED.secret, placeId: SAFE.id })).toMatchObject({
      kind: 'done',
      after: { state: 'secret', kind: 'secret-pointer', pointerRegister: '秘密登録簿', placeId: null, note: null },
    })
  })

  test('R052: nothing but the register that holds it is corrected of a secret medium, and its end leaves a number only', () => {
    const corrected = attemptWith('correct-pointer', { on: secret, typed: { value: '特定秘密登録簿', reason: '誤記' } })
    expect(corrected).toMatchObject({ kind: 'done', after: { state: 'secret', pointerRegister: '特定秘密登録簿' } })
    const typed = { how: 'destroyed', referenceNumber: '企画秘第9号', on: '2026-11-09' }
    expect(attemptWith('end-pointer', { on: secret, typed })).toMatchObject({
      kind: 'done',
      after: {
        state: 'secret-ended',
        disposal: '秘密保全の規則により破棄した（記録の番号 企画秘第9号）',
        destroyedOn: '2026-11-09',
      },
    })
  })

  test('R011, R052: the input record of a secret document names its number and nothing of its content', () => {
    const done = attemptWith('record-secret-input', { on: secret, by: member, typed: FILLED.secretInput })
    expect(done).toMatchObject({
      kind: 'done',
      after: { state: 'secret', newSecretInput: { referenceNumber: '企画秘第12号', beforeDesignation: true } },
    })
    expect(attemptWith('record-secret-input', { on: aMedium(), by: member, typed: FILLED.secretInput }).kind).toBe(
      'refused',
    )
  })

  test('R049: a correction says what stood there before', () => {
    const done = attemptWith('correct', { on: aMedium(), typed: { field: 'model', value: 'SU-1033', reason: '誤記' } })
    expect(done).toMatchObject({ kind: 'done', after: { model: 'SU-1033', corrected: true, state: 'kept' } })
    const said = aMedium({ saidBy: { model: 'entry-1' } })
    const { context } = doneOf(
      attemptWith('correct', { on: said, typed: { field: 'model', value: 'X', reason: '誤記' } }),
    )
    expect(medium.acts['correct']?.corrects?.(context)).toBe('entry-1')
    expect(medium.acts['correct']?.tells?.(doneOf(done).context)).toBe(
      '訂正：型式を「SU-1032」から「SU-1033」とする（理由：誤記）',
    )
  })

  test('R062, R066: a kept medium is not given another kind; only an erased one is registered again', () => {
    const again = { ...FILLED.reuse, kind: 'disclosable', writeProtectedOn: '2026-11-09' }
    expect(refusalOf(attemptWith('register-again', { on: aMedium(), typed: again })).codes).toEqual(['wrong-state'])
    expect(attemptWith('register-again', { on: erased, typed: again })).toMatchObject({
      kind: 'done',
      after: { state: 'unlabelled', kind: 'disclosable', numberShown: false, erasedOn: null, trigger: 'reused' },
    })
  })
})

describe('use inside the area', () => {
  test('R053: taking it out opens a row of the use log before it leaves, with the check’s result', () => {
    const done = attemptWith('begin-use', { on: aMedium(), by: member, typed: FILLED.use })
    expect(done).toMatchObject({
      kind: 'done',
      after: {
        state: 'in-use',
        holderId: member.personId,
        dueOn: '2026-11-09',
        use: { userId: member.personId, takenAt: NOW, virusCheck: '検査して感染なし', returnedAt: null },
      },
    })
  })

  test('R053: a medium in use is not lent a second time', () => {
    expect(refusalOf(attemptWith('begin-use', { on: aMediumInUse(), by: colleague, typed: FILLED.use })).codes).toEqual(
      ['wrong-state'],
    )
  })

  test('R018, R064: with the encryption software set, an encrypting system’s medium is used', () => {
    expect(attemptWith('begin-use', { on: encrypting, by: member, typed: FILLED.use }).kind).toBe('done')
  })

  test('R048, R053: put back, it lies at the place named and nobody holds it; the row waits for confirmation', () => {
    const done = attemptWith('return-use', { on: aMediumInUse(), by: member, typed: { placeId: SAFE.id } })
    expect(done).toMatchObject({
      kind: 'done',
      after: {
        state: 'kept',
        placeId: SAFE.id,
        holderId: null,
        dueOn: null,
        use: { returnedAt: NOW, confirmedAt: null },
      },
    })
    expect(attemptWith('confirm-return', { on: returned, by: keeper, typed: {} })).toMatchObject({
      kind: 'done',
      after: { state: 'kept', use: { confirmedAt: NOW, confirmedBy: '保全係 1等陸曹 保科 守' } },
    })
  })
})

describe('emergencies', () => {
  test('R016: an infection is reported by anyone in the unit at once, and stops the use', () => {
    for (const on of [aMedium(), aMediumInUse(), aMedium({ state: 'asked' }), aMedium({ state: 'out' })]) {
      const done = attemptWith('report-infection', { on, by: colleague, typed: { found: '検出名 X' } })
      expect(done).toMatchObject({ kind: 'done', after: { state: 'stopped', infectedSince: NOW } })
    }
  })

  test('R016, R048: a holder who has moved to another unit reports what has come over the medium', () => {
    const moved = anActor({ nth: 4, unit: GENERAL })
    const lost = { foundOn: '2026-11-09', circumstances: '鞄に見当たらない。' }
    const reports = [
      attemptWith('report-infection', { on: aMediumInUse(), by: moved, typed: { found: '検出名 X' } }),
      attemptWith('report-lost', { on: aMediumInUse(), by: moved, typed: lost }),
    ]
    expect(reports).toMatchObject([{ after: { state: 'stopped' } }, { after: { state: 'lost' } }])
  })

  test('R016, R052: a secret medium found infected is stopped, and belongs to the secrecy registers again after removal', () => {
    const stopped = doneOf(attemptWith('report-infection', { on: secret, by: member, typed: { found: '検出名 X' } }))
    expect(stopped.after.state).toBe('stopped')
    const typed = { method: '駆除ソフト 8.1', on: '2026-11-09' }
    expect(attemptWith('clear-infection', { on: stopped.after, by: keeper, typed })).toMatchObject({
      after: { state: 'secret', infectedSince: null },
    })
  })

  test('R016: removal is confirmed by the keeper, with method and day', () => {
    const stopped = aMedium({ state: 'stopped', infectedSince: NOW })
    const typed = { method: '駆除ソフト 8.1', on: '2026-11-09' }
    expect(attemptWith('clear-infection', { on: stopped, by: keeper, typed })).toMatchObject({
      kind: 'done',
      after: { state: 'kept', infectedSince: null },
    })
  })

  test('R048, R049: loss is reported from wherever the medium should be, and opens a case', () => {
    const lost = { foundOn: '2026-11-09', circumstances: '保管庫に見当たらない。' }
    for (const state of ['unlabelled', 'kept', 'in-use', 'asked', 'out', 'stopped', 'erased', 'secret']) {
      const done = attemptWith('report-lost', { on: aMedium({ state }), by: colleague, typed: lost })
      expect(done).toMatchObject({ kind: 'done', after: { state: 'lost', whereabouts: '不明' } })
      const { context, after } = doneOf(done)
      const follows = medium.acts['report-lost']?.follows?.(context, after)
      expect(follows).toMatchObject([{ process: 'media.incident', act: 'open-loss', from: { medium: aMedium().id } }])
    }
  })

  test('R016, R049: neither report has a condition in its way', () => {
    const acts = [medium.acts['report-lost'], medium.acts['report-infection']]
    expect(acts.map((act) => act?.gates ?? [])).toEqual([[], []])
  })
})

describe('the end', () => {
  test('R066, R067: erased or destroyed, the register tells how, by whom and before whom', () => {
    expect(attemptWith('erase', { on: aMedium(), typed: FILLED.disposal })).toMatchObject({
      kind: 'done',
      after: { state: 'erased', erasedOn: '2026-11-09', disposal: expect.stringContaining('保科 守') as string },
    })
    for (const state of ['kept', 'stopped', 'erased'])
      expect(attemptWith('destroy', { on: aMedium({ state }), typed: FILLED.disposal })).toMatchObject({
        kind: 'done',
        after: {
          state: 'destroyed',
          placeId: null,
          destroyedOn: '2026-11-09',
          disposal: expect.stringContaining('使田 用') as string,
        },
      })
  })

  test('R067: a medium in use, out or under way is not destroyed behind its holder’s back', () => {
    for (const state of ['in-use', 'asked', 'out', 'in-transit', 'lost'])
      expect(refusalOf(attemptWith('destroy', { on: aMedium({ state }), typed: FILLED.disposal })).codes).toEqual([
        'wrong-state',
      ])
  })

  test('R056: a disclosable medium may be handed over, and is out of the register’s care', () => {
    const on = aMedium({ kind: 'disclosable' })
    expect(attemptWith('hand-over', { on, typed: { to: '取材記者', reason: '広報' } })).toMatchObject({
      kind: 'done',
      after: { state: 'handed-over', placeId: null, movedTo: '取材記者' },
    })
  })
})
