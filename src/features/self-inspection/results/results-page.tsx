import { clockText } from '#kernel/pure/clock-text.ts'
import { fiscalYearLabel } from '#kernel/pure/fiscal-year.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { ButtonLink, Buttons } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Facts, State } from '#ui/facts.tsx'
import { KeysetPager } from '#ui/pager.tsx'
import { OnScreen } from '#ui/print.tsx'
import { Section } from '#ui/section.tsx'
import { Table } from '#ui/table.tsx'
import { campaign } from '../campaign/process.ts'
import { STRATA, STRATUM_KEYS, type Stratum } from '../words.ts'
import { differenceText, keptRate, many, percent, percentText } from './figures.ts'
import type { ChildResult, Head, Progress, QuestionResult, Results, StratumProgress } from './model.ts'
import { Questions } from './question-table.tsx'
import { AnsweredChart, weakest, WeakestChart, YearsChart } from './result-charts.tsx'

const answered = (p: Progress) => p.submitted + p.confirmed
const open = (p: Progress) => p.people - p.absent - answered(p)
const answeredRate = (p: Progress) => percent(answered(p), p.people - p.absent)

const sumOf = (list: readonly Progress[]): Progress =>
  list.reduce((a, b) => ({
    people: a.people + b.people,
    absent: a.absent + b.absent,
    submitted: a.submitted + b.submitted,
    returned: a.returned + b.returned,
    confirmed: a.confirmed + b.confirmed,
  }))

const at = (head: Head, unit: string, more = '') => `/self-inspection/${head.id}/results?unit=${unit}${more}`

const HeadFacts = ({ head, progress }: { head: Head; progress: readonly StratumProgress[] }) => {
  const state = campaign.states[head.state]
  const all = sumOf(progress)
  return (
    <Facts
      facts={[
        { term: '状態', hiddenTerm: true, value: <State closed={state?.closed}>{state?.label ?? ''}</State> },
        { term: '基準日', numeric: true, value: wareki(head.baseDate) },
        { term: '対象', numeric: true, value: `${many(all.people)}件` },
        { term: '回答', numeric: true, value: `${many(answered(all))}件（${percentText(answeredRate(all))}）` },
        {
          term: head.exact ? '集計' : '現在',
          numeric: true,
          value: head.countedAt === null ? 'これから' : clockText(head.countedAt),
        },
      ]}
    />
  )
}

const Note = ({ head }: { head: Head }) => (
  <p class="help">
    {head.exact
      ? '名簿の全員と全ての回答を数え直した値です。'
      : '回答の期間中は、1分ごとに新しい回答を加えた値です。報告の値は、集計の時に初めから数え直します。'}
    回答率は、不在の人を除いた対象に占める回答済の割合です。遵守率は「はい」「いいえ」に占める「はい」の割合です（「該当なし」を除く。算式は達に定めがなく、本製品の設定です）。割合の端数は切り捨てます。差戻し中の回答も、直して提出されるまで設問の数に含みます。
  </p>
)

const ByStratum = ({ results }: { results: Results }) => {
  const kept = (stratum: Stratum, year: number) => {
    const found = results.years.find((y) => y.stratum === stratum && y.fiscalYear === year)
    return found ? keptRate(found) : null
  }
  const { fiscalYear } = results.head
  return (
    <Table
      caption="対象者の区分ごとの結果"
      columns={[
        { title: '対象者', names: true, cell: (p: StratumProgress) => STRATA[p.stratum] },
        { title: '対象', kind: 'number', cell: (p) => many(p.people) },
        { title: '回答', kind: 'number', cell: (p) => many(answered(p)) },
        { title: '確定', kind: 'number', cell: (p) => many(p.confirmed) },
        { title: '不在', kind: 'number', cell: (p) => many(p.absent) },
        { title: '未回答', kind: 'number', cell: (p) => many(open(p)) },
        { title: '回答率', kind: 'number', cell: (p) => percentText(answeredRate(p)) },
        { title: '遵守率', kind: 'number', cell: (p) => percentText(kept(p.stratum, fiscalYear)) },
        { title: '前年度', kind: 'number', cell: (p) => percentText(kept(p.stratum, fiscalYear - 1)) },
        {
          title: '差（ポイント）',
          kind: 'number',
          cell: (p) => differenceText(kept(p.stratum, fiscalYear), kept(p.stratum, fiscalYear - 1)),
        },
      ]}
      rows={results.progress}
    />
  )
}

const remedyHref = ({ head, node }: Results, q: QuestionResult) =>
  `/begin/self-inspection.remedy/open?campaign=${head.id}&unit=${node.id}&stratum=${q.stratum}&question=${encodeURIComponent(q.key)}`

