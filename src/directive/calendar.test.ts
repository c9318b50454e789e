import { expect, test } from 'vitest'
import { isDay } from '#kernel/pure/day.ts'
import { fiscalYearOf } from '#kernel/pure/fiscal-year.ts'
import { CALENDAR, calendarDay, PROMPT_CLOCKS } from './calendar.ts'
import { DOCUMENT_SLOTS } from './document-slots.ts'
import { GOVERNING_DOCUMENTS } from './governing-documents.ts'
import { isRuleNumber, RULES } from './rules.ts'

const dayIn = (fiscalYear: number, key: string) =>
  CALENDAR.filter((entry) => entry.key === key).map((entry) => calendarDay(entry, fiscalYear))

test('R030: the self-inspection of 令和8年度 is as at 15 January 2027', () => {
  expect(dayIn(2026, 'self-inspection-base')).toEqual(['2027-01-15'])
})

test('R033: the report is due on the last day of February, also in a leap year', () => {
  expect(dayIn(2026, 'self-inspection-report')).toEqual(['2027-02-28'])
  expect(dayIn(2027, 'self-inspection-report')).toEqual(['2028-02-29'])
})

test('R140: the yearly review closes with the 年度', () => {
  expect(dayIn(2026, 'annual-review')).toEqual(['2027-03-31'])
})

test('entries run from April to March and stay inside their 年度', () => {
  for (const fiscalYear of [2025, 2026, 2027]) {
    const days = CALENDAR.map((entry) => calendarDay(entry, fiscalYear))
    expect(days).toEqual(days.toSorted())
    expect(new Set(days.map(fiscalYearOf))).toEqual(new Set([fiscalYear]))
  }
})

test('only three dates are the directive’s own; all others say that they are proposals', () => {
  expect(CALENDAR.filter((entry) => entry.proposal === undefined).map((entry) => entry.key)).toEqual([
    'self-inspection-base',
    'self-inspection-report',
    'annual-review',
  ])
})

test('the duties owed 速やかに are exactly those the rules word so', () => {
  const rules = PROMPT_CLOCKS.flatMap((clock) => clock.rules)
  expect(rules).toEqual(['R047', 'R078', 'R093', 'R094', 'R112'])
  expect(RULES.filter((rule) => rule.deadline?.includes('速やかに')).map((rule) => rule.id)).toEqual(rules)
})

test('keys are never shared and every cited rule exists', () => {
  for (const list of [CALENDAR, PROMPT_CLOCKS, GOVERNING_DOCUMENTS, DOCUMENT_SLOTS]) {
    expect(new Set(list.map((each) => each.key)).size).toBe(list.length)
    expect(list.flatMap((each) => each.rules).filter((id) => !isRuleNumber(id))).toEqual([])
  }
})

test('every text shown elsewhere has its place', () => {
  const slotted = new Set(DOCUMENT_SLOTS.flatMap((slot) => slot.rules))
  expect([...slotted]).toEqual(
    expect.arrayContaining(['R018', 'R029', 'R032', 'R033', 'R065', 'R131', 'R141', 'R151', 'R161', 'R164']),
  )
})

test('days of documents are days', () => {
  expect(GOVERNING_DOCUMENTS.flatMap((document) => document.issuedOn ?? []).filter((day) => !isDay(day))).toEqual([])
})
