import type { CellColumn, Charge, Choice, FieldDef, SectionDef } from './kind.ts'

type Words = { title: string; guidance: string; example: string; required?: true }

export const short = (key: string, words: Words): FieldDef => ({ key, kind: 'text', ...words })
export const long = (key: string, words: Words): FieldDef => ({ key, kind: 'area', ...words })
export const onDay = (key: string, words: Words): FieldDef => ({ key, kind: 'day', ...words })
export const count = (key: string, words: Words): FieldDef => ({ key, kind: 'number', ...words })

export const oneOf = (key: string, options: readonly Choice[], words: Words): FieldDef => ({
  key,
  kind: 'choice',
  options,
  ...words,
})

export const someOf = (key: string, options: readonly Choice[], words: Words): FieldDef => ({
  key,
  kind: 'several',
  options,
  ...words,
})

export const rows = (key: string, columns: readonly CellColumn[], words: Words): FieldDef => ({
  key,
  kind: 'rows',
  columns,
  ...words,
})

export const cell = (key: string, title: string): CellColumn => ({ key, title, kind: 'text' })
export const dayCell = (key: string, title: string): CellColumn => ({ key, title, kind: 'day' })
export const choiceCell = (key: string, title: string, options: readonly Choice[]): CellColumn => ({
  key,
  title,
  kind: 'choice',
  options,
})

export const section = (
  key: string,
  title: string,
  editors: readonly Charge[],
  fields: readonly FieldDef[],
): SectionDef => ({ key, title, editors, fields })

/** Five steps, as they stand in a risk matrix. */
export const FIVE: readonly Choice[] = [
  ['1', '非常に低い'],
  ['2', '低い'],
  ['3', '中程度'],
  ['4', '高い'],
  ['5', '非常に高い'],
]

export const YES_NO: readonly Choice[] = [
  ['yes', 'ある'],
  ['no', 'ない'],
]

export const OFTEN: readonly Choice[] = [
  ['continuous', '常時'],
  ['daily', '毎日'],
  ['weekly', '毎週'],
  ['monthly', '毎月'],
  ['quarterly', '四半期ごと'],
  ['yearly', '年度1回'],
]
