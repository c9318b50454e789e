import { numberCode } from '#kernel/print/number-code.ts'
import type { MediumLabelFace } from './label-sheet.ts'

/** R051 and R057: a registered medium shows its 登録番号, and a medium with 開示可能データ the word 「開示」 as well. */
export const mediumLabel = (medium: {
  dataClass: '業務用' | '開示'
  registrationNumber: string
  unit: string
  /** The opaque text of the QR code; the registration number itself if that is opaque enough. */
  code: string
}): MediumLabelFace => ({
  word: medium.dataClass,
  number: medium.registrationNumber,
  note: medium.unit,
  code: numberCode(medium.code),
})
