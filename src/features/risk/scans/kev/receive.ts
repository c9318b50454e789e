import { createHash } from 'node:crypto'
import { act } from '#kernel/act/act.ts'
import type { Outcome } from '#kernel/act/outcome.ts'
import { readAs, writeAs } from '#kernel/db/database.ts'
import type { Product } from '#kernel/http/product.ts'
import { newId } from '#kernel/id.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { word } from '../read/bounds.ts'
import { LARGEST_CATALOGUE, readCatalogue } from './catalogue.ts'

export type Received =
  { kind: 'unreadable'; sentence: string } | { kind: 'same'; id: string } | { kind: 'acted'; outcome: Outcome }

const wholeOf = async (pieces: AsyncIterable<Uint8Array>): Promise<Buffer | null> => {
  const held: Uint8Array[] = []
  let size = 0
  for await (const piece of pieces) {
    size += piece.length
    if (size > LARGEST_CATALOGUE) return null
    held.push(piece)
  }
  return Buffer.concat(held)
}

const decoded = (bytes: Buffer): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Takes a catalogue in, all of it or nothing. The same file a second time changes nothing. */
export const receiveCatalogue = async (
  product: Product,
  actor: Actor,
  given: { fileName: string; pieces: AsyncIterable<Uint8Array> },
  at: Date,
): Promise<Received> => {
  const { db } = product
  const unreadable = (sentence: string): Received => ({ kind: 'unreadable', sentence })
  const bytes = await wholeOf(given.pieces)
  if (bytes === null) return unreadable('ファイルが大きすぎます。')
  const text = decoded(bytes)
  if (text === null) return unreadable('UTF-8 として読めません。')
  const read = readCatalogue(text)
  if (!read.ok) return unreadable(read.sentence)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const earlier = await readAs(db, actor, (tx) =>
    tx.selectFrom('kevCatalogue').select('id').where('sha256', '=', sha256).executeTakeFirst(),
  )
  if (earlier) return { kind: 'same', id: earlier.id }
  const { release, releasedOn, entries } = read.file
  const upload = newId(at)
  await writeAs(db, actor, (tx) =>
    tx
      .insertInto('kevUpload')
      .values({
        id: upload,
        personId: actor.personId,
        fileName: word(given.fileName, 200),
        receivedAt: at,
        sha256,
        release,
        releasedOn,
        entryCount: entries.length,
        entries: JSON.stringify(entries),
      })
      .execute(),
  )
  const outcome = await act(db, product.bindings, {
    process: 'risk.kev-catalogue',
    act: 'load',
    caseId: null,
    from: { upload },
    input: { release, sha256, entries: entries.length },
    actor,
    at,
  })
  return { kind: 'acted', outcome }
}
