import { expect, test } from 'vitest'
import { soughtOf } from '#kernel/pure/sought.ts'
import { findRules } from './find-rules.ts'

const found = (typed: string) => {
  const sought = soughtOf(typed)
  return sought === null ? [] : findRules(sought).map((rule) => rule.id)
}

test.each([
  ['its number in any width and case', 'ｒ０５４', 'R054'],
  ['where it stands', '付紙第４ 3(2)', 'R074'],
  ['a word of what it asks', '持出し', 'R012'],
])('a provision is found by %s', (_, typed, id) => {
  expect(found(typed)).toContain(id)
})

test('every word must be there, and nothing typed finds nothing', () => {
  expect(found('持出し ありえない語')).toEqual([])
  expect(found('持出し 許可').length).toBeLessThan(found('持出し').length)
  expect(found(' 　\0')).toEqual([])
})

test('kana of either kind find the same', () => {
  expect(found('しすてむ').length).toBeGreaterThan(0)
  expect(found('しすてむ')).toEqual(found('ｼｽﾃﾑ'))
})

test('the rule whose number was typed stands first', () => {
  expect(found('R054')[0]).toBe('R054')
})

test('what LIKE reads as a sign stands for itself, and a single character has no pairs', () => {
  expect(soughtOf('100%_\\')?.patterns).toEqual(['%100\\%\\_\\\\%'])
  expect(soughtOf('庫')).toMatchObject({ words: ['庫'], grams: [] })
  expect(soughtOf('a 棟4')?.grams).toEqual(['棟4'])
})
