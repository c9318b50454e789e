import { z } from 'zod'
import { check, isBlank, metaOf, type FieldMeta } from './field.ts'

type Columns = Readonly<Record<string, z.ZodType>>

type Row = Readonly<Record<string, unknown>>

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Rows as a form sends them, by line (`{ '2': { ticked: 'yes', model: 'A' } }`), or as a program does, in a list. */
const rowsSent = (value: unknown): readonly Row[] | null => {
  if (isBlank(value)) return []
  if (Array.isArray(value)) return value.every(isRow) ? value.map((row) => ({ ticked: true, ...row })) : null
  if (!isRow(value)) return null
  const rows = Object.entries(value)
  return rows.every(([, row]) => isRow(row)) ? rows.map(([line, row]) => ({ ...(row as Row), line })) : null
}

const ticked = check('印')

/** One row as a person answered it: what it says, a fault, or nothing said. */
const readRow = (row: Row, columns: Columns, tick: string): { said: Row } | { fault: string } | null => {
  const line = String(row['line'] ?? '')
  const filled = Object.keys(columns).filter((name) => !isBlank(row[name]))
  if (!ticked.parse(row['ticked']))
    return filled.length === 0 ? null : { fault: `${line}：書くときは「${tick}」に印を付けてください。` }
  if (line === '') return { fault: 'どの行のことか、書かれていません。' }
  if (filled.length === 0) return { fault: `${line}：「${tick}」に印があります。違うところを書いてください。` }
  const read = z.object(columns).safeParse(row)
  return read.success ? { said: { line, ...read.data } } : { fault: `${line}：${read.error.issues[0]?.message ?? ''}` }
}

/**
 * Something to say of some of the lines that the case offers under `source`: each has a tick, and fields of its own that
 * count once it is ticked. The answer lists the ticked lines in the order sent, each with `line` and its fields; a tick
 * without anything said, something said without a tick, and a line said twice are faults of the field.
 */
export const lines = <T extends Columns>(
  title: string,
  source: string,
  columns: T,
  o: { tick: string; hint?: string; section?: string },
) => {
  const facts: FieldMeta = {
    title,
    widget: 'lines',
    source,
    optional: true,
    fields: Object.entries(columns).flatMap(([name, field]) => {
      const meta = metaOf(field)
      return meta ? [[name, meta] as const] : []
    }),
    ...o,
  }
  const read = (value: unknown, ctx: z.RefinementCtx): unknown => {
    const rows = rowsSent(value)
    if (rows === null) {
      ctx.addIssue({ code: 'custom', message: `「${title}」の形が正しくありません。` })
      return z.NEVER
    }
    const answers = rows.flatMap((row) => readRow(row, columns, o.tick) ?? [])
    const faults = answers.flatMap((a) => ('fault' in a ? [a.fault] : []))
    const said = answers.flatMap((a) => ('said' in a ? [a.said] : []))
    const twice = said.find((row, nth) => said.findIndex((other) => other['line'] === row['line']) !== nth)
    if (twice) faults.push(`${String(twice['line'])}：二度書かれています。`)
    if (faults.length === 0) return said
    ctx.addIssue({ code: 'custom', message: faults.join('　') })
    return z.NEVER
  }
  const schema = z.preprocess(read, z.array(z.object({ line: z.string(), ...columns })))
  return schema.meta(facts as Record<string, unknown>)
}

const NAME = /^([A-Za-z]+)\.([^.]{1,40})\.([A-Za-z]+)$/

/** What a form sends flat (`otherwise.2.model`), as the act's schema takes it: rows under their field's name. */
export const withLines = (sent: Readonly<Record<string, unknown>>): Record<string, unknown> => {
  const flat: [string, unknown][] = []
  const nested = new Map<string, Map<string, [string, unknown][]>>()
  for (const [name, value] of Object.entries(sent)) {
    const [, field, line, column] = NAME.exec(name) ?? []
    if (field === undefined || line === undefined || column === undefined) flat.push([name, value])
    else {
      const rows = nested.get(field) ?? new Map<string, [string, unknown][]>()
      rows.set(line, [...(rows.get(line) ?? []), [column, value]])
      nested.set(field, rows)
    }
  }
  const deep = [...nested].map(
    ([field, rows]) =>
      [field, Object.fromEntries([...rows].map(([line, row]) => [line, Object.fromEntries(row)]))] as const,
  )
  return Object.fromEntries([...flat, ...deep])
}
