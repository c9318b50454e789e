import { fieldErrors } from '#kernel/act/field-errors.ts'
import { writeAs, type Tx } from '#kernel/db/database.ts'
import { Fault, notFound } from '#kernel/http/fault.ts'
import type { Query } from '#kernel/http/product.ts'
import { formOf, param, queryOf, read, type Route, type SignedVisit } from '#kernel/http/route.ts'
import { isId } from '#kernel/id.ts'
import { frame } from '#kernel/pages/frame.tsx'
import { listHref, PAGE_SIZE } from '#kernel/pages/register-page.tsx'
import type { Typed } from '#kernel/pages/typed.ts'
import type { Refusal } from '#kernel/pure/verdict.ts'
import { noteRefusal } from '#kernel/security-events.ts'
import { Banner } from '#ui/banner.tsx'
import type { Content } from '#ui/content.ts'
import { AssessManyPage, AssessmentFormPage, AssessmentListPage } from '../pages/assessment-pages.tsx'
import { controlText } from '../sheet/page-store.ts'
import { assessMany, assessOne, type Assess, type AssessOutcome } from './edit.ts'
import {
  AssessForm,
  assesses,
  documentClosed,
  isOpen,
  ManyAssessed,
  notTheCertifier,
  type AssessedDocument,
} from './model.ts'
import {
  assessedFamilies,
  assessmentIds,
  assessmentRow,
  boundAssessments,
  nextControl,
  progressOf,
  type AssessmentRow,
} from './register.ts'
import { assessedDocument, assessedRows, type AssessedRow } from './store.ts'

const idOf = (visit: SignedVisit): string => {
  const id = param(visit, 'id')
  if (!isId(id)) throw notFound()
  return id
}

const documentOf = async (visit: SignedVisit, tx: Tx): Promise<AssessedDocument> => {
  const document = await assessedDocument(tx, idOf(visit))
  if (!document) throw notFound()
  return document
}

const closedBecause = (visit: SignedVisit, document: AssessedDocument): string | null => {
  if (!assesses(visit.actor, document.systemId)) return notTheCertifier.sentence
  return isOpen(document) ? null : documentClosed.sentence
}

const nameOf = (document: AssessedDocument) => (document.kind === 'assessment-plan' ? '評価する管理策' : '管理策の評価')

type Paged = { heading: string; last?: string; banner?: Content; status?: 200 | 409 | 422 }

const framed = (visit: SignedVisit, document: AssessedDocument, of: Paged, children: Content) => {
  const name = nameOf(document)
  const path = `/documents/${document.id}/assessment`
  return visit.c.html(
    frame(visit, {
      title: of.last ?? name,
      heading: of.heading,
      under: '/registers',
      crumbs: [
        { text: document.title, href: `/documents/${document.id}` },
        ...(of.last === undefined ? [{ text: name }] : [{ text: name, href: path }, { text: of.last }]),
      ],
      banner: of.banner,
      children,
    }),
    of.status ?? 200,
  )
}

const saved = (visit: SignedVisit): Content => {
  const { saved: n, skipped } = queryOf(visit)
  if (n === undefined) return undefined
  const left =
    skipped === undefined || skipped === '0' ? '' : `「不満足」の${skipped.slice(0, 8)}件は、そのまま残しました。`
  return <Banner kind="success" sentence={n === '1' ? '保存しました。' : `${n.slice(0, 8)}件を書きました。${left}`} />
}

const FILTERS = ['q', 'family', 'result', 'last', 'chosen']

const list = async (visit: SignedVisit) => {
  const { saved: _, skipped: __, of: ___, pick: ____, ...query } = queryOf(visit)
  const found = await read(visit, async (tx) => {
    const document = await documentOf(visit, tx)
    return {
      document,
      progress: await progressOf(tx, document),
      page: await boundAssessments.page(tx, { ...query, document: document.id }, visit.actor, PAGE_SIZE),
      families: await assessedFamilies(tx, document.systemId),
    }
  })
  const { document } = found
  return framed(
    visit,
    document,
    { heading: `${document.systemName}　${nameOf(document)}`, banner: saved(visit) },
    <AssessmentListPage {...found} query={query} closed={closedBecause(visit, document)} />,
  )
}

type Answered = {
  typed?: Typed
  errors?: Readonly<Record<string, string>>
  refusals?: readonly Refusal[]
  met?: AssessedRow | null
}

const statusOf = ({ errors = {}, refusals = [], met = null }: Answered): 200 | 409 | 422 => {
  if (refusals.length > 0 || met !== null) return 409
  return Object.keys(errors).length > 0 ? 422 : 200
}

/** Nothing judged yet: the methods planned are offered, the result is left to be said. */
const typedOf = (row: AssessmentRow): Typed => ({
  methods: [...(row.methods ?? row.planned ?? [])],
  result: row.result ?? '',
  finding: row.finding ?? '',
  risk: row.risk ?? '',
  recommendation: row.recommendation ?? '',
})

