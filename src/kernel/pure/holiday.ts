import type { Day } from './day.ts'
import { addDays, dayOfParts, isWeekend, partsOfDay, weekdayOf } from './day.ts'

// The law as it stands since 2019. Years before it are not computed; the equinox formula holds to 2099.
const FIRST_YEAR = 2019
const LAST_YEAR = 2099

const SUBSTITUTE = '休日（振替）'
const BETWEEN = '国民の休日'

/** Holidays that special laws moved or made for one year. A day given as undefined is left out of that year. */
const EXCEPTIONS: ReadonlyMap<number, Readonly<Record<string, string | undefined>>> = new Map([
  [2019, { 天皇誕生日: undefined, 即位の日: '05-01', 即位礼正殿の儀: '10-22' }],
  [2020, { 海の日: '07-23', スポーツの日: '07-24', 山の日: '08-10' }],
  [2021, { 海の日: '07-22', スポーツの日: '07-23', 山の日: '08-08' }],
])

const computed = new Map<number, ReadonlyMap<Day, string>>()

/** The name of the public holiday on a day, from 2019 to 2099; undefined on any other day. */
export function holidayName(day: Day): string | undefined {
  return holidaysOf(partsOfDay(day).year).get(day)
}

/** The public holidays of a year with their names, in order. */
export function holidaysOf(year: number): ReadonlyMap<Day, string> {
  const known = computed.get(year)
  if (known !== undefined) return known
  const holidays = year < FIRST_YEAR || year > LAST_YEAR ? new Map<Day, string>() : withAddedDays(namedDays(year))
  computed.set(year, holidays)
  return holidays
}

/** Is a government office open: no weekend, no public holiday, not 29 December to 3 January? */
export function isBusinessDay(day: Day): boolean {
  return !isWeekend(day) && holidayName(day) === undefined && !isYearEnd(day)
}

/** The last business day before a day. */
export function previousBusinessDay(day: Day): Day {
  return businessDayOnOrBefore(addDays(day, -1))
}

/** The first business day after a day. */
export function nextBusinessDay(day: Day): Day {
  return businessDayOnOrAfter(addDays(day, 1))
}

/** The day itself when it is a business day, else the last one before it. */
export function businessDayOnOrBefore(day: Day): Day {
  return isBusinessDay(day) ? day : businessDayOnOrBefore(addDays(day, -1))
}

/** The day itself when it is a business day, else the first one after it. */
export function businessDayOnOrAfter(day: Day): Day {
  return isBusinessDay(day) ? day : businessDayOnOrAfter(addDays(day, 1))
}

function isYearEnd(day: Day): boolean {
  const { month, date } = partsOfDay(day)
  return (month === 12 && date >= 29) || (month === 1 && date <= 3)
}

function namedDays(year: number): Map<Day, string> {
  const usual: Record<string, Day | undefined> = {
    元日: dayOfParts(year, 1, 1),
    成人の日: nthMonday(year, 1, 2),
    建国記念の日: dayOfParts(year, 2, 11),
    天皇誕生日: dayOfParts(year, 2, 23),
    春分の日: dayOfParts(year, 3, equinox(20.8431, year)),
    昭和の日: dayOfParts(year, 4, 29),
    憲法記念日: dayOfParts(year, 5, 3),
    みどりの日: dayOfParts(year, 5, 4),
    こどもの日: dayOfParts(year, 5, 5),
    海の日: nthMonday(year, 7, 3),
    山の日: dayOfParts(year, 8, 11),
    敬老の日: nthMonday(year, 9, 3),
    秋分の日: dayOfParts(year, 9, equinox(23.2488, year)),
    [year === 2019 ? '体育の日' : 'スポーツの日']: nthMonday(year, 10, 2),
    文化の日: dayOfParts(year, 11, 3),
    勤労感謝の日: dayOfParts(year, 11, 23),
  }
  for (const [name, monthDate] of Object.entries(EXCEPTIONS.get(year) ?? {})) {
    usual[name] = monthDate === undefined ? undefined : `${year}-${monthDate}`
  }
  const days = new Map<Day, string>()
  for (const [name, day] of Object.entries(usual)) if (day !== undefined) days.set(day, name)
  return days
}

/** 国民の祝日に関する法律 第3条: the next free day after one on a Sunday, and a working day between two. */
function withAddedDays(named: Map<Day, string>): ReadonlyMap<Day, string> {
  const added = new Map(named)
  for (const day of named.keys()) {
    if (weekdayOf(day) === 0) {
      let substitute = addDays(day, 1)
      while (named.has(substitute)) substitute = addDays(substitute, 1)
      added.set(substitute, SUBSTITUTE)
    }
    const between = addDays(day, 1)
    if (!added.has(between) && named.has(addDays(day, 2))) added.set(between, BETWEEN)
  }
  return new Map([...added].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

function nthMonday(year: number, month: number, nth: number): Day {
  const first = dayOfParts(year, month, 1)
  return addDays(first, ((8 - weekdayOf(first)) % 7) + (nth - 1) * 7)
}

/** The usual approximation of the day the sun crosses the equator, good from 1980 to 2099. */
function equinox(base: number, year: number): number {
  return Math.floor(base + 0.242194 * (year - 1980)) - Math.floor((year - 1980) / 4)
}
