import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  compareDays,
  dayOf,
  dayOfParts,
  daysBetween,
  isDay,
  isWeekend,
  lastDayOfMonth,
  partsOfDay,
  startOfDay,
  weekdayOf,
} from './day.ts'

const anyDay = fc.integer({ min: 0, max: 80_000 }).map((days) => addDays('1900-01-01', days))

describe('the day in Japan', () => {
  test('changes at 15:00 UTC', () => {
    expect(dayOf(new Date('2026-11-22T14:59:59.999Z'))).toBe('2026-11-22')
    expect(dayOf(new Date('2026-11-22T15:00:00.000Z'))).toBe('2026-11-23')
  })

  test('agrees with the time zone database', () => {
    const tokyo = new Intl.DateTimeFormat('en-CA', {
      timeZone: 'Asia/Tokyo',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    })
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1952-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true }),
        (instant) => {
          expect(dayOf(instant)).toBe(tokyo.format(instant))
        },
      ),
    )
  })

  test('begins at its first instant', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(dayOf(startOfDay(day))).toBe(day)
        expect(dayOf(new Date(startOfDay(day).getTime() - 1))).toBe(addDays(day, -1))
      }),
    )
  })
})

describe('arithmetic', () => {
  test('what is added is the distance', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -10_000, max: 10_000 }), (day, days) => {
        const later = addDays(day, days)
        expect(daysBetween(day, later)).toBe(days)
        expect(addDays(later, -days)).toBe(day)
        expect(Math.sign(compareDays(later, day))).toBe(Math.sign(days))
      }),
    )
  })

  test('parts make the same day again', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const { year, month, date } = partsOfDay(day)
        expect(dayOfParts(year, month, date)).toBe(day)
      }),
    )
  })

  test('29 February exists in leap years only', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
    expect(addDays('2027-02-28', 1)).toBe('2027-03-01')
    expect([1900, 2000, 2027, 2028].map((year) => lastDayOfMonth(year, 2))).toEqual([28, 29, 28, 29])
  })

  test('a month that lacks the date gives its last day', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
    expect(addMonths('2028-02-29', 12)).toBe('2029-02-28')
    expect(addMonths('2026-03-31', -13)).toBe('2025-02-28')
    expect(addMonths('2026-11-23', 36)).toBe('2029-11-23')
  })

  test('the early years stay four digits and do not become 1900s', () => {
    expect(addDays('0099-12-31', 1)).toBe('0100-01-01')
    expect(daysBetween('0001-01-01', '0002-01-01')).toBe(365)
  })
})

describe('what is no day', () => {
  test.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '2026-11-31', '', '2026-11-23T00:00', '0000-01-01'])(
    '%j is refused',
    (text) => {
      expect(isDay(text)).toBe(false)
      expect(() => addDays(text, 1)).toThrow(RangeError)
    },
  )
})

test('weekdays follow the calendar', () => {
  expect(weekdayOf('2026-11-23')).toBe(1)
  expect(weekdayOf('1969-12-28')).toBe(0)
  expect(['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23'].map(isWeekend)).toEqual([false, true, true, false])
})
