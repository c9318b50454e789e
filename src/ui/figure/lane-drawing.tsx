import { Fragment } from 'hono/jsx'
import type { ColumnPlace, LabelPlace, LaneLayout, LanePlace, Stretch } from '#ui/figure/lane-layout.ts'
import { headHeight } from '#ui/figure/lane-layout.ts'
import type { LaneState } from '#ui/figure/lane-model.ts'

const LaneHead = ({ place, width }: { place: LanePlace; width: number }) => {
  const { top, height, title, holder, hasTurn } = place
  const first = top + (height - (title.length + holder.length) * 22) / 2 + 17
  return (
    <>
      <path class="rule" d={`M0 ${top}H${width}`} />
      {hasTurn ? <rect class="turn" x="0" y={top + 1} width="6" height={height - 1} /> : null}
      {title.map((line, nth) => (
        <text class="big" x="16" y={first + nth * 22}>
          {line}
        </text>
      ))}
      {holder.map((line, nth) => (
        <text class={hasTurn ? 'here' : 'soft'} x="16" y={first + (title.length + nth) * 22}>
          {line}
        </text>
      ))}
    </>
  )
}

const ColumnHead = ({ place }: { place: ColumnPlace }) => {
  const { column, left } = place
  return (
    <>
      <text class={`big v-${column.state}`} x={left + 14} y="56">
        {column.verb}
      </text>
      <text class="soft" x={left + 14} y="78">
        {column.provision === undefined ? null : <tspan class={`cite v-${column.state}`}>{column.provision}</tspan>}
        {column.note === undefined ? null : column.provision === undefined ? column.note : `　${column.note}`}
      </text>
    </>
  )
}

const Stay = ({ place, bottom }: { place: ColumnPlace; bottom: number }) => {
  const { left, width } = place
  return (
    <>
      <rect class="tint" x={left} y="30" width={width} height={bottom - 30} />
      <path class="tab" d={`M${left} 0h${width}v30h${-width}z`} />
      <circle class="tab-ring" cx={left + 20} cy="16" r="6" />
      <circle class="tab-dot" cx={left + 20} cy="16" r="2.5" />
      <text class="tab-word" x={left + 34} y="22">
        今ここ
      </text>
    </>
  )
}

const Frame = ({ place, bottom }: { place: ColumnPlace; bottom: number }) => (
  <path class="frame" d={`M${place.left + 1} 4V${bottom - 1}H${place.left + place.width - 1}V4`} />
)

const path = (points: [number, number][]) => points.map(([x, y], nth) => `${nth === 0 ? 'M' : 'L'}${x} ${y}`).join('')

/** Neighbouring stretches of one state are one path, so that corners join and dashes run on. */
const joined = (track: Stretch[]): Stretch[] =>
  track.reduce<Stretch[]>((paths, stretch) => {
    const last = paths.at(-1)
    if (last === undefined || last.state !== stretch.state) return [...paths, stretch]
    return [...paths.slice(0, -1), { state: last.state, points: [...last.points, ...stretch.points] }]
  }, [])

const Arrow = ({ x, y, from, state }: { x: number; y: number; from: number; state: LaneState }) =>
  from > y ? <path class={`arrow k-${state}`} d={`M${x} ${y + 9}l-7 13h14z`} /> : <path class={`arrow k-${state}`} d={`M${x} ${y - 9}l-7-13h14z`} />

const Start = ({ x, y, state }: { x: number; y: number; state: LaneState }) => {
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

const End = ({ x, y, state }: { x: number; y: number; state: LaneState }) => <circle class={`node k-${state}`} cx={x} cy={y} r="5" />

const Sheets = ({ label, state }: { label: LabelPlace; state: LaneState }) => {
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

const Label = ({ label, state }: { label: LabelPlace; state: LaneState }) => {
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

const Act = ({ place }: { place: ColumnPlace }) => {
  const { column, x, endX, fromY, toYs, viaY, label } = place
  const { state } = column
  return (
    <>
      {viaY === undefined ? null : (
        <>
          <Arrow x={x} y={viaY} from={fromY} state={state} />
          <Arrow x={endX} y={fromY} from={viaY} state={state} />
          <End x={endX} y={fromY} state={state} />
        </>
      )}
      {toYs.map((y) => (
        <>
          <Arrow x={endX} y={y} from={fromY} state={state} />
          <End x={endX} y={y} state={state} />
        </>
      ))}
      <Start x={x} y={fromY} state={state} />
      {label === undefined ? null : (
        <>
          <Sheets label={label} state={state} />
          <Label label={label} state={state} />
        </>
      )}
    </>
  )
}

export type LaneDrawingProps = { id: string; layout: LaneLayout; title: string; description: string; corner?: string | undefined }

/** The drawing itself. It holds its shapes by class, so that paper and forced colours can change them. */
export const LaneDrawing = ({ id, layout, title, description, corner }: LaneDrawingProps) => {
  const { width, height, left, lanes, columns, track } = layout
  const bottom = height - 6
  const nows = columns.filter(({ column }) => column.state === 'now')
  return (
    <svg class="lanes" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={`${id}-t ${id}-d`}>
      <title id={`${id}-t`}>{title}</title>
      <desc id={`${id}-d`}>{description}</desc>
      {nows.map((place) => (
        <Stay place={place} bottom={bottom} />
      ))}
      {lanes.map((place) => (
        <LaneHead place={place} width={width} />
      ))}
      <path class="rule" d={`M0 ${bottom}H${width}M${left} ${headHeight}V${bottom}`} />
      {corner === undefined ? null : (
        <text class="soft" x="16" y="78">
          {corner}
        </text>
      )}
      {columns.map((place) => (
        <ColumnHead place={place} />
      ))}
      {nows.map((place) => (
        <Frame place={place} bottom={bottom} />
      ))}
      {joined(track).map(({ state, points }) => (
        <path class={`track k-${state}`} d={path(points)} />
      ))}
      {columns.map((place) => (
        <Fragment>
          <Act place={place} />
        </Fragment>
      ))}
    </svg>
  )
}
