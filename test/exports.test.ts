import { expect, test } from 'vitest'
import type { Column } from '#kernel/pure/register.ts'
import { featuresOf } from '../src/features-of.ts'

/** What the machine-readable rule asks of every register's definition; how files are written is tested beside the writers. */
const registers = featuresOf(() => new Date('2026-11-09T01:00:00Z')).flatMap((feature) => feature.registers)

const columns: readonly { at: string; column: Column<never> }[] = registers.flatMap(({ register }) =>
  (register.columns as readonly Column<never>[]).map((column) => ({ at: `${register.key}.${column.key}`, column })),
)

test('there are registers to export', () => {
  expect(registers.length).toBeGreaterThan(10)
})

test('no register has two columns of one heading, and no heading a line break or spaces around it', () => {
  const wrong = registers.flatMap(({ register }) => {
    const titles: string[] = register.columns.map((column: { title: string }) => column.title)
    return titles
      .filter((title, nth) => titles.indexOf(title) !== nth || title !== title.trim() || /[\r\n]/.test(title))
      .map((title) => `${register.key}: ${title}`)
  })
  expect(wrong).toEqual([])
})

test('headings have no characters that depend on the platform', () => {
  const ENCLOSED_OR_JOINED = /[\u2460-\u24FF\u3220-\u33FF\u2160-\u217F№℡]/u
  expect(columns.filter(({ column }) => ENCLOSED_OR_JOINED.test(column.title)).map(({ at }) => at)).toEqual([])
})

test('a code table names each word once', () => {
  const coded = columns.filter(({ column }) => column.codes !== undefined)
  expect(coded.length).toBeGreaterThan(10)
  expect(coded.filter(({ column }) => new Set(column.codes).size !== column.codes?.length).map(({ at }) => at)).toEqual(
    [],
  )
})

test('every column of a state says which states there are', () => {
  expect(columns.filter(({ column }) => column.key === 'state' && !column.codes).map(({ at }) => at)).toEqual([])
})
