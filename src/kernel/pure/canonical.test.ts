import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asJson, canonicalJson, parseExactJson } from './canonical.ts'

test('keys are sorted by UTF-16 code unit at every depth', () => {
  expect(canonicalJson({ b: 1, a: { '10': 0, '9': 0, é: 0, '': 0 }, 記録: 2, '\u{1F600}': 3, '\uFB33': 4 })).toBe(
    '{"a":{"":0,"10":0,"9":0,"é":0},"b":1,"記録":2,"\u{1F600}":3,"\uFB33":4}',
  )
})

test('the order in which keys were set does not show', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.integer()), (members) => {
      const turned = Object.fromEntries(Object.entries(members).reverse())
      expect(canonicalJson(turned)).toBe(canonicalJson(members))
    }),
  )
})

test.each([
  [0, '0'],
  [-0, '0'],
  [1.5, '1.5'],
  [1e-7, '1e-7'],
  [0.1 + 0.2, '0.30000000000000004'],
  [Number.MAX_SAFE_INTEGER, '9007199254740991'],
])('number %s is written %s', (value, text) => expect(canonicalJson(value)).toBe(text))

test('text is written without needless escapes', () => {
  expect(canonicalJson('記録\n"引用"\\\u0001\u2028')).toBe('"記録\\n\\"引用\\"\\\\\\u0001\u2028"')
})

test('empty and nested values keep their shape', () => {
  expect(canonicalJson({ a: [], b: {}, c: [[], [null, [true]]] })).toBe('{"a":[],"b":{},"c":[[],[null,[true]]]}')
})

const holed: unknown[] = []
holed[1] = 2

test.each([
  ['undefined', undefined, '$'],
  ['an undefined member', { a: { b: undefined } }, '$.a.b'],
  ['a hole in an array', holed, '$[0]'],
  ['a bigint', 10n, '$'],
  ['an integer beyond the safe ones', [2 ** 53], '$[0]'],
  ['NaN', Number.NaN, '$'],
  ['infinity', -Infinity, '$'],
  ['a date', new Date(0), '$'],
  ['a map', new Map(), '$'],
  ['a function', () => 1, '$'],
  ['a zero character', 'a\0', '$'],
  ['a lone surrogate', '\uD800', '$'],
  ['a lone surrogate in a key', { '\uDC00': 1 }, '$.\uDC00'],
])('%s is refused, naming the place', (_name, value, place) => {
  expect(() => canonicalJson(value)).toThrow(TypeError)
  expect(() => canonicalJson(value)).toThrow(`${place}: `)
})

describe('asJson', () => {
  test('turns dates to text and leaves undefined members out, at every depth', () => {
    expect(asJson({ at: new Date(0), not: undefined, list: [{ on: new Date(1), off: undefined }] })).toStrictEqual({
      at: '1970-01-01T00:00:00.000Z',
      list: [{ on: '1970-01-01T00:00:00.001Z' }],
    })
  })

  test('keeps what JSON has no word for, so that it is refused and not lost', () => {
    expect(() => canonicalJson(asJson({ seen: new Set([1]) }))).toThrow('$.seen: not a plain object')
  })
})

describe('parseExactJson', () => {
  test('reads what was written', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value)
        fc.pre(!/\d[eE]/.test(text))
        expect(parseExactJson(text)).toEqual(JSON.parse(text))
      }),
    )
  })

  test.each(['1.0', '1.50', '[0.1000000000000000055511151231257827]', '{"a":10000000000000000001}', '1e2'])(
    '%s is not how a number is written here',
    (text) => expect(() => parseExactJson(text)).toThrow('is not a shortest number'),
  )

  test('a number without its exponent, as PostgreSQL prints it, is the same number', () => {
    expect(parseExactJson('[0.0000001, -0.00000000123]')).toEqual([1e-7, -1.23e-9])
  })

  test('digits inside text are no numbers', () => {
    expect(parseExactJson('{"1.0":"2.50 \\"3.00\\" 10000000000000000001"}')).toEqual({
      '1.0': '2.50 "3.00" 10000000000000000001',
    })
  })
})
