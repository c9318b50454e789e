import { expect, test } from 'vitest'
import { NOW } from './people-for-tests.ts'
import { dayTyped, fiscalYearOptions } from './typed-filters.ts'
import { latenessOf } from './lateness.ts'

test.each([
  ['2026-11-08', 'late'],
  ['2026-11-09', 'today'],
  ['2026-11-10', null],
  [null, null],
])('due on %s on 9 November 2026 is %s', (dueOn, lateness) => {
  expect(latenessOf(dueOn, '2026-11-09')).toBe(lateness)
})

test.each([
  ['R8.11.4', '2026-11-04'],
  ['１１月４日', '2026-11-04'],
  ['いつか', null],
  ['', null],
  [undefined, null],
])('a day typed as %s is %s', (typed, day) => {
  expect(dayTyped(typed, '2026-11-09')).toBe(day)
})

test('the choice of 年度 covers ten years and all before them', () => {
  const options = fiscalYearOptions(NOW)
  expect(options).toHaveLength(11)
  expect(options.at(9)).toEqual(['2017', '平成29年度'])
  expect(options.at(10)).toEqual(['-2016', '平成28年度以前'])
})
