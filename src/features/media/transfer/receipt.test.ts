import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { differencesOf, withArrival, type Otherwise } from './receipt.ts'
import { aLine } from './slip-for-tests.ts'

const otherwiseOf = (line: string, given: Partial<Otherwise> = {}): Otherwise => ({
  line,
  model: '別の型式',
  number: null,
  quantity: null,
  ...given,
})

describe('R046: the receipt says of every line what arrived', () => {
  const lines = [aLine(1), aLine(2), aLine(3)]

  test('a line ticked and nowhere described arrived as listed', () => {
    const arrived = withArrival(lines, { received: ['1', '2', '3'], otherwise: [] })
    expect(arrived.map((l) => [l.received, l.receivedNumber, l.receivedQuantity])).toEqual(
      lines.map((l) => [true, l.number, 1]),
    )
    expect(differencesOf(arrived)).toBeNull()
  })

  test('differences name the line, what was listed and what came', () => {
    const arrived = withArrival(lines, {
      received: ['1', '2'],
      otherwise: [otherwiseOf('2', { model: 'SU-9', number: '企画-R8-業-0099', quantity: 2 })],
    })
    expect(differencesOf(arrived)).toBe(
      [
        '2　SU-1032　企画-R8-業-0012　数量 1：型式が「SU-9」、登録番号が「企画-R8-業-0099」、数量が2',
        '3　SU-1032　企画-R8-業-0013　数量 1：届いていない',
      ].join('\n'),
    )
  })

  test('a receipt matches exactly when every line is ticked and none is described', () => {
    fc.assert(
      fc.property(fc.subarray(['1', '2', '3']), fc.subarray(['1', '2', '3']), (received, described) => {
        const otherwise = described.map((n) => otherwiseOf(n))
        const differs = differencesOf(withArrival(lines, { received, otherwise })) !== null
        expect(differs).toBe(received.length < 3 || described.length > 0)
      }),
    )
  })
})
