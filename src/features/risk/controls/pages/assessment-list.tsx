import type { Option } from '#kernel/act/binding.ts'
import type { PageOf, Query } from '#kernel/http/product.ts'
import { RegisterPage } from '#kernel/pages/register-page.tsx'
import { Banner } from '#ui/banner.tsx'
import type { AssessedDocument } from '../assessment/model.ts'
import { assessmentRegister, type AssessmentRow } from '../assessment/register.ts'
import { boundAssessments } from '../assessment/register-store.ts'
import type { AssessmentProgress } from '../assessment/store.ts'
import { isPlan } from './assessment-parts.ts'

const Progress = ({ document, progress: p }: { document: AssessedDocument; progress: AssessmentProgress }) => (
  <>
    <p class="stock-bar">
      <progress
        value={p.judged}
        max={Math.max(p.total, 1)}
        aria-label={isPlan(document) ? '評価に選んだ管理策' : '評価した管理策'}
      />
      <span class="num">
        <b>{p.judged}</b> / {`${p.total}件`}
      </span>
    </p>
    <p class="help">
      {isPlan(document)
        ? `${p.total}件のうち、${p.judged}件を評価に選びました。`
        : `${p.judged}件を評価しました。満足${p.satisfied}件、不満足${p.unsatisfied}件。`}
    </p>
  </>
)

export type AssessmentListProps = {
  document: AssessedDocument
  progress: AssessmentProgress
  page: PageOf<AssessmentRow>
  query: Query
  families: readonly Option[]
  /** Why nothing can be written; null where it can. */
  closed: string | null
}

/** The controls of an assessment: what is to be looked at and how, or what was found. */
export const AssessmentListPage = ({ document, progress, page, query, families, closed }: AssessmentListProps) => {
  const path = `/documents/${document.id}/assessment`
  const plan = isPlan(document)
  const dropped = plan ? ['document', 'result', 'last'] : ['document', 'chosen']
  const hidden = plan ? ['state', 'last'] : []
  return (
    <>
      {closed === null ? null : <p class="help">{closed}</p>}
      <Progress document={document} progress={progress} />
      {!plan && document.planId === null ? (
        <Banner
          kind="info"
          sentence="評価計画書で管理策が選ばれていないため、適用・継承の全ての管理策を並べています。"
        />
      ) : null}
      <RegisterPage
        bound={{
          ...boundAssessments,
          register: {
            ...assessmentRegister,
            title: plan ? '評価する管理策' : assessmentRegister.title,
            columns: assessmentRegister.columns.filter((c) => !hidden.includes(c.key)),
            filters: assessmentRegister.filters.filter((f) => !dropped.includes(f.key)),
          },
        }}
        begins={[]}
        bulk={
          closed === null
            ? [
                {
                  href: `${path}/many`,
                  name: 'of',
                  value: 'many',
                  label: plan ? '評価の方法を決める' : '満足とする',
                  all: plan ? 'この条件の全ての方法を決める' : 'この条件の全てを満足とする',
                  process: 'risk.document',
                  act: 'assess',
                },
              ]
            : []
        }
        page={page}
        query={query}
        options={{ family: families }}
        path={path}
      />
    </>
  )
}
