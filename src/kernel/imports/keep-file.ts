import { createHash } from 'node:crypto'
import type { Actor } from '#kernel/pure/actor.ts'
import { writeAs, type Database, type Tx } from '../db/database.ts'
import { newId } from '../id.ts'
import { partsOf } from '../parts-of.ts'
import { dropUnfinished } from './batch.ts'

const PART = 1024 * 1024

/**
 * Keeps a file as it arrives, in the database: whichever process reads it later finds it. Earlier files of the same person
 * that were not carried out make room. Answers with the batch's id, or null where nothing arrived.
 */
export const keepFile = (
  db: Database,
  actor: Actor,
  of: { importKey: string; fileName: string; pieces: AsyncIterable<Uint8Array>; at: Date },
): Promise<string | null> =>
  writeAs(db, actor, async (tx) => {
    await dropUnfinished(tx, actor, of.importKey)
    const id = newId(of.at)
    await tx
      .insertInto('importBatch')
      .values({
        id,
        importKey: of.importKey,
        fileName: of.fileName.slice(0, 200),
        personId: actor.personId,
        at: of.at,
        header: '[]',
        state: 'reading',
        appliedAt: null,
        appliedRows: null,
      })
      .execute()
    const hash = createHash('sha256')
    let bytes = 0
    let part = 0
    for await (const piece of partsOf(of.pieces, PART)) {
      await tx.insertInto('importFile').values({ batchId: id, part, bytes: piece }).execute()
      hash.update(piece)
      bytes += piece.length
      part += 1
    }
    if (bytes === 0) {
      await tx.deleteFrom('importBatch').where('id', '=', id).execute()
      return null
    }
    await tx
      .updateTable('importBatch')
      .set({ fileBytes: bytes, fileSha256: hash.digest('hex') })
      .where('id', '=', id)
      .execute()
    return id
  })

/** The file as it was brought. */
export const keptFile = async (tx: Tx, batchId: string): Promise<Uint8Array> => {
  const parts = await tx
    .selectFrom('importFile')
    .select('bytes')
    .where('batchId', '=', batchId)
    .orderBy('part')
    .execute()
  return Buffer.concat(parts.map((part) => part.bytes))
}
