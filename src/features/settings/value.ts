import type { Setting, SettingValue } from './definitions.ts'

const listOf = (value: SettingValue): readonly number[] => (typeof value === 'number' ? [value] : value)

const isWhole = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value)

/** The words a value is one of; none where it is a number of something. */
const wordsOf = (setting: Setting): readonly string[] => (setting.kind === 'number' ? (setting.words ?? []) : [])

/** 60分, or 3日・7日・14日, or one of the setting's own words. */
export const valueText = (setting: Setting, value: SettingValue): string =>
  listOf(value)
    .map((n) => wordsOf(setting)[n] ?? `${n.toLocaleString('ja-JP')}${setting.unit}`)
    .join('・')

/** What may be entered: 5分から1,440分まで. */
export const rangeText = (setting: Setting): string => {
  const words = wordsOf(setting)
  if (words.length > 0) return words.map((word) => `「${word}」`).join('又は')
  const bounds = `${setting.min.toLocaleString('ja-JP')}${setting.unit}から${setting.max.toLocaleString('ja-JP')}${setting.unit}まで`
  return setting.kind === 'numbers' ? `${bounds}、小さい順に${setting.most}個まで` : bounds
}

export const sameValue = (a: SettingValue, b: SettingValue): boolean => {
  const [first, second] = [listOf(a), listOf(b)]
  return first.length === second.length && first.every((n, nth) => n === second[nth])
}

/** Reads what a person typed, units and full-width figures included; null where it is not of the setting's kind. */
export const readValue = (setting: Setting, typed: string): SettingValue | null => {
  const word = wordsOf(setting).indexOf(typed.normalize('NFKC').trim())
  if (word >= 0) return word
  const text = typed.normalize('NFKC').replaceAll(setting.unit, '').trim()
  if (setting.kind === 'number') {
    const plain = text.replaceAll(',', '')
    return /^\d+$/u.test(plain) ? Number(plain) : null
  }
  const parts = text.split(/[\s,、・;]+/u).filter((part) => part !== '')
  return parts.length > 0 && parts.every((part) => /^\d+$/u.test(part)) ? parts.map(Number) : null
}

/** Is the value one the setting may take? */
export const inRange = (setting: Setting, value: SettingValue): boolean => {
  const list = listOf(value)
  return (
    list.every((n) => isWhole(n) && n >= setting.min && n <= setting.max) &&
    list.every((n, nth) => nth === 0 || n > (list[nth - 1] ?? n)) &&
    (setting.kind === 'number' || (list.length > 0 && list.length <= setting.most))
  )
}

/** The value that holds, given what the table keeps: whatever is not of the setting's kind its readers pass over. */
export const inForce = (setting: Setting, stored: unknown): SettingValue => {
  if (setting.kind === 'number') return isWhole(stored) ? stored : setting.standard
  return Array.isArray(stored) && stored.length > 0 && stored.every(isWhole) ? stored : setting.standard
}
