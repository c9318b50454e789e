import { sql } from 'kysely'
import type { Bindings } from '#kernel/act/binding.ts'
import { EVERYTHING, readAs, writeAs, type Database, type Tx } from '#kernel/db/database.ts'
import type { BoundDuty } from '#kernel/http/product.ts'
import { dayOf } from '#kernel/pure/day.ts'
import type { Definitions } from '../bound.ts'
import { askThem, rolesAsked } from './ask.ts'
import { noteDeeds } from './deeds.ts'
import { drawCells } from './draw.ts'
import { entriesAfter } from './entries.ts'
import { touchedCells } from './touched.ts'
import { noteTurns } from './turns.ts'
import { anybodyToAsk, markAsked, nextToAsk, touch, touchedBy, watchAll } from './watch.ts'

export type Refresh = {
  db: Database
  definitions: Definitions
  bindings: Bindings
  duties: readonly BoundDuty[]
  clock: () => Date
}

const PRODUCT = { reach: EVERYTHING, personId: null }

/** Entries of the ledger, and units, systems or people, taken in one transaction. */
const ENTRIES_AT_ONCE = 1000
const ASKED_AT_ONCE = 200

type Progress = { leaves: number; definition: string; watchedSince: string | null }

/** One process at a time: whoever does not get the lock has nothing to do. */
const locked = async (tx: Tx): Promise<Progress | null> => {
  const { rows } = await sql<Progress>`
    select leaves, definition, watched_since from compliance_progress where id = 1 for update skip locked`.execute(tx)
  return rows[0] ?? null
}

/**
 * Other definitions read the ledger differently: all that comes from it alone goes and is drawn anew. What was owed stays, for
 * the ledger does not know by when.
 */
const beginAnew = async (tx: Tx, definition: string) => {
  await sql`delete from compliance_step`.execute(tx)
  await sql`delete from compliance_deed`.execute(tx)
  await sql`delete from compliance_occasion`.execute(tx)
  await sql`update compliance_progress set leaves = 0, definition = ${definition}`.execute(tx)
}

/** The cells of all that was ever owed. */
const duesToDraw = async (tx: Tx) => {
  const { rows } = await sql<{
    subjectKind: 'unit' | 'system' | 'post'
    subjectId: string
    rules: never[]
    fromAt: Date
  }>`
    select o.subject_kind, o.subject_id, o.rules, min(o.from_at) as from_at from compliance_owed o
    group by 1, 2, 3`.execute(tx)
  return rows
}

const takeEntries = (of: Refresh) =>
  writeAs(of.db, PRODUCT, async (tx): Promise<number> => {
    const progress = await locked(tx)
    if (!progress) return 0
    const touched = touchedCells()
    const roles = rolesAsked(of.duties)
    let { leaves } = progress
    if (progress.definition !== of.definitions.fingerprint) {
      await beginAnew(tx, of.definitions.fingerprint)
      for (const row of await duesToDraw(tx))
        touched.add({ kind: row.subjectKind, id: row.subjectId }, row.rules, dayOf(row.fromAt))
      await watchAll(tx, roles)
      leaves = 0
    }
    const entries = await entriesAfter(tx, leaves, ENTRIES_AT_ONCE)
    await noteDeeds(tx, of.definitions, entries, touched)
    await noteTurns(tx, entries, { definitions: of.definitions, bindings: of.bindings, touched })
    if (entries.some((entry) => entry.process.startsWith('organisation.'))) await watchAll(tx, roles)
    await touch(tx, touchedBy(entries, roles))
    await drawCells(tx, of.definitions, touched.cells())
    if (entries.length > 0)
      await sql`update compliance_progress set leaves = ${leaves + entries.length}, drawn_at = ${of.clock()}`.execute(
        tx,
      )
    return entries.length
  })

const askSome = (of: Refresh) =>
  writeAs(of.db, PRODUCT, async (tx): Promise<number> => {
    const progress = await locked(tx)
    if (!progress) return 0
    const at = of.clock()
    const today = dayOf(at)
    const next = await nextToAsk(tx, today, ASKED_AT_ONCE)
    if (!next) return 0
    const touched = touchedCells()
    await askThem(tx, next.kind, next.ids, { definitions: of.definitions, duties: of.duties, touched, at })
    await markAsked(tx, next.kind, next.ids, today)
    await drawCells(tx, of.definitions, touched.cells())
    if (progress.watchedSince === null)
      await sql`update compliance_progress set watched_since = ${today}::date`.execute(tx)
    return next.ids.length
  })

export type Waiting = { entries: number; asks: boolean; anew: boolean }

/** What there is to do, by three looks at indexes. */
export const waitingOf = (of: Refresh): Promise<Waiting> =>
  readAs(of.db, PRODUCT, async (tx) => {
    const { rows } = await sql<{ leaves: number; definition: string; sealed: number }>`
      select p.leaves, p.definition, coalesce((select max(leaf_index) + 1 from ledger_leaf), 0) as sealed
      from compliance_progress p`.execute(tx)
    const row = rows[0] ?? { leaves: 0, definition: '', sealed: 0 }
    return {
      entries: row.sealed - row.leaves,
      anew: row.definition !== of.definitions.fingerprint,
      asks: await anybodyToAsk(tx, dayOf(of.clock())),
    }
  })

/**
 * Brings the board up to date with what is sealed: entries first, in their order, then those to be asked. Stops between two
 * transactions where told to. Answers how much it took.
 */
export const refresh = async (
  of: Refresh,
  goOn: () => boolean = () => true,
): Promise<{ entries: number; asked: number }> => {
  const done = { entries: 0, asked: 0 }
  const waiting = await waitingOf(of)
  if (waiting.entries > 0 || waiting.anew)
    while (goOn()) {
      const taken = await takeEntries(of)
      done.entries += taken
      if (taken < ENTRIES_AT_ONCE) break
    }
  if (waiting.asks || done.entries > 0 || waiting.anew)
    while (goOn()) {
      const asked = await askSome(of)
      done.asked += asked
      if (asked === 0) break
    }
  return done
}
