import type { Tx } from '#kernel/db/database.ts'
import type { Frozen } from './frozen.ts'
import { kindOf } from './kinds.ts'
import { partsOf } from './parts.ts'
import type { Fields } from './values.ts'

/** A document's row, with what its working text needs besides. */
export type DocumentRow = {
  id: string
  kind: string
  title: string
  state: string
  systemId: string | null
  systemName: string | null
  fiscalYear: number | null
  content: unknown
  marks: unknown
  revision: number
  updatedAt: Date
  updatedBy: string
}

export const documentRows = (tx: Tx) =>
  tx
    .selectFrom('document as d')
    .leftJoin('system as s', 's.id', 'd.systemId')
    .select([
      'd.id',
      'd.kind',
      'd.title',
      'd.state',
      'd.systemId',
      'd.fiscalYear',
      'd.content',
      'd.marks',
      'd.revision',
    ])
    .select(['d.updatedAt', 'd.updatedBy', 's.name as systemName'])

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only saved answers stand in the column
export const fieldsIn = (content: unknown): Fields => content as Fields

const kept = new WeakMap<Tx, Map<string, Promise<Frozen>>>()

/** From here on this transaction reads each working text once. Only for pages: nothing may be written in it. */
export const keepWorkingTexts = (tx: Tx): void => {
  kept.set(tx, new Map())
}

/** The working text as it would be frozen now: answers, tables and attachments. */
export const workingOf = (tx: Tx, row: DocumentRow): Promise<Frozen> => {
  const texts = kept.get(tx)
  const text = texts?.get(row.id) ?? readWorking(tx, row)
  texts?.set(row.id, text)
  return text
}

const readWorking = async (tx: Tx, row: DocumentRow): Promise<Frozen> => {
  const { kind } = kindOf(row.kind)
  const { systemId, systemName } = row
  const attachments = await tx
    .selectFrom('documentAttachment')
    .select(['name', 'size', 'sha256'])
    .where('documentId', '=', row.id)
    .where('removedAt', 'is', null)
    .orderBy('name')
    .orderBy('sha256')
    .execute()
  const parts: Frozen['parts'][number][] = []
  for (const part of systemId === null ? [] : partsOf(kind)) {
    const of = { systemId: systemId ?? '', fiscalYear: row.fiscalYear, documentId: row.id }
    const { columns, rows } = await part.snapshot(tx, of)
    parts.push({ key: part.key, title: part.title, columns, rows })
  }
  return {
    kind,
    title: row.title,
    system: systemId === null ? null : { id: systemId, name: systemName ?? '' },
    fiscalYear: row.fiscalYear,
    fields: fieldsIn(row.content),
    parts,
    attachments,
  }
}
