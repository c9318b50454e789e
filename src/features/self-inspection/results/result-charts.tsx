import { fiscalYearShort } from '#kernel/pure/fiscal-year.ts'
import { BarChart } from '#ui/chart/bar-chart.tsx'
import { LineChart } from '#ui/chart/line-chart.tsx'
import { STRATA, STRATUM_KEYS, type Stratum } from '../words.ts'
import { brokenRate, keptRate, many, percent } from './figures.ts'
import type { QuestionResult, Results, StratumProgress, YearResult } from './model.ts'

/** Short names of the strata, for the foot of a chart. */
export const SHORT: Readonly<Record<Stratum, string>> = {
  operator: 'ア 運用の責任者',
  unit: 'イ 部隊等責任者',
  staff: 'ウ 全職員',
}

const share = (part: number, p: StratumProgress) => percent(part, p.people) ?? 0

/** How far the answering is, by stratum. */
export const AnsweredChart = ({ progress }: Pick<Results, 'progress'>) => {
  const left = (p: StratumProgress) =>
    Math.round((100 - share(p.submitted + p.confirmed, p) - share(p.absent, p)) * 10) / 10
  const done = progress.reduce((n, p) => n + p.submitted + p.confirmed, 0)
  const all = progress.reduce((n, p) => n + p.people, 0)
  return (
    <BarChart
      id="answered"
      title="回答の状況（対象者に占める割合）"
      description={`名簿${many(all)}件のうち、${many(done)}件が回答済です。`}
      unit="％"
      rowTitle="対象者"
      columns={progress.map((p) => SHORT[p.stratum])}
      series={[
        { label: '回答済', values: progress.map((p) => share(p.submitted + p.confirmed, p)) },
        { label: '不在（理由あり）', values: progress.map((p) => share(p.absent, p)) },
        { label: '未回答・差戻し中', values: progress.map(left) },
      ]}
    />
  )
}

/** Most questions one chart shows. */
const WEAKEST = 8

/** The questions answered いいえ most often, the most first. */
export const weakest = (questions: readonly QuestionResult[]): readonly QuestionResult[] =>
  questions
    .filter((q) => q.no > 0)
    .toSorted((a, b) => b.no / (b.yes + b.no) - a.no / (a.yes + a.no) || b.no - a.no)
    .slice(0, WEAKEST)

export const WeakestChart = ({ questions }: { questions: readonly QuestionResult[] }) => (
  <BarChart
    id="weakest"
    title="「いいえ」の割合が高い設問"
    description={questions
      .slice(0, 3)
      .map((q) => `設問${q.key}は${brokenRate(q).toFixed(1)}％です。`)
      .join('')}
    unit="％"
    rowTitle="設問"
    columns={questions.map((q) => q.key)}
    series={[{ label: '「はい」「いいえ」に占める「いいえ」の割合', values: questions.map(brokenRate) }]}
  />
)

/** 遵守率 by year, a line for each stratum that was asked in every one of the years. */
export const YearsChart = ({ years }: { years: readonly YearResult[] }) => {
  const columns = [...new Set(years.map((y) => y.fiscalYear))]
  const at = (stratum: Stratum, year: number) => {
    const found = years.find((y) => y.stratum === stratum && y.fiscalYear === year)
    return found ? keptRate(found) : null
  }
  const series = STRATUM_KEYS.map((s) => ({ label: STRATA[s], values: columns.map((year) => at(s, year)) })).flatMap(
    ({ label, values }) => (values.some((v) => v === null) ? [] : [{ label, values: values.map((v) => v ?? 0) }]),
  )
  if (columns.length < 2 || series.length === 0) return null
  return (
    <LineChart
      id="years"
      title="年度ごとの遵守率"
      description="「はい」「いいえ」に占める「はい」の割合の、年度ごとの動きです。"
      unit="％"
      rowTitle="年度"
      columns={columns.map(fiscalYearShort)}
      series={series}
    />
  )
}
