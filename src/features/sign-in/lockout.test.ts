import { expect, test } from 'vitest'
import {
  afterFailure,
  failedSentence,
  FORGOTTEN_AFTER_MINUTES,
  isLocked,
  lockedSentence,
  lockMinutes,
  NONE,
  type Failures,
} from './lockout.ts'

const AT = new Date('2026-11-23T00:00:00Z')
const later = (minutes: number) => new Date(AT.getTime() + minutes * 60_000)

const failing = (times: number, from: Failures = NONE, at = AT): Failures =>
  Array.from({ length: times }).reduce<Failures>((before) => afterFailure(before, at), from)

test('the fifth failure locks for a minute, and each further one for twice as long, up to half an hour', () => {
  expect([1, 4, 5, 6, 7, 8, 9, 10, 11, 1_000].map(lockMinutes)).toEqual([0, 0, 1, 2, 4, 8, 16, 30, 30, 30])
})

test('four failures lock nothing', () => {
  expect(isLocked(failing(4), AT)).toBe(false)
})

test('a lock ends at its minute', () => {
  const locked = failing(5)
  expect(isLocked(locked, later(0.99))).toBe(true)
  expect(isLocked(locked, later(1))).toBe(false)
})

test('after a lock one more failure locks longer', () => {
  const again = afterFailure(failing(5), later(1))
  expect(again.count).toBe(6)
  expect(isLocked(again, later(2.99))).toBe(true)
})

test('failures an hour past are forgotten', () => {
  expect(afterFailure(failing(4), later(59)).count).toBe(5)
  expect(afterFailure(failing(4), later(60)).count).toBe(1)
})

test('however guesses and pauses are shared out, a day has no more than 160 of them', () => {
  for (let between = 1; between <= 15; between += 1) {
    let state = NONE
    let minute = 0
    let answered = 0
    while (minute < 24 * 60) {
      for (let guess = 0; guess < between; guess += 1) {
        while (isLocked(state, later(minute))) minute += 0.5
        state = afterFailure(state, later(minute))
        answered += 1
      }
      const forgotten = (state.lockedUntil?.getTime() ?? 0) - AT.getTime() + FORGOTTEN_AFTER_MINUTES * 60_000
      minute = forgotten / 60_000
    }
    expect(answered).toBeLessThanOrEqual(160)
  }
})

test('people are told how long, and how many tries are left', () => {
  expect(lockedSentence(failing(5), AT)).toContain('あと1分ほど受け付けません')
  expect(lockedSentence(failing(7), later(2.5))).toContain('あと2分ほど')
  expect(failedSentence(failing(1), '違います。')).toBe('違います。')
  expect(failedSentence(failing(4), '違います。')).toBe('違います。あと1回間違えると、しばらく受け付けません。')
})