const WeakPoints = ({ results, opens }: { results: Results; opens: boolean }) => {
  const weak = weakest(results.questions)
  return (
    <Section
      id="weak"
      title="弱点"
      side={<a href={`/registers/self-inspection-remedies?campaign=${results.head.id}`}>是正項目をすべて見る</a>}
    >
      {weak.length === 0 ? (
        <Empty text="「いいえ」の回答はありません。" />
      ) : (
        <>
          <WeakestChart questions={weak} />
          <Table
            caption="「いいえ」の割合が高い設問"
            columns={[
              {
                title: '設問',
                names: true,
                cell: (q: QuestionResult) => `${q.key}　${q.text}`,
                meta: (q) => STRATA[q.stratum],
              },
              { title: 'いいえ', kind: 'number', cell: (q) => many(q.no) },
              { title: '遵守率', kind: 'number', cell: (q) => percentText(keptRate(q)) },
              ...(opens
                ? [
                    {
                      title: '是正',
                      cell: (q: QuestionResult) => (
                        <a href={remedyHref(results, q)}>
                          是正項目を起こす<span class="vh">{`（設問${q.key}）`}</span>
                        </a>
                      ),
                    },
                  ]
                : []),
            ]}
            rows={weak}
          />
        </>
      )}
    </Section>
  )
}

const Children = ({ results }: { results: Results }) => (
  <Section id="units" title="部隊等ごと" side="下の部隊等を含む合計です。">
    <Table
      caption="部隊等ごとの結果"
      columns={[
        { title: '部隊等', names: true, cell: (c: ChildResult) => c.name },
        { title: '対象', kind: 'number', cell: (c) => many(c.people) },
        { title: '回答率', kind: 'number', cell: (c) => percentText(answeredRate(c)) },
        { title: '未回答', kind: 'number', cell: (c) => many(open(c)) },
        { title: '不在', kind: 'number', cell: (c) => many(c.absent) },
        { title: 'いいえ', kind: 'number', cell: (c) => many(c.no) },
        { title: '遵守率', kind: 'number', cell: (c) => percentText(keptRate(c)) },
      ]}
      rows={results.children}
      rowHref={(c) => at(results.head, c.id)}
      empty={<Empty text="この下に、対象者のいる部隊等はありません。" />}
    />
    <KeysetPager
      size={50}
      label="部隊等のページ"
      next={
        results.nextChild === null
          ? undefined
          : at(results.head, results.node.id, `&after=${encodeURIComponent(results.nextChild)}#units`)
      }
    />
  </Section>
)

const Path = ({ results }: { results: Results }) =>
  results.above.length === 0 ? null : (
    <p class="subhd">
      {results.above.map((n) => (
        <>
          <a href={at(results.head, n.id)}>{n.name}</a>
          {' ＞ '}
        </>
      ))}
      {results.node.name}
    </p>
  )

const Tops = ({ results }: { results: Results }) =>
  results.tops.length < 2 ? null : (
    <p class="subhd">
      部隊等の別：
      {results.tops
        .filter((t) => t.id !== results.node.id)
        .map((t) => (
          <>
            <a href={at(results.head, t.id)}>{t.name}</a>{' '}
          </>
        ))}
    </p>
  )

const Links = ({ results, collects }: { results: Results; collects: boolean }) => {
  const { head, node } = results
  const query = `?campaign=${head.id}&unit=${node.id}`
  return (
    <OnScreen>
      <div class="begins">
        <Buttons>
          <ButtonLink href={`/cases/${head.id}`}>手続を見る</ButtonLink>
          <ButtonLink href={`/self-inspection/${head.id}/units/${node.id}`}>この部隊等の回答者を見る</ButtonLink>
          {collects ? <ButtonLink href={`/self-inspection/${head.id}/reports`}>報告の状況を見る</ButtonLink> : null}
          <ButtonLink href={`/registers/self-inspection-results.xlsx${query}`} download>
            XLSXで書き出す
          </ButtonLink>
          <ButtonLink href={`/registers/self-inspection-results.csv${query}`} download>
            CSVで書き出す
          </ButtonLink>
        </Buttons>
      </div>
    </OnScreen>
  )
}

const Years = ({ results }: { results: Results }) =>
  results.campaigns.length < 2 ? null : (
    <p class="subhd">
      ほかの年度：
      {results.campaigns
        .filter((c) => c.id !== results.head.id)
        .map((c) => (
          <>
            <a href={`/self-inspection/${c.id}/results?unit=${results.node.id}`}>
              {fiscalYearLabel(c.fiscalYear)}
            </a>{' '}
          </>
        ))}
    </p>
  )

/** The year's answers of one unit with all below it: counts alone, as tables and as drawings. */
export const ResultsPage = (props: { results: Results; opens: boolean; collects: boolean }) => {
  const { results, opens, collects } = props
  return (
    <>
      <HeadFacts head={results.head} progress={results.progress} />
      <Path results={results} />
      <Tops results={results} />
      <Years results={results} />
      <Links results={results} collects={collects} />
      <Section id="strata" title="対象者の区分ごと" wide>
        <ByStratum results={results} />
        <AnsweredChart progress={results.progress} />
        <YearsChart years={results.years} />
      </Section>
      <WeakPoints results={results} opens={opens} />
      <Children results={results} />
      {STRATUM_KEYS.map((stratum) => (
        <Questions results={results} stratum={stratum} />
      ))}
      <Note head={results.head} />
    </>
  )
}

/** Nothing to see: not counted yet, or not the reader's. */
export const NoResults = ({ head }: { head: Head }) => (
  <Empty
    text={
      head.countedAt === null
        ? '名簿を確定して回答が始まると、1分ほどで集計が出ます。'
        : 'この部隊等の集計は、見られません。結果は、部隊等情報保証責任者と、取りまとめる者・情報保証責任者・監査の側が見ます。'
    }
    act={{ text: '自己点検の手続を見る', href: `/cases/${head.id}` }}
  />
)
