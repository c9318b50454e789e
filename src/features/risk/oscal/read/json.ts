import type { Day } from '#kernel/pure/day.ts'
import { OURS } from '../write/parts.ts'

export type Json = Readonly<Record<string, unknown>>

export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The object under a name; an empty one where there is none. Documents have been judged by their grammar before. */
export const under = (of: Json, name: string): Json => {
  const value = of[name]
  return isJson(value) ? value : {}
}

/** The objects of a list; none where there is no list. */
export const each = (of: Json, name: string): readonly Json[] => {
  const value = of[name]
  return Array.isArray(value) ? value.filter((one): one is Json => isJson(one)) : []
}

export const textOf = (of: Json, name: string): string | null => {
  const value = of[name]
  return typeof value === 'string' && value.trim() !== '' ? value : null
}

/** A property by its name, ours first, then OSCAL's own and those of others. */
export const propOf = (of: Json, name: string): string | null => {
  const all = each(of, 'props').filter((p) => p['name'] === name)
  const own = all.find((p) => p['ns'] === OURS) ?? all[0]
  return own ? textOf(own, 'value') : null
}

export const propsOf = (of: Json, name: string): readonly string[] =>
  each(of, 'props').flatMap((p) => (p['name'] === name ? (textOf(p, 'value') ?? []) : []))

/** The words of a list that may not be there. */
export const words = (of: Json, name: string): readonly string[] => {
  const value = of[name]
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
}

export const oneOf = <W extends string>(value: string | null, known: readonly W[]): W | null =>
  known.find((word) => word === value) ?? null

export const byUuid = (all: readonly Json[]): ReadonlyMap<string, Json> =>
  new Map(all.map((one) => [textOf(one, 'uuid') ?? '', one] as const))

/** The day in Japan of an instant with a zone. */
export const dayIn = (text: string | null): Day | null => {
  if (text === null) return null
  const at = new Date(text)
  return Number.isNaN(at.getTime()) ? null : new Date(at.getTime() + 9 * 3_600_000).toISOString().slice(0, 10)
}
