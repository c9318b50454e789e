import type { NumberCode } from '#kernel/print/number-code.ts'
import { slotsOf, type LabelProfile } from './label-profiles.ts'

/** What one label shows: the kind in large, and below it what the kind calls for. */
export type LabelFace = { word: string; number: string; note: string; code: NumberCode | null }

export type LabelSheet = { title: string; profile: LabelProfile; labels: readonly (LabelFace | null)[] }

export const labelSheetTemplate = 'features/media/forms/label-sheet.typ'

/** Labels beginning at `start` (1 = upper left), so that a sheet begun earlier can be used up. Throws off the sheet. */
export const labelSheet = (
  title: string,
  profile: LabelProfile,
  labels: readonly LabelFace[],
  start = 1,
): LabelSheet => {
  const slots = slotsOf(profile)
  if (!Number.isInteger(start) || start < 1 || start > slots)
    throw new RangeError(`start ${start} is not on a sheet of ${slots}`)
  return { title, profile, labels: [...Array.from({ length: start - 1 }, () => null), ...labels] }
}
