import { createHash } from 'node:crypto'
import { readAs, writeAs, type Database } from '#kernel/db/database.ts'
import { notFound } from '#kernel/http/fault.ts'
import { newId } from '#kernel/id.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { EXPORT_KEYS, type Exported } from '../exports.ts'
import { isJson } from '../read/json.ts'
import { faultText, faultTexts, readOscal } from '../reading.ts'
import { titleOf } from './whose.ts'

/** As much as any form of this product takes, with room for what is around the file. */
export const MOST_MEGABYTES = 31

type Given = { fileName: string; pieces: AsyncIterable<Uint8Array> }
type For = { systemId: string; actor: Actor; at: Date }

const bytesOf = async (pieces: AsyncIterable<Uint8Array>): Promise<{ bytes: Buffer; size: number }> => {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const piece of pieces) {
    size += piece.length
    // Read to the end all the same: the form behind it must be emptied.
    if (size <= MOST_MEGABYTES * 1024 * 1024) parts.push(piece)
  }
  return { bytes: Buffer.concat(parts), size }
}

const decoded = (bytes: Buffer): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

type Judged = { model: Exported | null; title: string; said: readonly string[]; content: string | null }

const refused = (...said: readonly string[]): Judged => ({ model: null, title: '', said, content: null })

const MOST_SAID = 20

const judged = (bytes: Buffer, size: number): Judged => {
  if (size > bytes.length) return refused(`ファイルが大きすぎます。${MOST_MEGABYTES}MBまでです。`)
  if (size === 0) return refused('ファイルが空です。')
  const text = decoded(bytes)
  if (text === null) return refused('文字コードが UTF-8 ではありません。')
  if (text.includes('\u0000')) return refused('記録できない文字（NUL）があります。')
  const read = readOscal(text, EXPORT_KEYS, { blanks: true })
  if (!read.ok) return refused(...faultTexts(text, read.faults))
  const { document, model, passed } = read
  const known = EXPORT_KEYS.find((key) => key === model)
  if (known === undefined || !isJson(document)) return refused('読めない文書です。')
  const rest = passed.length - MOST_SAID
  return {
    model: known,
    title: titleOf(document, known).slice(0, 300),
    said: [
      ...passed.slice(0, MOST_SAID).map((one) => faultText(document, one)),
      ...(rest > 0 ? [`ほか${rest}件`] : []),
    ],
    content: text,
  }
}

/**
 * Keeps a file as it was brought, with what is wrong with it where it is refused: nothing else changes. Answers with its id;
 * whoever may not see the system finds none.
 */
export const receiveOscal = async (db: Database, given: Given, { systemId, actor, at }: For): Promise<string> => {
  const there = await readAs(db, actor, (tx) =>
    tx.selectFrom('system').select('isClass').where('id', '=', systemId).executeTakeFirst(),
  )
  const { systems, everything } = actor.reach
  if (!there || there.isClass || !(everything || systems.includes(systemId))) throw notFound()
  const { bytes, size } = await bytesOf(given.pieces)
  const { content, said, ...rest } = judged(bytes, size)
  const id = newId(at)
  await writeAs(db, actor, (tx) =>
    tx
      .insertInto('oscalUpload')
      .values({
        id,
        systemId,
        personId: actor.personId,
        fileName: given.fileName.replace(/^.*[/\\]/, '').slice(0, 200) || 'oscal.json',
        sha256: createHash('sha256').update(bytes).digest('hex'),
        size,
        state: content === null ? 'refused' : 'readable',
        said: JSON.stringify(said),
        content,
        receivedAt: at,
        ...rest,
      })
      .execute(),
  )
  return id
}
