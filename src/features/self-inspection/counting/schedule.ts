import { EVERYTHING, writeAs, type Database } from '#kernel/db/database.ts'
import type { Schedule } from '#kernel/worker/work.ts'
import { refresh } from './refresh-store.ts'

const PRODUCT = { reach: EVERYTHING, personId: null }

/** While people answer and reports come in the sums move; after the report they stand as they were counted. */
const MOVING = ['open', 'counting'] as const

const moving = (db: Database): Promise<readonly string[]> =>
  writeAs(db, PRODUCT, async (tx) =>
    (
      await tx
        .selectFrom('selfInspection')
        .select('id')
        .where('state', 'in', [...MOVING])
        .execute()
    ).map((r) => r.id),
  )

/** Brings the sums of every running campaign up to the sealed record. Run twice it adds nothing twice. */
export const refreshSums = async (db: Database, at: Date, signal?: AbortSignal): Promise<void> => {
  for (const id of await moving(db)) {
    for (;;) {
      if (signal?.aborted === true) return
      const left = await writeAs(db, PRODUCT, (tx) => refresh(tx, id, at))
      if (left === 'done') break
    }
  }
}

export const countingSchedule: Schedule = {
  key: 'self-inspection.sums',
  cron: '* * * * *',
  run: (product, at, signal) => refreshSums(product.db, at, signal),
}
