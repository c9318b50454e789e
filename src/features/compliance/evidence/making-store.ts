import type { Tx } from '#kernel/db/database.ts'
import type { Reach } from '#kernel/pure/actor.ts'
import type { Found } from './model.ts'

export type Making = Pick<Reach, 'everything' | 'units' | 'systems'> & { workId: string | null }

export const makingOf = async (tx: Tx, packId: string): Promise<Making | null> =>
  (await tx
    .selectFrom('evidenceMaking')
    .select(['workId', 'everything', 'units', 'systems'])
    .where('packId', '=', packId)
    .executeTakeFirst()) ?? null

/** Which piece of work makes it; asked for anew where an earlier one came to nothing. */
export const noteWork = async (tx: Tx, packId: string, workId: string): Promise<void> => {
  await tx
    .insertInto('evidenceMaking')
    .values({ packId, workId })
    .onConflict((c) => c.column('packId').doUpdateSet({ workId }))
    .execute()
}

/** The making begins, or begins again: nothing of an earlier try is left. */
export const beginMaking = async (tx: Tx, packId: string, reach: Reach): Promise<void> => {
  const row = {
    everything: reach.everything,
    units: [...reach.units],
    systems: [...reach.systems],
    manifestSha256: null,
    files: null,
    entries: null,
    fileSha256: null,
    fileBytes: null,
  }
  await tx
    .insertInto('evidenceMaking')
    .values({ packId, workId: null, ...row })
    .onConflict((c) => c.column('packId').doUpdateSet(row))
    .execute()
  await tx.deleteFrom('evidencePart').where('packId', '=', packId).execute()
}

/** What the making found, for the acts to bind. */
export const noteFound = async (tx: Tx, packId: string, found: Partial<Found>): Promise<void> => {
  await tx.updateTable('evidenceMaking').set(found).where('packId', '=', packId).execute()
}

export const keepPart = async (tx: Tx, packId: string, part: number, bytes: Buffer): Promise<void> => {
  await tx.insertInto('evidencePart').values({ packId, part, bytes }).execute()
}

export const partOf = async (tx: Tx, packId: string, part: number): Promise<Buffer | null> => {
  const row = await tx
    .selectFrom('evidencePart')
    .select('bytes')
    .where('packId', '=', packId)
    .where('part', '=', part)
    .executeTakeFirst()
  return row?.bytes ?? null
}

/** Files whose time is over go; that they were asked for, made and what they held stays in the record. */
export const dropOver = async (tx: Tx, today: string): Promise<void> => {
  await tx
    .deleteFrom('evidencePart as x')
    .where((e) =>
      e.exists(
        e
          .selectFrom('evidencePack as p')
          .select('p.id')
          .whereRef('p.id', '=', 'x.packId')
          .where('p.keepUntil', '<', today),
      ),
    )
    .execute()
}
