import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'

/** Fewer rows are found one by one through the index, whatever the planner believes. */
const FEW = 1000

/**
 * Runs statements over all rows of a delivery. Nobody has counted rows this young, and the planner takes them for a handful:
 * it would look each of a hundred thousand up in each other. Where there are many it is told to join them whole.
 */
export const joiningWhole = async <T>(tx: Tx, items: number, run: () => Promise<T>): Promise<T> => {
  const set = (to: 'on' | 'off') => sql`select set_config('enable_nestloop', ${to}, true)`.execute(tx)
  if (items < FEW) return run()
  await set('off')
  const result = await run()
  await set('on')
  return result
}
