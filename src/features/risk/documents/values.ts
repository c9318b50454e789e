import { isDay } from '#kernel/pure/day.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import type { CellColumn, Choice, FieldDef, KindDef } from './kind.ts'
import { fieldsOfKind } from './kinds.ts'

/** One row of a small table, under a key that stays with it. */
export type RowValue = { key: string; cells: Readonly<Record<string, string>> }

/** Words and days as text (`YYYY-MM-DD`, or as typed while it cannot be read), several choices and rows as lists. */
export type FieldValue = string | readonly string[] | readonly RowValue[]

export type Fields = Readonly<Record<string, FieldValue>>

/** Answers that the record of a decision gives already: nobody types them a second time. */
export type Drafted = {
  fields: Fields
  /** The record tells all there is to tell: the document is finalised as it begins. */
  whole: boolean
}

export const isRows = (value: FieldValue | undefined): value is readonly RowValue[] =>
  Array.isArray(value) && value.some((one) => typeof one === 'object')

export const isBlankValue = (value: FieldValue | undefined): boolean =>
  value === undefined || (typeof value === 'string' ? value.trim() === '' : value.length === 0)

const wordFor = (options: readonly Choice[] | undefined, value: string): string =>
  options?.find(([key]) => key === value)?.[1] ?? value

const dayText = (value: string): string => (isDay(value) ? wareki(value) : value)

export const cellText = (column: CellColumn, value: string): string =>
  column.kind === 'choice' ? wordFor(column.options, value) : column.kind === 'day' ? dayText(value) : value

const rowText = (columns: readonly CellColumn[], row: RowValue): string =>
  columns
    .flatMap((c) => ((row.cells[c.key] ?? '') === '' ? [] : [`${c.title}：${cellText(c, row.cells[c.key] ?? '')}`]))
    .join('　')

/** An answer as a person reads it: words for choices, 和暦 for days, a row a line. Empty where there is none. */
export const valueText = (field: FieldDef, value: FieldValue | undefined): string => {
  if (value === undefined) return ''
  if (isRows(value)) return field.kind === 'rows' ? value.map((row) => rowText(field.columns, row)).join('\n') : ''
  const words = typeof value === 'string' ? [value] : value.filter((one) => typeof one === 'string')
  if (field.kind === 'choice' || field.kind === 'several')
    return words
      .filter((word) => word !== '')
      .map((word) => wordFor(field.options, word))
      .join('、')
  return field.kind === 'day' ? words.map(dayText).join('') : words.join('\n')
}

const unreadable = (field: FieldDef, value: FieldValue): string | null => {
  if (typeof value === 'string') {
    if (field.kind === 'day' && !isDay(value)) return '日付として読めません'
    if (field.kind === 'number' && !/^\d+$/.test(value)) return '数字として読めません'
  }
  if (field.kind !== 'rows' || !isRows(value)) return null
  const days = field.columns.filter((c) => c.kind === 'day')
  const bad = value.some((row) => days.some((c) => (row.cells[c.key] ?? '') !== '' && !isDay(row.cells[c.key] ?? '')))
  return bad ? '日付として読めない行があります' : null
}

export type Problem = { field: string; title: string; why: string }

/** What stands in the way of a version: required answers that are missing, and what cannot be read as what it is. */
export const problemsOf = (def: KindDef, fields: Fields): readonly Problem[] =>
  fieldsOfKind(def).flatMap((field) => {
    const value = fields[field.key]
    if (value === undefined || isBlankValue(value))
      return field.required ? [{ field: field.key, title: field.title, why: '記入がありません' }] : []
    const why = unreadable(field, value)
    return why === null ? [] : [{ field: field.key, title: field.title, why }]
  })

export type Progress = { asked: number; answered: number }

/** How far a list of fields is filled in: of the required, and of whatever else has been begun. */
export const progressOf = (fields: readonly FieldDef[], values: Fields): Progress => {
  const counted = fields.filter((f) => f.required || !isBlankValue(values[f.key]))
  return { asked: counted.length, answered: counted.filter((f) => !isBlankValue(values[f.key])).length }
}
