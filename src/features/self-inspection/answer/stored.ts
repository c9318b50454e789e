import type { TypedReply } from './model.ts'

/** A typed reply as the draft keeps it: how often it changed, and by which sending last. */
export type StoredReply = TypedReply & { rev?: number; edit?: string }

export type Stored = Readonly<Record<string, StoredReply>>

const FIELDS = ['reply', 'reason', 'action', 'actionDue'] as const

type Sent = Readonly<Record<string, string | string[]>>

/** One question as a page sends it: plain form and autosave use the same names. */
export type SentReply = { key: string; typed: TypedReply; base: number; mine: readonly string[] }

/** What is kept of a text that is too long: more than an answer may have, so that nothing typed is cut unseen. */
const MOST = 4000

const one = (value: string | string[] | undefined): string => (Array.isArray(value) ? (value[0] ?? '') : (value ?? ''))

const tidy = (text: string): string =>
  text.replace(/\r\n?/gu, '\n').replaceAll('\u0000', '').toWellFormed().trim().slice(0, MOST)

/** Names of the form's fields: `f:<question>:<field>`, with `has:`, `base:` and `mine:` beside. */
export const nameOf = (key: string, field: (typeof FIELDS)[number]): string => `f:${key}:${field}`

/** The replies a form sends about questions that are on the sheet; what it does not name is not touched. */
export const sentReplies = (keys: ReadonlySet<string>, sent: Sent): readonly SentReply[] =>
  Object.keys(sent).flatMap((name) => {
    const key = name.startsWith('has:') ? name.slice(4) : ''
    if (!keys.has(key)) return []
    const typed = Object.fromEntries(
      FIELDS.flatMap((field) => {
        const text = tidy(one(sent[nameOf(key, field)]))
        return text === '' ? [] : [[field, text] as const]
      }),
    )
    const base = Number(one(sent[`base:${key}`]))
    const mine = one(sent[`mine:${key}`]).split(',').filter(Boolean)
    return [{ key, typed, base: Number.isInteger(base) ? base : 0, mine }]
  })

const same = (a: TypedReply | undefined, b: TypedReply): boolean =>
  FIELDS.every((field) => (a?.[field] ?? '') === (b[field] ?? ''))

export type Kept =
  | { key: string; kind: 'saved' | 'same'; revision: number }
  | { key: string; kind: 'conflict'; revision: number; theirs: TypedReply }

/**
 * Puts what was sent into the draft. What another window of the same person changed since this page was read is not
 * overwritten but told: the person says which of the two counts.
 */
export const merged = (
  draft: Stored,
  sent: readonly SentReply[],
  edit: string,
): { draft: Stored; changed: boolean; kept: readonly Kept[] } => {
  const next = new Map(Object.entries(draft))
  const kept = sent.map(({ key, typed, base, mine }): Kept => {
    const was = draft[key]
    const revision = was?.rev ?? 0
    if (same(was, typed)) return { key, kind: 'same', revision }
    if (was !== undefined && revision !== base && !mine.includes(was.edit ?? ''))
      return { key, kind: 'conflict', revision, theirs: was }
    next.set(key, { ...typed, rev: revision + 1, edit })
    return { key, kind: 'saved', revision: revision + 1 }
  })
  return { draft: Object.fromEntries(next), changed: kept.some((k) => k.kind === 'saved'), kept }
}
