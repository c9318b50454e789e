import type { Day } from './day.ts'
import { partsOfDay, weekdayOf } from './day.ts'

/** An era and the first day counted in it. */
export type Era = { readonly name: string; readonly initial: string; readonly letter: string; readonly from: Day }

// Newest first: the first era that has begun is the one a day belongs to.
export const ERAS: readonly Era[] = [
  { name: '令和', initial: '令', letter: 'R', from: '2019-05-01' },
  { name: '平成', initial: '平', letter: 'H', from: '1989-01-08' },
  { name: '昭和', initial: '昭', letter: 'S', from: '1926-12-25' },
  { name: '大正', initial: '大', letter: 'T', from: '1912-07-30' },
  { name: '明治', initial: '明', letter: 'M', from: '1868-10-23' },
]

const WEEKDAYS = '日月火水木金土'

/** The era a day belongs to; none before 明治. */
export function eraOf(day: Day): Era | undefined {
  return ERAS.find((era) => day >= era.from)
}

/** The era of a day and the year in it; before 明治 both names are empty and the year is the western one. */
export function eraYear(day: Day): { readonly name: string; readonly letter: string; readonly year: number } {
  const { year } = partsOfDay(day)
  const era = eraOf(day)
  if (era === undefined) return { name: '', letter: '', year }
  return { name: era.name, letter: era.letter, year: year - partsOfDay(era.from).year + 1 }
}

/** The one-letter weekday of a day: 月. */
export function weekdayLetter(day: Day): string {
  return WEEKDAYS.charAt(weekdayOf(day))
}

/** 令和8年11月23日; the first year of an era is 元年. */
export function wareki(day: Day): string {
  const { month, date } = partsOfDay(day)
  return `${warekiYear(day)}${month}月${date}日`
}

/** 令和8年. */
export function warekiYear(day: Day): string {
  const { name, year } = eraYear(day)
  return `${name}${yearText(name, year)}年`
}

/** 令和8年11月23日（月）. */
export function warekiWithWeekday(day: Day): string {
  return `${wareki(day)}（${weekdayLetter(day)}）`
}

/** R8.11.23, and R元.5.1 in a first year. */
export function warekiShort(day: Day): string {
  const { month, date } = partsOfDay(day)
  const { letter, year } = eraYear(day)
  return `${letter}${yearText(letter, year)}.${month}.${date}`
}

/** 11月23日（月）: for lists whose year is plain from where they stand. */
export function monthDay(day: Day): string {
  const { month, date } = partsOfDay(day)
  return `${month}月${date}日（${weekdayLetter(day)}）`
}

function yearText(era: string, year: number): string {
  return era !== '' && year === 1 ? '元' : String(year)
}
