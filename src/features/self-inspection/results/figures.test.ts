import { expect, test } from 'vitest'
import { brokenRate, differenceText, keptRate, percent, percentText } from './figures.ts'

test('R033: 100 per cent is said of all and of nothing less', () => {
  expect(percentText(percent(249_999, 250_000))).toBe('99.9％')
  expect(percentText(percent(250_000, 250_000))).toBe('100.0％')
  expect(percentText(percent(0, 0))).toBe('―')
})

test('R033: 該当なし is no part of 遵守率', () => {
  expect(keptRate({ yes: 3, no: 1 })).toBe(75)
  expect(keptRate({ yes: 0, no: 0 })).toBeNull()
})

test('R033: one いいえ among many is never nothing', () => {
  expect(brokenRate({ yes: 249_999, no: 1 })).toBe(0.1)
  expect(brokenRate({ yes: 10, no: 0 })).toBe(0)
  expect(brokenRate({ yes: 0, no: 0 })).toBe(0)
})

test('R033: what changed since last year is said in points, and nothing where there was no last year', () => {
  expect(differenceText(98.5, 97.3)).toBe('+1.2')
  expect(differenceText(97.3, 98.5)).toBe('▲1.2')
  expect(differenceText(97.3, 97.3)).toBe('±0.0')
  expect(differenceText(97.3, null)).toBe('―')
})
