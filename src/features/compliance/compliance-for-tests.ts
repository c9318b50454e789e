import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLedgerKey } from '#kernel/ledger/key.ts'
import { sealPending } from '#kernel/ledger/seal.ts'
import { anOffice, type TrialOffice } from '#kernel/act/act.builders.ts'
import { mediaFeature } from '#features/media/feature.ts'
import { GENERAL, numbered, officer, otherOfficer, PLANNING } from '#features/media/people-for-tests.ts'
import { definitionsOf, type Definitions } from './bound.ts'
import { refresh, type Refresh } from './refresh/refresh.ts'

export type TrialBoard = {
  office: TrialOffice
  definitions: Definitions
  of: Refresh
  /** Seals what is written and brings the board up to date, as at an instant. */
  refreshAt: (at: Date) => Promise<{ entries: number; asked: number }>
  close: () => Promise<void>
}

const UNIT_POSTS = [
  [PLANNING.id, officer.posts[0]?.postId],
  [GENERAL.id, otherOfficer.posts[0]?.postId],
] as const

/** An office whose two units have their 部隊等情報保証責任者 by appointment, and an empty board. */
export const aBoard = async (): Promise<TrialBoard> => {
  const office = await anOffice()
  const dir = await mkdtemp(join(tmpdir(), 'board-'))
  const key = await openLedgerKey(dir, { lastSigner: null })
  await office.owner.query(
    `insert into governing_document (id, title, kind, state) values ($1, '達', 'directive', 'active') on conflict do nothing`,
    [numbered(60)],
  )
  for (const [nth, [unit, post]] of UNIT_POSTS.entries())
    await office.owner.query(
      `insert into appointment (id, role, post_id, unit_id, document_id, provision, starts_on, state)
       values ($1, 'UNIT', $2, $3, $4, '付紙第2', '2024-04-01', 'in-force')`,
      [numbered(700 + nth), post, unit, numbered(60)],
    )
  let now = new Date()
  const features = [mediaFeature({ clock: () => now })]
  const definitions = definitionsOf(features)
  const of: Refresh = {
    db: office.db,
    definitions,
    bindings: office.bindings,
    duties: features.flatMap((feature) => feature.duties),
    clock: () => now,
  }
  return {
    office,
    definitions,
    of,
    refreshAt: async (at) => {
      now = at
      await sealPending(office.db, key, () => at)
      return refresh(of)
    },
    close: async () => {
      await office.close()
      await rm(dir, { recursive: true, force: true })
    },
  }
}
