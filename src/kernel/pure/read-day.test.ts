import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from './day.ts'
import { readDay } from './read-day.ts'
import { wareki, warekiShort, warekiWithWeekday } from './wareki.ts'

const inSomeEra = fc.integer({ min: 0, max: 70_000 }).map((days) => addDays('1868-10-23', days))
const toFullWidth = (text: string) =>
  text.replace(/[!-~]/gu, (c) => String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfe_e0))

describe('a typed date', () => {
  test.each([
    '令和8年11月23日',
    '令和８年１１月２３日',
    '令和 8 年 11 月 23 日',
    '令和8年11月23日（月）',
    '令和8年11月23日 月曜日',
    '㋿8年11月23日',
    '令8.11.23',
    'R8.11.23',
    'r8/11/23',
    'Ｒ８．１１．２３',
    'R08-11-23',
    'R081123',
    'R8。11。23',
    '2026-11-23',
    '2026/11/23',
    '2026.11.23',
    '2026年11月23日',
    '西暦2026年11月23日',
    '20261123',
    '２０２６１１２３',
    '２０２６－１１－２３',
    '2026ー11ー23',
    '11月23日',
    '11/23',
    '１１－２３',
  ])('%s is 23 November 2026', (text) => {
    expect(readDay(text, '2026-11-09')).toEqual({ ok: true, day: '2026-11-23' })
  })

  test.each([
    ['平成元年1月8日', '1989-01-08'],
    ['平成1年1月8日', '1989-01-08'],
    ['H元.1.8', '1989-01-08'],
    ['平成31年4月30日', '2019-04-30'],
    ['令和元年5月1日', '2019-05-01'],
    ['昭和64年1月7日', '1989-01-07'],
    ['S20.8.15', '1945-08-15'],
    ['大正元年7月30日', '1912-07-30'],
    ['明治45年7月29日', '1912-07-29'],
    ['令和6年2月29日', '2024-02-29'],
  ])('%s is %s', (text, day) => {
    expect(readDay(text)).toEqual({ ok: true, day })
  })

  test('without a year it is the nearest such day', () => {
    expect(readDay('1月15日', '2026-12-10')).toEqual({ ok: true, day: '2027-01-15' })
    expect(readDay('12月20日', '2027-01-05')).toEqual({ ok: true, day: '2026-12-20' })
    expect(readDay('2月29日', '2027-12-31')).toEqual({ ok: true, day: '2028-02-29' })
  })

  test.each([
    ['', '日付を入力してください。'],
    ['　', '日付を入力してください。'],
    ['11月23日', '「11月23日」には年がありません。'],
    ['27.10.1', '「27.10.1」には元号がありません。'],
    ['来週の月曜日', '「来週の月曜日」は日付として読めません。'],
    ['2026-02-30', '「2026-02-30」は暦にない日付です。'],
    ['令和8年13月1日', '「令和8年13月1日」は暦にない日付です。'],
    ['令和0年1月1日', '「令和0年1月1日」は暦にない日付です。'],
    ['平成31年5月1日', '「平成31年5月1日」は平成にない日付です。令和元年5月1日のことなら'],
    ['令和元年4月30日', '「令和元年4月30日」は令和にない日付です。平成31年4月30日のことなら'],
    ['S64.1.8', '「S64.1.8」は昭和にない日付です。平成元年1月8日のことなら'],
    ['明治元年1月1日', '「明治元年1月1日」は明治にない日付です。1868年1月1日のことなら'],
    ['2026-11-23T09:00', '「2026-11-23T09:00」は日付として読めません。'],
  ])('%j is refused: %s', (text, message) => {
    const reading = readDay(text)
    expect(reading.ok ? reading.day : reading.message).toContain(message)
  })

  test('a date of no nearby year is refused', () => {
    expect(readDay('2月29日', '2026-06-01')).toMatchObject({ ok: false })
  })

  test('everything shown can be typed back, in either width', () => {
    fc.assert(
      fc.property(inSomeEra, (day) => {
        for (const text of [
          wareki(day),
          warekiShort(day),
          warekiWithWeekday(day),
          day,
          day.replaceAll('-', '/'),
          day.replaceAll('-', ''),
        ]) {
          expect(readDay(text)).toEqual({ ok: true, day })
          expect(readDay(toFullWidth(text))).toEqual({ ok: true, day })
        }
      }),
    )
  })

  test('whatever is typed, the answer is a day or a sentence', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('令和平成元年月日RHS0123456789./- ０１')) }),
        (text) => {
          const reading = readDay(text, '2026-11-23')
          expect(reading.ok ? /^\d{4}-\d{2}-\d{2}$/.test(reading.day) : reading.message.endsWith('。')).toBe(true)
        },
      ),
    )
  })
})
