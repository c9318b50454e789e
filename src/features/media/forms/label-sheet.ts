import type { NumberCode } from '#kernel/print/number-code.ts'

/** What one label shows: the kind in large, and below it what the kind calls for. */
export type MediumLabelFace = { word: string; number: string; note: string; code: NumberCode | null }

/** How the labels lie on a bought A4 sheet, in millimetres. */
export type LabelLayout = {
  columns: number
  rows: number
  width: number
  height: number
  left: number
  top: number
  /** From one label's left (upper) edge to the next one's. */
  pitchX: number
  pitchY: number
}

export type LabelSheet = { title: string; layout: LabelLayout | null; labels: readonly (MediumLabelFace | null)[] }

export const labelSheetTemplate = 'features/media/forms/label-sheet.typ'

/** 24 labels of 64 × 33.9 mm, three across. */
export const labels24: LabelLayout = {
  columns: 3,
  rows: 8,
  width: 64,
  height: 33.9,
  left: 7,
  top: 12.9,
  pitchX: 66,
  pitchY: 33.9,
}

/** Labels on an A4 sheet, beginning at `startPosition` (1 = upper left) so that a sheet begun earlier can be used up. */
export const labelSheet = (
  title: string,
  labels: readonly MediumLabelFace[],
  { startPosition = 1, layout = labels24 }: { startPosition?: number; layout?: LabelLayout } = {},
): LabelSheet => {
  const places = layout.columns * layout.rows
  if (!Number.isInteger(startPosition) || startPosition < 1 || startPosition > places)
    throw new RangeError(`startPosition ${startPosition} is not on a sheet of ${places}`)
  return { title, layout, labels: [...Array.from({ length: startPosition - 1 }, () => null), ...labels] }
}

/** One label on a page of its own size, for a label printer. */
export const singleLabels = (title: string, labels: readonly MediumLabelFace[]): LabelSheet => ({
  title,
  layout: null,
  labels,
})
