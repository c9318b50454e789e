import { createHash } from 'node:crypto'
import { writeAs, type Database, type Tx } from '#kernel/db/database.ts'
import type { Upload } from '#kernel/http/upload.ts'
import { newId } from '#kernel/id.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { parseSource } from './prepare.ts'

/** The whole of NIST's catalogue, written out with line breaks, is 10 MB. */
export const MOST_BYTES = 24 * 1024 * 1024

export type Taken = { ok: true; sourceId: string } | { ok: false; faults: readonly string[] }

const bytesOf = async ({ pieces }: Upload): Promise<Buffer | null> => {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const piece of pieces) {
    size += piece.length
    // Read to the end all the same: the form behind it must be emptied.
    if (size <= MOST_BYTES) parts.push(piece)
  }
  return size > MOST_BYTES ? null : Buffer.concat(parts)
}

const decoded = (bytes: Buffer): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

type Keeping = { actor: Actor; at: Date; fileName: string }

/** The same file brought again by anyone is the one kept before. */
const keep = async (tx: Tx, content: string, bytes: Buffer, { actor, at, fileName }: Keeping): Promise<Taken> => {
  const parsed = parseSource(content)
  if (!parsed.ok) return parsed
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const known = await tx
    .selectFrom('controlSource')
    .select('id')
    .where('sha256', '=', sha256)
    .where('fileName', '=', fileName)
    .executeTakeFirst()
  if (known) return { ok: true, sourceId: known.id }
  const id = newId(at)
  const row = { id, kind: parsed.kind, fileName, sha256, size: bytes.length, content, personId: actor.personId, at }
  await tx.insertInto('controlSource').values(row).execute()
  return { ok: true, sourceId: id }
}

/** Keeps text as a file that may be taken in, once it reads as an OSCAL catalogue or profile; its faults otherwise. */
export const takeText = (db: Database, text: string, keeping: Keeping): Promise<Taken> =>
  writeAs(db, keeping.actor, (tx) => keep(tx, text, Buffer.from(text), keeping))

/** The same of an uploaded file; nothing is kept of one that does not read. */
export const takeFile = async (db: Database, upload: Upload, by: { actor: Actor; at: Date }): Promise<Taken> => {
  const bytes = await bytesOf(upload)
  if (bytes === null) return { ok: false, faults: [`ファイルが大きすぎます。${MOST_BYTES / 1024 / 1024}MBまでです。`] }
  if (bytes.length === 0) return { ok: false, faults: ['ファイルが空です。'] }
  const text = decoded(bytes)
  if (text === null) return { ok: false, faults: ['文字コードが UTF-8 ではありません。'] }
  if (text.includes('\u0000')) return { ok: false, faults: ['記録できない文字（NUL）があります。'] }
  const fileName = upload.fileName.slice(0, 200)
  return writeAs(db, by.actor, (tx) => keep(tx, text, bytes, { ...by, fileName }))
}
