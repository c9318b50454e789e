import { describe, expect, test } from 'vitest'
import { NEW } from '#kernel/pure/process.ts'
import { place } from './process.ts'
import { FILLED } from '../forms-for-tests.ts'
import { aPlace, attempt, refusalOf } from '../media-for-tests.ts'
import { PEOPLE, type Who } from '../people-for-tests.ts'

const before = aPlace({ state: NEW, name: '', lockable: false, basis: '', designatedOn: '' })
const withdrawal = { withdrawnOn: '2026-11-09', reason: '庁舎の移転' }

describe('designating a central storage place', () => {
  test('R048, R061: the officer designates a lockable place, by the standard', () => {
    expect(attempt(place, before, 'designate', FILLED.designate)).toMatchObject({
      kind: 'done',
      after: { state: 'designated', basis: 'office', lockable: true, designatedOn: '2026-11-09' },
    })
  })

  test('R048: a place that cannot be locked is not designated', () => {
    const refusal = refusalOf(attempt(place, before, 'designate', { ...FILLED.designate, lockable: undefined }))
    expect(refusal).toEqual({ codes: ['not-lockable'], rules: ['R048'] })
  })

  test('R061: a place off the standard needs its reason', () => {
    const other = { ...FILLED.designate, basis: 'other' }
    expect(refusalOf(attempt(place, before, 'designate', other))).toEqual({
      codes: ['basis-unexplained'],
      rules: ['R061'],
    })
    expect(attempt(place, before, 'designate', { ...other, note: '執務室に余地がない' }).kind).toBe('done')
  })

  test('R061: a designation for a day to come is not one yet', () => {
    const coming = { ...FILLED.designate, designatedOn: '2026-11-10' }
    expect(refusalOf(attempt(place, before, 'designate', coming))).toEqual({
      codes: ['designated-in-future'],
      rules: ['R061'],
    })
  })

  test('R061: it says on what the designation rests', () => {
    expect(attempt(place, before, 'designate', { ...FILLED.designate, basis: '' })).toEqual({
      kind: 'invalid',
      fields: ['basis'],
    })
  })
})

describe('withdrawing it', () => {
  test('R048: not while media are kept there', () => {
    expect(refusalOf(attempt(place, aPlace({ kept: 1 }), 'withdraw', withdrawal))).toEqual({
      codes: ['media-kept-there'],
      rules: ['R048'],
    })
  })

  test.each(['2026-11-10', '2026-03-31'])(
    'R061: nor from a day to come, nor from before it was designated: %s',
    (day) => {
      expect(refusalOf(attempt(place, aPlace(), 'withdraw', { ...withdrawal, withdrawnOn: day }))).toEqual({
        codes: ['withdrawn-out-of-time'],
        rules: ['R061'],
      })
    },
  )

  test('R061: an empty place is given up with the day and the reason', () => {
    expect(attempt(place, aPlace(), 'withdraw', withdrawal)).toMatchObject({
      kind: 'done',
      after: { state: 'withdrawn', withdrawnOn: '2026-11-09' },
    })
  })
})

test.each(Object.keys(PEOPLE) as Who[])('R061: only the officer of the unit designates and withdraws: %s', (who) => {
  const may = who === 'officer' || who === 'deputy'
  const by = { by: PEOPLE[who] }
  const tried = [
    attempt(place, before, 'designate', FILLED.designate, by),
    attempt(place, aPlace(), 'withdraw', withdrawal, by),
  ]
  expect(tried.map((t) => refusalOf(t).codes)).toEqual(may ? [[], []] : [['not-your-role'], ['not-your-role']])
})
