import type { Tx } from '#kernel/db/database.ts'
import { addDays, addMonths, type Day } from '#kernel/pure/day.ts'

/** How many months an approval holds where nobody says otherwise; 0 sets no end, and the directive sets none. */
export const VALID_MONTHS_SETTING = 'risk.approval.valid-months'
export const VALID_MONTHS = 0

/** The last day of an approval given today, by the setting; null where it sets no end. */
export const usualUntil = async (tx: Tx, today: Day): Promise<Day | null> => {
  const row = await tx.selectFrom('setting').select('value').where('key', '=', VALID_MONTHS_SETTING).executeTakeFirst()
  const months = Number.isSafeInteger(row?.value) ? Number(row?.value) : VALID_MONTHS
  return months > 0 ? addDays(addMonths(today, months), -1) : null
}
