import { z } from 'zod'
import { readDay } from './read-day.ts'

/**
 * Fields of an act's form. One schema serves the HTML form (everything arrives as text), the JSON API (typed values)
 * and the OpenAPI document. What a form needs beyond the type stands in the schema's metadata.
 */
export type FieldMeta = {
  title: string
  widget: 'text' | 'area' | 'day' | 'moment' | 'check' | 'choice' | 'pick' | 'number' | 'many' | 'hidden' | 'lines'
  hint?: string
  optional?: boolean
  /** Not drawn where nothing is offered: whoever may not choose is not asked. */
  onlyOffered?: true
  /** Of an optional pick: what leaving it open means. */
  open?: string
  /** Value and label, in the order shown. */
  options?: readonly (readonly [value: string, label: string])[]
  /** Options that depend on the case: the feature's screen supplies them under this name. */
  source?: string
  /** A gate asks for this field: it is drawn inside the checklist. */
  rules?: readonly string[]
  section?: string
  /** Of `lines`: what ticking a line says, and the fields of each line. */
  tick?: string
  fields?: readonly (readonly [name: string, meta: FieldMeta])[]
  /** What stands in the field before anything is typed. */
  initial?: 'today'
}

type Extra = { hint?: string; section?: string; initial?: 'today' }

const meta = <S extends z.ZodType>(schema: S, facts: FieldMeta): S => schema.meta(facts as Record<string, unknown>)

export const metaOf = (schema: z.ZodType): FieldMeta | undefined => schema.meta() as FieldMeta | undefined

const tidy = (value: unknown): unknown =>
  typeof value === 'string' ? value.replace(/\r\n?/g, '\n').replace(/^[\s\u3000]+|[\s\u3000]+$/g, '') : value

const blankToNull = (value: unknown): unknown => {
  const tidied = tidy(value)
  return tidied === '' || tidied === undefined ? null : tidied
}

export const isBlank = (value: unknown): boolean => blankToNull(value) === null

/** What a database can keep: no NUL, no half of a character. */
const keepable = (typed: string): boolean => typed.isWellFormed() && !typed.includes('\u0000')

const unkeepable = (title: string) => `「${title}」に、記録できない文字があります。入力し直してください。`

const wrongKind = (title: string) => `「${title}」の形が正しくありません。`

const enter = (title: string) => `「${title}」を入力してください。`

export const text = (title: string, o: Extra & { max?: number } = {}) =>
  meta(
    z.preprocess(
      tidy,
      z
        .string({ error: enter(title) })
        .min(1, enter(title))
        .max(o.max ?? 200, `「${title}」は${o.max ?? 200}文字までです。`)
        .refine(keepable, unkeepable(title)),
    ),
    { title, widget: 'text', ...o },
  )

export const textOptional = (title: string, o: Extra & { max?: number } = {}) =>
  meta(
    z.preprocess(
      blankToNull,
      z
        .string({ error: wrongKind(title) })
        .max(o.max ?? 200, `「${title}」は${o.max ?? 200}文字までです。`)
        .refine(keepable, unkeepable(title))
        .nullable(),
    ),
    { title, widget: 'text', optional: true, ...o },
  )

export const area = (title: string, o: Extra & { max?: number } = {}) =>
  meta(
    z.preprocess(
      tidy,
      z
        .string({ error: enter(title) })
        .min(1, enter(title))
        .max(o.max ?? 2000, `「${title}」は${o.max ?? 2000}文字までです。`)
        .refine(keepable, unkeepable(title)),
    ),
    { title, widget: 'area', ...o },
  )

export const areaOptional = (title: string, o: Extra & { max?: number } = {}) =>
  meta(
    z.preprocess(
      blankToNull,
      z
        .string({ error: wrongKind(title) })
        .max(o.max ?? 2000, `「${title}」は${o.max ?? 2000}文字までです。`)
        .refine(keepable, unkeepable(title))
        .nullable(),
    ),
    { title, widget: 'area', optional: true, ...o },
  )

const toDay = (title: string) => (value: unknown, ctx: z.RefinementCtx) => {
  const typed = tidy(value)
  if (typeof typed !== 'string' || typed === '') return typed
  const parsed = readDay(typed)
  if (parsed.ok) return parsed.day
  ctx.addIssue({ code: 'custom', message: `「${title}」：${parsed.message}` })
  return z.NEVER
}

/** A day: 西暦 or 和暦, any common spelling; `YYYY-MM-DD` inside. */
export const day = (title: string, o: Extra = {}) =>
  meta(z.preprocess(toDay(title), z.string({ error: enter(title) }).min(1, enter(title))), {
    title,
    widget: 'day',
    ...o,
  })

