import { describe, expect, test } from 'vitest'
import { cleanCode, newScanId, wayOf } from './scan.ts'

describe('ids made in the browser', () => {
  test('are version 7 and keep the order in which they were made, also within a millisecond and when the clock goes back', () => {
    const ids = Array.from({ length: 6000 }, (_, nth) => newScanId(nth < 5000 ? 1_700_000_000_000 : 1_600_000_000_000))
    expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u.test(id))).toBe(
      true,
    )
    expect(ids.toSorted()).toEqual(ids)
    expect(new Set(ids).size).toBe(6000)
  })
})

test('keys that follow faster than hands can are a scanner', () => {
  expect(wayOf([0, 8, 15, 22, 30])).toBe('scanner')
  expect(wayOf([0, 180, 390, 520])).toBe('typed')
  expect(wayOf([0, 5])).toBe('typed')
})

test('a code is kept without what could not be kept', () => {
  expect(cleanCode(' K7Q\u0000M2\uD800 ')).toBe('K7Q M2\uFFFD')
  expect(cleanCode('9'.repeat(500))).toHaveLength(200)
  expect(cleanCode('\u001D\t')).toBe('')
})
