import { expect, test } from 'vitest'
import { planUnits, type KnownUnit, type UnitLine } from './plan-units.ts'

const unit = (
  id: string,
  abbreviation: string,
  parentId: string | null,
  kind: KnownUnit['kind'] = 'section',
): KnownUnit => ({
  id,
  parentId,
  name: `${abbreviation}課`,
  fullName: `${abbreviation}課`,
  abbreviation,
  kind,
  facts: {
    abbreviation,
    name: `${abbreviation}課`,
    kind,
    parent: parentId,
    startsOn: '2026-04-01',
    state: 'established',
  },
})

const KNOWN = [unit('a', '甲', null, 'organisation'), unit('b', '乙', 'a'), unit('c', '丙', 'b')]

const line = (number: number, record: UnitLine['record']): UnitLine => ({ number, record, problems: [] })

const plan = (lines: readonly UnitLine[], whole = false) => {
  let made = 0
  const newId = () => {
    made += 1
    return `new-${made}`
  }
  return planUnits(KNOWN, lines, { whole, asOf: '2026-11-24', newId })
}

test('R044: a unit of a list may stand under one that the same list sets up before it', () => {
  const { differences, bad } = plan([
    line(2, { code: '丁', name: '丁課', parent: '甲' }),
    line(3, { code: '戊', name: '戊班', parent: '丁課', kind: 'subsection' }),
  ])
  expect(bad).toEqual([])
  expect(differences.map((d) => [d.kind, d.subjectId, d.after?.parent])).toEqual([
    ['added', 'new-1', 'a'],
    ['added', 'new-2', 'new-1'],
  ])
})

test('R044: names and places that differ are told apart, and what is the same is left alone', () => {
  const { differences, unchanged } = plan([
    line(2, { code: '甲', name: '甲課' }),
    line(3, { code: '乙', name: '新乙課', parent: '甲' }),
    line(4, { code: '丙', name: '丙課', parent: '甲' }),
  ])
  expect(unchanged).toBe(1)
  expect(differences.map((d) => [d.line, d.kind])).toEqual([
    [3, 'changed'],
    [4, 'moved'],
  ])
})

test('R044: units that would stand under themselves are bad rows', () => {
  const { differences, bad } = plan([line(2, { code: '乙', name: '乙課', parent: '丙' })])
  expect(differences).toEqual([])
  expect(bad).toEqual([{ number: 2, code: '乙', problems: [expect.stringContaining('自分の下')] }])
})

test.each([
  ['another kind', { code: '乙', name: '乙課', kind: 'outside' as const }, '種別'],
  ['no unit above', { code: '丁', name: '丁課' }, '上位'],
  ['a unit above that is not there', { code: '丁', name: '丁課', parent: '無い課' }, '無い課'],
])('R044: %s makes a bad row', (_, record, word) => {
  const { bad } = plan([line(2, record)])
  expect(bad[0]?.problems[0]).toContain(word)
})

test('R044: the same mark twice is a bad row, and a unit that a whole list lacks stays and is named', () => {
  const { bad, differences } = plan(
    [
      line(2, { code: '甲', name: '甲課' }),
      line(3, { code: '甲', name: '別課' }),
      line(4, { code: '乙', name: '乙課' }),
    ],
    true,
  )
  expect(bad.map((row) => row.number)).toEqual([3])
  expect(differences.map((d) => [d.kind, d.code])).toEqual([['stays', '丙']])
})
