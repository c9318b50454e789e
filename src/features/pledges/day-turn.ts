import { sql } from 'kysely'
import { EVERYTHING, writeAs } from '#kernel/db/database.ts'
import type { Schedule } from '#kernel/worker/work.ts'

/** A new day brings moves and arrivals that were told before, and pledges grown old: the standing is told anew. */
export const pledgeDay: Schedule = {
  key: 'pledges.day',
  cron: '2 0 * * *',
  run: async (product) => {
    await writeAs(product.db, { reach: EVERYTHING, personId: null }, (tx) => sql`select pledge_turn_day()`.execute(tx))
  },
}
