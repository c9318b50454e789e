import { fieldErrors } from '#kernel/act/field-errors.ts'
import { writeAs, type Tx } from '#kernel/db/database.ts'
import { Fault } from '#kernel/http/fault.ts'
import type { Query } from '#kernel/http/product.ts'
import { formOf, queryOf, read, type Route, type SignedVisit } from '#kernel/http/route.ts'
import type { Typed } from '#kernel/pages/typed.ts'
import { AssessManyPage } from '../pages/assess-many.tsx'
import { assessMany } from './edit.ts'
import { assessing, closedBecause, documentOf, framed, idOf, noted, statusOf, type Answered } from './frame.tsx'
import { ManyAssessed, type AssessedDocument } from './model.ts'
import { assessmentIds } from './register-store.ts'
import { assessedRows } from './store.ts'

const FILTERS: ReadonlySet<string> = new Set(['q', 'family', 'result', 'last', 'chosen'])

type Chosen = { picks: readonly string[]; query: Query }

const kept = (query: Query): Query => Object.fromEntries(Object.entries(query).filter(([key]) => FILTERS.has(key)))

const carriedOf = ({ picks, query }: Chosen) =>
  picks.length > 0
    ? picks.map((value) => ({ name: 'pick', value }))
    : Object.entries(query).flatMap(([name, value]) => (value === '' ? [] : [{ name: `_q_${name}`, value }]))

const carriedIn = (sent: Typed): Chosen => {
  const { pick } = sent
  const query = Object.entries(sent).flatMap(([name, value]) =>
    name.startsWith('_q_') && typeof value === 'string' ? [[name.slice(3), value] as const] : [],
  )
  return {
    picks: pick === undefined ? [] : typeof pick === 'string' ? [pick] : pick,
    query: kept(Object.fromEntries(query)),
  }
}

const idsOf = (tx: Tx, document: AssessedDocument, { picks, query }: Chosen): Promise<readonly string[]> =>
  picks.length > 0 ? Promise.resolve(picks) : assessmentIds(tx, document, query)

const manyPage = async (visit: SignedVisit, chosen: Chosen, answered: Answered = {}) => {
  const found = await read(visit, async (tx) => {
    const document = await documentOf(visit, tx)
    const ids = await idsOf(tx, document, chosen)
    const rows = await assessedRows(tx, document.id, ids)
    const labels = await tx
      .selectFrom('systemBaseline as b')
      .innerJoin('control as k', 'k.catalogId', 'b.catalogId')
      .select(['k.controlId', 'k.label'])
      .where('b.systemId', '=', document.systemId)
      .execute()
    const named = new Map(labels.map((l) => [l.controlId, l.label]))
    const label = (id: string) => named.get(id) ?? id
    return {
      document,
      labels: ids.map(label),
      wanting: [...rows.values()].filter((r) => r.result === 'other-than-satisfied').map((r) => label(r.controlId)),
    }
  })
  const closed = closedBecause(visit, found.document)
  if (closed !== null && answered.refusals === undefined) throw new Fault(403, closed)
  const last = found.document.kind === 'assessment-plan' ? '評価の方法を決める' : '満足とする'
  return framed(
    visit,
    found.document,
    { heading: last, last, status: statusOf(answered) },
    <AssessManyPage
      {...found}
      carried={carriedOf(chosen)}
      typed={answered.typed ?? {}}
      errors={answered.errors ?? {}}
      refusals={answered.refusals ?? []}
    />,
  )
}

const applyMany = async (visit: SignedVisit) => {
  const typed: Typed = await formOf(visit)
  const chosen = carriedIn(typed)
  const parsed = ManyAssessed.safeParse({ methods: typed['methods'], finding: typed['finding'] ?? '' })
  if (!parsed.success) return manyPage(visit, chosen, { typed, errors: fieldErrors(parsed.error) })
  const outcome = await writeAs(visit.product.db, visit.actor, async (tx) => {
    const document = await documentOf(visit, tx)
    return assessMany(tx, assessing(visit), await idsOf(tx, document, chosen), parsed.data)
  })
  if (outcome.kind === 'refused') {
    await noted(visit, outcome.refusal)
    const { field, sentence } = outcome.refusal
    const errors = field === undefined ? {} : { [field]: sentence }
    return manyPage(visit, chosen, { typed, refusals: [outcome.refusal], errors })
  }
  const { written, skipped } = outcome.kind === 'done' ? outcome : { written: 0, skipped: 0 }
  return visit.c.redirect(`/documents/${idOf(visit)}/assessment?saved=${written}&skipped=${skipped}`, 303)
}

/** The same said of many controls of an assessment at once. */
export const manyAssessedRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/documents/:id/assessment/many',
    who: 'signed-in',
    handle: (visit) => manyPage(visit, { picks: visit.c.req.queries('pick') ?? [], query: kept(queryOf(visit)) }),
  },
  { method: 'POST', path: '/documents/:id/assessment/many', who: 'signed-in', handle: applyMany },
]
