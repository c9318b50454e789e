import type { ChartProps } from '#ui/chart/chart.ts'
import { Axes, ChartFrame, PLOT } from '#ui/chart/chart-frame.tsx'
import { heightOf, marksUpTo, middles } from '#ui/chart/scale.ts'

const BAR = 56
/** A segment must be this high to carry its number. */
const READABLE = 16

/** Patterns told apart without colour: full, strokes, dots, empty. */
const Patterns = ({ id }: { id: string }) => (
  <defs>
    <pattern id={`${id}-p1`} width={7} height={7} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect class="paper" width={7} height={7} />
      <rect class="ink" width={3} height={7} />
    </pattern>
    <pattern id={`${id}-p2`} width={7} height={7} patternUnits="userSpaceOnUse">
      <rect class="paper" width={7} height={7} />
      <circle class="ink" cx={3.5} cy={3.5} r={1.5} />
    </pattern>
  </defs>
)

const fillOf = (id: string, nth: number): { class: string; fill?: string } => {
  if (nth === 0) return { class: 'seg full' }
  return nth === 3 ? { class: 'seg empty' } : { class: 'seg', fill: `url(#${id}-p${nth})` }
}

/** Shares have one decimal: what adding them leaves beyond it is not theirs. */
const sum = (values: readonly number[]) => Math.round(values.reduce((a, b) => a + b, 0) * 10) / 10

/** Bars stacked from the series, the first at the foot, with the sum above each and a number in what is high enough. */
export const BarChart = (chart: ChartProps) => {
  const sums = chart.columns.map((_, nth) => sum(chart.series.map((s) => s.values[nth] ?? 0)))
  const marks = marksUpTo(Math.max(0, ...sums))
  const top = marks.at(-1) ?? 1
  const xs = middles(chart.columns.length, PLOT)
  const stacked = chart.columns.flatMap((_, column) => {
    let foot = PLOT.bottom
    return chart.series.map((s, nth) => {
      const value = s.values[column] ?? 0
      const height = heightOf(value, top, PLOT)
      foot -= height
      return { nth, value, height, x: xs[column] ?? 0, y: foot }
    })
  })
  return (
    <ChartFrame
      chart={chart}
      keys={chart.series.map((_, nth) => (
        <rect x={1} y={1} width={26} height={12} {...fillOf(chart.id, nth)} />
      ))}
    >
      <Patterns id={chart.id} />
      <Axes marks={marks} columns={chart.columns.map((text, nth) => ({ text, x: xs[nth] ?? 0 }))} unit={chart.unit} />
      {stacked
        .filter((s) => s.value > 0)
        .map((s) => (
          <>
            <rect x={s.x - BAR / 2} y={s.y} width={BAR} height={s.height} {...fillOf(chart.id, s.nth)} />
            {s.height < READABLE ? null : (
              <>
                <rect class="tag" x={s.x - 12} y={s.y + s.height / 2 - 8} width={24} height={16} rx={3} />
                <text class="num" x={s.x} y={s.y + s.height / 2 + 4} text-anchor="middle">
                  {s.value}
                </text>
              </>
            )}
          </>
        ))}
      {sums.map((value, nth) => (
        <text class="num sum" x={xs[nth]} y={PLOT.bottom - heightOf(value, top, PLOT) - 5} text-anchor="middle">
          {value}
        </text>
      ))}
    </ChartFrame>
  )
}
