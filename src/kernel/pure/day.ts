/** A calendar day in Japan, 'YYYY-MM-DD'. Days compare rightly as text. */
export type Day = string

const MS_PER_DAY = 86_400_000
// Japan has kept UTC+9 without summer time since 1952, so a fixed offset is exact for every instant this product meets.
const TOKYO_OFFSET_MS = 9 * 3_600_000
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/

function fromEpochDays(days: number): Day {
  return new Date(days * MS_PER_DAY).toISOString().slice(0, 10)
}

function toEpochDays(day: Day): number {
  const { year, month, date } = partsOfDay(day)
  const instant = new Date(0)
  instant.setUTCFullYear(year, month - 1, date)
  return instant.getTime() / MS_PER_DAY
}

/** Which day is it in Japan at this instant? */
export function dayOf(instant: Date): Day {
  return new Date(instant.getTime() + TOKYO_OFFSET_MS).toISOString().slice(0, 10)
}

/** The first instant of a day in Japan. */
export function startOfDay(day: Day): Date {
  return new Date(toEpochDays(day) * MS_PER_DAY - TOKYO_OFFSET_MS)
}

/** Is this text a day that exists in the calendar, years 0001 to 9999? */
export function isDay(text: string): boolean {
  const match = SHAPE.exec(text)
  return match !== null && isCalendarDate(Number(match[1]), Number(match[2]), Number(match[3]))
}

/** Do these three numbers name a day that exists? */
export function isCalendarDate(year: number, month: number, date: number): boolean {
  return (
    Number.isInteger(year) &&
    Number.isInteger(month) &&
    Number.isInteger(date) &&
    year >= 1 &&
    year <= 9999 &&
    month >= 1 &&
    month <= 12 &&
    date >= 1 &&
    date <= lastDayOfMonth(year, month)
  )
}

/** How many days has a month? */
export function lastDayOfMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** The day with these parts. They must exist in the calendar: see isCalendarDate. */
export function dayOfParts(year: number, month: number, date: number): Day {
  if (!isCalendarDate(year, month, date)) throw new RangeError(`no such day: ${year}-${month}-${date}`)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
}

/** Year, month (1 to 12) and date of a day. */
export function partsOfDay(day: Day): { readonly year: number; readonly month: number; readonly date: number } {
  const match = SHAPE.exec(day)
  if (match === null || !isDay(day)) throw new RangeError(`not a day: ${day}`)
  return { year: Number(match[1]), month: Number(match[2]), date: Number(match[3]) }
}

/** The day so many days later, or earlier when negative. */
export function addDays(day: Day, days: number): Day {
  return fromEpochDays(toEpochDays(day) + days)
}

/** The same date so many months later; a date the month lacks becomes its last day. */
export function addMonths(day: Day, months: number): Day {
  const { year, month, date } = partsOfDay(day)
  const count = year * 12 + (month - 1) + months
  const toYear = Math.floor(count / 12)
  const toMonth = count - toYear * 12 + 1
  return dayOfParts(toYear, toMonth, Math.min(date, lastDayOfMonth(toYear, toMonth)))
}

/** Days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return toEpochDays(to) - toEpochDays(from)
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(day: Day): number {
  return (((toEpochDays(day) + 4) % 7) + 7) % 7
}

/** Saturday or Sunday? */
export function isWeekend(day: Day): boolean {
  const weekday = weekdayOf(day)
  return weekday === 0 || weekday === 6
}

/** For sorting: negative when `a` comes first. */
export function compareDays(a: Day, b: Day): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