export const dayOptional = (title: string, o: Extra = {}) =>
  meta(
    z.preprocess(
      (value, ctx) => {
        const typed = blankToNull(value)
        return typed === null ? null : toDay(title)(typed, ctx)
      },
      z.string({ error: wrongKind(title) }).nullable(),
    ),
    { title, widget: 'day', optional: true, ...o },
  )

const truthy = (value: unknown) => value === true || value === 'on' || value === 'yes' || value === 'true'

/** A statement the person makes by ticking it; unticked is `false`, never missing. */
export const check = (title: string, o: Extra = {}) =>
  meta(z.preprocess(truthy, z.boolean()), { title, widget: 'check', optional: true, ...o })

export const choice = <const T extends Record<string, string>>(title: string, options: T, o: Extra = {}) =>
  meta(
    z.preprocess(
      tidy,
      z.enum(Object.keys(options) as [keyof T & string, ...(keyof T & string)[]], {
        error: `「${title}」を選んでください。`,
      }),
    ),
    { title, widget: 'choice', options: Object.entries(options), ...o },
  )

export const choiceOptional = <const T extends Record<string, string>>(title: string, options: T, o: Extra = {}) =>
  meta(
    z.preprocess(
      blankToNull,
      z
        .enum(Object.keys(options) as [keyof T & string, ...(keyof T & string)[]], {
          error: `「${title}」の選び方が正しくありません。`,
        })
        .nullable(),
    ),
    { title, widget: 'choice', optional: true, options: Object.entries(options), ...o },
  )

/** One of the things the case's screen offers under `source`: a place, a unit, a person. The value is its id. */
export const pick = (title: string, source: string, o: Extra = {}) =>
  meta(
    z.preprocess(
      tidy,
      z
        .string({ error: `「${title}」を選んでください。` })
        .min(1, `「${title}」を選んでください。`)
        .refine(keepable, unkeepable(title)),
    ),
    {
      title,
      widget: 'pick',
      source,
      ...o,
    },
  )

export const pickOptional = (title: string, source: string, o: Extra & { onlyOffered?: true; open?: string } = {}) =>
  meta(z.preprocess(blankToNull, z.string({ error: wrongKind(title) }).nullable()), {
    title,
    widget: 'pick',
    source,
    optional: true,
    ...o,
  })

/** Several of the things offered under `source`. */
export const many = (title: string, source: string, o: Extra = {}) =>
  meta(
    z.preprocess(
      (v) => (v === undefined || v === '' ? [] : Array.isArray(v) ? v : [v]),
      z
        .array(z.string({ error: wrongKind(title) }), { error: wrongKind(title) })
        .min(1, `「${title}」を一つ以上選んでください。`),
    ),
    { title, widget: 'many', source, ...o },
  )

/** Several of the things offered under `source`, or none. */
export const manyOptional = (title: string, source: string, o: Extra = {}) =>
  meta(
    z.preprocess(
      (v) => (v === undefined || v === null || v === '' ? [] : Array.isArray(v) ? v : [v]),
      z.array(z.string({ error: wrongKind(title) }), { error: wrongKind(title) }),
    ),
    { title, widget: 'many', source, optional: true, ...o },
  )

const wide = (value: unknown): unknown => {
  const typed = tidy(value)
  if (typeof typed !== 'string') return typed
  const plain = typed.normalize('NFKC').replaceAll(',', '')
  return /^-?\d+$/.test(plain) ? Number(plain) : typed
}

export const whole = (title: string, o: Extra & { min?: number; max?: number } = {}) =>
  meta(
    z.preprocess(
      wide,
      z
        .int({ error: `「${title}」は数字で入力してください。` })
        .min(o.min ?? 0, `「${title}」は${o.min ?? 0}以上です。`)
        .max(o.max ?? 1_000_000, `「${title}」は${o.max ?? 1_000_000}以下です。`),
    ),
    { title, widget: 'number', ...o },
  )

export const wholeOptional = (title: string, o: Extra & { min?: number; max?: number } = {}) =>
  meta(
    z.preprocess(
      (value) => (isBlank(value) ? null : wide(value)),
      z
        .int({ error: `「${title}」は数字で入力してください。` })
        .min(o.min ?? 0, `「${title}」は${o.min ?? 0}以上です。`)
        .max(o.max ?? 1_000_000, `「${title}」は${o.max ?? 1_000_000}以下です。`)
        .nullable(),
    ),
    { title, widget: 'number', optional: true, ...o },
  )

/** Carried by the page, not typed by the person. */
export const carried = (title: string) =>
  meta(z.preprocess(tidy, z.string({ error: enter(title) }).min(1, enter(title))), { title, widget: 'hidden' })

export const carriedOptional = (title: string) =>
  meta(z.preprocess(blankToNull, z.string({ error: wrongKind(title) }).nullable()), {
    title,
    widget: 'hidden',
    optional: true,
  })

export const noInput = z.object({})
