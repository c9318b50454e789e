import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween } from './day.ts'
import {
  businessDayOnOrAfter,
  businessDayOnOrBefore,
  holidayName,
  holidaysOf,
  isBusinessDay,
  nextBusinessDay,
  previousBusinessDay,
} from './holiday.ts'

/** The dates as the Cabinet Office published them. */
const PUBLISHED: Readonly<Record<number, string>> = {
  2019: '01-01 01-14 02-11 03-21 04-29 04-30 05-01 05-02 05-03 05-04 05-05 05-06 07-15 08-11 08-12 09-16 09-23 10-14 10-22 11-03 11-04 11-23',
  2020: '01-01 01-13 02-11 02-23 02-24 03-20 04-29 05-03 05-04 05-05 05-06 07-23 07-24 08-10 09-21 09-22 11-03 11-23',
  2021: '01-01 01-11 02-11 02-23 03-20 04-29 05-03 05-04 05-05 07-22 07-23 08-08 08-09 09-20 09-23 11-03 11-23',
  2022: '01-01 01-10 02-11 02-23 03-21 04-29 05-03 05-04 05-05 07-18 08-11 09-19 09-23 10-10 11-03 11-23',
  2023: '01-01 01-02 01-09 02-11 02-23 03-21 04-29 05-03 05-04 05-05 07-17 08-11 09-18 09-23 10-09 11-03 11-23',
  2024: '01-01 01-08 02-11 02-12 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-15 08-11 08-12 09-16 09-22 09-23 10-14 11-03 11-04 11-23',
  2025: '01-01 01-13 02-11 02-23 02-24 03-20 04-29 05-03 05-04 05-05 05-06 07-21 08-11 09-15 09-23 10-13 11-03 11-23 11-24',
  2026: '01-01 01-12 02-11 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-20 08-11 09-21 09-22 09-23 10-12 11-03 11-23',
  2027: '01-01 01-11 02-11 02-23 03-21 03-22 04-29 05-03 05-04 05-05 07-19 08-11 09-20 09-23 10-11 11-03 11-23',
}

describe('public holidays', () => {
  test.each(Object.entries(PUBLISHED))('of %s are the published ones', (year, dates) => {
    expect([...holidaysOf(Number(year)).keys()].map((day) => day.slice(5)).join(' ')).toBe(dates)
  })

  test.each([
    ['2026-11-23', '勤労感謝の日'],
    ['2026-09-22', '国民の休日'],
    ['2026-05-06', '休日（振替）'],
    ['2027-03-22', '休日（振替）'],
    ['2019-10-22', '即位礼正殿の儀'],
    ['2019-10-14', '体育の日'],
    ['2032-09-21', '国民の休日'],
    ['2026-11-24', undefined],
    ['2018-11-23', undefined],
  ])('%s is %s', (day, name) => {
    expect(holidayName(day)).toBe(name)
  })

  test.each([
    [2028, '03-20', '09-22'],
    [2029, '03-20', '09-23'],
    [2030, '03-20', '09-23'],
    [2032, '03-20', '09-22'],
    [2035, '03-21', '09-23'],
  ])('the equinoxes of %i are %s and %s', (year, spring, autumn) => {
    expect(holidayName(`${year}-${spring}`)).toBe('春分の日')
    expect(holidayName(`${year}-${autumn}`)).toBe('秋分の日')
  })

  test('a Sunday holiday always brings a free weekday within the week', () => {
    for (let year = 2019; year <= 2035; year += 1) {
      for (const [day, name] of holidaysOf(year)) {
        if (name !== '休日（振替）') continue
        const sunday = [1, 2, 3, 4]
          .map((back) => addDays(day, -back))
          .find((each) => daysBetween('2019-01-06', each) % 7 === 0)
        expect(sunday !== undefined && holidayName(sunday)).toBeTruthy()
      }
    }
  })
})

describe('business days', () => {
  test('weekends, holidays and the turn of the year are closed', () => {
    expect(
      ['2026-12-28', '2026-12-29', '2027-01-03', '2027-01-04', '2026-11-21', '2026-11-23'].map(isBusinessDay),
    ).toEqual([true, false, false, true, false, false])
  })

  test('the report due on Sunday 28 February is aimed at the Friday before', () => {
    expect(businessDayOnOrBefore('2027-02-28')).toBe('2027-02-26')
    expect(previousBusinessDay('2027-02-26')).toBe('2027-02-25')
  })

  test('a key lent on Friday before a long weekend is back on Tuesday', () => {
    expect(nextBusinessDay('2026-11-20')).toBe('2026-11-24')
    expect(businessDayOnOrAfter('2026-11-20')).toBe('2026-11-20')
    expect(nextBusinessDay('2026-12-28')).toBe('2027-01-04')
  })

  test('before and after are open days with none between', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 6000 }), (days) => {
        const day = addDays('2019-06-01', days)
        const after = nextBusinessDay(day)
        const before = previousBusinessDay(day)
        expect(isBusinessDay(after) && isBusinessDay(before) && before < day && day < after).toBe(true)
        expect(previousBusinessDay(after)).toBe(businessDayOnOrBefore(day))
      }),
    )
  })
})
