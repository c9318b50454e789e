import { fieldErrors } from '#kernel/act/field-errors.ts'
import { writeAs } from '#kernel/db/database.ts'
import { Fault, notFound } from '#kernel/http/fault.ts'
import { formOf, param, queryOf, read, type Route, type SignedVisit } from '#kernel/http/route.ts'
import { listHref, PAGE_SIZE } from '#kernel/pages/register-page.tsx'
import type { Typed } from '#kernel/pages/typed.ts'
import { Banner } from '#ui/banner.tsx'
import type { Content } from '#ui/content.ts'
import { AssessmentFormPage } from '../pages/assessment-form.tsx'
import { AssessmentListPage } from '../pages/assessment-list.tsx'
import { controlText } from '../sheet/page-store.ts'
import { assessOne, type AssessOutcome } from './edit.ts'
import { assessing, closedBecause, documentOf, framed, idOf, nameOf, noted, statusOf, type Answered } from './frame.tsx'
import { manyAssessedRoutes } from './many-routes.tsx'
import { AssessForm } from './model.ts'
import type { AssessmentRow } from './register.ts'
import { assessedFamilies, assessmentRow, boundAssessments, nextControl, progressOf } from './register-store.ts'
import { assessedRows } from './store.ts'

const saved = (visit: SignedVisit): Content => {
  const { saved: n, skipped } = queryOf(visit)
  if (n === undefined) return undefined
  const left =
    skipped === undefined || skipped === '0' ? '' : `「不満足」の${skipped.slice(0, 8)}件は、そのまま残しました。`
  return <Banner kind="success" sentence={n === '1' ? '保存しました。' : `${n.slice(0, 8)}件を書きました。${left}`} />
}

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
  ...manyAssessedRoutes,
  { method: 'GET', path: '/documents/:id/assessment/:control', who: 'signed-in', handle: (visit) => form(visit) },
  { method: 'POST', path: '/documents/:id/assessment/:control', who: 'signed-in', handle: save },
]
