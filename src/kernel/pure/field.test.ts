import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  area,
  areaOptional,
  carried,
  carriedOptional,
  check,
  choice,
  choiceOptional,
  day,
  dayOptional,
  many,
  metaOf,
  pick,
  pickOptional,
  text,
  textOptional,
  whole,
} from './field.ts'

/** The value read, or the sentences the person is told. */
const read = (field: z.ZodType, typed: unknown): unknown => {
  const parsed = z.object({ it: field }).safeParse(typed === undefined ? {} : { it: typed })
  return parsed.success ? parsed.data.it : parsed.error.issues.map((i) => i.message)
}

const OPTIONS = { own: '区域の中', other: 'それ以外' }

describe('a day', () => {
  test.each([
    ['令和8年11月23日', '2026-11-23'],
    ['　令和８年１１月２３日　', '2026-11-23'],
    ['R8.11.23', '2026-11-23'],
    ['Ｒ８．１１．２３', '2026-11-23'],
    ['平成31年4月30日', '2019-04-30'],
    ['令和元年5月1日', '2019-05-01'],
    ['2026-11-23', '2026-11-23'],
    ['２０２６／１１／２３', '2026-11-23'],
  ])('%s is kept as %s', (typed, kept) => {
    expect(read(day('持ち出す日'), typed)).toBe(kept)
    expect(read(dayOptional('持ち出す日'), typed)).toBe(kept)
  })

  test.each([['令和8年2月30日'], ['来週'], ['11月23日'], ['平成31年5月1日'], ['<script>']])(
    '%s is told once, with the field’s name',
    (typed) => {
      for (const field of [day('持ち出す日'), dayOptional('持ち出す日')]) {
        const told = read(field, typed)
        expect(told).toHaveLength(1)
        expect(String(told)).toMatch(/^「持ち出す日」：.*。$/u)
      }
    },
  )

  test.each([[''], ['　 '], [undefined], [null], [20261123]])('%j is no day', (typed) => {
    expect(read(day('持ち出す日'), typed)).toEqual(['「持ち出す日」を入力してください。'])
  })

  test('left blank or out, an optional day is none', () => {
    for (const typed of ['', '　', undefined, null]) expect(read(dayOptional('返す日'), typed)).toBeNull()
  })
})

describe('a number', () => {
  test.each([
    ['12', 12],
    ['１２', 12],
    [' 1,234 ', 1234],
    ['１，２３４', 1234],
    [7, 7],
    ['0', 0],
  ])('%j is %i', (typed, kept) => {
    expect(read(whole('数量'), typed)).toBe(kept)
  })

  test.each([
    ['', '「数量」は数字で入力してください。'],
    [undefined, '「数量」は数字で入力してください。'],
    ['十二', '「数量」は数字で入力してください。'],
    ['1.5', '「数量」は数字で入力してください。'],
    [1.5, '「数量」は数字で入力してください。'],
    ['0', '「数量」は1以上です。'],
    ['１００', '「数量」は99以下です。'],
  ])('%j is refused: %s', (typed, sentence) => {
    expect(read(whole('数量', { min: 1, max: 99 }), typed)).toEqual([sentence])
  })
})

describe('words', () => {
  test('the ends are trimmed of every kind of space, line ends become one kind, the inside stays', () => {
    expect(read(text('型式'), '　 SU-1032　A \n')).toBe('SU-1032　A')
    expect(read(area('理由'), 'い\r\nろ\rは')).toBe('い\nろ\nは')
  })

  test.each([[''], ['　'], [undefined], [null], [12]])('%j is not something', (typed) => {
    for (const field of [text('型式'), area('型式'), carried('型式')])
      expect(read(field, typed)).toEqual(['「型式」を入力してください。'])
  })

  test('blank and missing are both none where nothing need be said', () => {
    for (const field of [
      textOptional('備考'),
      areaOptional('備考'),
      carriedOptional('備考'),
      pickOptional('備考', 'place'),
    ])
      for (const typed of ['', '　\n', undefined, null]) expect(read(field, typed)).toBeNull()
    expect(read(textOptional('備考'), ' あり ')).toBe('あり')
  })

  test('too long is told with the field’s name and the limit', () => {
    expect(read(text('番号', { max: 4 }), '12345')).toEqual(['「番号」は4文字までです。'])
    expect(read(textOptional('番号', { max: 4 }), '12345')).toEqual(['「番号」は4文字までです。'])
    expect(read(area('理由'), 'あ'.repeat(2001))).toEqual(['「理由」は2000文字までです。'])
    expect(read(areaOptional('理由'), 'あ'.repeat(2001))).toEqual(['「理由」は2000文字までです。'])
  })
})

