import type { LabelPlace } from '#ui/figure/lane-layout.ts'
import type { LaneState } from '#ui/figure/lane-model.ts'

/** Points at the lane that receives, a little short of its node. */
export const Arrow = ({ x, y, from, state }: { x: number; y: number; from: number; state: LaneState }) =>
  from > y ? (
    <path class={`arrow k-${state}`} d={`M${x} ${y + 9}l-7 13h14z`} />
  ) : (
    <path class={`arrow k-${state}`} d={`M${x} ${y - 9}l-7-13h14z`} />
  )

/** The node an act starts from: ticked, ringed or open. */
export const Start = ({ x, y, state }: { x: number; y: number; state: LaneState }) => {
  if (state === 'next') return <circle class="node k-next" cx={x} cy={y} r="6.5" />
  if (state === 'now')
    return (
      <>
        <circle class="node big-now" cx={x} cy={y} r="11" />
        <circle class="dot" cx={x} cy={y} r="4.5" />
      </>
    )
  return (
    <>
      <circle class="node k-done" cx={x} cy={y} r="8" />
      <path class="tick" d={`M${x - 3.6} ${y + 0.4}l2.6 2.6 4.8-5.2`} />
    </>
  )
}

/** The node where documents arrive. */
export const End = ({ x, y, state }: { x: number; y: number; state: LaneState }) => (
  <circle class={`node k-${state}`} cx={x} cy={y} r="5" />
)

/** As many sheets as documents move, three at most. */
export const Sheets = ({ label, state }: { label: LabelPlace; state: LaneState }) => {
  const { sheetX, y, sheets } = label
  const left = sheetX - 10 - 2 * (sheets - 1)
  const top = y - 13 + 2 * (sheets - 1)
  /* The sheet behind is drawn first. */
  return (
    <>
      {Array.from({ length: sheets }, (_, nth) => (sheets - 1 - nth) * 4).map((back) => (
        <>
          <path class={`sheet k-${state}`} d={`M${left + back} ${top - back}h14l6 6v20h-20z`} />
          <path class={`lines k-${state}`} d={`M${left + back + 4} ${top - back + 12}h12m-12 5h12m-12 5h8`} />
        </>
      ))}
    </>
  )
}

/** The names of the documents, with a halo so that lines do not cross them. */
export const Label = ({ label, state }: { label: LabelPlace; state: LaneState }) => {
  const first = label.y - label.lines.length * 10 + 15
  return (
    <>
      {label.lines.map((line, nth) => (
        <text class={`doc k-${state}`} x={label.x} y={first + nth * 20} text-anchor={label.before ? 'end' : undefined}>
          {line}
        </text>
      ))}
    </>
  )
}
