import type { Tx } from '#kernel/db/database.ts'
import type { Counter } from './model.ts'

/** Sets who counts from now on; those replaced keep their row, for their scans name them. */
export const saveCounters = async (tx: Tx, stocktakeId: string, counters: readonly Counter[]): Promise<void> => {
  await tx
    .updateTable('stocktakeCounter')
    .set({ active: false })
    .where('stocktakeId', '=', stocktakeId)
    .where('personId', 'not in', counters.length === 0 ? [stocktakeId] : counters.map((c) => c.id))
    .execute()
  if (counters.length === 0) return
  await tx
    .insertInto('stocktakeCounter')
    .values(counters.map((c) => ({ stocktakeId, personId: c.id, name: c.name, active: true })))
    .onConflict((c) => c.columns(['stocktakeId', 'personId']).doUpdateSet({ active: true }))
    .execute()
}
