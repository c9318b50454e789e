import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { houseFontDirs } from '#kernel/print/font-dirs.ts'
import { startPrinter } from '#kernel/print/printer.ts'
import { reportForm, reportTemplate, type ReportFacts } from './form.ts'
import { tableOf } from './report-table.ts'

const printer = startPrinter({
  templateDir: fileURLToPath(new URL('../../..', import.meta.url)),
  fontDirs: houseFontDirs(),
})
afterAll(() => printer.stop())

const FACTS: ReportFacts = {
  fiscalYear: 2026,
  baseDate: '2027-01-15',
  reportDue: '2027-02-28',
  subject: '総務課',
  subjectLabel: '課等名',
  people: 12,
  answered: 9,
  absent: 2,
  reasons: [
    ['出張', 1],
    ['休職・休業', 1],
  ],
  lines: [
    { stratum: 'staff', key: 'C1', sort: 10, text: '媒体を登録していますか。', yes: 8, no: 1, na: 0 },
    { stratum: 'unit', key: 'B1', sort: 10, text: '監督していますか。', yes: 1, no: 0, na: 0 },
  ],
  sums: { yes: 9, no: 1, na: 0 },
  weakPoints: '登録の漏れ',
  improvements: '月ごとに点検する',
  lateReason: null,
  missing: null,
  reportedAt: new Date('2027-02-20T03:00:00Z'),
  reportedBy: '総務課長 1等陸佐 他田 課',
  digest: 'a'.repeat(64),
}

const said = (facts: Partial<ReportFacts> = {}) => Object.fromEntries(reportForm({ ...FACTS, ...facts }).facts)

test('R033: the form goes to the 情報保証責任者, in care of the 指揮通信システム部長, with who did not answer and why', () => {
  const sheet = reportForm(FACTS)
  expect(sheet.to).toBe('情報保証責任者　殿（指揮通信システム部長気付）')
  expect(said()).toMatchObject({
    課等名: '総務課',
    対象者数: '12',
    実施者数: '9（実施率 75.0％）',
    '未実施者数・理由': '3（出張 1、休職・休業 1、まだ答えていない 1）',
    回答の計: '遵守 9　不遵守 1　該当なし 0（遵守率 90.0％）',
    報告期限: '令和9年2月28日',
  })
  expect(sheet.parts.map((p) => p.title)).toEqual(['設問別の結果（部隊等情報保証責任者）', '設問別の結果（全職員）'])
  expect(sheet.signed).toMatchObject({ on: '令和9年2月20日', post: '総務課長', name: '1等陸佐　他田　課' })
})

test('R033: until it is reported it says so, and its lines stay open', () => {
  const sheet = reportForm({ ...FACTS, reportedAt: null, reportedBy: null, digest: null })
  expect(sheet.signed).toBeNull()
  expect(sheet.frame.footnote).toContain('報告前の控え')
})

test('R033: the same report as a table for machines has a line a question', () => {
  const table = tableOf(FACTS)
  expect([...(table.rows as Iterable<readonly unknown[]>)].map((row) => [row[7], row[9], row[12]])).toEqual([
    ['C1', 8, 88.8],
    ['B1', 1, 100],
  ])
})

test('R033: it prints, made or empty', async () => {
  for (const facts of [FACTS, { ...FACTS, lines: [], reportedAt: null, weakPoints: null, improvements: null }]) {
    const pdf = await printer.print(reportTemplate, reportForm(facts))
    expect(new TextDecoder('latin1').decode(pdf.slice(0, 5))).toBe('%PDF-')
  }
})
