import { describe, expect, test } from 'vitest'
import { NEW } from '#kernel/pure/process.ts'
import { FILLED } from '../forms-for-tests.ts'
import { aMedium, attempt, CABINET, doneOf, ELSEWHERE, refusalOf } from '../media-for-tests.ts'
import { keeper, member } from '../people-for-tests.ts'
import { medium } from './process.ts'

const before = aMedium({ state: NEW, number: '', numberShown: false, placeId: null })

const tried = (given: Readonly<Record<string, unknown>>, by = keeper) =>
  attempt(medium, before, 'record-existing', { ...FILLED.existing, ...given }, { by })

test('R049: a medium of the old register keeps its number and day, and stands as it stood', () => {
  expect(doneOf(tried({})).after).toMatchObject({
    number: '企－H29－業－0042',
    registeredOn: '2017-05-01',
    state: 'kept',
    placeId: CABINET.id,
    numberShown: true,
  })
  const destroyed = { state: 'destroyed', placeId: null, endedOn: '2020-03-31', disposal: '裁断　実施者 甲　確認者 乙' }
  expect(doneOf(tried(destroyed)).after).toMatchObject({ state: 'destroyed', placeId: null, destroyedOn: '2020-03-31' })
  expect(doneOf(tried({ state: 'moved', placeId: null, movedTo: '総務課' })).after).toMatchObject({ movedTo: '総務課' })
})

describe('one answer is wrong', () => {
  test.each<[name: string, given: Readonly<Record<string, unknown>>, code: string, rule: string]>([
    ['R049: a day of registration to come', { registeredOn: '2030-01-01' }, 'registered-in-future', 'R049'],
    ['R048, R061: a medium at hand without a designated place', { placeId: ELSEWHERE }, 'place-not-designated', 'R061'],
    [
      'R055: a medium for disclosure that is not write-protected',
      { kind: 'disclosable' },
      'not-write-protected',
      'R055',
    ],
    ['R067: destroyed, but not when or how', { state: 'destroyed', placeId: null }, 'end-not-told', 'R067'],
    [
      'R066: erased before it was registered',
      { state: 'erased', endedOn: '2016-01-01', disposal: '上書き' },
      'end-not-told',
      'R066',
    ],
    ['R049: handed over to nobody', { state: 'handed-over', placeId: null }, 'receiver-not-told', 'R049'],
  ])('%s is refused', (_, given, code, rule) => {
    const refusal = refusalOf(tried(given))
    expect(refusal.codes).toEqual([code])
    expect(refusal.rules).toContain(rule)
  })
})

test('only who keeps the register writes the old one into it', () => {
  expect(refusalOf(tried({}, member)).codes).toEqual(['not-your-role'])
})

test('the series passes over a number of its own form and no other', () => {
  const last = (number: string) => {
    const { context } = doneOf(tried({ number }))
    return medium.acts['record-existing']?.brings?.(context)?.last ?? null
  }
  expect(last('企画-R8-業-0107')).toBe(107)
  expect(last('企画－Ｒ８－業－０１０７')).toBe(107)
  expect(last('企画-R7-業-0107')).toBeNull()
  expect(last('企画-R8-開-0107')).toBeNull()
  expect(last('企画-R8-業-A7')).toBeNull()
})
