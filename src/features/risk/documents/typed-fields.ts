import { readDay } from '#kernel/pure/read-day.ts'
import type { FieldDef, KindDef } from './kind.ts'
import { fieldOf } from './kinds.ts'
import type { FieldValue, RowValue } from './values.ts'

/** One answer as it arrives from a page: plain form and autosave send the same names. */
export type TypedField = {
  field: FieldDef
  value: FieldValue
  /** Revision of the answer the page showed. */
  base: number
  /** Edits this page sent before without hearing an answer. */
  mine: readonly string[]
}

export const MOST = { text: 300, area: 8000, cell: 1000, rows: 200 } as const

/** Names of the form's fields: `f:<field>`, `f:<field>:<row>:<column>`, with `has:`, `base:` and `mine:` beside. */
export const nameOf = (field: string, row?: string, column?: string): string =>
  row === undefined ? `f:${field}` : `f:${field}:${row}:${column ?? ''}`

type Sent = Readonly<Record<string, string | string[]>>

const listOf = (value: string | string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value

const tidy = (text: string): string => text.replace(/\r\n?/g, '\n').replaceAll('\u0000', '').toWellFormed().trim()

const dayOrTyped = (text: string): string => {
  const read = text === '' ? null : readDay(text)
  return read?.ok ? read.day : text
}

const digits = (text: string): string => text.normalize('NFKC').replaceAll(',', '')

const rowsFrom = (sent: Sent, field: FieldDef & { kind: 'rows' }): readonly RowValue[] => {
  const start = `f:${field.key}:`
  const byRow = new Map<string, Record<string, string>>()
  for (const [name, value] of Object.entries(sent)) {
    if (!name.startsWith(start)) continue
    const [row = '', column = ''] = name.slice(start.length).split(':')
    const known = field.columns.find((c) => c.key === column)
    const text = tidy(listOf(value)[0] ?? '').slice(0, MOST.cell)
    if (!known || text === '' || !/^[\w-]{1,40}$/.test(row)) continue
    byRow.set(row, { ...byRow.get(row), [column]: known.kind === 'day' ? dayOrTyped(text) : text })
  }
  return [...byRow].slice(0, MOST.rows).map(([key, cells]) => ({ key, cells }))
}

const valueFrom = (sent: Sent, field: FieldDef): FieldValue => {
  if (field.kind === 'rows') return rowsFrom(sent, field)
  const typed = listOf(sent[nameOf(field.key)]).map(tidy)
  if (field.kind === 'several') return field.options.map(([value]) => value).filter((value) => typed.includes(value))
  const [text = ''] = typed
  if (field.kind === 'choice') return field.options.some(([value]) => value === text) ? text : ''
  if (field.kind === 'day') return dayOrTyped(text.slice(0, MOST.text))
  if (field.kind === 'number') return digits(text).slice(0, MOST.text)
  return text.slice(0, field.kind === 'area' ? MOST.area : MOST.text)
}

/** The answers a form sends. What it does not name is not touched, and what the kind does not have is left out. */
export const typedFields = (def: KindDef, sent: Sent): readonly TypedField[] =>
  Object.keys(sent).flatMap((name) => {
    const field = name.startsWith('has:') ? fieldOf(def, name.slice(4)) : undefined
    if (!field) return []
    const base = Number(listOf(sent[`base:${field.key}`])[0] ?? '0')
    const mine = listOf(sent[`mine:${field.key}`])
      .flatMap((text) => text.split(','))
      .filter((id) => id !== '')
    return [{ field, value: valueFrom(sent, field), base: Number.isInteger(base) ? base : 0, mine }]
  })
