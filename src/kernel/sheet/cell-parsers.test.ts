import { expect, test } from 'vitest'
import { dayCell, oneOfCell, plainCell, yesNoCell } from './cell-parsers.ts'

test.each([
  ['令和8年4月1日', '2026-04-01'],
  ['Ｒ８．４．１', '2026-04-01'],
  ['昭和64年1月7日', '1989-01-07'],
  ['2026/4/1', '2026-04-01'],
  ['20260401', '2026-04-01'],
  ['46113', '2026-04-01'],
  ['2026-04-01 09:30', '2026-04-01'],
])('a day written as %s is %s', (text, day) => {
  expect(dayCell(text)).toEqual({ ok: true, value: day })
})

test.each(['4月1日', '平成元年1月7日', '12', '令和八年'])('%s is no day', (text) => {
  expect(dayCell(text).ok).toBe(false)
})

test('a word of a code table is known by label, code or another name, whatever its width', () => {
  const kind = oneOfCell({ usb: 'USBメモリ', cdr: 'CD-R' }, { usb: ['フラッシュメモリ'] })
  expect(['ＵＳＢメモリ', 'usb', 'フラッシュ メモリ', 'ＣＤ-Ｒ'].map((text) => kind(text))).toEqual(
    ['usb', 'usb', 'usb', 'cdr'].map((value) => ({ ok: true, value })),
  )
  expect(kind('石板')).toMatchObject({ ok: false, message: expect.stringContaining('USBメモリ・CD-R') })
})

test.each([
  ['○', true],
  ['有', true],
  ['１', true],
  ['×', false],
  ['無', false],
])('%s is read as %s', (text, value) => {
  expect(yesNoCell(text)).toEqual({ ok: true, value })
})

test('a mark that says neither yes nor no is refused', () => {
  expect(yesNoCell('多分').ok).toBe(false)
})

test('a text of several lines becomes one line, and its length is bounded', () => {
  expect(plainCell(10)('甲\r\n 乙')).toEqual({ ok: true, value: '甲 乙' })
  expect(plainCell(3)('1234').ok).toBe(false)
})
