import type { Tx } from '#kernel/db/database.ts'
import type { Exported } from '../exports.ts'

/** A file as it was brought for a system. `said`: what is wrong with a refused one, what was passed over of another. */
export type Upload = {
  id: string
  systemId: string
  personId: string
  fileName: string
  model: Exported | null
  title: string
  sha256: string
  size: number
  state: 'readable' | 'refused'
  said: readonly string[]
  content: string | null
  receivedAt: Date
}

/** An upload that the reader may see, or null. */
export const uploadOf = async (tx: Tx, id: string): Promise<Upload | null> => {
  const row = await tx.selectFrom('oscalUpload').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return null
  return {
    ...row,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a check constraint holds model and state to the words
    model: row.model as Exported | null,
    state: row.state as Upload['state'],
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only lists of sentences are ever written there
    said: row.said as string[],
  }
}

export const readable = (upload: Upload | null): upload is Upload & { content: string; model: Exported } =>
  upload !== null && upload.state === 'readable' && upload.content !== null && upload.model !== null

export type PastImport = {
  id: string
  at: Date
  by: string
  model: string
  title: string
  newLines: number
  changedLines: number
  leftLines: number
}

/** The newest imports of a system. */
export const pastImports = (tx: Tx, systemId: string, most: number): Promise<readonly PastImport[]> =>
  tx
    .selectFrom('oscalImport')
    .select(['id', 'appliedAt as at', 'appliedBy as by', 'model', 'title', 'newLines', 'changedLines', 'leftLines'])
    .where('systemId', '=', systemId)
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
