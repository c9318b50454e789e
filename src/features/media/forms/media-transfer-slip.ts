import type { Day } from '#kernel/pure/day.ts'
import { numberCode, type NumberCode } from '#kernel/print/number-code.ts'
import { printedDay } from '#kernel/print/printed-date.ts'
import type { FrameOptions, SheetFrame } from '#kernel/print/sheet-frame.ts'

/** 型式、登録番号及び数量 of one medium sent. */
export type TransferredMedium = { model: string; registrationNumber: string; quantity: number }

/** 職名・階級・氏名 as they were at that moment. */
export type SlipSignatory = { post: string; rank: string; name: string }

/** 可搬記憶媒体送達票, the upper half. */
export type MediaTransferSlip = {
  senderUnit: string
  sender: SlipSignatory
  media: readonly TransferredMedium[]
  sentOn: Day
  remarks: string | null
}

/** 可搬記憶媒体受領票, the lower half, which the receiving unit fills in and sends back. */
export type MediaReceiptSlip = {
  receiverUnit: string
  /** The 部隊等情報保証責任者 of the receiving unit. */
  responsible: SlipSignatory
  media: readonly TransferredMedium[]
  receivedOn: Day
  remarks: string | null
}

type Half = {
  unit: string
  signatory: string
  /** Empty when the list is too long for the cell: it follows as 別紙. */
  media: readonly string[]
  total: string
  annex: readonly TransferredMedium[]
  on: string
  remarks: string
}

export type MediaTransferSheet = { frame: SheetFrame; code: NumberCode | null; slip: Half; receipt: Half }

export const mediaTransferSlipTemplate = 'features/media/forms/media-transfer-slip.typ'

/** More media than this do not fit the cell of 付紙第３ and are listed on a 別紙. */
export const mediaPerSlip = 6

/** 付紙第３: both halves on one sheet. A half that is null is blank for handwriting. `code` is the slip's opaque number. */
export const mediaTransferSheet = (
  slip: MediaTransferSlip | null,
  receipt: MediaReceiptSlip | null,
  { code = null, ...options }: FrameOptions & { code?: string | null } = {},
): MediaTransferSheet => ({
  frame: { title: '可搬記憶媒体送達票', ...options },
  code: code === null ? null : numberCode(code),
  slip: half(
    slip && { unit: slip.senderUnit, by: slip.sender, on: slip.sentOn, media: slip.media, remarks: slip.remarks },
  ),
  receipt: half(
    receipt && {
      unit: receipt.receiverUnit,
      by: receipt.responsible,
      on: receipt.receivedOn,
      media: receipt.media,
      remarks: receipt.remarks,
    },
  ),
})

type Filled = {
  unit: string
  by: SlipSignatory
  on: Day
  media: readonly TransferredMedium[]
  remarks: string | null
}

const half = (filled: Filled | null): Half => {
  if (filled === null) return { unit: '', signatory: '', media: [], total: '', annex: [], on: '', remarks: '' }
  const { unit, by, on, media, remarks } = filled
  const fits = media.length <= mediaPerSlip
  return {
    unit,
    signatory: `${by.post}　${by.rank}　${by.name}`,
    media: fits ? media.map((m) => `${m.model}　${m.registrationNumber}　数量 ${m.quantity}`) : [],
    total: `${media.reduce((sum, m) => sum + m.quantity, 0)}`,
    annex: fits ? [] : media,
    on: printedDay(on),
    remarks: remarks ?? '',
  }
}
