import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { CHAPTER_TITLE, mustBeCarried } from './rule.ts'
import { isRuleNumber, provisionOf, RULES, ruleOf, rulesOfChapter } from './rules.ts'
import { isRoleKey } from './roles.ts'
import { directiveText } from '../../test/directive-text.ts'

const numberAt = (index: number) => `R${String(index + 1).padStart(3, '0')}`

describe('the rules of the directive', () => {
  test('are 176, numbered in order, none missing and none twice', () => {
    expect(RULES.map((rule) => rule.id)).toEqual(Array.from({ length: 176 }, (_, index) => numberAt(index)))
  })

  test('all say where they stand, to whom they speak, and what they ask in one sentence', () => {
    const ill = RULES.filter(
      ({ provision, subject, summary }) =>
        !/^(本文 第[1-7]-?|付紙第(?:[1-9]|10|11)[ -]?)/u.test(provision) ||
        subject.text === '' ||
        !subject.roles.every(isRoleKey) ||
        summary.length <= 8 ||
        summary.length > 90 ||
        summary.indexOf('。') !== summary.length - 1,
    )
    expect(ill).toEqual([])
  })

  test('stand in the part of the directive their label names', () => {
    for (const rule of RULES) {
      const [place, part] = rule.chapter.split('-')
      const label = place === 'main' ? `本文 第${part}` : `付紙第${part}`
      expect(rule.provision.startsWith(label)).toBe(true)
      expect(rule.provision.charAt(label.length)).not.toMatch(/\d/)
    }
  })

  test('fill every part, and the parts follow one another', () => {
    const chapters = [...new Set(RULES.map((rule) => rule.chapter))]
    expect(chapters).toEqual(Object.keys(CHAPTER_TITLE))
    expect(rulesOfChapter('annex-9').map((rule) => rule.id)).toEqual(
      Array.from({ length: 13 }, (_, at) => numberAt(117 + at)),
    )
  })

  test('count by force as the text words them', () => {
    const counts = Object.groupBy(RULES, (rule) => rule.force)
    expect(Object.fromEntries(Object.entries(counts).map(([force, rules]) => [force, rules.length]))).toEqual({
      must: 5,
      'must-not': 5,
      shall: 127,
      may: 3,
      definition: 20,
      explanatory: 16,
    })
  })

  test('no two summaries are the same', () => {
    expect(new Set(RULES.map((rule) => rule.summary)).size).toBe(RULES.length)
  })

  test('are found by number', () => {
    expect(ruleOf('R118')).toMatchObject({ provision: '付紙第9-1', force: 'must' })
    expect(provisionOf('R050')).toBe('付紙第4 1(1)ア(ｱ)')
    expect(['R001', 'R176', 'R000', 'R177', 'R1', ''].map(isRuleNumber)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ])
  })

  test('only definitions and figures need nothing that carries them out', () => {
    const shownOnly = RULES.filter((rule) => !mustBeCarried(rule.force)).map((rule) => rule.force)
    expect(new Set(shownOnly)).toEqual(new Set(['definition', 'explanatory']))
    expect(RULES.filter((rule) => mustBeCarried(rule.force))).toHaveLength(140)
  })
})

test.skipIf(directiveText === undefined)(
  'no long summary is taken word for word from the directive (needs ../shared/directive.txt or DIRECTIVE_TEXT)',
  () => {
    const text = readFileSync(String(directiveText), 'utf8').replace(/\s+/gu, '')
    const copied = RULES.filter((rule) => rule.summary.length >= 25 && text.includes(rule.summary.replace(/。$/u, '')))
    expect(copied.map((rule) => rule.id)).toEqual([])
  },
)
