import type { Tx } from '#kernel/db/database.ts'
import { ENDED } from './medium/register.ts'

const counted = async (rows: Promise<{ n: number | string } | undefined>) => Number((await rows)?.n ?? 0)

/** Media in a person's hands, in use or taken out: whoever holds them does not simply go. */
export const mediaHeldBy = (tx: Tx, personId: string): Promise<number> =>
  counted(
    tx
      .selectFrom('medium')
      .select((e) => e.fn.countAll<number>().as('n'))
      .where('holderId', '=', personId)
      .executeTakeFirst(),
  )

/** Media a unit still answers for: everything registered there that has not been destroyed, moved or written off. */
export const mediaKeptByUnit = (tx: Tx, unitId: string): Promise<number> =>
  counted(
    tx
      .selectFrom('medium')
      .select((e) => e.fn.countAll<number>().as('n'))
      .where('unitId', '=', unitId)
      .where('state', 'not in', ENDED)
      .executeTakeFirst(),
  )
