import { describe, expect, test } from 'vitest'
import { LABEL_PROFILES } from '../forms/label-profiles.ts'
import { attempt, doneOf, refusalOf } from '../media-for-tests.ts'
import { GENERAL, keeper, member, NOW, numbered, officer, otherOfficer, PLANNING } from '../people-for-tests.ts'
import { pagesText } from './labels-page.tsx'
import { PRINTED_AT_ONCE, type LabelItem, type LabelPrint } from './model.ts'
import { labelPrint } from './process.ts'

const anItem = (nth: number, given: Partial<LabelItem> = {}): LabelItem => ({
  mediumId: numbered(500 + nth),
  placeId: null,
  unitId: PLANNING.id,
  word: '業務用',
  number: `企画-R8-業-${String(nth).padStart(4, '0')}`,
  note: PLANNING.name,
  code: `CODE${nth}`,
  withheld: null,
  printed: 0,
  ...given,
})

const aPrint = (items: readonly LabelItem[]): LabelPrint => ({
  id: numbered(950),
  state: 'new',
  version: 0,
  unitId: PLANNING.id,
  unitName: PLANNING.name,
  unitMark: PLANNING.mark,
  number: '',
  profile: 'a4-24',
  startPosition: 1,
  items,
  count: items.length,
  reprints: items.filter((i) => i.printed > 0).length,
  digest: 'd',
  reason: null,
  reasonNote: null,
  printedAt: null,
  printedBy: '',
  personId: officer.personId,
})

const FILLED = { profile: 'a4-24', start: '5' }

const tried = (items: readonly LabelItem[], typed: Record<string, unknown> = {}, by = keeper) =>
  attempt(labelPrint, aPrint(items), 'print', { ...FILLED, ...typed }, { by, number: '企画-R8-札-0001' })

describe('printing labels', () => {
  test('R051, R057: the first printing needs no reason, and says who printed what on which paper', () => {
    const { after, context } = doneOf(tried([anItem(1), anItem(2, { word: '開示' })], { reason: 'soiled' }))
    expect(after).toMatchObject({
      state: 'printed',
      number: '企画-R8-札-0001',
      startPosition: 5,
      reason: null,
      printedAt: NOW,
      printedBy: '保全係 1等陸曹 保科 守',
    })
    expect(labelPrint.acts['print']?.tells?.(context)).toBe(
      '企画-R8-業-0001、企画-R8-業-0002のラベル2枚を印刷した（A4 24面（70 × 33.9 mm））',
    )
  })

  test.each([
    [
      'R051, R057: a label printed before, without a reason',
      [anItem(1), anItem(2, { printed: 1 })],
      {},
      'reprint-without-reason',
      'R051',
    ],
    [
      'R057: 「その他」 without a word',
      [anItem(1, { printed: 2 })],
      { reason: 'other' },
      'other-reason-unexplained',
      'R057',
    ],
    ['R052: a pointer to a secret medium', [anItem(1, { withheld: 'secret' })], {}, 'secret-medium', 'R052'],
    ['R051: a medium no longer there', [anItem(1, { withheld: 'ended' })], {}, 'nothing-to-mark', 'R051'],
    ['R051: media of two units', [anItem(1), anItem(2, { unitId: GENERAL.id })], {}, 'of-several-units', 'R051'],
  ] as const)('%s is refused', (_, items, typed, code, rule) => {
    const refusal = refusalOf(tried(items, typed))
    expect(refusal.codes).toEqual([code])
    expect(refusal.rules).toContain(rule)
  })

  test('R051: with its reason a label is printed again, and the record keeps it', () => {
    const again = [anItem(1, { printed: 1 }), anItem(2)]
    const { after, context } = doneOf(tried(again, { reason: 'other', reasonNote: '色あせた' }))
    expect(after).toMatchObject({ reason: 'other', reasonNote: '色あせた', reprints: 1 })
    expect(labelPrint.acts['print']?.tells?.(context)).toContain('再印刷1枚の理由：その他')
  })

  test('R051: it is the work of the officer and those beside the officer, of the unit itself', () => {
    expect(tried([anItem(1)], {}, officer).kind).toBe('done')
    expect(refusalOf(tried([anItem(1)], {}, member)).codes).toEqual(['not-your-role'])
    expect(refusalOf(tried([anItem(1)], {}, otherOfficer)).codes).toEqual(['not-your-role'])
  })

  test('a position off the sheet is a fault of the form; the last one is not', () => {
    expect(tried([anItem(1)], { start: '25' })).toEqual({ kind: 'invalid', fields: ['start'] })
    expect(tried([anItem(1)], { profile: 'tape-12', start: '2' })).toEqual({ kind: 'invalid', fields: ['start'] })
    expect(tried([anItem(1)], { profile: 'a4-44', start: '44' }).kind).toBe('done')
  })

  test('more than go in one printing are refused as the product’s own limit, with no rule', () => {
    const many = Array.from({ length: PRINTED_AT_ONCE + 1 }, (_, n) => anItem(n))
    expect(refusalOf(tried(many))).toEqual({ codes: ['too-many-labels'], rules: [] })
    expect(tried(many.slice(1)).kind).toBe('done')
  })
})

test.each([
  ['a4-24', 24, '用紙1枚。2番以後から始めると2枚'],
  ['a4-24', 1, '用紙1枚'],
  ['a4-44', 9, '用紙1枚。37番以後から始めると2枚'],
  ['a4-44', 440, '用紙10枚。2番以後から始めると11枚'],
  ['tape-18', 3, '3頁（1頁に1枚）'],
] as const)('%s with %i labels: %s', (key, count, text) => {
  expect(pagesText(LABEL_PROFILES[key], count)).toBe(text)
})
