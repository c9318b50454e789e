import type { Day } from '#kernel/pure/day.ts'
import { columnDay } from '#kernel/print/printed-date.ts'
import { registerEntry, type EntryCorrection, type RegisterSheet } from '#kernel/print/register-sheet.ts'
import type { FrameOptions } from '#kernel/print/sheet-frame.ts'

/** A line of the 可搬記憶媒体登録簿, in the words the register shows. */
export type MediaRegisterEntry = {
  registrationNumber: string
  registeredOn: Day
  /** 開封, 接受 from another unit, 格納 of disclosable data, ダウンロード of commercial contents, 再利用 after erasure. */
  occasion: '開封' | '接受' | '格納' | 'ダウンロード' | '再利用'
  receivedFrom: string | null
  dataClass: '業務用' | '開示'
  model: string
  capacity: string | null
  serialNumber: string | null
  storagePlace: string
  numberShownOn: Day | null
  disclosureShownOn: Day | null
  writeProtectedOn: Day | null
  state: string
  sent: MediaMovement | null
  received: MediaMovement | null
  disposal: MediaDisposal | null
  remarks: string | null
  correction?: EntryCorrection | null
}

/** 送達 or 受領: when, and to or from which unit. */
export type MediaMovement = { on: Day; unit: string }

/** 消去 before reuse, or 破棄 of the medium itself. */
export type MediaDisposal = { kind: '消去' | '破棄'; on: Day; method: string; doneBy: string; witness: string | null }

export const mediaRegisterTemplate = 'features/media/forms/media-register.typ'

/** Lines that fill one page, for a blank print. */
export const mediaRegisterLinesPerPage = 13

/** The 可搬記憶媒体登録簿 as printed; `blankLines` adds empty lines for handwriting. */
export const mediaRegisterSheet = (
  entries: readonly MediaRegisterEntry[],
  { blankLines = 0, ...options }: FrameOptions & { blankLines?: number } = {},
): RegisterSheet => ({
  frame: { title: '可搬記憶媒体登録簿', provision: '付紙第４　１(1)ア(ｱ)、イ', ...options },
  entries: entries.map(line),
  blank: blankLines,
})

const line = (e: MediaRegisterEntry) =>
  registerEntry(
    [
      e.registrationNumber,
      [columnDay(e.registeredOn), e.dataClass],
      [e.occasion, e.receivedFrom ?? ''],
      [e.model, e.serialNumber ?? ''],
      e.capacity ?? '',
      e.storagePlace,
      columnDay(e.numberShownOn),
      [columnDay(e.disclosureShownOn), columnDay(e.writeProtectedOn)],
      e.state,
      [movement(e.sent), movement(e.received)],
      disposal(e.disposal),
      e.remarks ?? '',
    ],
    e.correction,
  )

const movement = (m: MediaMovement | null): string => (m ? `${columnDay(m.on)} ${m.unit}` : '')

const disposal = (d: MediaDisposal | null): readonly [string, string] =>
  d
    ? [`${d.kind} ${columnDay(d.on)} ${d.method}`, d.witness === null ? d.doneBy : `${d.doneBy}（立会：${d.witness}）`]
    : ['', '']
