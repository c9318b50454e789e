import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { differencesOf, readOtherwise, withArrival } from './receipt.ts'
import { aLine } from './slip-for-tests.ts'

describe('what arrived otherwise than listed', () => {
  test.each([
    ['2 SU-2000／企画-R8-業-0099／1', { line: 2, model: 'SU-2000', number: '企画-R8-業-0099', quantity: 1 }],
    ['２　ＳＵ－２０００／／', { line: 2, model: 'SU-2000', number: null, quantity: null }],
    ['12: /総務-1/', { line: 12, model: null, number: '総務-1', quantity: null }],
    ['1、//3', { line: 1, model: null, number: null, quantity: 3 }],
  ])('%s is read', (typed, line) => {
    expect(readOtherwise(typed)).toEqual({ ok: true, lines: [line] })
  })

  test.each([
    ['SU-2000／企画-R8-業-0099／1'],
    ['2 SU-2000'],
    ['2 ／／'],
    ['2 SU-2000／企画／0'],
    ['2 SU-2000／企画／二'],
    ['2 A／B／1／C'],
    ['2 A／／\n2 B／／'],
  ])('%s is not guessed at', (typed) => {
    expect(readOtherwise(typed).ok).toBe(false)
  })

  test('nothing typed means nothing differs', () => {
    expect(readOtherwise(null)).toEqual({ ok: true, lines: [] })
    expect(readOtherwise('\n　\n')).toEqual({ ok: true, lines: [] })
  })
})

describe('R046: the receipt says of every line what arrived', () => {
  const lines = [aLine(1), aLine(2), aLine(3)]

  test('a line ticked and nowhere described arrived as listed', () => {
    const arrived = withArrival(lines, { received: ['1', '2', '3'], otherwise: null })
    expect(arrived.map((l) => [l.received, l.receivedNumber, l.receivedQuantity])).toEqual(
      lines.map((l) => [true, l.number, 1]),
    )
    expect(differencesOf(arrived)).toBeNull()
  })

  test('differences name the line, what was listed and what came', () => {
    const arrived = withArrival(lines, { received: ['1', '2'], otherwise: '2 SU-9／企画-R8-業-0099／2' })
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
        const otherwise = described.map((n) => `${n} 別の型式／／`).join('\n')
        const differs = differencesOf(withArrival(lines, { received, otherwise })) !== null
        expect(differs).toBe(received.length < 3 || described.length > 0)
      }),
    )
  })
})
