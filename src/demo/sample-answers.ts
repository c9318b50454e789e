import type { Day } from '#kernel/pure/day.ts'
import type { CellColumn, Choice, FieldDef } from '#features/risk/documents/kind.ts'
import type { FieldValue } from '#features/risk/documents/values.ts'

const quoted = (example: string): readonly string[] =>
  [...example.matchAll(/「([^」]+)」/gu)].map(([, text = '']) => text)

const named = (options: readonly Choice[], words: readonly string[]): readonly string[] =>
  options.filter(([, label]) => words.includes(label)).map(([value]) => value)

const cellOf = (column: CellColumn, text: string | undefined, day: Day): string => {
  if (column.kind === 'day') return day
  if (column.kind === 'choice') return named(column.options ?? [], [text ?? ''])[0] ?? column.options?.[0]?.[0] ?? ''
  return text ?? '―'
}

/** An answer as the product's own example of the field words it: what stands in its quotation marks, and days of the tale. */
export const sampleAnswer = (field: FieldDef, day: Day): FieldValue => {
  const words = quoted(field.example)
  switch (field.kind) {
    case 'choice':
      return named(field.options, words.slice(-1))[0] ?? field.options[0]?.[0] ?? ''
    case 'several': {
      const chosen = named(field.options, words)
      return chosen.length > 0 ? chosen : field.options.slice(0, 2).map(([value]) => value)
    }
    case 'rows':
      return [
        {
          key: 'sample',
          cells: Object.fromEntries(field.columns.map((c, nth) => [c.key, cellOf(c, words[nth], day)])),
        },
      ]
    case 'day':
      return day
    case 'number':
      return '2'
    default:
      return field.example
  }
}
