import type { CaseModel } from '#kernel/pure/process.ts'
import type { ProfileKey } from '../forms/label-profiles.ts'

/** Why a label is printed again. */
export const REASONS = {
  lost: '紛失',
  soiled: '汚損',
  peeled: '剥がれ',
  misprinted: '印字不良',
  other: 'その他',
} as const

export type Reason = keyof typeof REASONS

/** What a label says, its QR code as the opaque text alone. */
export type PlainFace = { word: string; number: string; note: string; code: string }

/** A label's subject as it is now, with the face that it calls for. */
export type LabelItem = PlainFace & {
  mediumId: string | null
  placeId: string | null
  unitId: string
  /** Why it bears no label of this product, whoever asks; null where it does. */
  withheld: 'secret' | 'ended' | null
  /** How often this very face has been printed before. */
  printed: number
}

/** One printing of labels: a line of the ラベル印刷記録. It is begun and closed by the one act. */
export type LabelPrint = CaseModel & {
  unitId: string
  unitName: string
  unitMark: string
  number: string
  profile: ProfileKey
  startPosition: number
  items: readonly LabelItem[]
  count: number
  reprints: number
  /** SHA-256 of the rows printed, so that the sealed entry holds them too. */
  digest: string
  reason: Reason | null
  reasonNote: string | null
  printedAt: Date | null
  printedBy: string
  personId: string
}

/** No more in one go: a hundred tapes or ten sheets are made in seconds, and more is another printing. */
export const PRINTED_AT_ONCE = 440

/** The first ones by name, and how many more. */
export const namesOf = (items: readonly Pick<LabelItem, 'number'>[], shown = 3): string => {
  const names = items.slice(0, shown).map((i) => i.number)
  const more = items.length - names.length
  return `${names.join('、')}${more > 0 ? `ほか${more}点` : ''}`
}
