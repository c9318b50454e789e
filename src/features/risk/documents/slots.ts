import { DOCUMENT_SLOTS } from '#directive/document-slots.ts'
import type { Tx } from '#kernel/db/database.ts'
import type { Day } from '#kernel/pure/day.ts'

/** A text that fills one of the directive's open places. */
export type SlotText = {
  id: string
  number: string | null
  title: string
  datedOn: Day | null
  effectiveOn: Day | null
}

/** The text in force for a slot on a day, or null where nothing is laid down. A slot filled each time gives the newest. */
export const slotInForce = async (tx: Tx, slot: string, day: Day): Promise<SlotText | null> => {
  if (!DOCUMENT_SLOTS.some((s) => s.key === slot)) throw new Error(`the directive leaves no place ${slot}`)
  const found = await tx
    .selectFrom('governingDocument')
    .select(['id', 'number', 'title', 'datedOn', 'effectiveOn'])
    .where('slot', '=', slot)
    .where((e) => e.or([e('effectiveOn', 'is', null), e('effectiveOn', '<=', day)]))
    .where((e) => e.or([e('endsOn', 'is', null), e('endsOn', '>', day)]))
    .orderBy('effectiveOn', (o) => o.desc().nullsLast())
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return found ?? null
}
