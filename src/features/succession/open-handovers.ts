import type { Tx } from '#kernel/db/database.ts'

const OPEN = ['open', 'open-instead', 'handed', 'unfinished'] as const

/** Those of many people who stand in a handover that is not yet done, on either side. */
export const inOpenHandovers = async (tx: Tx, ids: readonly string[]): Promise<readonly string[]> => {
  const rows = await tx
    .selectFrom('handover')
    .select(['fromId', 'toId'])
    .where((e) => e.or([e('fromId', 'in', ids), e('toId', 'in', ids)]))
    .where('state', 'in', OPEN)
    .execute()
  const asked = new Set(ids)
  return [...new Set(rows.flatMap(({ fromId, toId }) => [fromId, toId ?? '']))].filter((id) => asked.has(id))
}

/** Handovers not yet done in which a person stands, by the side on which they stand: whoever goes takes no further part. */
export const openHandoversOf = async (
  tx: Tx,
  personId: string,
): Promise<{ giving: readonly string[]; receiving: readonly string[] }> => {
  const rows = await tx
    .selectFrom('handover')
    .select(['id', 'fromId', 'toId'])
    .where((e) => e.or([e('fromId', '=', personId), e('toId', '=', personId)]))
    .where('state', 'in', OPEN)
    .execute()
  return {
    giving: rows.flatMap((r) => (r.fromId === personId ? [r.id] : [])),
    receiving: rows.flatMap((r) => (r.toId === personId ? [r.id] : [])),
  }
}
