import type { Tx } from '#kernel/db/database.ts'
import { newId } from '#kernel/id.ts'
import { fieldOf, kindOf } from '../../documents/kinds.ts'
import { marksIn } from '../../documents/marks.ts'
import { documentOf } from '../../documents/standing.ts'
import { MOST, type TypedField } from '../../documents/typed-fields.ts'
import { isBlankValue, valueText, type FieldValue } from '../../documents/values.ts'
import { fieldsIn } from '../../documents/working.ts'
import { readAssessmentProse } from '../read/assessment.ts'
import type { Json } from '../read/json.ts'
import { fromTo, type Line } from './lines.ts'
import { tidyText } from './same-text.ts'

const edge = (days: readonly (string | null)[], last: boolean): string | null => {
  const sorted = days.filter((day) => day !== null).toSorted()
  return (last ? sorted.at(-1) : sorted[0]) ?? null
}

/** What an OSCAL plan says of the questions that a セキュリティ評価計画書 asks. */
const answersIn = (document: Json): readonly (readonly [field: string, value: FieldValue])[] => {
  const { scope, tasks } = readAssessmentProse(document)
  const starts = edge(
    tasks.map((task) => task.from),
    false,
  )
  const ends = edge(
    tasks.map((task) => task.until),
    true,
  )
  const rows = tasks.slice(0, MOST.rows).map(({ title, from }) => ({
    key: newId(),
    cells: { ...(from === null ? {} : { on: from }), what: title.slice(0, MOST.cell) },
  }))
  const text = tidyText(scope)?.slice(0, MOST.area) ?? null
  return [
    ...(text === null ? [] : [['scope', text] as const]),
    ...(starts === null ? [] : [['starts', starts] as const]),
    ...(ends === null ? [] : [['ends', ends] as const]),
    ...(rows.length === 0 ? [] : [['schedule', rows] as const]),
  ]
}

type Filled = { answers: readonly TypedField[]; lines: readonly Line[]; notes: readonly string[] }

/** Only what nobody has answered yet is filled in; what is written stays, and is told where the file says otherwise. */
export const planAnswers = async (tx: Tx, documentId: string, document: Json): Promise<Filled> => {
  const row = await documentOf(tx, documentId)
  if (!row) return { answers: [], lines: [], notes: [] }
  const def = kindOf(row.kind)
  const fields = fieldsIn(row.content)
  const marks = marksIn(row.marks)
  const answers: TypedField[] = []
  const kept: string[] = []
  const lines: Line[] = []
  for (const [key, value] of answersIn(document)) {
    const field = fieldOf(def, key)
    if (!field) continue
    const was = fields[key]
    if (!isBlankValue(was)) {
      if (valueText(field, was) !== valueText(field, value)) kept.push(field.title)
      continue
    }
    answers.push({ field, value, base: marks[key]?.revision ?? 0, mine: [] })
    lines.push({
      key,
      title: field.title,
      fate: 'new',
      says: [fromTo(field.title, null, valueText(field, value))],
      href: `/documents/${documentId}`,
    })
  }
  return {
    answers,
    lines,
    notes: kept.length === 0 ? [] : [`「${kept.join('」「')}」は、すでに書かれているため、そのまま残します。`],
  }
}
