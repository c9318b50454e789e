import type { Tx } from '#kernel/db/database.ts'
import { newId } from '#kernel/id.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { canonicalJson } from '#kernel/pure/canonical.ts'
import { kindOf, sectionOf } from './kinds.ts'
import { marksIn, type Mark, type Marks } from './marks.ts'
import { OPEN_STATES } from './model.ts'
import { documentOf } from './standing.ts'
import type { TypedField } from './typed-fields.ts'
import { isBlankValue, valueText, type FieldValue, type Fields } from './values.ts'
import { fieldsIn } from './working.ts'
import { writesSection } from './writers.ts'

/** What became of one answer. A `conflict` took nothing: both texts are kept, and told. */
export type SavedField =
  | { field: string; kind: 'saved' | 'same'; revision: number; edit: string }
  | {
      field: string
      kind: 'conflict'
      revision: number
      theirs: string
      theirValue: FieldValue
      by: string
      at: string
    }
  | { field: string; kind: 'not-yours' }

export type Saved = { kind: 'done'; fields: readonly SavedField[] } | { kind: 'closed' } | { kind: 'absent' }

type Saving = { documentId: string; typed: readonly TypedField[]; actor: Actor; at: Date; edit: string }

const same = (a: FieldValue | undefined, b: FieldValue): boolean =>
  canonicalJson(isBlankValue(a) ? '' : a) === canonicalJson(isBlankValue(b) ? '' : b)

/** Whether the person left the answer as the page showed it, though somebody else has changed it since. */
const untouched = async (tx: Tx, documentId: string, { field, value, base }: TypedField): Promise<boolean> => {
  const shown = await tx
    .selectFrom('documentEdit')
    .select('value')
    .where('documentId', '=', documentId)
    .where('field', '=', field.key)
    .where('revision', '=', base)
    .executeTakeFirst()
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only answers are ever written there
  return same(shown?.value as FieldValue | undefined, value)
}

const noted = (tx: Tx, saving: Saving, typed: TypedField, revision: number | null, id: string) =>
  tx
    .insertInto('documentEdit')
    .values({
      id,
      documentId: saving.documentId,
      field: typed.field.key,
      base: typed.base,
      revision,
      value: canonicalJson(typed.value),
      at: saving.at,
      personId: saving.actor.personId,
      personName: `${saving.actor.rank} ${saving.actor.name}`.trim(),
    })
    .execute()

/** The edit's own id, one a field: the page knows its edits by the id it sent them under. */
const editOf = (saving: Saving, typed: TypedField): string => `${saving.edit}:${typed.field.key}`

const isOwn = (mark: Mark, typed: TypedField): boolean =>
  typed.mine.some((id) => mark.edit === `${id}:${typed.field.key}`)

type Taken = { answer: SavedField; value?: FieldValue; mark?: Mark }

const judge = async (
  tx: Tx,
  saving: Saving,
  typed: TypedField,
  of: { fields: Fields; marks: Marks },
): Promise<Taken> => {
  const { key } = typed.field
  const was = of.fields[key]
  const mark = of.marks[key]
  const revision = mark?.revision ?? 0
  if (same(was, typed.value)) return { answer: { field: key, kind: 'same', revision, edit: mark?.edit ?? '' } }
  const met = mark === undefined || revision === typed.base || isOwn(mark, typed)
  if (!met && (await untouched(tx, saving.documentId, typed)))
    return { answer: { field: key, kind: 'same', revision: typed.base, edit: '' } }
  if (!met) {
    await noted(tx, saving, typed, null, newId(saving.at))
    const theirs = { theirs: valueText(typed.field, was), theirValue: was ?? '', by: mark.by, at: mark.at }
    return { answer: { field: key, kind: 'conflict', revision, ...theirs } }
  }
  await noted(tx, saving, typed, revision + 1, newId(saving.at))
  const { actor, at } = saving
  const next: Mark = { revision: revision + 1, edit: editOf(saving, typed), by: actor.name, at: at.toISOString() }
  return {
    answer: { field: key, kind: 'saved', revision: revision + 1, edit: saving.edit },
    value: typed.value,
    mark: next,
  }
}

/** The case is locked as an act locks it, so that no version is frozen in the middle of a save. */
const locked = async (tx: Tx, documentId: string) => {
  const file = await tx
    .selectFrom('caseFile')
    .select('id')
    .where('id', '=', documentId)
    .where('process', '=', 'risk.document')
    .forUpdate()
    .executeTakeFirst()
  return file ? documentOf(tx, documentId) : null
}

/**
 * Takes answers into the working text, field by field: what nobody else changed meanwhile is saved, the rest is told with the
 * other's text. Everything sent is kept as an edit, taken or not. No state of the case changes here.
 */
export const saveFields = async (tx: Tx, saving: Saving): Promise<Saved> => {
  const row = await locked(tx, saving.documentId)
  if (!row) return { kind: 'absent' }
  if (!OPEN_STATES.includes(row.state)) return { kind: 'closed' }
  const def = kindOf(row.kind)
  const of = { fields: fieldsIn(row.content), marks: marksIn(row.marks) }
  const fields = new Map(Object.entries(of.fields))
  const marks = new Map(Object.entries(of.marks))
  const answers: SavedField[] = []
  let taken = false
  for (const typed of saving.typed) {
    const { key } = typed.field
    const section = sectionOf(def, key)
    if (!section || !writesSection(saving.actor, section, row.systemId)) {
      answers.push({ field: key, kind: 'not-yours' })
      continue
    }
    const { answer, value, mark } = await judge(tx, saving, typed, of)
    answers.push(answer)
    if (value === undefined || mark === undefined) continue
    taken = true
    if (isBlankValue(value)) fields.delete(key)
    else fields.set(key, value)
    marks.set(key, mark)
  }
  if (taken)
    await tx
      .updateTable('document')
      .set({
        content: canonicalJson(Object.fromEntries(fields)),
        marks: canonicalJson(Object.fromEntries(marks)),
        revision: row.revision + 1,
        updatedAt: saving.at,
        updatedBy: saving.actor.name,
      })
      .where('id', '=', row.id)
      .execute()
  return { kind: 'done', fields: answers }
}

/** Takes the mark 「引き継いだまま」 off answers the person has looked at and left as they are. */
export const lookedAt = async (tx: Tx, documentId: string, keys: readonly string[], actor: Actor): Promise<boolean> => {
  const row = await locked(tx, documentId)
  if (!row || !OPEN_STATES.includes(row.state)) return false
  const def = kindOf(row.kind)
  const mine = new Set(
    keys.filter((key) => {
      const section = sectionOf(def, key)
      return section && writesSection(actor, section, row.systemId)
    }),
  )
  const marks = Object.fromEntries(
    Object.entries(marksIn(row.marks)).map(([key, mark]) => {
      if (!mine.has(key)) return [key, mark]
      const { carriedFrom: _, ...rest } = mark
      return [key, { ...rest, lookedBy: actor.name }]
    }),
  )
  await tx
    .updateTable('document')
    .set({ marks: canonicalJson(marks) })
    .where('id', '=', documentId)
    .execute()
  return true
}

export type Edit = { id: string; at: Date; by: string; revision: number | null; value: unknown }

/** What was typed into one field, newest first, with what was not taken. */
export const editsOf = (tx: Tx, documentId: string, field: string): Promise<readonly Edit[]> =>
  tx
    .selectFrom('documentEdit')
    .select(['id', 'at', 'personName as by', 'revision', 'value'])
    .where('documentId', '=', documentId)
    .where('field', '=', field)
    .orderBy('nth', 'desc')
    .limit(100)
    .execute()
