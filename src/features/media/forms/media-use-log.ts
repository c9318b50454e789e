import type { Day } from '#kernel/pure/day.ts'
import { columnDay } from '#kernel/print/printed-date.ts'
import { registerEntry, type EntryCorrection, type RegisterSheet } from '#kernel/print/register-sheet.ts'
import type { FrameOptions } from '#kernel/print/sheet-frame.ts'

/** A line of the 可搬記憶媒体使用記録簿. The times are 'H:MM' as written in the book. */
export type MediaUseEntry = {
  usedOn: Day
  registrationNumber: string
  user: string
  takenAt: string
  placeAndTerminal: string
  purpose: string
  virusCheck: string
  /** null while the medium is out. */
  returnedAt: string | null
  returnConfirmedBy: string | null
  remarks: string | null
  correction?: EntryCorrection | null
}

export const mediaUseLogTemplate = 'features/media/forms/media-use-log.typ'

/** Lines that fill one page, for a blank print. */
export const mediaUseLogLinesPerPage = 16

/** The 可搬記憶媒体使用記録簿 as printed; `blankLines` adds empty lines for handwriting. */
export const mediaUseLogSheet = (
  entries: readonly MediaUseEntry[],
  { blankLines = 0, ...options }: FrameOptions & { blankLines?: number } = {},
): RegisterSheet => ({
  frame: { title: '可搬記憶媒体使用記録簿', provision: '付紙第４　１(1)ア(ｲ)', ...options },
  entries: entries.map((e) =>
    registerEntry(
      [
        columnDay(e.usedOn),
        e.registrationNumber,
        e.user,
        e.takenAt,
        e.placeAndTerminal,
        e.purpose,
        e.virusCheck,
        e.returnedAt ?? '',
        e.returnConfirmedBy ?? '',
        e.remarks ?? '',
      ],
      e.correction,
    ),
  ),
  blank: blankLines,
})
