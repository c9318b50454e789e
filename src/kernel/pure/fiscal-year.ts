import type { Day } from './day.ts'
import { dayOfParts, partsOfDay } from './day.ts'
import { eraYear } from './wareki.ts'

/** The 年度 a day falls in, named by the western year of its April. */
export function fiscalYearOf(day: Day): number {
  const { year, month } = partsOfDay(day)
  return month >= 4 ? year : year - 1
}

/** 1 April. */
export function fiscalYearStart(fiscalYear: number): Day {
  return dayOfParts(fiscalYear, 4, 1)
}

/** 31 March of the next year. */
export function fiscalYearEnd(fiscalYear: number): Day {
  return dayOfParts(fiscalYear + 1, 3, 31)
}

/** Does a day fall in a 年度? */
export function isInFiscalYear(day: Day, fiscalYear: number): boolean {
  return fiscalYearOf(day) === fiscalYear
}

/** 令和8年度; 2019年度 is 令和元年度. */
export function fiscalYearLabel(fiscalYear: number): string {
  const { name, year } = eraYear(namingDay(fiscalYear))
  return `${name}${name !== '' && year === 1 ? '元' : year}年度`
}

/** R8: the part of a registration number that tells its 年度. */
export function fiscalYearShort(fiscalYear: number): string {
  const { letter, year } = eraYear(namingDay(fiscalYear))
  return `${letter}${year}`
}

// 令和 began one month into 2019年度; from then on the government called the whole of it 令和元年度.
function namingDay(fiscalYear: number): Day {
  return fiscalYear === 2019 ? '2019-05-01' : fiscalYearStart(fiscalYear)
}
