import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { EVERYTHING, writeAs } from '#kernel/db/database.ts'
import { openLedgerKey } from '#kernel/ledger/key.ts'
import { sealPending } from '#kernel/ledger/seal.ts'
import { recount } from '../counting/recount-store.ts'
import { refreshSums } from '../counting/schedule.ts'
import type { Inspection } from '../inspection-for-tests.ts'

export const PRODUCT = { reach: EVERYTHING, personId: null }
const AT = new Date('2027-02-01T03:00:00Z')

/** Seals what is recorded and brings the sums up to it; and says what they are, as added up and as counted anew. */
export const sumsOf = async (world: Inspection) => {
  const dir = await mkdtemp(join(tmpdir(), 'results-key-'))
  const key = await openLedgerKey(dir, { lastSigner: null })
  const refresh = async () => {
    await sealPending(world.db, key)
    await refreshSums(world.db, AT)
  }
  const now = async () => ({
    progress: await world.rows(sql`select * from self_inspection_progress order by unit_id, stratum`),
    counts: await world.rows(sql`
      select * from self_inspection_count where yes + no + na > 0 order by unit_id, stratum, question_key`),
  })
  return {
    refresh,
    now,
    anew: async (campaign: string) => {
      await writeAs(world.db, PRODUCT, (tx) => recount(tx, campaign, AT, false))
      return now()
    },
    close: () => rm(dir, { recursive: true }),
  }
}

/** An outcome that was refused by a condition, citing a rule. */
export const refusedBy = (code: string, rule: string) => ({
  kind: 'refused',
  refusals: expect.arrayContaining([
    expect.objectContaining({ code, rules: expect.arrayContaining([rule]) as unknown }),
  ]) as unknown,
})
