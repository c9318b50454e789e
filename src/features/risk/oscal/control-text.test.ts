import { describe, expect, test } from 'vitest'
import { catalog, control } from './catalogue-for-tests.ts'
import { controlTexts } from './control-text.ts'
import { flatten, repeatedIds } from './flatten.ts'

const texts = controlTexts(flatten(catalog))
const textOf = (id: string) => texts.find((t) => t.controlId === id)

describe('a catalogue in words', () => {
  test('has every control, nested groups and enhancements included, under the outermost family', () => {
    expect(texts.map((t) => [t.controlId, t.family, t.parentId])).toEqual([
      ['ac-1', 'ac', null],
      ['ac-1.1', 'ac', 'ac-1'],
      ['ac-1.2', 'ac', 'ac-1'],
      ['ac-2', 'ac', null],
      ['in-1', 'nest', null],
    ])
  })

  test('puts parameters into the text, labels and choices in brackets while nothing is set', () => {
    expect(textOf('ac-1')).toMatchObject({
      label: 'AC-1',
      statement: 'a. ［割当：間隔］ごとに見直す。\n［選択（一つ以上）：毎日；［割当：間隔］］',
      guidance: '手引き',
      assessment: '確認の対象\n　規則',
      withdrawn: null,
    })
  })

  test('says what became of a withdrawn control', () => {
    expect(textOf('ac-2')?.withdrawn).toBe('ac-1に含まれた')
  })

  test('a parameter that speaks of itself ends', () => {
    const circle = control('x-1', {
      params: [{ id: 'p', values: ['{{ insert: param, p }}'] }],
      parts: [{ name: 'statement', prose: '{{ insert: param, p }}' }],
    })
    expect(controlTexts(flatten({ ...catalog, groups: [], controls: [circle] }))[0]?.statement).toContain('insert')
  })

  test('an identifier that stands twice is named', () => {
    expect(repeatedIds(flatten({ ...catalog, controls: [control('ac-1')] }))).toEqual(['ac-1'])
  })
})
