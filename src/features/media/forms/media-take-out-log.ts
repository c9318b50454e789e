import { columnDay, columnMoment } from '#kernel/print/printed-date.ts'
import { registerEntry, type EntryCorrection, type RegisterSheet } from '#kernel/print/register-sheet.ts'
import type { FrameOptions } from '#kernel/print/sheet-frame.ts'
import { tick, type MediaTakeOut, type TakeOutConfirmations } from './media-take-out.ts'

export type MediaTakeOutEntry = MediaTakeOut & { correction?: EntryCorrection | null }

export const mediaTakeOutLogTemplate = 'features/media/forms/media-take-out-log.typ'

/** Lines that fill one page, for a blank print. */
export const mediaTakeOutLogLinesPerPage = 9

/** The 可搬記憶媒体持出簿 as printed; `blankLines` adds empty lines for handwriting. */
export const mediaTakeOutLogSheet = (
  entries: readonly MediaTakeOutEntry[],
  { blankLines = 0, ...options }: FrameOptions & { blankLines?: number } = {},
): RegisterSheet => ({
  frame: {
    title: '可搬記憶媒体持出簿',
    provision: '付紙第４　１(1)ア(ｳ)、本文第３－２',
    footnote:
      '確認：①不要な電子計算機情報なし　②目的外複製の禁止を指導　③ウイルスチェック済み　④暗号化（又は例外の番号）',
    ...options,
  },
  entries: entries.map(line),
  blank: blankLines,
})

const line = (e: MediaTakeOutEntry) =>
  registerEntry(
    [
      columnDay(e.appliedOn),
      [e.media.map((m) => m.registrationNumber).join('\n'), e.media.map((m) => `${m.model}×${m.quantity}`).join('\n')],
      [e.bearer.unit, `${e.bearer.post} ${e.bearer.rank} ${e.bearer.name}`],
      [e.destination, e.destinationArea],
      e.businessReason,
      [columnDay(e.from), columnDay(e.until)],
      [e.storedData, e.dataClass],
      confirmations(e.confirmations),
      e.permission
        ? [`${e.permission.by.post} ${e.permission.by.rank} ${e.permission.by.name}`, columnMoment(e.permission.at)]
        : ['', ''],
      [columnMoment(e.takenOutAt), columnMoment(e.returned?.at ?? null)],
      [e.returned?.confirmedBy ?? '', e.remarks ?? ''],
    ],
    e.correction,
  )

const confirmations = (c: TakeOutConfirmations): readonly [string, string] => [
  `①${tick(c.onlyNeededData)} ②${tick(c.instructedAgainstCopying)}`,
  `③${tick(c.virusChecked)} ④${c.encryptionException === null ? tick(c.encrypted) : c.encryptionException}`,
]
