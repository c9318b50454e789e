import { targets, type Lane, type LaneColumn, type LaneState } from '#ui/figure/lane-model.ts'
import { columnWidth, detourOf, labelOf, sheetsOf, trackInset, widest } from '#ui/figure/lane-measure.ts'
import { wrapText } from '#ui/figure/text-width.ts'

/** Height of the column heads, above the first lane. */
export const headHeight = 92
const fullWidth = 1216
const laneLeast = 98

export type LanePlace = {
  lane: Lane
  top: number
  centre: number
  height: number
  title: string[]
  holder: string[]
  hasTurn: boolean
}

export type LabelPlace = { x: number; y: number; lines: string[]; sheets: number; sheetX: number; before: boolean }

export type ColumnPlace = {
  column: LaneColumn
  left: number
  width: number
  /** Where the act starts. */
  x: number
  /** Where it ends; further right only after a detour. */
  endX: number
  fromY: number
  /** Where documents go, in the order the upright meets them. */
  toYs: number[]
  viaY: number | undefined
  label: LabelPlace | undefined
}

/** A stretch of the track: level to a column, or upright at it. */
export type Stretch = { state: LaneState; points: [number, number][] }

export type LaneLayout = {
  width: number
  height: number
  left: number
  lanes: LanePlace[]
  columns: ColumnPlace[]
  track: Stretch[]
}

const placeLanes = (lanes: readonly Lane[], turn: ReadonlySet<string>): { left: number; places: LanePlace[] } => {
  const texts = lanes.map((lane) => {
    const turnMark = turn.has(lane.key) ? (lane.holder === undefined ? '手番' : `${lane.holder}　― 手番`) : lane.holder
    return {
      lane,
      title: wrapText(lane.title, 16, 178),
      holder: turnMark === undefined ? [] : wrapText(turnMark, 14, 178),
    }
  })
  const height = Math.max(laneLeast, ...texts.map(({ title, holder }) => (title.length + holder.length) * 22 + 24))
  const text = Math.max(100, ...texts.map(({ title, holder }) => Math.max(widest(title, 16), widest(holder, 14))))
  return {
    left: Math.round(16 + text + 14),
    places: texts.map(({ lane, title, holder }, nth) => {
      const top = headHeight + nth * height
      return { lane, top, centre: top + height / 2, height, title, holder, hasTurn: turn.has(lane.key) }
    }),
  }
}

type Ys = (key: string) => number

const placeLabel = (place: Omit<ColumnPlace, 'label'>, laneHeight: number, ems: number): LabelPlace | undefined => {
  const { column, x, endX, fromY, toYs, viaY } = place
  const lines = labelOf(column, ems)
  if (lines.length === 0) return undefined
  const sheets = sheetsOf(column)
  const first = viaY ?? toYs[0]
  /* On the line between the lane it leaves and the next one: there no level stretch can cross the words. */
  const y = first === undefined ? fromY + laneHeight / 2 - 20 : fromY + (Math.sign(first - fromY) * laneHeight) / 2
  return viaY === undefined
    ? {
        x: (first === undefined ? x - 4 : x) + 16 + 2 * sheets,
        y,
        lines,
        sheets,
        sheetX: first === undefined ? x - 4 : x,
        before: false,
      }
    : { x: endX - 16 - 2 * sheets, y, lines, sheets, sheetX: endX, before: true }
}

const placeColumns = (
  columns: readonly LaneColumn[],
  left: number,
  ys: Ys,
  laneHeight: number,
): { columns: ColumnPlace[]; right: number } => {
  /* Wide figures first make their labels narrower before they become wider than the page. */
  const total = (ems: number) => columns.reduce((sum, column) => sum + columnWidth(column, ems), left)
  const ems = [11, 9, 7, 6, 5].find((each) => total(each) <= fullWidth) ?? 5
  const spare = Math.max(0, fullWidth - total(ems))
  const extra = Math.min(60, spare / columns.length)
  let at = left
  const places = columns.map((column) => {
    const width = columnWidth(column, ems) + extra
    const x = Math.round(at + trackInset)
    const fromY = ys(column.from)
    const place = {
      column,
      left: Math.round(at),
      width: Math.round(width),
      x,
      endX: Math.round(x + detourOf(column, labelOf(column, ems))),
      fromY,
      toYs: targets(column)
        .map(ys)
        .sort((a, b) => Math.abs(a - fromY) - Math.abs(b - fromY)),
      viaY: column.via === undefined ? undefined : ys(column.via),
    }
    at += width
    return { ...place, label: placeLabel(place, laneHeight, ems) }
  })
  return { columns: places, right: Math.round(at) }
}

/** Level from where the case was left to where the next act takes it up; a step midway if that is another lane. */
const levelTo = (place: ColumnPlace, before: ColumnPlace | undefined): [number, number][] => {
  if (before === undefined)
    return [
      [place.x - 22, place.fromY],
      [place.x, place.fromY],
    ]
  const reached = [...before.toYs, before.fromY]
  const stays = reached.includes(place.fromY) ? place.fromY : (before.toYs[0] ?? before.fromY)
  const middle = place.left - 8
  const start: [number, number] = [before.endX, stays]
  const end: [number, number] = [place.x, place.fromY]
  return stays === place.fromY ? [start, end] : [start, [middle, stays], [middle, place.fromY], end]
}

const uprightOf = ({ x, endX, fromY, viaY, toYs }: ColumnPlace): [number, number][] => {
  const reach: [number, number][] = []
  if (viaY !== undefined) reach.push([x, fromY], [x, viaY], [endX, viaY], [endX, fromY])
  const ends = [Math.min(fromY, ...toYs), Math.max(fromY, ...toYs)].filter((y) => y !== fromY)
  const legs = ends.flatMap((y): [number, number][] => [
    [endX, fromY],
    [endX, y],
  ])
  return [...reach, ...legs]
}

const trackOf = (columns: ColumnPlace[]): Stretch[] =>
  columns.flatMap((place, nth): Stretch[] => {
    const { state } = place.column
    const level: Stretch = { state: state === 'now' ? 'done' : state, points: levelTo(place, columns[nth - 1]) }
    const points = uprightOf(place)
    return points.length === 0 ? [level] : [level, { state, points }]
  })

/** Where everything of the drawing stands, from lanes and acts alone. */
export const layOut = (lanes: readonly Lane[], columns: readonly LaneColumn[]): LaneLayout => {
  const turn = new Set(columns.filter(({ state }) => state === 'now').map(({ from }) => from))
  const { left, places } = placeLanes(lanes, turn)
  const centres = new Map(places.map(({ lane, centre }) => [lane.key, centre]))
  const laneHeight = places[0]?.height ?? laneLeast
  const ys: Ys = (key) => {
    const y = centres.get(key)
    if (y === undefined) throw new Error(`The figure has no lane "${key}".`)
    return y
  }
  const placed = placeColumns(columns, left, ys, laneHeight)
  return {
    width: Math.max(fullWidth, placed.right),
    height: headHeight + places.length * laneHeight + 6,
    left,
    lanes: places,
    columns: placed.columns,
    track: trackOf(placed.columns),
  }
}
