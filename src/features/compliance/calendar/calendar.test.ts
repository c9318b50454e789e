import { expect, test } from 'vitest'
import { member, officer } from '#features/media/people-for-tests.ts'
import { icsOf } from './feed.ts'
import { byPost } from './next-page.tsx'
import { concerns, gathered, inOrder, within, yearOf, type Occasion } from './occasions.ts'

const TODAY = '2026-11-24'

const duty: Occasion = {
  key: 'duty/media.take-out.return/cases-1',
  kind: 'duty',
  day: '2026-12-01',
  title: '持ち出した媒体を返す；必ず, 期日までに',
  subject: '2等海尉 使田 用　企画-R8-業-0012',
  rules: ['R054'],
  roles: ['USER'],
  href: '/cases/00000000-0000-7000-8000-000000000701',
  note: null,
}

const ics = (occasions: readonly Occasion[], personId = member.personId) =>
  icsOf({ personId, occasions, origin: 'https://mamori.example', today: TODAY })

/** The content lines, unfolded as RFC 5545 §3.1 says. */
const linesOf = (text: string) => text.replaceAll('\r\n ', '').split('\r\n')

test('the base date of the self-inspection stands in the calendar as the directive’s own, the reminders as this product’s', () => {
  const year = yearOf(2026)
  const kindOn = (day: string) => year.filter((o) => o.day === day).map((o) => o.kind)
  expect(kindOn('2027-01-15')).toEqual(['fixed'])
  expect(kindOn('2027-02-28')).toEqual(['fixed'])
  expect(kindOn('2027-02-01')).toEqual(['set'])
  expect(year.every((o) => (o.kind === 'set') === (o.note !== null))).toBe(true)
  expect(yearOf(2027).map((o) => o.day)).toContain('2028-02-29')
  expect(within(year, '2026-04-01', '2027-03-31')).toHaveLength(year.length)
})

test('a date concerns those whom it is told to', () => {
  const base = yearOf(2026).filter((o) => o.title === '自己点検の基準日')
  expect(base.map((o) => concerns(officer, o))).toEqual([true])
  const survey = yearOf(2026).filter((o) => o.title === '端末の設置状況の掌握')
  expect(survey.map((o) => [concerns(officer, o), concerns(member, o)])).toEqual([[true, false]])
})

test('what comes is told post by post, and to the person', () => {
  const groups = byPost(officer, inOrder([...yearOf(2026), duty]))
  expect(groups.map((g) => g.title)).toEqual(['企画課長　部隊等情報保証責任者', '本人　職員'])
  expect(groups[0]?.occasions.map((o) => o.title)).toContain('端末の設置状況の掌握')
  expect(groups[0]?.occasions).not.toContain(duty)
  expect(groups[1]?.occasions).toContain(duty)
})

test('the feed has days of Japan without a time, wherever the machine stands', () => {
  const lines = linesOf(ics([duty]))
  expect(lines).toContain('DTSTART;VALUE=DATE:20261201')
  expect(lines).toContain('DTEND;VALUE=DATE:20261202')
  expect(lines).toContain('X-WR-TIMEZONE:Asia/Tokyo')
  expect(lines.filter((line) => /^DTSTAMP:\d{8}T\d{6}Z$/.test(line))).toHaveLength(1)
})

test('the feed is written as RFC 5545 asks: line ends, folded at 75 octets, text escaped, nothing missing', () => {
  const text = ics([duty, ...yearOf(2026)])
  expect(text.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\n')).toBe(true)
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  expect(text.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)).toEqual([])
  expect(linesOf(text)).toContain(String.raw`SUMMARY:持ち出した媒体を返す；必ず\, 期日までに`)
  const count = (start: string) => linesOf(text).filter((line) => line.startsWith(start)).length
  for (const each of ['BEGIN:VEVENT', 'END:VEVENT', 'UID:', 'DTSTAMP:', 'DTSTART;', 'SUMMARY:'])
    expect(count(each)).toBe(1 + yearOf(2026).length)
})

test('an event keeps its id when its day moves, and has another one in another person’s calendar', () => {
  const uid = (text: string) => linesOf(text).find((line) => line.startsWith('UID:'))
  expect(uid(ics([duty]))).toBe(uid(ics([{ ...duty, day: '2026-12-09', title: '改めた名' }])))
  expect(uid(ics([duty]))).not.toBe(uid(ics([duty], officer.personId)))
  const all = linesOf(ics([duty, ...yearOf(2026), ...yearOf(2027)])).filter((line) => line.startsWith('UID:'))
  expect(new Set(all).size).toBe(all.length)
})

test('nothing of a person or of a thing leaves by the feed but what is to be done and where', () => {
  const text = linesOf(ics([duty])).join('\n')
  expect(text).not.toMatch(/使田|企画-R8|海尉/)
  expect(text).toContain('https://mamori.example/cases/00000000-0000-7000-8000-000000000701')
})

test('what is owed several times on one day is one line of the year, with all its subjects', () => {
  const other = { ...duty, key: 'other', subject: '企画-R8-業-0013' }
  const later = { ...duty, key: 'later', day: '2026-12-02' }
  const lines = gathered([duty, other, later])
  expect(lines.map((line) => [line.day, line.subjects.length])).toEqual([
    ['2026-12-01', 2],
    ['2026-12-02', 1],
  ])
})
