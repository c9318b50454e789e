import { canonicalJson, asJson } from '#kernel/pure/canonical.ts'
import type { Refusal } from '#kernel/pure/verdict.ts'
import type { Tx } from '../db/database.ts'
import { stop, type Done } from './outcome.ts'

/** What a request key was used for: the same again is the same act, anything else under it is not. */
export type Asked = {
  requestKey: string | null
  process: string
  act: string
  caseId: string | null
  personId: string
  input: unknown
}

const keyUsed: Refusal = {
  code: 'already-sent',
  rules: [],
  sentence: 'この画面からは、すでに手続が行われています。内容を変えて送り直すことはできません。',
  remedy: { text: '案件の今の状態を確かめ、必要なら新しい画面から行ってください。', href: '/cases' },
}

const sameInput = (a: unknown, b: unknown): boolean => canonicalJson(asJson(a)) === canonicalJson(asJson(b))

/**
 * The act done before under this key, or null where the key is new. Refuses where the key stands for another act, another
 * case, another person or other answers: those were not done, and the person must not believe so.
 */
export const alreadyDone = async (tx: Tx, asked: Asked): Promise<Done | null> => {
  if (asked.requestKey === null) return null
  const entry = await tx
    .selectFrom('ledgerEntry')
    .select(['id', 'caseId', 'seq', 'process', 'act', 'personId', 'input'])
    .where('requestKey', '=', asked.requestKey)
    .executeTakeFirst()
  if (!entry) return null
  const same =
    entry.process === asked.process &&
    entry.act === asked.act &&
    entry.personId === asked.personId &&
    (asked.caseId === null || asked.caseId === entry.caseId) &&
    sameInput(entry.input, asked.input)
  if (!same) return stop({ kind: 'refused', refusals: [keyUsed] })
  return { kind: 'done', caseId: entry.caseId, entryId: entry.id, seq: entry.seq, warnings: [], repeated: true }
}
