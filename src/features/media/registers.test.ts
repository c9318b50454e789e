import { describe, expect, test } from 'vitest'
import { carriersOf } from '#kernel/carriers.ts'
import { assertUniqueTitles } from '#kernel/sheet/table.ts'
import { mediaFeature } from './feature.ts'
import { aMedium, CABINET } from './media-for-tests.ts'
import { ENDED, mediaRegister, type MediumRow } from './medium/register.ts'
import { useState } from './medium/use-register.ts'
import { NOW } from './people-for-tests.ts'

const feature = mediaFeature({ clock: () => NOW })

test.each(feature.registers.map(({ register }) => [register.key, register] as const))(
  '%s: titles of columns are unique, and every choice has options or a source',
  (_, register) => {
    expect(() => assertUniqueTitles(register.columns)).not.toThrow()
    for (const filter of register.filters.filter((f) => f.kind === 'choice'))
      expect((filter.options ?? []).length > 0 || filter.source !== undefined).toBe(true)
  },
)

test('keys are used once', () => {
  for (const keys of [
    feature.registers.map((b) => b.register.key),
    feature.duties.map((b) => b.duty.key),
    feature.forms.map((b) => b.form.key),
  ])
    expect(new Set(keys).size).toBe(keys.length)
})

test('every register is printed by a form there is, and begins acts there are', () => {
  const forms = new Set(feature.forms.map((b) => b.form.key))
  const acts = new Set(
    feature.bindings.flatMap((b) => Object.keys(b.process.acts).map((act) => `${b.process.key}.${act}`)),
  )
  for (const bound of feature.registers) {
    expect(bound.printedBy === undefined || forms.has(bound.printedBy)).toBe(true)
    for (const begun of bound.begins ?? []) {
      expect(acts).toContain(`${begun.process}.${begun.act}`)
      expect([`/begin/${begun.process}/${begun.act}`, '/labels']).toContain(begun.href)
    }
  }
})

const carried = new Set(carriersOf([feature]).flatMap((c) => c.rules))
const numbers = [...Array.from({ length: 9 }, (_, n) => 11 + n), ...Array.from({ length: 26 }, (_, n) => 45 + n)]

test.each(numbers.map((n) => `R${String(n).padStart(3, '0')}`))(
  '%s is carried by something of this feature',
  (rule) => {
    expect([...carried]).toContain(rule)
  },
)

describe('可搬記憶媒体登録簿', () => {
  const row = (given: Partial<MediumRow>): MediumRow => ({
    ...aMedium(),
    placeName: CABINET.name,
    late: null,
    ...given,
  })
  const shown = (key: string, of: MediumRow) => {
    const column = mediaRegister.columns.find((c) => c.key === key)
    return column?.shown?.(of) ?? column?.value(of)
  }

  test('R048: says where a medium is: in its place, with its user, or where it went', () => {
    expect(shown('whereabouts', row({}))).toBe(CABINET.name)
    expect(shown('whereabouts', row({ whereabouts: '市ヶ谷 F棟' }))).toBe('市ヶ谷 F棟')
    expect(shown('whereabouts', row({ movedTo: '総務課', placeName: null }))).toBe('総務課')
  })

  test('R052: a medium of the secrecy registers shows its register only', () => {
    const pointer = row({ kind: 'secret-pointer', state: 'secret', pointerRegister: '秘密登録簿', placeName: null })
    expect(shown('whereabouts', pointer)).toBe('秘密登録簿')
    expect(shown('kind', pointer)).toBe('秘密系（所在のみ）')
  })

  test('a passed day says so in words', () => {
    expect(shown('due', row({ dueOn: '2026-11-08', late: 'late' }))).toBe('R8.11.8（超過）')
    expect(shown('due', row({}))).toBe('―')
  })

  test('what has ended is exactly what is destroyed, moved, handed over, disposed of by the secrecy rules or written off', () => {
    expect(ENDED).toEqual(['destroyed', 'moved', 'handed-over', 'secret-ended', 'written-off'])
  })
})

test.each([
  [null, null, 'open'],
  [NOW, null, 'unconfirmed'],
  [NOW, NOW, 'confirmed'],
])('R053: a use returned %s and confirmed %s is %s', (returnedAt, confirmedAt, state) => {
  expect(useState({ returnedAt, confirmedAt, handedBy: null, receivedAt: null })).toBe(state)
})

test.each([
  [null, null, 'unreceived'],
  [NOW, null, 'open'],
  [null, NOW, 'confirmed'],
])('R053: what was handed out, received %s and cleared %s, is %s', (receivedAt, cleared, state) => {
  expect(useState({ returnedAt: cleared, confirmedAt: cleared, handedBy: '保全係', receivedAt })).toBe(state)
})
