import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from './day.ts'
import {
  fiscalYearEnd,
  fiscalYearLabel,
  fiscalYearOf,
  fiscalYearShort,
  fiscalYearStart,
  isInFiscalYear,
} from './fiscal-year.ts'

test('a 年度 runs from 1 April to 31 March', () => {
  expect(['2026-03-31', '2026-04-01', '2027-01-15', '2027-03-31', '2027-04-01'].map(fiscalYearOf)).toEqual([
    2025, 2026, 2026, 2026, 2027,
  ])
})

test.each([
  [2026, '令和8年度', 'R8'],
  [2020, '令和2年度', 'R2'],
  [2019, '令和元年度', 'R1'],
  [2018, '平成30年度', 'H30'],
  [1989, '平成元年度', 'H1'],
  [1988, '昭和63年度', 'S63'],
  [1926, '大正15年度', 'T15'],
])('%i is %s, in numbers %s', (fiscalYear, label, short) => {
  expect(fiscalYearLabel(fiscalYear)).toBe(label)
  expect(fiscalYearShort(fiscalYear)).toBe(short)
})

test('every day lies between the first and the last day of its own 年度, and of no other', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60_000 }), (days) => {
      const day = addDays('1920-01-01', days)
      const fiscalYear = fiscalYearOf(day)
      expect(fiscalYearStart(fiscalYear) <= day && day <= fiscalYearEnd(fiscalYear)).toBe(true)
      expect(addDays(fiscalYearEnd(fiscalYear), 1)).toBe(fiscalYearStart(fiscalYear + 1))
      expect([-1, 0, 1].map((apart) => isInFiscalYear(day, fiscalYear + apart))).toEqual([false, true, false])
    }),
  )
})
