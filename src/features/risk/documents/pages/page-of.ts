import type { Tx } from '#kernel/db/database.ts'
import { notFound } from '#kernel/http/fault.ts'
import { param, type SignedVisit } from '#kernel/http/route.ts'
import { isId } from '#kernel/id.ts'
import type { KindDef } from '../kind.ts'
import { kindOf } from '../kinds.ts'
import { marksIn, type Marks } from '../marks.ts'
import { documentOf } from '../standing.ts'
import type { Fields } from '../values.ts'
import { fieldsIn, type DocumentRow } from '../working.ts'

export type Opened = { row: DocumentRow; def: KindDef; fields: Fields; marks: Marks; newest: number }

export const idIn = (visit: SignedVisit, name = 'id'): string => {
  const id = param(visit, name)
  if (!isId(id)) throw notFound()
  return id
}

/** The document a page is about, or 404: not there and not yours look alike. */
export const openedDocument = async (tx: Tx, id: string): Promise<Opened> => {
  const row = await documentOf(tx, id)
  if (!row) throw notFound()
  const entry = await tx
    .selectFrom('ledgerEntry')
    .select((e) => e.fn.max('seq').as('seq'))
    .where('caseId', '=', id)
    .executeTakeFirst()
  return {
    row,
    def: kindOf(row.kind),
    fields: fieldsIn(row.content),
    marks: marksIn(row.marks),
    newest: Number(entry?.seq ?? 0),
  }
}

export const documentCrumbs = (row: DocumentRow, last?: string) => [
  { text: '台帳', href: '/registers' },
  { text: '文書', href: '/registers/risk-documents' },
  ...(last === undefined ? [{ text: row.title }] : [{ text: row.title, href: `/documents/${row.id}` }, { text: last }]),
]
