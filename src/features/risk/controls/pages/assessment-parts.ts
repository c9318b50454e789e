import type { Typed } from '#kernel/pages/typed.ts'
import type { AssessedDocument } from '../assessment/model.ts'
import { METHODS } from '../words.ts'

const METHOD_HINTS: Readonly<Record<string, string>> = {
  examine: '規則・設定・記録などを読み、確かめる。',
  interview: '担当者に聞き、確かめる。',
  test: '動かして、確かめる。',
}

export const methodOptions = Object.entries(METHODS).map(([value, text]) => ({
  value,
  text,
  hint: METHOD_HINTS[value],
}))

export const listOf = (typed: Typed, name: string): readonly string[] => {
  const value = typed[name]
  return value === undefined ? [] : typeof value === 'string' ? [value] : value
}

export const textIn = (typed: Typed, name: string): string => listOf(typed, name)[0] ?? ''

export const isPlan = ({ kind }: AssessedDocument) => kind === 'assessment-plan'
