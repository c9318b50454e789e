import type { Tx } from '#kernel/db/database.ts'
import { KEEP_DAYS, KEEP_SETTING } from './words.ts'

/** How many days a made archive is kept, by the setting. */
export const keepDays = async (tx: Tx): Promise<number> => {
  const row = await tx.selectFrom('setting').select('value').where('key', '=', KEEP_SETTING).executeTakeFirst()
  return Number.isSafeInteger(row?.value) ? Number(row?.value) : KEEP_DAYS
}
