import { numberCode } from '#kernel/print/number-code.ts'
import type { PlainFace } from '../labels/model.ts'
import type { LabelFace } from './label-sheet.ts'

/**
 * R051 and R057: a registered medium shows its 登録番号, and a medium with 開示可能データ the word 「開示」 as well. The code is
 * the opaque one alone: whoever finds the medium learns neither number nor address from it.
 */
export const labelFace = ({ word, number, note, code }: PlainFace): LabelFace => ({
  word,
  number,
  note,
  code: numberCode(code),
})
