import { createHash } from 'node:crypto'

/** A server keeps a plan for every name on every connection: so many, and what comes later is planned each time. */
const NAMED_AT_MOST = 1000
/** Lists as long as their values (`in ($1, $2, …)`, rows of an insert) come in too many shapes to keep. */
const LONGEST_NAMED = 6000

const names = new Map<string, string>()
const seenOnce = new Set<string>()

/** The name under which a statement is prepared, or null: only what comes back is worth a plan of its own. */
export const nameOf = (text: string): string | null => {
  const known = names.get(text)
  if (known !== undefined) return known
  if (text.length > LONGEST_NAMED || names.size >= NAMED_AT_MOST) return null
  if (!seenOnce.has(text)) {
    if (seenOnce.size > 10 * NAMED_AT_MOST) seenOnce.clear()
    seenOnce.add(text)
    return null
  }
  seenOnce.delete(text)
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 20)
  names.set(text, name)
  return name
}
