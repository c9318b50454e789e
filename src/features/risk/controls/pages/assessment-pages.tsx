import type { Option } from '#kernel/act/binding.ts'
import type { PageOf, Query } from '#kernel/http/product.ts'
import { RefusalBanners } from '#kernel/pages/refusal-banner.tsx'
import { RegisterPage } from '#kernel/pages/register-page.tsx'
import type { Typed } from '#kernel/pages/typed.ts'
import type { Refusal } from '#kernel/pure/verdict.ts'
import { Banner } from '#ui/banner.tsx'
import { ActButtons, Button, ButtonLink } from '#ui/button.tsx'
import { ErrorSummary } from '#ui/error-summary.tsx'
import { Facts } from '#ui/facts.tsx'
import { Choice, MultiCheck } from '#ui/field/choice.tsx'
import { Hidden, type HiddenValue } from '#ui/field/hidden.tsx'
import { TextArea } from '#ui/field/text-area.tsx'
import { Columns, Section } from '#ui/section.tsx'
import { Status } from '#ui/status.tsx'
import type { AssessedDocument } from '../assessment/model.ts'
import { assessmentRegister, boundAssessments, type AssessmentRow } from '../assessment/register.ts'
import type { AssessedRow, AssessmentProgress } from '../assessment/store.ts'
import type { ControlText } from '../sheet/page-store.ts'
import { APPLICABILITIES, METHODS, methodWords, RESPONSIBILITIES, RESULTS, STATUSES } from '../words.ts'

const METHOD_HINTS: Readonly<Record<string, string>> = {
  examine: '規則・設定・記録などを読み、確かめる。',
  interview: '担当者に聞き、確かめる。',
  test: '動かして、確かめる。',
}

const methodOptions = Object.entries(METHODS).map(([value, text]) => ({ value, text, hint: METHOD_HINTS[value] }))

const listOf = (typed: Typed, name: string): readonly string[] => {
  const value = typed[name]
  return value === undefined ? [] : typeof value === 'string' ? [value] : value
}

const textIn = (typed: Typed, name: string): string => listOf(typed, name)[0] ?? ''

const isPlan = ({ kind }: AssessedDocument) => kind === 'assessment-plan'

