import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Pool } from 'pg'
import { connect, type Database, EVERYTHING, type Tx, writeAs } from '#kernel/db/database.ts'
import { freshDatabase } from '../../../test/database.ts'
import { newId } from '../id.ts'
import type { NewEntry } from './entry.ts'
import { type LedgerKey, openLedgerKey } from './key.ts'
import { appendEntry } from './write.ts'

/** A ledger of its own for one test file: the application's database, the owner's, a superuser to tamper with, and a key. */
export type TrialLedger = {
  readonly app: Database
  readonly owner: Database
  readonly superuser: Pool
  readonly dataDirectory: string
  readonly key: LedgerKey
  readonly close: () => Promise<void>
}

// A closed pool has let go of its connections before the server has: dropping the database then ends them the hard way.
const heedless = () => undefined

export const aLedger = async (): Promise<TrialLedger> => {
  const fresh = await freshDatabase()
  const app = connect(fresh.app, heedless)
  const owner = connect(fresh.owner, heedless)
  const superuser = new Pool({ ...fresh.super, max: 2 })
  superuser.on('error', heedless)
  const dataDirectory = await mkdtemp(join(tmpdir(), 'mamori-ledger-'))
  return {
    app: app.db,
    owner: owner.db,
    superuser,
    dataDirectory,
    key: await openLedgerKey(dataDirectory),
    close: async () => {
      await Promise.all([app.close(), owner.close(), superuser.end()])
      await fresh.drop()
      await rm(dataDirectory, { recursive: true })
    },
  }
}

export const anEntry = (given: Partial<NewEntry> = {}): NewEntry => ({
  at: new Date('2026-05-11T01:23:45.678Z'),
  process: 'media.take-out',
  caseId: '0196b8f0-0000-7000-8000-000000000001',
  act: 'permit',
  stateBefore: 'requested',
  stateAfter: 'permitted',
  title: '持出しを許可した',
  personId: '0196b8f0-0000-7000-8000-0000000000aa',
  personName: '山田 太郎',
  personRank: '2等陸佐',
  postId: '0196b8f0-0000-7000-8000-0000000000bb',
  postTitle: '企画課長',
  unitId: '0196b8f0-0000-7000-8000-0000000000cc',
  unitName: '企画課',
  lane: '部隊等情報保証責任者',
  actingRole: 'UNIT',
  rules: ['R012', 'R013'],
  input: { purpose: '会議', copies: 2, ratio: 0.1, exempt: null },
  changes: { state: ['requested', 'permitted'] },
  corrects: null,
  requestKey: newId(),
  ...given,
})

/** A transaction of the product's own work, which row-level security lets see everything. */
export const inProduct = <T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> =>
  writeAs(db, { reach: EVERYTHING, personId: null }, work)

/** Appends entries, each in a transaction of its own. */
export const append = async (db: Database, ...entries: NewEntry[]): Promise<{ id: string; seq: number }[]> => {
  const written = []
  for (const entry of entries) written.push(await inProduct(db, (tx) => appendEntry(tx, entry)))
  return written
}
