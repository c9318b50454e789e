import { ColumnHead, Frame, LaneHead, Stay } from '#ui/figure/lane-heads.tsx'
import { headHeight, type ColumnPlace, type LaneLayout, type Stretch } from '#ui/figure/lane-layout.ts'
import { Arrow, End, Label, Sheets, Start } from '#ui/figure/lane-marks.tsx'

const path = (points: [number, number][]) => points.map(([x, y], nth) => `${nth === 0 ? 'M' : 'L'}${x} ${y}`).join('')

/** Neighbouring stretches of one state are one path, so that corners join and dashes run on. */
const joined = (track: Stretch[]): Stretch[] => {
  const paths: Stretch[] = []
  for (const { state, points } of track) {
    const last = paths.at(-1)
    if (last !== undefined && last.state === state) last.points.push(...points)
    else paths.push({ state, points: [...points] })
  }
  return paths
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

export type LaneDrawingProps = {
  id: string
  layout: LaneLayout
  title: string
  description: string
  corner?: string | undefined
}

/** The drawing itself. It holds its shapes by class, so that paper and forced colours can change them. */
export const LaneDrawing = ({ id, layout, title, description, corner }: LaneDrawingProps) => {
  const { width, height, left, lanes, columns, track } = layout
  const bottom = height - 6
  const nows = columns.filter(({ column }) => column.state === 'now')
  return (
    <svg
      class="lanes"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-labelledby={`${id}-t ${id}-d`}
    >
      <title id={`${id}-t`}>{title}</title>
      <desc id={`${id}-d`}>{description}</desc>
      {nows.map((place) => (
        <Stay place={place} bottom={bottom} />
      ))}
      {lanes.map((place) => (
        <LaneHead place={place} width={width} />
      ))}
      <path class="rule" d={`M0 ${bottom}H${width}M${left} ${headHeight}V${bottom}`} />
      {(corner?.split('\n') ?? []).map((line, nth, all) => (
        <text class="soft" x="16" y={78 - (all.length - 1 - nth) * 22}>
          {line}
        </text>
      ))}
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
        <Act place={place} />
      ))}
    </svg>
  )
}
