import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { heightOf, marksUpTo, middles } from './scale.ts'

describe('the marks of an axis', () => {
  test.each([
    [0, [0, 1]],
    [1, [0, 1]],
    [5, [0, 1, 2, 3, 4, 5]],
    [6, [0, 2, 4, 6]],
    [23, [0, 5, 10, 15, 20, 25]],
    [50_000, [0, 10_000, 20_000, 30_000, 40_000, 50_000]],
  ])('up to %i are even and whole', (most, marks) => {
    expect(marksUpTo(most)).toEqual(marks)
  })

  test('reach the highest value and are never more than six', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), (most) => {
        const marks = marksUpTo(most)
        expect(marks.at(-1)).toBeGreaterThanOrEqual(most)
        expect(marks.length).toBeLessThanOrEqual(6)
        expect(marks.every(Number.isInteger)).toBe(true)
      }),
    )
  })
})

test('a value at the highest mark fills the plot, nought none of it', () => {
  const plot = { left: 0, top: 10, right: 100, bottom: 110 }
  expect([0, 5, 10].map((v) => heightOf(v, 10, plot))).toEqual([0, 50, 100])
  expect(middles(4, plot)).toEqual([12.5, 37.5, 62.5, 87.5])
})
