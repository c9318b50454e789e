import { createHash } from 'node:crypto'
import { EVERYTHING, readAs, writeAs, type Database } from '#kernel/db/database.ts'
import { Fault } from '#kernel/http/fault.ts'
import { newId } from '#kernel/id.ts'
import { partsOf } from '#kernel/parts-of.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import type { ListKind, ListScope } from './words.ts'
import { changeUpload, dropUnfinished, forgetFindings } from './uploads-store.ts'

export const PRODUCT = { reach: EVERYTHING, personId: null }

const PART = 1024 * 1024

/** The largest list that is taken; one of xlsx is limited further by its reader. */
const LARGEST = 512 * 1024 * 1024

export type NewList = {
  kind: ListKind
  scope: ListScope
  asOf: string
  fileName: string
  pieces: AsyncIterable<Uint8Array>
  at: Date
}

const keepParts = async (db: Database, id: string, pieces: AsyncIterable<Uint8Array>) => {
  const hash = createHash('sha256')
  let bytes = 0
  let part = 0
  for await (const piece of partsOf(pieces, PART)) {
    bytes += piece.length
    if (bytes > LARGEST) throw new Fault(413, `ファイルが大きすぎます。${LARGEST / 1024 ** 2}MBまでです。`)
    hash.update(piece)
    await writeAs(db, PRODUCT, (tx) =>
      tx.insertInto('personnelFile').values({ uploadId: id, part, bytes: piece }).execute(),
    )
    part += 1
  }
  return { fileBytes: bytes, fileSha256: hash.digest('hex') }
}

/**
 * Writes a list down as it arrives, part by part, so that memory does not grow with it and whichever process reads it finds
 * it. Answers with its id, or null where nothing arrived. An earlier list of the kind that was not carried out goes.
 */
export const keepList = async (db: Database, actor: Actor, of: NewList): Promise<string | null> => {
  const id = newId(of.at)
  const { pieces, fileName, ...row } = of
  await writeAs(db, PRODUCT, async (tx) => {
    await dropUnfinished(tx, of.kind)
    await tx
      .insertInto('personnelUpload')
      .values({ id, ...row, fileName: fileName.slice(0, 200), personId: actor.personId, state: 'unreadable' })
      .execute()
  })
  const kept = await keepParts(db, id, pieces).catch(async (error: unknown) => {
    await writeAs(db, PRODUCT, async (tx) => {
      await tx.deleteFrom('personnelFile').where('uploadId', '=', id).execute()
      await changeUpload(tx, id, ['unreadable'], { problems: ['ファイルが最後まで届きませんでした。'] })
    })
    throw error
  })
  return writeAs(db, PRODUCT, async (tx) => {
    if (kept.fileBytes === 0) {
      await tx.deleteFrom('personnelUpload').where('id', '=', id).execute()
      return null
    }
    await changeUpload(tx, id, ['unreadable'], { ...kept, state: 'reading', problems: [] })
    return id
  })
}

/** The list again, part by part. */
export async function* keptList(db: Database, id: string): AsyncGenerator<Buffer> {
  for (let part = 0; ; part += 1) {
    const row = await readAs(db, PRODUCT, (tx) =>
      tx
        .selectFrom('personnelFile')
        .select('bytes')
        .where('uploadId', '=', id)
        .where('part', '=', part)
        .executeTakeFirst(),
    )
    if (!row) return
    yield row.bytes
  }
}

/** Puts a list back to be read and compared from its beginning. */
export const beginAnew = (db: Database, id: string): Promise<boolean> =>
  writeAs(db, PRODUCT, async (tx) => {
    const begun = await changeUpload(tx, id, ['compared'], { state: 'reading', problems: [] })
    if (begun) await forgetFindings(tx, id)
    return begun
  })
