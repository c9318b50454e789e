import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bigrams, foldForSearch, foldNumber } from './normalise.ts'

describe('search', () => {
  test.each([
    ['ＣＥＮＴＲＩＸ－Ｊ', 'centrix-j'],
    ['ｻｲﾊﾞｰ企画室', 'さいばー企画室'],
    ['サイバー企画室', 'さいばー企画室'],
    ['統合幕僚学校ＬＡＮ', '統合幕僚学校lan'],
    ['　運用　第３課 ', '運用 第3課'],
    ['髙﨑 濵田', '高崎 浜田'],
    ['０９０ー１２３４', '090-1234'],
    ['ＵＳＢ‐メモリー', 'usb-めもりー'],
  ])('%s is found as %s', (text, folded) => {
    expect(foldForSearch(text)).toBe(folded)
  })

  test('folding twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const once = foldForSearch(text)
        expect(foldForSearch(once)).toBe(once)
      }),
    )
  })
})

describe('registration numbers', () => {
  test.each([
    '企画-R8-業-0012',
    '企画－Ｒ８－業－００１２',
    '企画ーR8ー業ー0012',
    '企画 - r8 - 業 - 0012',
    '企画‐R8−業–0012',
  ])('%s is one number', (text) => {
    expect(foldNumber(text)).toBe('企画-R8-業-0012')
  })

  test('a long vowel in a code is no hyphen', () => {
    expect(foldNumber('サーバー-r8-1')).toBe('サーバー-R8-1')
  })
})

const gramsOf = (text: string) => bigrams(foldForSearch(text))

describe('grams', () => {
  test('are the pairs of each word, once each', () => {
    expect(gramsOf('可搬記憶媒体')).toEqual(['可搬', '搬記', '記憶', '憶媒', '媒体'])
    expect(gramsOf('ああああ')).toEqual(['ああ'])
    expect(gramsOf('Ａ 企画')).toEqual(['a', '企画'])
    expect(gramsOf(' 　')).toEqual([])
  })

  test('of a part of a word are all among those of the word', () => {
    const kanji = fc.string({
      unit: fc.constantFrom(...Array.from('統合幕僚監部運用第123課ＡＢ')),
      minLength: 2,
      maxLength: 12,
    })
    fc.assert(
      fc.property(kanji, fc.nat(), fc.nat(), (word, a, b) => {
        const from = a % (word.length - 1)
        const part = word.slice(from, from + 2 + (b % (word.length - 1 - from)))
        expect(gramsOf(word)).toEqual(expect.arrayContaining([...gramsOf(part)]))
      }),
    )
  })
})
