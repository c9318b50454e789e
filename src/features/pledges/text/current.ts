import { createHash } from 'node:crypto'
import { PLEDGE_TEXT } from '#directive/pledge-text.ts'
import type { Tx } from '#kernel/db/database.ts'
import type { Day } from '#kernel/pure/day.ts'

export type PledgeText = {
  version: number
  paragraphs: readonly string[]
  /** Null of 付紙第５ as it first stood. */
  effectiveOn: Day | null
  basis: string
  sha256: string
}

/** What identifies the wording somebody signed. */
export const digestOf = (paragraphs: readonly string[]): string =>
  createHash('sha256')
    .update([PLEDGE_TEXT.addressee, PLEDGE_TEXT.title, ...paragraphs].join('\n'))
    .digest('hex')

const FIRST: PledgeText = {
  version: 1,
  paragraphs: PLEDGE_TEXT.paragraphs,
  effectiveOn: null,
  basis: PLEDGE_TEXT.annex,
  sha256: digestOf(PLEDGE_TEXT.paragraphs),
}

/** The wording that governs on a day: the last revision that has taken effect, or 付紙第５ itself. */
export const textOn = async (tx: Tx, day: Day): Promise<PledgeText> => {
  const row = await tx
    .selectFrom('pledgeText')
    .select(['version', 'paragraphs', 'effectiveOn', 'basis'])
    .where('state', '=', 'set')
    .where('effectiveOn', '<=', day)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? { ...row, sha256: digestOf(row.paragraphs) } : FIRST
}

/** The wording of a version, as it was signed. */
export const textOf = async (tx: Tx, version: number): Promise<PledgeText> => {
  const row = await tx
    .selectFrom('pledgeText')
    .select(['version', 'paragraphs', 'effectiveOn', 'basis'])
    .where('version', '=', version)
    .executeTakeFirst()
  return row ? { ...row, sha256: digestOf(row.paragraphs) } : FIRST
}