describe('choosing', () => {
  test('one of the options, and only one of them', () => {
    expect(read(choice('区域', OPTIONS), 'own')).toBe('own')
    for (const typed of ['', undefined, null, 'elsewhere', 'toString'])
      expect(read(choice('区域', OPTIONS), typed)).toEqual(['「区域」を選んでください。'])
  })

  test('or none, where none is an answer', () => {
    expect(read(choiceOptional('区域', OPTIONS), '')).toBeNull()
    expect(read(choiceOptional('区域', OPTIONS), undefined)).toBeNull()
    expect(read(choiceOptional('区域', OPTIONS), 'elsewhere')).toEqual(['「区域」の選び方が正しくありません。'])
  })

  test('a thing picked must be picked', () => {
    expect(read(pick('保管場所', 'place'), 'id')).toBe('id')
    expect(read(pick('保管場所', 'place'), '')).toEqual(['「保管場所」を選んでください。'])
    expect(read(pick('保管場所', 'place'), undefined)).toEqual(['「保管場所」を選んでください。'])
  })

  test('several things: one is a list of one, none is told', () => {
    expect(read(many('媒体', 'media'), 'a')).toEqual(['a'])
    expect(read(many('媒体', 'media'), ['a', 'b'])).toEqual(['a', 'b'])
    for (const typed of [undefined, '', []])
      expect(read(many('媒体', 'media'), typed)).toEqual(['「媒体」を一つ以上選んでください。'])
  })

  test('unticked is no, never missing; only a tick is yes', () => {
    for (const typed of ['yes', 'on', 'true', true]) expect(read(check('確認した'), typed)).toBe(true)
    for (const typed of [undefined, '', 'no', 'false', false, null, 1, {}])
      expect(read(check('確認した'), typed)).toBe(false)
  })
})

describe('what is sent instead of words', () => {
  const fields: readonly (readonly [string, z.ZodType])[] = [
    ['text', text('欄')],
    ['area', area('欄')],
    ['day', day('欄')],
    ['choice', choice('欄', OPTIONS)],
    ['choiceOptional', choiceOptional('欄', OPTIONS)],
    ['pick', pick('欄', 'place')],
    ['whole', whole('欄')],
    ['carried', carried('欄')],
  ]

  test.each(fields)('%s: every sentence names the field', (_name, field) => {
    for (const typed of [12.5, true, ['a'], { a: 1 }]) expect(String(read(field, typed))).toMatch(/^「欄」.*。$/u)
  })

  const optional: readonly (readonly [string, z.ZodType])[] = [
    ['textOptional', textOptional('欄')],
    ['areaOptional', areaOptional('欄')],
    ['dayOptional', dayOptional('欄')],
    ['pickOptional', pickOptional('欄', 'place')],
    ['carriedOptional', carriedOptional('欄')],
  ]

  test.each(optional)('%s: every sentence names the field', (_name, field) => {
    for (const typed of [12.5, true, ['a'], { a: 1 }]) expect(String(read(field, typed))).toMatch(/^「欄」.*。$/u)
  })

  test.each([['a\u0000b'], ['\ud800']])('%j, which cannot be kept, is told and not a fault', (typed) => {
    for (const field of [text('欄'), textOptional('欄'), area('欄'), pick('欄', 'place')])
      expect(String(read(field, typed))).toMatch(/^「欄」.*。$/u)
  })
})

test('a form learns from the field what to draw', () => {
  expect(metaOf(text('型式', { hint: '製品名', section: '媒体' }))).toEqual({
    title: '型式',
    widget: 'text',
    hint: '製品名',
    section: '媒体',
  })
  expect(metaOf(choice('区域', OPTIONS))).toMatchObject({ widget: 'choice', options: Object.entries(OPTIONS) })
  expect(metaOf(pickOptional('場所', 'place'))).toMatchObject({ widget: 'pick', source: 'place', optional: true })
})