const Progress = ({ document, progress: p }: { document: AssessedDocument; progress: AssessmentProgress }) => (
  <p class="stock-bar">
    <progress
      value={p.judged}
      max={Math.max(p.total, 1)}
      aria-label={isPlan(document) ? '選んだ管理策' : '評価した管理策'}
    />
    <span class="num">
      {isPlan(document)
        ? `${p.total}件のうち、${p.judged}件を評価に選んだ`
        : `${p.total}件のうち、${p.judged}件を評価した（満足${p.satisfied}、不満足${p.unsatisfied}）`}
    </span>
  </p>
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

export type AssessmentFormProps = {
  document: AssessedDocument
  row: AssessmentRow
  text: ControlText | null
  met: AssessedRow | null
  typed: Typed
  errors: Readonly<Record<string, string>>
  refusals: readonly Refusal[]
  revision: number
  closed: string | null
}

const Met = ({ met }: { met: AssessedRow }) => (
  <Banner kind="warning" sentence="開いている間に、別の人がこの評価を書き改めました。あなたの入力は下に残っています。">
    <Facts
      layout="rows"
      facts={[
        { term: '方法', value: methodWords(met.methods) },
        { term: '結果', value: met.result === null ? '未評価' : RESULTS[met.result] },
        { term: '所見', value: met.finding },
        { term: 'リスク', value: met.risk },
        { term: '推奨事項', value: met.recommendation },
      ]}
    />
  </Banner>
)

const Findings = ({ row, typed, errors }: Pick<AssessmentFormProps, 'row' | 'typed' | 'errors'>) => (
  <>
    <Choice
      name="result"
      label="結果"
      inline
      value={textIn(typed, 'result')}
      error={errors['result']}
      hint={row.lastResult === null ? undefined : `前回は「${RESULTS[row.lastResult]}」でした。`}
      options={[{ value: '', text: '未評価' }, ...Object.entries(RESULTS).map(([value, text]) => ({ value, text }))]}
    />
    <TextArea
      name="finding"
      label="所見"
      rows={4}
      value={textIn(typed, 'finding')}
      error={errors['finding']}
      hint={
        row.lastFinding === null
          ? '見たもの、聞いたこと、試したことと、その結果。「不満足」では必ず書きます。'
          : `前回の所見：${row.lastFinding}`
      }
    />
    <TextArea
      name="risk"
      label="リスク"
      value={textIn(typed, 'risk')}
      error={errors['risk']}
      hint="満たされないことで、何が起こり得るか。"
    />
    <TextArea
      name="recommendation"
      label="推奨事項"
      value={textIn(typed, 'recommendation')}
      error={errors['recommendation']}
      hint="何をすれば満たされるか。将来対応計画書の項目のもとになります。"
    />
  </>
)

const Judged = ({ row, document }: Pick<AssessmentFormProps, 'row' | 'document'>) => (
  <Facts
    layout="rows"
    facts={[
      { term: '方法', value: methodWords(row.methods ?? []) },
      ...(isPlan(document)
        ? []
        : [
            { term: '結果', value: row.result === null ? '未評価' : <Status word={RESULTS[row.result]} /> },
            { term: '所見', value: <span class="written">{row.finding ?? '―'}</span> },
            { term: 'リスク', value: <span class="written">{row.risk ?? '―'}</span> },
            { term: '推奨事項', value: <span class="written">{row.recommendation ?? '―'}</span> },
          ]),
    ]}
  />
)

const Prose = ({ id, title, text }: { id: string; title: string; text: string | null | undefined }) =>
  text === null || text === undefined || text === '' ? null : (
    <Section id={id} title={title}>
      <p class="written">{text}</p>
    </Section>
  )

/** What the certifier writes of one control, beside what the control demands and what the system says it does. */
export const AssessmentFormPage = (props: AssessmentFormProps) => {
  const { document, row, text, met, typed, errors, closed } = props
  const path = `/documents/${document.id}/assessment`
  return (
    <>
      <RefusalBanners refusals={props.refusals} />
      {met === null ? null : <Met met={met} />}
      <ErrorSummary errors={Object.entries(errors).map(([field, said]) => ({ field, text: said }))} />
      <Facts
        facts={[
          { term: '適用', value: APPLICABILITIES[row.applicability] },
          { term: '実装状況', value: row.applicability === 'inherited' ? '継承元による' : STATUSES[row.status] },
          { term: '責任区分', value: RESPONSIBILITIES[row.responsibility] },
        ]}
      />
      <Columns
        side={
          <>
            <Prose id="implementation" title="実装内容" text={row.description} />
            <Prose id="statement" title="本文" text={text?.statement} />
            <Prose id="procedure" title="評価の観点" text={text?.assessment} />
          </>
        }
      >
        <Section id="judged" title={isPlan(document) ? '評価の方法' : '評価'}>
          {closed === null ? (
            <form method="post" action={`${path}/${encodeURIComponent(row.controlId)}`}>
              <Hidden values={[{ name: 'revision', value: String(props.revision) }]} />
              <MultiCheck
                name="methods"
                label="方法"
                values={listOf(typed, 'methods')}
                options={methodOptions}
                error={errors['methods']}
                hint={isPlan(document) ? '一つも選ばなければ、この管理策は評価に含めません。' : undefined}
              />
              {isPlan(document) ? null : <Findings row={row} typed={typed} errors={errors} />}
              <ActButtons>
                <Button primary>保存する</Button>
                <Button name="go" value="next">
                  保存して次へ
                </Button>
                <ButtonLink href={path}>一覧へ戻る</ButtonLink>
              </ActButtons>
            </form>
          ) : (
            <>
              <p class="help">{closed}</p>
              <Judged row={row} document={document} />
            </>
          )}
        </Section>
      </Columns>
    </>
  )
}

export type AssessManyProps = {
  document: AssessedDocument
  labels: readonly string[]
  /** Found wanting already: left as they are. */
  wanting: readonly string[]
  carried: readonly HiddenValue[]
  typed: Typed
  errors: Readonly<Record<string, string>>
  refusals: readonly Refusal[]
}

const SHOWN = 200

/** The same said of many controls: which they are, and what is left as it is, before it is done. */
export const AssessManyPage = (props: AssessManyProps) => {
  const { document, labels, wanting, typed, errors } = props
  const plan = isPlan(document)
  const count = labels.length - (plan ? 0 : wanting.length)
  return (
    <>
      <RefusalBanners refusals={props.refusals} />
      <ErrorSummary errors={Object.entries(errors).map(([field, text]) => ({ field, text }))} />
      {plan || wanting.length === 0 ? null : (
        <Banner
          kind="warning"
          sentence={`「不満足」とされた${wanting.length}件（${wanting.slice(0, 20).join('、')}）は、そのまま残します。`}
        />
      )}
      <Section id="many" title={plan ? '評価の方法を決める' : '満足とする'} count={`${count}件の管理策`}>
        <form method="post" action={`/documents/${document.id}/assessment/many`}>
          <Hidden values={props.carried} />
          <MultiCheck
            name="methods"
            label="方法"
            values={listOf(typed, 'methods')}
            options={methodOptions}
            error={errors['methods']}
            hint={
              plan ? '一つも選ばなければ、評価から外します。' : '選んだ方法で評価し、満足と認めたものとして書きます。'
            }
          />
          {plan ? null : (
            <TextArea
              name="finding"
              label="所見"
              value={textIn(typed, 'finding')}
              hint="書くと、全ての管理策の所見がこの文になります。空けておくと、書かれている所見を残します。"
            />
          )}
          <ActButtons>
            <Button primary>{plan ? `${count}件の方法を決める` : `${count}件を満足とする`}</Button>
            <ButtonLink href={`/documents/${document.id}/assessment`}>やめる</ButtonLink>
          </ActButtons>
        </form>
      </Section>
      <Section id="which" title="対象の管理策" count={`${labels.length}件`}>
        <p class="help">
          {labels.slice(0, SHOWN).join('、')}
          {labels.length > SHOWN ? ' ほか' : ''}
        </p>
      </Section>
    </>
  )
}
