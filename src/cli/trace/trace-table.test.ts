import { describe, expect, test } from 'vitest'
import type { RuleNumber } from '#directive/rule.ts'
import { RULES } from '#directive/rules.ts'
import { ruleNumbersIn } from './rule-numbers.ts'
import { passedTests } from './test-report.ts'
import type { Carrier } from './trace-table.ts'
import { gapsOf, traceTable } from './trace-table.ts'

const act = (key: string, ...rules: RuleNumber[]): Carrier => ({ kind: 'act', key, title: key, rules })
const named = (name: string) => ({ file: 'a.test.ts', name })
const rowOf = (table: ReturnType<typeof traceTable>, id: RuleNumber) => table.rows.find((row) => row.rule.id === id)

// The titles below carry no number of a rule themselves: they would count as its proof.
describe('numbers in the name of a test', () => {
  test.each([
    ['one', 'R016: an infected medium is refused', ['R016']],
    ['a list', 'R012, R013: both are asked', ['R012', 'R013']],
    ['a range', 'R012–R014 hold', ['R012', 'R013', 'R014']],
    ['a short range', 'R012〜014 hold', ['R012', 'R013', 'R014']],
    ['a spaced range', 'R012 - R014 hold', ['R012', 'R013', 'R014']],
    ['beside Japanese', '達のR033は2月末日（R033）', ['R033']],
    ['in full width', 'Ｒ０５０の登録', ['R050']],
    ['a longer word', 'XR016 and R0161 and R016a', []],
    ['a short form of a date', 'R8.11.23 and R081123', []],
    ['a number no rule has', 'R000, R177 and R999', []],
  ])('%s is read', (_, name, rules) => {
    expect(ruleNumbersIn(name)).toEqual(rules)
  })
})

describe('reports of the test runner', () => {
  const report = (...results: readonly [string, string][]) => ({
    numTotalTests: results.length,
    testResults: [
      {
        name: '/project/src/a.test.ts',
        status: 'passed',
        assertionResults: results.map(([fullName, status]) => ({
          fullName,
          status,
          title: fullName,
          ancestorTitles: [],
        })),
      },
    ],
  })

  test('only passed tests count, files are named from the root, several reports are one', () => {
    const reports = [
      report(['one', 'passed'], ['two', 'failed'], ['three', 'skipped']),
      report(['one', 'passed'], ['four', 'passed']),
    ]
    expect(passedTests(reports, '/project')).toEqual([
      { file: 'src/a.test.ts', name: 'one' },
      { file: 'src/a.test.ts', name: 'four' },
    ])
  })

  test('a test that failed in another report does not count', () => {
    expect(passedTests([report(['one', 'passed']), report(['one', 'failed'])], '/project')).toEqual([])
  })

  test('a file that is no report is a fault', () => {
    expect(() => passedTests([{ results: [] }], '/project')).toThrow(/testResults/)
  })
})

describe('the table', () => {
  test('counts a rule as tested only when something carries it', () => {
    const table = traceTable(RULES, [act('media.permit', 'R012')], [named('R012: asked'), named('R013: asked')])
    expect(table).toMatchObject({ total: 176, carried: 1, tested: 1 })
    expect(rowOf(table, 'R012')).toMatchObject({ tests: ['a.test.ts > R012: asked'] })
    expect(rowOf(table, 'R013')).toMatchObject({ carriers: [], tests: ['a.test.ts > R013: asked'] })
  })

  test('is the same whatever order carriers and tests come in, and lists each once', () => {
    const form: Carrier = { kind: 'form', key: 'a', title: 'a', rules: ['R012'] }
    const carriers = [form, act('b', 'R012', 'R012'), act('a', 'R012'), act('a', 'R012')]
    const tests = [named('R012 b'), named('R012 a'), named('R012 a')]
    const table = traceTable(RULES, carriers, tests)
    expect(traceTable(RULES, carriers.toReversed(), tests.toReversed())).toEqual(table)
    expect(rowOf(table, 'R012')?.carriers.map((carrier) => carrier.kind + carrier.key)).toEqual([
      'acta',
      'actb',
      'forma',
    ])
    expect(rowOf(table, 'R012')?.tests).toEqual(['a.test.ts > R012 a', 'a.test.ts > R012 b'])
  })

  test('definitions and figures are no gaps; binding rules without a carrier or a test are', () => {
    const table = traceTable(
      RULES,
      [act('all', ...RULES.map((rule) => rule.id).filter((id) => id !== 'R003'))],
      [named('R004–R176')],
    )
    const { uncarried, untested } = gapsOf(table)
    expect(uncarried.map((rule) => rule.id)).toEqual(['R003'])
    expect(untested).toEqual([])
    expect(gapsOf(traceTable(RULES, [], [])).uncarried).toHaveLength(140)
  })
})
