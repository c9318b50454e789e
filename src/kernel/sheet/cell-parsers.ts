import { addDays } from '#kernel/pure/day.ts'
import { readDay } from '#kernel/pure/read-day.ts'
import { foldHeading, type Parsed } from './columns.ts'

/** Text of one line; a break within the cell becomes a space. */
export const plainCell =
  (max: number) =>
  (text: string): Parsed<string> => {
    const line = text.replace(/\s*[\r\n]+\s*/gu, ' ')
    return line.length <= max ? { ok: true, value: line } : { ok: false, message: `は${max}文字までです。` }
  }

/** One of a code table by its label, its code, or other words people write for it; width, case and spaces do not matter. */
export const oneOfCell =
  <K extends string>(names: Readonly<Record<K, string>>, also: Readonly<Record<string, readonly string[]>> = {}) =>
  (text: string): Parsed<K> => {
    const sought = foldHeading(text)
    const keys = Object.keys(names) as K[]
    const found =
      keys.find((key) => foldHeading(names[key]) === sought || key === text) ??
      keys.find((key) => also[key]?.some((word) => foldHeading(word) === sought))
    return found === undefined
      ? { ok: false, message: `「${text}」は、${Object.values(names).join('・')}のどれでもありません。` }
      : { ok: true, value: found }
  }

const SERIAL = /^[2-7]\d{4}$/
const WITH_CLOCK = /^(\d{4}-\d{2}-\d{2})[ T]\d{2}:\d{2}/

/** A day in 西暦 or 和暦, or the bare number by which Excel counts days (from 30 December 1899). */
export const dayCell = (text: string): Parsed<string> => {
  const plain = text.normalize('NFKC').trim()
  if (SERIAL.test(plain)) return { ok: true, value: addDays('1899-12-30', Number(plain)) }
  const reading = readDay(WITH_CLOCK.exec(plain)?.[1] ?? plain)
  return reading.ok ? { ok: true, value: reading.day } : { ok: false, message: reading.message }
}

const YES = ['○', '〇', '◯', '有', 'あり', 'はい', '可', '要', '1', 'true', 'yes', 'y', '✓', 'レ']
const NO = ['×', '✕', '無', 'なし', 'いいえ', '不可', '不要', '0', 'false', 'no', 'n', '-', '―', '－']
const folded = (words: readonly string[]): ReadonlySet<string> => new Set(words.map(foldHeading))
const yes = folded(YES)
const no = folded(NO)

/** 有 or 無, in the marks ledgers use for them. */
export const yesNoCell = (text: string): Parsed<boolean> => {
  const sought = foldHeading(text)
  if (yes.has(sought)) return { ok: true, value: true }
  return no.has(sought)
    ? { ok: true, value: false }
    : { ok: false, message: `「${text}」は、有・無（○・×）のどちらでもありません。` }
}
