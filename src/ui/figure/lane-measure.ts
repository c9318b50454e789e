import { targets, type LaneColumn } from '#ui/figure/lane-model.ts'
import { textWidth, wrapText } from '#ui/figure/text-width.ts'

const columnLeast = 104
/** From a column's left edge to its track; text in the head starts 16 px before it. */
export const trackInset = 30
/** The way out and back of an act that asks another lane. */
const detourLeast = 84

const documentLines = (column: LaneColumn, most: number, ems: number): string[] => {
  const all = (column.documents ?? []).flatMap((name) => wrapText(name, 14, 14 * ems))
  const documents = column.documents ?? []
  if (all.length <= most) return all
  if (documents.length <= most) return documents.slice(0, most)
  return [...documents.slice(0, most - 1), `ほか${documents.length - most + 1}点`]
}

/** An act after which the case is where it was. */
const isLevel = (column: LaneColumn) => targets(column).length === 0 && column.via === undefined

/** The lines naming the documents of an act, none wider than `ems` characters where words allow. */
export const labelOf = (column: LaneColumn, ems: number) => documentLines(column, isLevel(column) ? 2 : 4, ems)

/** Width of the longest of some lines. */
export const widest = (lines: string[], size: number) => Math.max(0, ...lines.map((line) => textWidth(line, size)))

/** How many sheets are drawn for the documents of an act. */
export const sheetsOf = (column: LaneColumn) => Math.min(3, column.documents?.length ?? 0)

/** How far apart the way out and the way back of a detour stand; 0 without one. */
export const detourOf = (column: LaneColumn, lines: string[]) =>
  column.via === undefined ? 0 : Math.max(detourLeast, widest(lines, 14) + sheetsOf(column) * 4 + 36)

/** What a column needs for its head and for its documents. */
export const columnWidth = (column: LaneColumn, ems: number): number => {
  const lines = labelOf(column, ems)
  const under = [column.provision ?? '', column.note ?? ''].filter(Boolean).join('　')
  const head = Math.max(textWidth(column.verb, 16), textWidth(under, 14))
  const label = lines.length === 0 || column.via !== undefined ? 0 : 16 + sheetsOf(column) * 2 + widest(lines, 14)
  return Math.max(columnLeast, 14 + head + 14, trackInset + label + 6, trackInset + detourOf(column, lines) + 26)
}
