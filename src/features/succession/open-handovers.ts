import type { Tx } from '#kernel/db/database.ts'

/** Handovers not yet done in which a person stands, by the side on which they stand: whoever goes takes no further part. */
export const openHandoversOf = async (
  tx: Tx,
  personId: string,
): Promise<{ giving: readonly string[]; receiving: readonly string[] }> => {
  const rows = await tx
    .selectFrom('handover')
    .select(['id', 'fromId', 'toId'])
    .where((e) => e.or([e('fromId', '=', personId), e('toId', '=', personId)]))
    .where('state', 'in', ['open', 'open-instead', 'handed', 'unfinished'])
    .execute()
  return {
    giving: rows.flatMap((r) => (r.fromId === personId ? [r.id] : [])),
    receiving: rows.flatMap((r) => (r.toId === personId ? [r.id] : [])),
  }
}
