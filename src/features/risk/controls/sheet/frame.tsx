import { notFound } from '#kernel/http/fault.ts'
import { param, type SignedVisit } from '#kernel/http/route.ts'
import { isId } from '#kernel/id.ts'
import { frame } from '#kernel/pages/frame.tsx'
import type { Refusal } from '#kernel/pure/verdict.ts'
import { noteRefusal } from '#kernel/security-events.ts'
import type { Content } from '#ui/content.ts'

export const systemIdOf = (visit: SignedVisit): string => {
  const id = param(visit, 'id')
  if (!isId(id)) throw notFound()
  return id
}

export const systemCrumbs = (head: { systemId: string; systemName: string }, last?: string) => [
  { text: head.systemName, href: `/systems/${head.systemId}` },
  ...(last === undefined
    ? [{ text: '管理策' }]
    : [{ text: '管理策', href: `/systems/${head.systemId}/controls` }, { text: last }]),
]

type Paged = {
  title: string
  heading: string
  crumbs: NonNullable<Parameters<typeof frame>[1]['crumbs']>
  banner?: Content
  status?: 200 | 409 | 422
}

export const framed = (visit: SignedVisit, { status = 200, ...of }: Paged, children: Content) =>
  visit.c.html(frame(visit, { under: '/registers', ...of, children }), status)

/** A refused attempt to write outside an act is kept like one of an act. */
export const noted = (visit: SignedVisit, refusal: Refusal) =>
  noteRefusal(visit.product.db, visit.actor, {
    processKey: 'risk.baseline',
    actKey: 'write',
    caseId: null,
    refusals: [refusal],
    at: visit.at,
  })
