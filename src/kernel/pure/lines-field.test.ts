import * as fc from 'fast-check'
import { z } from 'zod'
import { describe, expect, test } from 'vitest'
import { textOptional, wholeOptional } from './field.ts'
import { lines, withLines } from './lines-field.ts'

const Receipt = z.object({
  otherwise: lines(
    '違うもの',
    'line',
    { model: textOptional('型式'), quantity: wholeOptional('数量', { min: 1, max: 99 }) },
    { tick: '相違する' },
  ),
})

const read = (sent: Record<string, unknown>) => {
  const parsed = Receipt.safeParse(withLines(sent))
  return parsed.success ? parsed.data.otherwise : parsed.error.issues.map((i) => [i.path[0], i.message])
}

describe('lines of a case', () => {
  test('what a form sends flat and what a program sends as a list come to the same', () => {
    const answer = [{ line: '2', model: 'SU-9', quantity: 3 }]
    expect(read({ 'otherwise.2.ticked': 'yes', 'otherwise.2.model': ' SU-9 ', 'otherwise.2.quantity': '３' })).toEqual(
      answer,
    )
    expect(read({ otherwise: [{ line: 2, model: 'SU-9', quantity: 3 }] })).toEqual(answer)
    expect(read({ otherwise: answer })).toEqual(answer)
  })

  test('lines left alone say nothing', () => {
    expect(read({ 'otherwise.1.model': '', 'otherwise.1.quantity': '　', 'otherwise.2.model': '' })).toEqual([])
    for (const nothing of [undefined, '', null, []]) expect(read({ otherwise: nothing })).toEqual([])
  })

  test.each([
    [
      'a tick without a word',
      { 'otherwise.2.ticked': 'yes', 'otherwise.2.model': '' },
      /^2：「相違する」に印があります/,
    ],
    ['a word without a tick', { 'otherwise.2.model': 'SU-9' }, /^2：書くときは「相違する」に印/],
    ['a number that is none', { 'otherwise.2.ticked': 'yes', 'otherwise.2.quantity': '二' }, /^2：「数量」は数字で/],
    ['a line said twice', { otherwise: [1, 1].map((line) => ({ line, model: 'A' })) }, /^1：二度/],
    ['a list of no line', { otherwise: [{ model: 'A' }] }, /^どの行/],
    ['a text', { otherwise: '二行目の型式が違う' }, /形が正しくありません/],
    ['a list of texts', { otherwise: ['2 SU-9／／'] }, /形が正しくありません/],
  ])('%s is asked for again at the field', (_, sent, message) => {
    expect(read(sent)).toEqual([['otherwise', expect.stringMatching(message)]])
  })

  test('a program sees the rows in the description of the API', () => {
    const schema = z.toJSONSchema(Receipt, { io: 'output', unrepresentable: 'any' })
    expect(schema).toMatchObject({
      properties: {
        otherwise: { type: 'array', items: { type: 'object', required: ['line', 'model', 'quantity'] } },
      },
    })
  })

  test('whatever names a form sends, nothing but its own rows come of it', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), (sent) => {
        const nested = withLines(sent)
        const plain = Object.entries(sent).filter(([name]) => !name.includes('.'))
        expect(plain.map(([name]) => Object.getOwnPropertyDescriptor(nested, name)?.value as unknown)).toEqual(
          plain.map(([, value]) => value),
        )
      }),
    )
    expect(Object.getPrototypeOf(withLines({ 'a.__proto__.polluted': 'yes' }))).toBe(Object.prototype)
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
})
