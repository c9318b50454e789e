import { DOCUMENT_SLOTS } from '#directive/document-slots.ts'
import type { CaseNote } from '#kernel/act/binding.ts'
import type { Tx } from '#kernel/db/database.ts'
import type { Day } from '#kernel/pure/day.ts'
import type { GoesBy } from './goes-by.ts'
import { slotInForce } from './slots.ts'

/** Of these, those for which no text is in force on the day. */
export const missingTexts = async (tx: Tx, all: readonly GoesBy[], day: Day): Promise<readonly GoesBy[]> => {
  const missing: GoesBy[] = []
  for (const one of all) if ((await slotInForce(tx, one.slot, day)) === null) missing.push(one)
  return missing
}

const placeOf = (slot: string) => DOCUMENT_SLOTS.find((s) => s.key === slot)

const nameOf = ({ slot }: GoesBy): string => {
  const place = placeOf(slot)
  return `「${place?.title ?? slot}」（${place?.provision ?? ''}）`
}

const remedyOf = (missing: readonly GoesBy[]) => {
  const [only] = missing
  return only && missing.length === 1
    ? { text: '届いた文書を登録する', href: `/begin/organisation.document/enter?slot=${only.slot}` }
    : { text: '関係規則で欠けているものを確かめ、届いた文書を登録する', href: '/registers/governing-documents' }
}

/** All that is missing as one note: what it is, by which provision, what holds instead, and where a text is entered. */
export const missingNote = (missing: readonly GoesBy[]): readonly CaseNote[] =>
  missing.length === 0
    ? []
    : [
        {
          sentence: `${missing.map(nameOf).join('')}が登録されていません。`,
          detail: missing.map(({ instead }) => instead).join(''),
          remedies: [remedyOf(missing)],
        },
      ]
