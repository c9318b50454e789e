import type { Day } from '#kernel/pure/day.ts'
import { dayOfParts, lastDayOfMonth } from '#kernel/pure/day.ts'
import type { RoleKey } from './roles.ts'
import type { RuleNumber } from './rule.ts'

/** A date that comes round every 年度. `proposal` says why a date the directive does not set is there. */
export type CalendarEntry = {
  readonly key: string
  readonly title: string
  readonly month: number
  readonly day: number | 'last'
  readonly rules: readonly RuleNumber[]
  readonly told: readonly RoleKey[]
  readonly proposal?: string
}

const REMINDER = '達に定めのない予告日。変更できる。'

/** The dates of a 年度, from April to March. */
export const CALENDAR: readonly CalendarEntry[] = [
  {
    key: 'fiscal-year-start',
    title: '年度の始まり',
    month: 4,
    day: 1,
    rules: ['R140', 'R141', 'R147'],
    told: ['CERT', 'SYS_OPS', 'AUD'],
    proposal: '毎年度の義務と監査の計画を新たに起こす日。',
  },
  {
    key: 'terminal-survey',
    title: '端末の設置状況の掌握',
    month: 6,
    day: 1,
    rules: ['R006', 'R007'],
    told: ['UNIT', 'SYS_OPS'],
    proposal: '掌握の時期は達に定めがない。年度に一度を初期値とした。',
  },
  {
    key: 'self-inspection-preparation',
    title: '自己点検の準備',
    month: 12,
    day: 1,
    rules: ['R032'],
    told: ['J6D', 'J6P'],
    proposal: REMINDER,
  },
  {
    key: 'annual-review-notice',
    title: '年次審査の予告',
    month: 1,
    day: 1,
    rules: ['R140'],
    told: ['CERT', 'SYS_DEV', 'IAO'],
    proposal: REMINDER,
  },
  {
    key: 'self-inspection-base',
    title: '自己点検の基準日',
    month: 1,
    day: 15,
    rules: ['R030', 'R031', 'R032'],
    told: ['SYS_OPS', 'UNIT', 'USER'],
  },
  {
    key: 'self-inspection-reminder-1',
    title: '自己点検の回答の催促',
    month: 2,
    day: 1,
    rules: ['R032', 'R033'],
    told: ['SYS_OPS', 'UNIT', 'USER'],
    proposal: REMINDER,
  },
  {
    key: 'self-inspection-reminder-2',
    title: '自己点検の報告の催促',
    month: 2,
    day: 15,
    rules: ['R033'],
    told: ['SYS_OPS', 'UNIT'],
    proposal: REMINDER,
  },
  {
    key: 'self-inspection-report',
    title: '自己点検の結果の報告期限',
    month: 2,
    day: 'last',
    rules: ['R033'],
    told: ['UNIT', 'SYS_OPS', 'J6D'],
  },
  {
    key: 'annual-review',
    title: '年次審査と情報保証責任者への報告の期限',
    month: 3,
    day: 31,
    rules: ['R140'],
    told: ['CERT', 'SYS_DEV', 'IAO'],
  },
]

/** On which day does an entry fall in a 年度? */
export function calendarDay(entry: CalendarEntry, fiscalYear: number): Day {
  const year = entry.month >= 4 ? fiscalYear : fiscalYear + 1
  return dayOfParts(year, entry.month, entry.day === 'last' ? lastDayOfMonth(year, entry.month) : entry.day)
}

/** A duty owed 速やかに: no number of minutes is set, so only the time gone by is shown, and warned about. */
export type PromptClock = {
  readonly key: string
  readonly title: string
  readonly rules: readonly RuleNumber[]
  readonly next: readonly RoleKey[]
  readonly warnAfterMinutes: readonly number[]
}

const URGENT = [30, 60, 24 * 60] as const
const BY_POST = [3 * 24 * 60, 7 * 24 * 60, 14 * 24 * 60] as const

/** The duties owed 速やかに, and who waits for each. */
export const PROMPT_CLOCKS: readonly PromptClock[] = [
  { key: 'receipt-slip', title: '受領票の返信', rules: ['R047'], next: ['UNIT'], warnAfterMinutes: BY_POST },
  {
    key: 'terminal-loss',
    title: '端末の破損・紛失の通報',
    rules: ['R078'],
    next: ['UNIT_IAP', 'SYS_OPS'],
    warnAfterMinutes: URGENT,
  },
  { key: 'anomaly-report', title: '異常の報告又は通報', rules: ['R093'], next: ['SYS_OPS'], warnAfterMinutes: URGENT },
  { key: 'incident-notice', title: '事案対処責任者への通報', rules: ['R094'], next: ['CIR'], warnAfterMinutes: URGENT },
  {
    key: 'leak-contact',
    title: '情報流出の両担当課への連絡',
    rules: ['R112'],
    next: ['J6P', 'COMSEC_G'],
    warnAfterMinutes: URGENT,
  },
]
