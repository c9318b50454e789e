import type { Tx } from '#kernel/db/database.ts'

/** The unit at the head of the organisation: approvals are numbered for all of it. */
export const headUnit = async (tx: Tx): Promise<string> =>
  (
    await tx
      .selectFrom('unit')
      .select('id')
      .where('parentId', 'is', null)
      .orderBy('sort')
      .orderBy('id')
      .limit(1)
      .executeTakeFirstOrThrow()
  ).id
