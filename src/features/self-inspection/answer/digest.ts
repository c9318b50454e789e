import { createHash } from 'node:crypto'
import { canonicalJson } from '#kernel/pure/canonical.ts'
import type { Reply } from './model.ts'

/** SHA-256 of the canonical text of who answers which sheet how: what the record binds. */
export const digestOf = (rosterId: string, sheetId: string, replies: readonly Reply[]): string =>
  createHash('sha256')
    .update(canonicalJson({ roster: rosterId, sheet: sheetId, replies }))
    .digest('hex')
