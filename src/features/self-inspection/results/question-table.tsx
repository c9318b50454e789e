import { isRuleNumber, provisionOf } from '#directive/rules.ts'
import { Provision } from '#ui/provision.tsx'
import { Section } from '#ui/section.tsx'
import { Table } from '#ui/table.tsx'
import { STRATA, type Stratum } from '../words.ts'
import { differenceText, keptRate, many, percentText } from './figures.ts'
import type { QuestionResult, Results } from './model.ts'

const Rules = ({ rules }: { rules: readonly string[] }) => (
  <>
    {rules.filter(isRuleNumber).map((r) => (
      <>
        <Provision label={provisionOf(r)} href={`/rules/${r}`} />{' '}
      </>
    ))}
  </>
)

/** What each question of one stratum was answered, beside the year before. */
export const Questions = ({ results, stratum }: { results: Results; stratum: Stratum }) => {
  const rows = results.questions.filter((q) => q.stratum === stratum)
  if (rows.length === 0) return null
  return (
    <Section id={`questions-${stratum}`} title={STRATA[stratum]} count={`${rows.length}問`}>
      <Table
        caption={`設問ごとの結果（${STRATA[stratum]}）`}
        columns={[
          {
            title: '設問',
            names: true,
            cell: (q: QuestionResult) => `${q.key}　${q.text}`,
            meta: (q) => (
              <>
                <Rules rules={q.rules} />
                {q.before?.changed === true ? '設問の言葉が前年度と違います。' : ''}
              </>
            ),
          },
          { title: 'はい', kind: 'number', cell: (q) => many(q.yes) },
          { title: 'いいえ', kind: 'number', cell: (q) => many(q.no) },
          { title: '該当なし', kind: 'number', cell: (q) => many(q.na) },
          { title: '遵守率', kind: 'number', cell: (q) => percentText(keptRate(q)) },
          {
            title: '前年度',
            kind: 'number',
            cell: (q) => percentText(q.before === null ? null : keptRate(q.before)),
          },
          {
            title: '差',
            kind: 'number',
            cell: (q) => differenceText(keptRate(q), q.before === null ? null : keptRate(q.before)),
          },
        ]}
        rows={rows}
      />
    </Section>
  )
}
