import { sql } from 'kysely'
import { dayOf, type Day } from '#kernel/pure/day.ts'
import { fiscalYearEnd, fiscalYearLabel, fiscalYearOf, fiscalYearStart } from '#kernel/pure/fiscal-year.ts'
import { foldForSearch, foldNumber } from '#kernel/pure/normalise.ts'
import { readDay } from '#kernel/pure/read-day.ts'
import type { Fragment } from './reach-rows.ts'

// What foldForSearch does beyond NFKC and small letters, as translate() takes it: kana, dashes, written forms of one character.
const KANA = Array.from({ length: 0x30f6 - 0x30a1 + 1 }, (_, nth) => 0x30a1 + nth)
const FORMS = { from: '髙﨑濵濱邊邉齋栁德', to: '高崎浜浜辺辺斎柳徳' }
const DASHES = '‐‑‒–—―−﹣－'
const FROM = `${String.fromCodePoint(...KANA)}${FORMS.from}${DASHES}`
const TO = `${String.fromCodePoint(...KANA.map((kana) => kana - 0x60))}${FORMS.to}${'-'.repeat(DASHES.length)}`

/** A column folded in the database as foldForSearch folds what is typed. */
export const folded = (text: Fragment): Fragment => sql`translate(lower(normalize(${text}, NFKC)), ${FROM}, ${TO})`

const containing = (typed: string) => `%${typed.replace(/[\\%_]/gu, (c) => `\\${c}`)}%`

const withoutZero = (typed: string | undefined) => (typed ?? '').replaceAll('\0', '')

/** Each word typed occurs somewhere in the text. */
export const containsWords = (text: Fragment, typed: string | undefined): Fragment | null => {
  const words = foldForSearch(withoutZero(typed))
    .split(' ')
    .filter((word) => word !== '')
  if (words.length === 0) return null
  return sql.join(
    words.map((word) => sql`${folded(text)} like ${containing(word)}`),
    sql` and `,
  )
}

/** Any part of a registration number, the last four digits above all; full width as well as half. */
export const containsNumber = (number: Fragment, typed: string | undefined): Fragment | null => {
  const part = foldNumber(withoutZero(typed))
  return part === '' ? null : sql`upper(normalize(${number}, NFKC)) like ${containing(part)}`
}

/** A day as typed, or null where it cannot be read. */
export const dayTyped = (typed: string | undefined, today: Day): Day | null => {
  const reading = readDay(typed ?? '', today)
  return reading.ok ? reading.day : null
}

const SHOWN_YEARS = 10

/** 年度 to choose among: the last ten, and all that came before. */
export const fiscalYearOptions = (at: Date): readonly (readonly [string, string])[] => {
  const now = fiscalYearOf(dayOf(at))
  const years = Array.from({ length: SHOWN_YEARS }, (_, nth) => now - nth)
  const earlier = now - SHOWN_YEARS
  return [
    ...years.map((year) => [String(year), fiscalYearLabel(year)] as const),
    [`-${earlier}`, `${fiscalYearLabel(earlier)}以前`],
  ]
}

/** 2026 is one 年度; -2016 is that one and all before it. */
export const inFiscalYear = (column: Fragment, chosen: string | undefined): Fragment | null => {
  const [, earlier, digits] = /^(-?)(\d{4})$/.exec(chosen ?? '') ?? []
  if (digits === undefined || digits === '0000' || digits === '9999') return null
  const year = Number(digits)
  const until = sql`${column} <= ${fiscalYearEnd(year)}::date`
  return earlier === '-' ? until : sql`${column} >= ${fiscalYearStart(year)}::date and ${until}`
}
