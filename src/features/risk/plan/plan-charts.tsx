import type { Day } from '#kernel/pure/day.ts'
import { partsOfDay } from '#kernel/pure/day.ts'
import { warekiShort } from '#kernel/pure/wareki.ts'
import { BarChart } from '#ui/chart/bar-chart.tsx'
import { LineChart } from '#ui/chart/line-chart.tsx'
import { Empty } from '#ui/empty.tsx'
import { Section } from '#ui/section.tsx'
import type { Charts } from './page-store.ts'
import { AGES, SEVERITIES, type Age, type Severity } from './words.ts'

const AGE_KEYS = Object.keys(AGES) as Age[]

/** Items without a severity have not been planned yet: they stand with the lowest, and are said to. */
const BARS: readonly { label: string; of: readonly (Severity | null)[] }[] = [
  { label: SEVERITIES.critical, of: ['critical'] },
  { label: SEVERITIES.high, of: ['high'] },
  { label: SEVERITIES.moderate, of: ['moderate'] },
  { label: `${SEVERITIES.low}・未定`, of: ['low', null] },
]

/** 4月; the first month of a year says which. */
const monthName = (month: Day): string => {
  const { month: m } = partsOfDay(month)
  return m === 1 ? januaryOf(month) : `${m}月`
}

const januaryOf = (month: Day): string => warekiShort(month).replace(/\.1$/, '')

const Ageing = ({ ageing }: Pick<Charts, 'ageing'>) => {
  const count = (age: Age, of: readonly (Severity | null)[]) =>
    ageing.filter((a) => a.age === age && of.includes(a.severity)).reduce((n, a) => n + a.count, 0)
  const late = ageing.filter((a) => a.age !== 'within').reduce((n, a) => n + a.count, 0)
  const all = ageing.reduce((n, a) => n + a.count, 0)
  return (
    <BarChart
      id="ageing"
      title="期限超過の日数ごとの項目"
      description={`対応が必要な項目${all}件のうち、期限を過ぎたものは${late}件です。棒の中は深刻度ごとの数です。`}
      unit="件"
      rowTitle="期限超過"
      columns={AGE_KEYS.map((age) => AGES[age])}
      series={BARS.map(({ label, of }) => ({ label, values: AGE_KEYS.map((age) => count(age, of)) }))}
    />
  )
}

const BurnDown = ({ burn }: Pick<Charts, 'burn'>) => {
  const [first, last] = [burn.at(0), burn.at(-1)]
  return (
    <LineChart
      id="burn-down"
      title="対応が必要な項目の推移"
      description={`月末に対応が必要な項目は、${first?.open ?? 0}件から${last?.open ?? 0}件になりました。今月は今日までの数です。`}
      unit="件"
      rowTitle="月"
      columns={burn.map((b) => monthName(b.month))}
      series={[
        { label: '月末の残り', values: burn.map((b) => b.open) },
        { label: '新しく生じた', values: burn.map((b) => b.opened) },
        { label: '終わった・受容された', values: burn.map((b) => b.closed) },
      ]}
    />
  )
}

/** How late the items are and how their number went, each as a drawing and as a table. */
export const PlanCharts = ({ charts }: { charts: Charts }) => {
  const none = charts.ageing.length === 0 && charts.burn.every((b) => b.opened + b.closed + b.open === 0)
  return (
    <Section
      id="charts"
      title="期限と推移"
      side="再び開いた項目と、受容の期限が切れた項目は、新しく生じたものに数えます。"
      wide
    >
      {none ? (
        <Empty text="対応が必要な項目がありません。" />
      ) : (
        <>
          <Ageing ageing={charts.ageing} />
          <BurnDown burn={charts.burn} />
        </>
      )}
    </Section>
  )
}
