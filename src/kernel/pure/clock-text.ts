import type { Day } from './day.ts'
import { dayOf, daysBetween, partsOfDay } from './day.ts'
import { warekiWithWeekday } from './wareki.ts'

const TIME = new Intl.DateTimeFormat('ja-JP', {
  timeZone: 'Asia/Tokyo',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

const MINUTES_PER_DAY = 1440

/** 18:40 in Japan. */
export function timeText(instant: Date): string {
  return TIME.format(instant)
}

/** 11月9日 18:40 in Japan. */
export function clockText(instant: Date): string {
  const { month, date } = partsOfDay(dayOf(instant))
  return `${month}月${date}日 ${timeText(instant)}`
}

/** 令和8年11月9日（月）18:40 in Japan. */
export function fullClockText(instant: Date): string {
  return `${warekiWithWeekday(dayOf(instant))}${timeText(instant)}`
}

/** How a due day stands to today: 3日超過, 本日 or あと 5日. */
export function dueText(due: Day, today: Day): string {
  const left = daysBetween(today, due)
  if (left < 0) return `${-left}日超過`
  return left === 0 ? '本日' : `あと ${left}日`
}

/** How long something has been waiting: 1分未満, 35分, 2時間5分, 3日4時間. Never negative. */
export function elapsedText(from: Date, to: Date): string {
  const minutes = Math.max(0, Math.floor((to.getTime() - from.getTime()) / 60_000))
  if (minutes < 1) return '1分未満'
  if (minutes < 60) return `${minutes}分`
  if (minutes < MINUTES_PER_DAY) return join(Math.floor(minutes / 60), '時間', minutes % 60, '分')
  return join(Math.floor(minutes / MINUTES_PER_DAY), '日', Math.floor((minutes % MINUTES_PER_DAY) / 60), '時間')
}

function join(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large}${largeUnit}` : `${large}${largeUnit}${small}${smallUnit}`
}
