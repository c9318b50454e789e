import type { Acted } from '#kernel/act/binding.ts'
import type { Tx } from '#kernel/db/database.ts'
import { nothingAfter, type AfterFacts } from './campaign-after.ts'
import type { Campaign } from './model.ts'

export const afterFacts = (_tx: Tx, _campaignId: string): Promise<AfterFacts> => Promise.resolve(nothingAfter)

/** Writes what an act after closing changed beyond the campaign's own row. */
export const saveAfter = (_tx: Tx, _after: Campaign, _acted: Acted): Promise<void> => Promise.resolve()
