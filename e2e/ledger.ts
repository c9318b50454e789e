import { expect } from 'vitest'
import type { Person } from './people.ts'

/** What was done and by whom, as the ledger must tell it. */
export type Told = { who: Person; what: string }

/** Rows of the ledger as its reader sees them, newest first. */
const leaves = async (reader: Person): Promise<readonly string[]> => {
  await reader.presses('記録')
  return reader.page.locator('main tbody tr').allInnerTexts()
}

/** R049: every act stands in the ledger with post, rank and name, in the order in which it was done. */
export const isRecorded = async (reader: Person, acts: readonly Told[]): Promise<void> => {
  const rows = (await leaves(reader)).toReversed()
  let from = 0
  for (const { who, what } of acts) {
    const found = rows.findIndex((row, at) => at >= from && row.includes(what) && row.includes(who.signature))
    expect(found, `「${what}」 by ${who.signature} among\n${rows.slice(from).join('\n')}`).toBeGreaterThanOrEqual(from)
    from = found + 1
  }
}
