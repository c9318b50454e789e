import type { Follow, Notice } from '#kernel/pure/process.ts'
import type { Day } from '#kernel/pure/day.ts'
import { differenceOf } from './receipt.ts'
import { recipientOf, sourceOf, type SlipLine, type Transfer } from './model.ts'

const onMedium = (l: SlipLine, act: string, input: Record<string, unknown> = {}): Follow => ({
  process: 'media.medium',
  act,
  caseId: l.mediumId,
  input,
})

export const onEveryMedium = (m: Transfer, act: string, input: Record<string, unknown>): readonly Follow[] =>
  m.lines.map((l) => onMedium(l, act, input))

/** The recipient's own registration (R050); kind, write protection and encryption stay what they were at the sender. */
const registration = (m: Transfer, l: SlipLine, placeId: string): Follow => ({
  process: 'media.medium',
  act: 'register-received',
  caseId: null,
  from: { unit: m.toUnitId ?? '' },
  input: {
    ...l.medium,
    receivedFrom: sourceOf(m, l.line),
    model: l.receivedModel ?? l.model,
    placeId,
  },
})

const openCase = (m: Transfer, l: SlipLine, found: Found): Follow => ({
  process: 'media.incident',
  act: 'open-difference',
  caseId: null,
  from: { medium: l.mediumId, transfer: m.id },
  input: { foundOn: found.on, foundBy: found.by, circumstances: found.circumstances },
})

export type Found = { on: Day; by: string; circumstances: string }

/** A medium that did not arrive is lost until found; its case is the sender's, and the recipient sees it too. */
export const vanished = (m: Transfer, l: SlipLine, found: Found): readonly Follow[] => [
  onMedium(l, 'vanish'),
  openCase(m, l, found),
]

/** What a filled-in receipt does to each medium: 転出 and new registration, or loss; a case for each difference. */
export const receiptFollows = (
  m: Transfer,
  of: { by: string; on: Day; placeId: string | null; note: string | null },
): readonly Follow[] => [
  ...m.lines.flatMap((l): readonly Follow[] => {
    const apart = differenceOf(l)
    const found = {
      on: of.on,
      by: of.by,
      circumstances: `送達票 ${m.number} の受領票との相違。${apart ?? ''}${of.note === null ? '' : `\n備考：${of.note}`}`,
    }
    if (l.received === false) return vanished(m, l, found)
    return [
      onMedium(l, 'move-out', { to: recipientOf(m) }),
      ...(of.placeId === null ? [] : [registration(m, l, of.placeId)]),
      ...(apart === null ? [] : [openCase(m, l, found)]),
    ]
  }),
  ...(of.placeId !== null && m.lines.some((l) => l.received)
    ? [{ process: 'media.transfer', act: 'note-registered', caseId: m.id, input: {} }]
    : []),
]

export const tellSender = (m: Transfer, text: string): readonly Notice[] => [
  { verb: '連絡', role: 'UNIT', to: { unitId: m.unitId }, text, rules: ['R047'] },
  { verb: '連絡', role: 'USER', to: { personId: m.senderId }, text, rules: ['R047'] },
]

export const tellReceiver = (m: Transfer, verb: '通知' | '連絡', text: string): readonly Notice[] =>
  m.toUnitId === null ? [] : [{ verb, role: 'UNIT', to: { unitId: m.toUnitId }, text, rules: ['R046', 'R047'] }]
