import { createHash } from 'node:crypto'
import type { Tx } from '#kernel/db/database.ts'
import { newId } from '#kernel/id.ts'
import type { Actor } from '#kernel/pure/actor.ts'

export type AttachmentRow = {
  id: string
  name: string
  mediaType: string
  size: number
  sha256: string
  addedAt: Date
  addedBy: string
  removedAt: Date | null
  removedBy: string | null
}

const PIECE = 256 * 1024

/** All that was ever attached, in the order it came; what was taken off says so. */
export const attachmentsOf = (tx: Tx, documentId: string): Promise<readonly AttachmentRow[]> =>
  tx
    .selectFrom('documentAttachment')
    .select(['id', 'name', 'mediaType', 'size', 'sha256', 'addedAt', 'addedBy', 'removedAt', 'removedBy'])
    .where('documentId', '=', documentId)
    .orderBy('id')
    .execute()

export const attach = async (
  tx: Tx,
  of: { documentId: string; name: string; mediaType: string; bytes: Buffer; actor: Actor; at: Date },
): Promise<void> => {
  const id = newId(of.at)
  await tx
    .insertInto('documentAttachment')
    .values({
      id,
      documentId: of.documentId,
      name: of.name,
      mediaType: of.mediaType,
      size: of.bytes.length,
      sha256: createHash('sha256').update(of.bytes).digest('hex'),
      addedAt: of.at,
      addedBy: of.actor.name,
    })
    .execute()
  for (let nth = 0; nth * PIECE < of.bytes.length; nth += 1)
    await tx
      .insertInto('documentAttachmentPiece')
      .values({ attachmentId: id, nth, bytes: of.bytes.subarray(nth * PIECE, (nth + 1) * PIECE) })
      .execute()
}

/** Takes it off the working text; the bytes stay for the versions that carry it. */
export const takeOff = (tx: Tx, documentId: string, id: string, actor: Actor, at: Date): Promise<unknown> =>
  tx
    .updateTable('documentAttachment')
    .set({ removedAt: at, removedBy: actor.name })
    .where('id', '=', id)
    .where('documentId', '=', documentId)
    .where('removedAt', 'is', null)
    .execute()

export const attachedFile = async (
  tx: Tx,
  documentId: string,
  id: string,
): Promise<{ name: string; bytes: Buffer } | null> => {
  const row = await tx
    .selectFrom('documentAttachment')
    .select('name')
    .where('id', '=', id)
    .where('documentId', '=', documentId)
    .executeTakeFirst()
  if (!row) return null
  const pieces = await tx
    .selectFrom('documentAttachmentPiece')
    .select('bytes')
    .where('attachmentId', '=', id)
    .orderBy('nth')
    .execute()
  return { name: row.name, bytes: Buffer.concat(pieces.map((p) => p.bytes)) }
}
