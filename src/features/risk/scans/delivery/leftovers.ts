import { sql } from 'kysely'
import { writeAs } from '#kernel/db/database.ts'
import type { Schedule } from '#kernel/worker/work.ts'
import { endDelivery, PRODUCT } from './deliveries.ts'

/** An upload whose process died has nobody to end it: after a day nothing more of it will come. */
export const clearLeftovers: Schedule = {
  key: 'scan.leftovers',
  cron: '40 3 * * *',
  run: async ({ db }, at) => {
    const { rows } = await writeAs(db, PRODUCT, (tx) =>
      sql<{ id: string }>`
        select id from scan_delivery
        where state = 'receiving' and received_at < ${at}::timestamptz - interval '1 day'`.execute(tx),
    )
    for (const { id } of rows)
      await endDelivery(db, id, { state: 'refused', problem: 'ファイルが最後まで届きませんでした。' })
  },
}
