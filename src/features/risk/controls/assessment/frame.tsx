import type { Tx } from '#kernel/db/database.ts'
import { notFound } from '#kernel/http/fault.ts'
import { param, type SignedVisit } from '#kernel/http/route.ts'
import { isId } from '#kernel/id.ts'
import { frame } from '#kernel/pages/frame.tsx'
import type { Typed } from '#kernel/pages/typed.ts'
import type { Refusal } from '#kernel/pure/verdict.ts'
import { noteRefusal } from '#kernel/security-events.ts'
import type { Content } from '#ui/content.ts'
import type { Assess } from './edit.ts'
import { assesses, documentClosed, isOpen, notTheCertifier, type AssessedDocument } from './model.ts'
import { assessedDocument, type AssessedRow } from './store.ts'

export const idOf = (visit: SignedVisit): string => {
  const id = param(visit, 'id')
  if (!isId(id)) throw notFound()
  return id
}

export const documentOf = async (visit: SignedVisit, tx: Tx): Promise<AssessedDocument> => {
  const document = await assessedDocument(tx, idOf(visit))
  if (!document) throw notFound()
  return document
}

export const closedBecause = (visit: SignedVisit, document: AssessedDocument): string | null => {
  if (!assesses(visit.actor, document.systemId)) return notTheCertifier.sentence
  return isOpen(document) ? null : documentClosed.sentence
}

export const nameOf = (document: AssessedDocument) =>
  document.kind === 'assessment-plan' ? '評価する管理策' : '管理策の評価'

type Paged = { heading: string; last?: string; banner?: Content; status?: 200 | 409 | 422 }

export const framed = (visit: SignedVisit, document: AssessedDocument, of: Paged, children: Content) => {
  const name = nameOf(document)
  const path = `/documents/${document.id}/assessment`
  return visit.c.html(
    frame(visit, {
      title: of.last ?? name,
      heading: of.heading,
      under: '/systems',
      crumbs: [
        { text: 'リスク管理', href: '/systems' },
        { text: document.systemName, href: `/systems/${document.systemId}` },
        { text: document.title, href: `/documents/${document.id}` },
        ...(of.last === undefined ? [{ text: name }] : [{ text: name, href: path }, { text: of.last }]),
      ],
      banner: of.banner,
      children,
    }),
    of.status ?? 200,
  )
}

export type Answered = {
  typed?: Typed
  errors?: Readonly<Record<string, string>>
  refusals?: readonly Refusal[]
  met?: AssessedRow | null
}

export const statusOf = ({ errors = {}, refusals = [], met = null }: Answered): 200 | 409 | 422 => {
  if (refusals.length > 0 || met !== null) return 409
  return Object.keys(errors).length > 0 ? 422 : 200
}

export const assessing = (visit: SignedVisit): Assess => ({ documentId: idOf(visit), actor: visit.actor, at: visit.at })

export const noted = (visit: SignedVisit, refusal: Refusal) =>
  noteRefusal(visit.product.db, visit.actor, {
    processKey: 'risk.document',
    actKey: 'assess',
    caseId: idOf(visit),
    refusals: [refusal],
    at: visit.at,
  })
