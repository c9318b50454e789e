import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import type { Result, ScanResult } from '../words.ts'
import { judgeScan, type Expected, type Judged, type Meaning, type Standpoint } from './judge-scan.ts'
import { foldCode, meaningsOf, type Counted } from './meanings-store.ts'

export type Way = 'scanner' | 'typed' | 'camera' | 'form'

/** One text as it came in; `id` is its sender's, so that sending it again changes nothing. */
export type Scan = { id: string; code: string; at: Date; way: Way }

export type Answer = { id: string; result: ScanResult; line: string; mediumId: string | null }

type Stored = Answer & { placeId: string | null; placeName: string | null }

const knownScans = async (tx: Tx, stocktakeId: string, ids: readonly string[]): Promise<readonly Answer[]> => {
  const { rows } = await sql<Answer>`
    select id, result, line, medium_id from stocktake_scan
    where stocktake_id = ${stocktakeId}::uuid and id = any (${ids}::uuid[])`.execute(tx)
  return rows
}

/** Locks the media in the order of their ids, whatever the order they were read in: two counters never wait for each other. */
const lockItems = async (tx: Tx, stocktakeId: string, media: readonly string[]): Promise<Map<string, Expected>> => {
  if (media.length === 0) return new Map()
  const { rows } = await sql<Expected>`
    select i.medium_id, i.number, i.method, i.result, i.result_at, i.result_by, i.place_id, i.place_name, i.holder_name,
      i.found_place, case when m.holder_id is null then m.place_id end as kept_now, m.state = 'lost' as lost_now
    from stocktake_item i join medium m on m.id = i.medium_id
    where i.stocktake_id = ${stocktakeId}::uuid and i.medium_id = any (${media}::uuid[])
    order by i.medium_id for update of i`.execute(tx)
  return new Map(rows.map((row) => [row.mediumId, row] as const))
}

const insertScans = async (
  tx: Tx,
  of: Counted,
  by: { personId: string; name: string },
  scans: readonly (Scan & Stored)[],
  now: Date,
) => {
  await tx
    .insertInto('stocktakeScan')
    .values(
      scans.map((s) => ({
        stocktakeId: of.id,
        id: s.id,
        unitId: of.unitId,
        personId: by.personId,
        personName: by.name,
        placeId: s.placeId,
        placeName: s.placeName,
        code: s.code,
        way: s.way,
        result: s.result,
        mediumId: s.mediumId,
        line: s.line,
        scannedAt: s.at,
        receivedAt: now,
      })),
    )
    .onConflict((c) => c.doNothing())
    .execute()
}

type Mark = { mediumId: string; result: Result; place: string }

const markItems = async (tx: Tx, stocktakeId: string, marks: readonly Mark[], by: string, now: Date) => {
  if (marks.length === 0) return
  await sql`update stocktake_item t set result = g.result, found_place = g.place, result_at = ${now}, result_by = ${by}
    from unnest(${marks.map((m) => m.mediumId)}::uuid[], ${marks.map((m) => m.result)}::text[], ${marks.map((m) => m.place)}::text[])
      g(medium_id, result, place)
    where t.stocktake_id = ${stocktakeId}::uuid and t.medium_id = g.medium_id`.execute(tx)
}

/** Where this counter is, locked: the scans of one person are judged one after the other. Null where the person does not count here. */
const counterAt = async (
  tx: Tx,
  stocktakeId: string,
  personId: string,
): Promise<{ at: Standpoint; name: string } | null> => {
  const { rows } = await sql<{ name: string; placeId: string | null; placeName: string | null }>`
    select name, place_id, place_name from stocktake_counter
    where stocktake_id = ${stocktakeId}::uuid and person_id = ${personId}::uuid and active for update`.execute(tx)
  const [row] = rows
  if (!row) return null
  return { name: row.name, at: row.placeName === null ? null : { id: row.placeId, name: row.placeName } }
}

const moveCounter = (tx: Tx, stocktakeId: string, personId: string, at: Standpoint) =>
  tx
    .updateTable('stocktakeCounter')
    .set({ placeId: at?.id ?? null, placeName: at?.name ?? null })
    .where('stocktakeId', '=', stocktakeId)
    .where('personId', '=', personId)
    .execute()

type Judging = { of: Counted; by: { personId: string; name: string }; now: Date }

