import type { Content } from '#ui/content.ts'
import type { ChartProps } from '#ui/chart/chart.ts'
import { heightOf, type Plot } from '#ui/chart/scale.ts'

export const WIDTH = 640
export const HEIGHT = 280
export const PLOT: Plot = { left: 44, top: 18, right: 632, bottom: 240 }

const number = (n: number) => n.toLocaleString('ja-JP')

/** Horizontal rules with their numbers, and the names of the columns. */
export const Axes = ({
  marks,
  columns,
  unit,
}: {
  marks: readonly number[]
  columns: readonly { text: string; x: number }[]
  unit: string
}) => {
  const top = marks.at(-1) ?? 1
  return (
    <g class="axes">
      {marks.map((mark) => {
        const y = PLOT.bottom - heightOf(mark, top, PLOT)
        return (
          <>
            <path class={mark === 0 ? 'base' : 'rule'} d={`M${PLOT.left} ${y}H${PLOT.right}`} />
            <text class="num" x={PLOT.left - 6} y={y + 4} text-anchor="end">
              {number(mark)}
            </text>
          </>
        )
      })}
      <text x={2} y={11}>{`（${unit}）`}</text>
      {columns.map(({ text, x }) => (
        <text x={x} y={PLOT.bottom + 18} text-anchor="middle">
          {text}
        </text>
      ))}
    </g>
  )
}

const Numbers = ({ title, columns, series, unit, rowTitle }: ChartProps) => (
  <div class="xs" role="region" aria-label={`${title}の表（横に動かせます）`} tabindex={0}>
    <table class="chart-table">
      <caption>{`${title}（${unit}）`}</caption>
      <thead>
        <tr>
          <th scope="col">{rowTitle}</th>
          {series.map((s) => (
            <th scope="col" class="num">
              {s.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {columns.map((column, nth) => (
          <tr>
            <th scope="row">{column}</th>
            {series.map((s) => (
              <td class="num">{number(s.values[nth] ?? 0)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

/** A drawing with its name and what it shows, what its marks mean, and its numbers. */
export const ChartFrame = ({
  chart,
  keys,
  children,
}: {
  chart: ChartProps
  /** A small drawing of each series' mark, in the order of the series. */
  keys: readonly Content[]
  children: Content
}) => (
  <figure class="chart">
    <figcaption>{chart.title}</figcaption>
    <div class="chart-box" role="region" aria-label={`${chart.title}の図（横に動かせます）`} tabindex={0}>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        width={WIDTH}
        height={HEIGHT}
        role="img"
        aria-labelledby={`${chart.id}-t ${chart.id}-d`}
      >
        <title id={`${chart.id}-t`}>{chart.title}</title>
        <desc id={`${chart.id}-d`}>{chart.description}</desc>
        {children}
      </svg>
    </div>
    <ul class="chart-keys">
      {chart.series.map((s, nth) => (
        <li>
          <svg viewBox="0 0 28 14" width={28} height={14} aria-hidden="true">
            {keys[nth]}
          </svg>
          {s.label}
        </li>
      ))}
    </ul>
    <details open class="chart-numbers">
      <summary>数値の表</summary>
      <Numbers {...chart} />
    </details>
  </figure>
)
