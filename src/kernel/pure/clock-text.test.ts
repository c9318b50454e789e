import { expect, test } from 'vitest'
import { clockText, dueText, elapsedText, fullClockText, timeText } from './clock-text.ts'

const at = (text: string) => new Date(`${text}+09:00`)

test('an instant is shown by the clock of Japan', () => {
  const evening = new Date('2026-11-09T09:40:00Z')
  expect(timeText(evening)).toBe('18:40')
  expect(clockText(evening)).toBe('11月9日 18:40')
  expect(fullClockText(evening)).toBe('令和8年11月9日（月）18:40')
})

test('midnight is 00:00 of the new day', () => {
  expect(clockText(at('2026-11-10T00:00:00'))).toBe('11月10日 00:00')
  expect(fullClockText(at('2019-05-01T00:05:00'))).toBe('令和元年5月1日（水）00:05')
})

test.each([
  ['2026-11-06', '4日超過'],
  ['2026-11-09', '1日超過'],
  ['2026-11-10', '本日'],
  ['2026-11-15', 'あと 5日'],
  ['2027-01-15', 'あと 66日'],
])('due on %s, seen on 10 November: %s', (due, text) => {
  expect(dueText(due, '2026-11-10')).toBe(text)
})

test.each([
  ['2026-11-10T09:00:59', '1分未満'],
  ['2026-11-10T09:01:00', '1分'],
  ['2026-11-10T09:59:59', '59分'],
  ['2026-11-10T10:00:00', '1時間'],
  ['2026-11-10T11:05:00', '2時間5分'],
  ['2026-11-11T09:00:00', '1日'],
  ['2026-11-13T13:30:00', '3日4時間'],
  ['2026-11-10T08:00:00', '1分未満'],
])('since 09:00, at %s: %s', (now, text) => {
  expect(elapsedText(at('2026-11-10T09:00:00'), at(now))).toBe(text)
})
