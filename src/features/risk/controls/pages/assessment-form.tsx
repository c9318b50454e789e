import { RefusalBanners } from '#kernel/pages/refusal-banner.tsx'
import type { Typed } from '#kernel/pages/typed.ts'
import type { Refusal } from '#kernel/pure/verdict.ts'
import { Banner } from '#ui/banner.tsx'
import { ActButtons, Button, ButtonLink } from '#ui/button.tsx'
import { ErrorSummary } from '#ui/error-summary.tsx'
import { Facts } from '#ui/facts.tsx'
import { Choice, MultiCheck } from '#ui/field/choice.tsx'
import { Hidden } from '#ui/field/hidden.tsx'
import { TextArea } from '#ui/field/text-area.tsx'
import { Columns, Section } from '#ui/section.tsx'
import { Status } from '#ui/status.tsx'
import type { AssessedDocument } from '../assessment/model.ts'
import type { AssessmentRow } from '../assessment/register.ts'
import type { AssessedRow } from '../assessment/store.ts'
import type { ControlText } from '../sheet/page-store.ts'
import { APPLICABILITIES, methodWords, RESPONSIBILITIES, RESULTS, STATUSES } from '../words.ts'
import { isPlan, listOf, methodOptions, textIn } from './assessment-parts.ts'

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
            <Prose id="procedure" title="評価の観点" text={text?.assessment} />
          </>
        }
      >
        <Prose id="statement" title="本文" text={text?.statement} />
        <Prose id="implementation" title="実装内容" text={row.description} />
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
