import { z } from 'zod'
import { openOf, totalOf, type Tally } from '../model.ts'
import { SCANS } from '../words.ts'
import type { Answer, Scan } from './scans-store.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

const Batch = z.object({
  scans: z
    .array(
      z.object({
        id: z.string().regex(UUID),
        // What a database cannot keep becomes a mark of its own: the scan is recorded all the same.
        code: z
          .string()
          .max(200)
          .transform((code) => code.toWellFormed().replaceAll('\u0000', '\u{FFFD}')),
        at: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
        way: z.enum(['scanner', 'typed', 'camera']),
      }),
    )
    .max(100),
})

/** What a browser sent, or null where it is no batch of scans. */
export const readBatch = (body: unknown): readonly Scan[] | null => {
  const read = Batch.safeParse(body)
  return read.success ? read.data.scans : null
}

/** What the field shows: each scan with its word, and how the whole count stands. */
export const answerTo = (answers: readonly Answer[], tally: Tally) => ({
  results: answers.map(({ id, result, line, mediumId }) => ({
    id,
    mark: SCANS[result].mark,
    word: SCANS[result].word,
    line,
    ...(mediumId === null ? {} : { href: `/cases/${mediumId}` }),
  })),
  counts: [
    { label: '確認・説明済み', n: totalOf(tally) - openOf(tally) },
    { label: '残り', n: openOf(tally) },
  ],
  refresh: true,
})
