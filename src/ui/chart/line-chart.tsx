import type { ChartProps } from '#ui/chart/chart.ts'
import { Axes, ChartFrame, PLOT } from '#ui/chart/chart-frame.tsx'
import { heightOf, marksUpTo, middles } from '#ui/chart/scale.ts'

/** Marks told apart by shape: circle, triangle, square, cross. */
const Mark = ({ nth, x, y }: { nth: number; x: number; y: number }) => {
  if (nth === 0) return <circle class="mark" cx={x} cy={y} r={4} />
  if (nth === 1) return <path class="mark" d={`M${x} ${y - 5}l5 9h-10z`} />
  if (nth === 2) return <rect class="mark" x={x - 4} y={y - 4} width={8} height={8} />
  return <path class="mark cross" d={`M${x - 4} ${y - 4}l8 8M${x + 4} ${y - 4}l-8 8`} />
}

/** Every how many columns a name fits below. */
const everyNth = (count: number) => Math.ceil(count / 12)

/** A line a series, each with its own dash and mark; the numbers of the first stand at its points. */
export const LineChart = (chart: ChartProps) => {
  const marks = marksUpTo(Math.max(0, ...chart.series.flatMap((s) => s.values)))
  const top = marks.at(-1) ?? 1
  const xs = middles(chart.columns.length, PLOT)
  const every = everyNth(chart.columns.length)
  const at = (value: number) => PLOT.bottom - heightOf(value, top, PLOT)
  return (
    <ChartFrame
      chart={chart}
      keys={chart.series.map((_, nth) => (
        <g class={`line l${nth}`}>
          <path d="M1 7H27" />
          <Mark nth={nth} x={14} y={7} />
        </g>
      ))}
    >
      <Axes
        marks={marks}
        columns={chart.columns.map((text, nth) => ({ text: nth % every === 0 ? text : '', x: xs[nth] ?? 0 }))}
        unit={chart.unit}
      />
      {chart.series.map((s, nth) => (
        <g class={`line l${nth}`}>
          <path d={s.values.map((v, n) => `${n === 0 ? 'M' : 'L'}${xs[n] ?? 0} ${at(v)}`).join('')} />
          {s.values.map((v, n) => (
            <Mark nth={nth} x={xs[n] ?? 0} y={at(v)} />
          ))}
        </g>
      ))}
      {(chart.series[0]?.values ?? []).map((v, n) => (
        <text class="num sum" x={xs[n]} y={at(v) - 9} text-anchor="middle">
          {v}
        </text>
      ))}
    </ChartFrame>
  )
}