/** Judges new scans in the order they were read; what an earlier one of the batch counted, a later one finds counted. */
const judgeAll = (
  scans: readonly Scan[],
  meanings: ReadonlyMap<string, Meaning>,
  items: Map<string, Expected>,
  start: Standpoint,
  { by, now }: Judging,
) => {
  let at = start
  const marks: Mark[] = []
  const judged = scans.map((scan) => {
    const meaning = meanings.get(foldCode(scan.code)) ?? { kind: 'unknown' as const }
    const item = meaning.kind === 'item' ? items.get(meaning.mediumId) : undefined
    const told: Judged = judgeScan(scan.code.slice(0, 64), meaning, item, at)
    at = told.place && { id: told.place.id === '' ? null : told.place.id, name: told.place.name }
    if (told.counted !== null && item) {
      const place = at?.name ?? ''
      marks.push({ mediumId: item.mediumId, result: told.counted, place })
      items.set(item.mediumId, { ...item, result: told.counted, resultAt: now, resultBy: by.name, foundPlace: place })
    }
    return {
      ...scan,
      result: told.result,
      line: told.line,
      mediumId: told.mediumId,
      placeId: at?.id ?? null,
      placeName: at?.name ?? null,
    }
  })
  return { judged, marks, at }
}

/** The stocktake while it is being counted, held so until this transaction ends; null where it is not counting or not there. */
const openCount = async (tx: Tx, id: string): Promise<Counted | null> => {
  const { rows } = await sql<Counted>`
    select s.id, s.unit_id, s.base_at from case_file c join stocktake s on s.id = c.id
    where c.id = ${id}::uuid and c.state = 'counting' for share of c`.execute(tx)
  return rows[0] ?? null
}

export type Recorded = { kind: 'closed' } | { kind: 'not-counter' } | { kind: 'done'; answers: readonly Answer[] }

/**
 * Records a batch of scans and what each one is, in eleven statements at most. `tx` is the counter's own at first, so that
 * another unit's stocktake is not there; `widen` lets it then see the whole register.
 */
export const recordScans = async (
  tx: Tx,
  given: { stocktakeId: string; actor: Actor; scans: readonly Scan[]; now: Date; widen: (tx: Tx) => Promise<void> },
): Promise<Recorded> => {
  const { actor, now } = given
  const of = await openCount(tx, given.stocktakeId)
  if (!of) return { kind: 'closed' }
  const counter = await counterAt(tx, of.id, actor.personId)
  if (!counter) return { kind: 'not-counter' }
  await given.widen(tx)
  const scans = [...new Map(given.scans.map((s) => [s.id, s] as const)).values()]
  const known = await knownScans(
    tx,
    of.id,
    scans.map((s) => s.id),
  )
  const fresh = scans.filter((s) => !known.some((k) => k.id === s.id))
  if (fresh.length === 0) return { kind: 'done', answers: known }
  const meanings = await meaningsOf(
    tx,
    of,
    fresh.map((s) => foldCode(s.code)),
  )
  const media = [...meanings.values()].flatMap((m) => (m.kind === 'item' ? [m.mediumId] : []))
  const items = await lockItems(tx, of.id, media)
  const judging = { of, by: { personId: actor.personId, name: counter.name }, now }
  const { judged, marks, at } = judgeAll(fresh, meanings, items, counter.at, judging)
  await insertScans(tx, of, judging.by, judged, now)
  await markItems(tx, of.id, marks, counter.name, now)
  if (at?.name !== counter.at?.name || at?.id !== counter.at?.id) await moveCounter(tx, of.id, actor.personId, at)
  return { kind: 'done', answers: [...known, ...judged] }
}

/** A thing that bears no number at all: recorded in words where it lay. */
export const recordUnregistered = async (
  tx: Tx,
  given: { stocktakeId: string; actor: Actor; id: string; text: string; now: Date },
): Promise<Recorded> => {
  const of = await openCount(tx, given.stocktakeId)
  if (!of) return { kind: 'closed' }
  const counter = await counterAt(tx, of.id, given.actor.personId)
  if (!counter) return { kind: 'not-counter' }
  const line = `「${given.text}」　番号のない物として、「${counter.at?.name ?? ''}」にあったことを残しました`
  const scan = {
    id: given.id,
    code: given.text,
    at: given.now,
    way: 'form' as const,
    result: 'unregistered' as const,
    line,
    mediumId: null,
    placeId: counter.at?.id ?? null,
    placeName: counter.at?.name ?? null,
  }
  await insertScans(tx, of, { personId: given.actor.personId, name: counter.name }, [scan], given.now)
  return { kind: 'done', answers: [scan] }
}
