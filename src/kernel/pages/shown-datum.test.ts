import { expect, test } from 'vitest'
import { shownDatum } from './shown-datum.ts'

const shown = (kind: 'text' | 'day' | 'moment' | 'number', datum: string | number | null) =>
  shownDatum({ key: 'x', title: 'x', kind, value: () => datum }, null)

test('a moment is shown in the year and at the time of Japan, not as programs write it', () => {
  expect(shown('moment', '2026-11-19T16:05:00.000Z')).toBe('R8.11.20 01:05')
  expect(shown('moment', '明日')).toBe('明日')
})

test('a day is shown in 和暦, a number as it is, nothing as a dash', () => {
  expect(shown('day', '2026-11-20')).toBe('R8.11.20')
  expect(shown('number', 12)).toBe('12')
  expect([shown('day', null), shown('moment', '')]).toEqual(['―', '―'])
})
