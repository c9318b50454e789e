import type { ColumnPlace, LanePlace } from '#ui/figure/lane-layout.ts'

/** The name of a lane, who holds it, and whether it is their turn. */
export const LaneHead = ({ place, width }: { place: LanePlace; width: number }) => {
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

/** What is done in a column, under which provision, and when. */
export const ColumnHead = ({ place }: { place: ColumnPlace }) => {
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

/** The column where the case is now: tinted, with its tab. */
export const Stay = ({ place, bottom }: { place: ColumnPlace; bottom: number }) => {
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

/** The frame of that column, drawn over the lines between lanes. */
export const Frame = ({ place, bottom }: { place: ColumnPlace; bottom: number }) => (
  <path class="frame" d={`M${place.left + 1} 4V${bottom - 1}H${place.left + place.width - 1}V4`} />
)