const form = async (visit: SignedVisit, answered: Answered = {}) => {
  const controlId = param(visit, 'control')
  const found = await read(visit, async (tx) => {
    const document = await documentOf(visit, tx)
    const row = await assessmentRow(tx, document, controlId)
    if (!row) throw notFound()
    const stored = (await assessedRows(tx, document.id, [controlId])).get(controlId)
    return { document, row, revision: stored?.revision ?? 0, text: await controlText(tx, document.systemId, controlId) }
  })
  const { document, row } = found
  return framed(
    visit,
    document,
    { heading: `${row.label}　${row.title}`, last: row.label, banner: saved(visit), status: statusOf(answered) },
    <AssessmentFormPage
      {...found}
      met={answered.met ?? null}
      revision={answered.met?.revision ?? found.revision}
      typed={answered.typed ?? typedOf(row)}
      errors={answered.errors ?? {}}
      refusals={answered.refusals ?? []}
      closed={closedBecause(visit, document)}
    />,
  )
}

const assessing = (visit: SignedVisit): Assess => ({ documentId: idOf(visit), actor: visit.actor, at: visit.at })

const noted = (visit: SignedVisit, refusal: Refusal) =>
  noteRefusal(visit.product.db, visit.actor, {
    processKey: 'risk.document',
    actKey: 'assess',
    caseId: idOf(visit),
    refusals: [refusal],
    at: visit.at,
  })

const nextHref = async (visit: SignedVisit, go: unknown): Promise<string> => {
  const controlId = param(visit, 'control')
  const next =
    go === 'next'
      ? await read(visit, async (tx) => {
          const document = await documentOf(visit, tx)
          const row = await assessmentRow(tx, document, controlId)
          return row ? nextControl(tx, document, row) : null
        })
      : null
  return `/documents/${idOf(visit)}/assessment/${encodeURIComponent(next ?? controlId)}?saved=1`
}

const answer = async (visit: SignedVisit, outcome: AssessOutcome, typed: Typed, go: unknown) => {
  switch (outcome.kind) {
    case 'done':
      return visit.c.redirect(await nextHref(visit, go), 303)
    case 'met':
      return form(visit, { typed, met: outcome.row })
    case 'refused': {
      await noted(visit, outcome.refusal)
      const { field, sentence } = outcome.refusal
      return form(visit, {
        typed,
        refusals: [outcome.refusal],
        errors: field === undefined ? {} : { [field]: sentence },
      })
    }
    case 'absent':
      throw new Fault(409, 'この管理策は、今はこの評価の対象ではありません。')
    default:
      return outcome satisfies never
  }
}

const save = async (visit: SignedVisit) => {
  const { go, ...typed }: Typed = await formOf(visit)
  const parsed = AssessForm.safeParse(typed)
  if (!parsed.success) return form(visit, { typed, errors: fieldErrors(parsed.error) })
  const { revision, ...said } = parsed.data
  const outcome = await writeAs(visit.product.db, visit.actor, (tx) =>
    assessOne(tx, assessing(visit), { controlId: param(visit, 'control'), revision, said }),
  )
  return answer(visit, outcome, typed, go)
}

type Chosen = { picks: readonly string[]; query: Query }

const kept = (query: Query): Query => Object.fromEntries(Object.entries(query).filter(([key]) => FILTERS.includes(key)))

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

const EXPORTS = ['csv', 'sjis.csv', 'xlsx', 'columns.csv'] as const

/** Pages of the controls of a セキュリティ評価計画書 or 評価報告書. Reading is for whoever sees the document. */
export const assessmentRoutes: readonly Route[] = [
  { method: 'GET', path: '/documents/:id/assessment', who: 'signed-in', handle: list },
  ...EXPORTS.map((kind): Route => ({
    method: 'GET',
    path: `/documents/:id/assessment.${kind}`,
    who: 'signed-in',
    handle: (visit) =>
      visit.c.redirect(
        listHref(`/registers/control-assessments.${kind}`, { ...queryOf(visit), document: idOf(visit) }, {}),
        303,
      ),
  })),
  {
    method: 'GET',
    path: '/documents/:id/assessment/many',
    who: 'signed-in',
    handle: (visit) => manyPage(visit, { picks: visit.c.req.queries('pick') ?? [], query: kept(queryOf(visit)) }),
  },
  { method: 'POST', path: '/documents/:id/assessment/many', who: 'signed-in', handle: applyMany },
  { method: 'GET', path: '/documents/:id/assessment/:control', who: 'signed-in', handle: (visit) => form(visit) },
  { method: 'POST', path: '/documents/:id/assessment/:control', who: 'signed-in', handle: save },
]
