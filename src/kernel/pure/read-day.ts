import type { Day } from './day.ts'
import { daysBetween, dayOfParts, isCalendarDate, partsOfDay } from './day.ts'
import { ERAS, eraOf, wareki } from './wareki.ts'

/** What a typed date turned out to be: a day, or a sentence for the person who typed it. */
export type DayReading = { readonly ok: true; readonly day: Day } | { readonly ok: false; readonly message: string }

const EXAMPLES = '令和8年11月23日、R8.11.23、2026-11-23 のように入力してください。'
const SEPARATED = String.raw`(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})日?`
const WESTERN = new RegExp(String.raw`^(?:西暦)?(\d{4})${SEPARATED}$`)
const WESTERN_SOLID = /^(\d{4})(\d{2})(\d{2})$/
const IN_ERA = new RegExp(String.raw`^(明治|大正|昭和|平成|令和|[明大昭平令MTSHR])(元|\d{1,2})${SEPARATED}$`, 'i')
const IN_ERA_SOLID = /^([MTSHR])(\d{2})(\d{2})(\d{2})$/i
const WITHOUT_YEAR = /^(\d{1,2})(?:月|[-/.])(\d{1,2})日?$/
const WITHOUT_ERA = new RegExp(String.raw`^(元|\d{1,2})${SEPARATED}$`)

/**
 * Reads a date as people write it: 和暦 or 西暦, full or half width, with or without separators.
 * A date without a year is read as the one nearest to `reference`, and refused when there is none.
 */
export function readDay(text: string, reference?: Day): DayReading {
  const typed = tidy(text)
  if (typed === '') return refuse('日付を入力してください。')

  const western = WESTERN.exec(typed) ?? WESTERN_SOLID.exec(typed)
  if (western !== null) return onCalendar(typed, Number(western[1]), Number(western[2]), Number(western[3]))

  const inEra = IN_ERA.exec(typed) ?? IN_ERA_SOLID.exec(typed)
  if (inEra !== null) return inEraYear(typed, inEra[1] ?? '', inEra[2] ?? '', Number(inEra[3]), Number(inEra[4]))

  const withoutYear = WITHOUT_YEAR.exec(typed)
  if (withoutYear !== null) return nearest(typed, Number(withoutYear[1]), Number(withoutYear[2]), reference)

  if (WITHOUT_ERA.test(typed)) return refuse(`「${typed}」には元号がありません。${EXAMPLES}`)
  return refuse(`「${text.trim()}」は日付として読めません。${EXAMPLES}`)
}

function tidy(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/[‐‑‒–—―−ー]/gu, '-')
    .replace(/[。・]/gu, '.')
    .replace(/(?:\([日月火水木金土](?:曜日?)?\)|[日月火水木金土]曜日?)$/u, '')
}

function refuse(message: string): DayReading {
  return { ok: false, message }
}

function onCalendar(typed: string, year: number, month: number, date: number): DayReading {
  if (!isCalendarDate(year, month, date)) return refuse(`「${typed}」は暦にない日付です。`)
  return { ok: true, day: dayOfParts(year, month, date) }
}

function inEraYear(typed: string, mark: string, writtenYear: string, month: number, date: number): DayReading {
  const letter = mark.toUpperCase()
  const era = ERAS.find((each) => each.name === mark || each.initial === mark || each.letter === letter)
  const year = writtenYear === '元' ? 1 : Number(writtenYear)
  if (era === undefined || year === 0) return refuse(`「${typed}」は暦にない日付です。`)
  const reading = onCalendar(typed, partsOfDay(era.from).year + year - 1, month, date)
  if (!reading.ok || eraOf(reading.day) === era) return reading
  // 昭和64年 for 平成64年 is as likely as a forgotten change of era, so the day is shown, not silently moved.
  return refuse(
    `「${typed}」は${era.name}にない日付です。${wareki(reading.day)}のことなら、そのように入力してください。`,
  )
}

function nearest(typed: string, month: number, date: number, reference: Day | undefined): DayReading {
  if (reference === undefined) return refuse(`「${typed}」には年がありません。${EXAMPLES}`)
  const { year } = partsOfDay(reference)
  const distance = (day: Day) => Math.abs(daysBetween(reference, day))
  const [closest] = [year - 1, year, year + 1]
    .filter((each) => isCalendarDate(each, month, date))
    .map((each) => dayOfParts(each, month, date))
    .toSorted((a, b) => distance(a) - distance(b))
  return closest === undefined
    ? refuse(`「${typed}」は暦にない日付です。年から入力してください。`)
    : { ok: true, day: closest }
}
