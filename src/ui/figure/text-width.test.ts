import { array, assert, constantFrom, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import { textWidth, wrapText } from '#ui/figure/text-width.ts'

test('a full-width sign takes one em, a half-width one a little over half', () => {
  expect(textWidth('情報', 16)).toBe(32)
  expect(textWidth('A', 100)).toBeCloseTo(58)
})

test.each([
  ['情報システム情報保証責任者（整備）', ['情報システム', '情報保証責任者（整備）']],
  ['情報システム情報保証認証者', ['情報システム', '情報保証認証者']],
  ['部隊等情報保証責任者', ['部隊等情報保証責任者']],
])('%s breaks where a reader would', (title, lines) => expect(wrapText(title, 16, 178)).toEqual(lines))

test('a line break in the text is always kept', () =>
  expect(wrapText('将来対応\n計画書', 14, 200)).toEqual(['将来対応', '計画書']))

test('a word that fits no line is not cut', () =>
  expect(wrapText('セキュリティ計画書', 14, 70)).toEqual(['セキュリティ', '計画書']))

test('nothing is lost in breaking, whatever the text', () => {
  const sign = constantFrom(...'情報保証システムのを（）、・ABC 12ー'.split(''))
  assert(
    property(array(sign, { maxLength: 40 }), integer({ min: 20, max: 200 }), (signs, width) => {
      const text = signs.join('')
      expect(wrapText(text, 14, width).join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
    }),
  )
})
