import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { RULES } from '#directive/rules.ts'
import { traceJson, traceMarkdown, traceText } from './print-trace.ts'
import { readTestReports } from './read-test-reports.ts'
import { traceTable } from './trace-table.ts'

const table = traceTable(
  RULES,
  [
    { kind: 'gate', key: 'media.take-out.only-needed', title: '要らない情報がない', rules: ['R012'] },
    { kind: 'act', key: 'media.take-out.permit', title: '許可する', rules: ['R012', 'R014'] },
  ],
  [{ file: 'src/a.test.ts', name: 'R012: a | b <c>' }],
)

test('the machine form has the totals and every rule in order', () => {
  const parsed: unknown = JSON.parse(traceJson(table))
  expect(parsed).toMatchObject({ total: 176, carried: 2, tested: 1 })
  expect(traceJson(table)).toContain(
    '{"id":"R012","carriers":["act:media.take-out.permit","gate:media.take-out.only-needed"],"tests":["src/a.test.ts > R012: a | b <c>"]}',
  )
  expect(
    traceJson(table).startsWith('{"total":176,"carried":2,"tested":1,"rules":[{"id":"R001","carriers":[],"tests":[]},'),
  ).toBe(true)
  expect(traceJson(table).match(/"id":/gu)).toHaveLength(176)
})

describe('the forms for people', () => {
  test('the terminal shows a line a rule, the totals and the gaps', () => {
    const lines = traceText(table).split('\n')
    expect(lines.filter((line) => /^R\d{3} /.test(line))).toHaveLength(176)
    expect(lines).toContain('全176規則のうち、担うものがあるもの 2、試験もあるもの 1。')
    expect(lines).toContain('試験のない規則：R014')
  })

  test('the document has a table a part and keeps marks of the table out of its cells', () => {
    const text = traceMarkdown(table)
    expect(text.match(/^## /gmu)).toHaveLength(18)
    expect(text).toContain(
      '`act:media.take-out.permit` 許可する<br>`gate:media.take-out.only-needed` 要らない情報がない | src/a.test.ts > R012: a \\| b &lt;c> |',
    )
    const cells = text
      .split('\n')
      .filter((line) => line.startsWith('| R'))
      .map((line) => line.match(/(?<!\\)\|/gu)?.length)
    expect(new Set(cells)).toEqual(new Set([7]))
  })
})

describe('reports on disk', () => {
  test('all JSON files of the directory are read, in order of name', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'reports-'))
    await writeFile(join(directory, 'unit.json'), '{"testResults":[]}')
    await writeFile(join(directory, 'db.json'), '{"testResults":[{"name":"a","assertionResults":[]}]}')
    await writeFile(join(directory, 'notes.txt'), 'not a report')
    expect(await readTestReports(directory)).toEqual([
      { testResults: [{ name: 'a', assertionResults: [] }] },
      { testResults: [] },
    ])
  })

  test('no directory means no reports, and half a report is a fault that names its file', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'reports-'))
    expect(await readTestReports(join(directory, 'none'))).toEqual([])
    await writeFile(join(directory, 'unit.json'), '{"testResults":[')
    await expect(readTestReports(directory)).rejects.toThrow('unit.json')
  })
})
