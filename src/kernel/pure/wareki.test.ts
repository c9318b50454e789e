import { describe, expect, test } from 'vitest'
import { eraYear, monthDay, wareki, warekiShort, warekiWithWeekday, warekiYear } from './wareki.ts'

describe('shown', () => {
  test.each([
    ['2026-11-23', '令和8年11月23日', 'R8.11.23'],
    ['2019-05-01', '令和元年5月1日', 'R元.5.1'],
    ['2019-04-30', '平成31年4月30日', 'H31.4.30'],
    ['1989-01-08', '平成元年1月8日', 'H元.1.8'],
    ['1989-01-07', '昭和64年1月7日', 'S64.1.7'],
    ['1926-12-25', '昭和元年12月25日', 'S元.12.25'],
    ['1926-12-24', '大正15年12月24日', 'T15.12.24'],
    ['1912-07-30', '大正元年7月30日', 'T元.7.30'],
    ['1912-07-29', '明治45年7月29日', 'M45.7.29'],
    ['1868-10-23', '明治元年10月23日', 'M元.10.23'],
    ['1868-10-22', '1868年10月22日', '1868.10.22'],
  ])('%s is %s and %s', (day, long, short) => {
    expect(wareki(day)).toBe(long)
    expect(warekiShort(day)).toBe(short)
  })

  test('with its weekday', () => {
    expect(warekiWithWeekday('2026-11-23')).toBe('令和8年11月23日（月）')
    expect(monthDay('2026-11-22')).toBe('11月22日（日）')
    expect(warekiYear('2020-01-01')).toBe('令和2年')
    expect(eraYear('2026-04-01')).toEqual({ name: '令和', letter: 'R', year: 8 })
  })
})
