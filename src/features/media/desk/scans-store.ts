import { sql } from 'kysely'
import type { Bindings } from '#kernel/act/binding.ts'
import type { Tx } from '#kernel/db/database.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { findByCodes, type Found } from '../find-by-code.ts'
import { judge } from './judge-store.ts'
import { layDown } from './items-store.ts'
import type { Desk } from './model.ts'

/** A scan as the browser sends it. */
export type SentScan = { id: string; code: string; at: Date; way: 'scanner' | 'typed' | 'camera' }

/** What a scan was taken for, with the line of the desk it belongs to. */
export type ReceivedScan = {
  id: string
  code: string
  found: Found['kind']
  meant: string | null
  mediumId: string | null
  number: string | null
  mediaType: string | null
  model: string | null
  /** False where the medium had been scanned at this desk before. */
  first: boolean
  state: 'ready' | 'blocked' | 'removed' | 'done' | null
  sentence: string | null
}

const meantBy = (found: Found): string | null =>
  found.kind === 'place' ? found.name : found.kind === 'several' ? found.numbers.join('、') : null

type At = { desk: Desk; actor: Actor; at: Date }

/** Writes the scans under their own identities and tells which of them are new. */
const insertScans = async (tx: Tx, { desk, actor, at }: At, scans: readonly SentScan[], found: readonly Found[]) => {
  const rows = scans.map((scan, nth) => {
    const what = found[nth] ?? { kind: 'unknown' as const }
    return {
      ...scan,
      deskId: desk.id,
      unitId: desk.unitId,
      personId: actor.personId,
      personName: `${actor.rank} ${actor.name}`,
      receivedAt: at,
      found: what.kind,
      mediumId: what.kind === 'medium' ? what.id : null,
      meant: meantBy(what),
    }
  })
  return tx
    .insertInto('deskScan')
    .values(rows)
    .onConflict((oc) => oc.column('id').doNothing())
    .returning(['id', 'mediumId'])
    .execute()
}

const lyingThere = async (tx: Tx, deskId: string, mediumIds: readonly string[]): Promise<ReadonlySet<string>> => {
  if (mediumIds.length === 0) return new Set()
  const rows = await tx
    .selectFrom('deskItem')
    .select('mediumId')
    .where('deskId', '=', deskId)
    .where('mediumId', 'in', [...mediumIds])
    .where('state', '<>', 'removed')
    .execute()
  return new Set(rows.map((row) => row.mediumId))
}

/** Scans of a desk with the line they belong to, by their identities. */
export const readScans = async (tx: Tx, deskId: string, ids: readonly string[]): Promise<readonly ReceivedScan[]> => {
  const { rows } = await sql<ReceivedScan>`
    select s.id, s.code, s.found, s.meant, s.medium_id, m.number, m.media_type, m.model,
      i.scan_id is not distinct from s.id as first,
      i.state, i.sentence
    from desk_scan s
      left join medium m on m.id = s.medium_id
      left join desk_item i on i.desk_id = s.desk_id and i.medium_id = s.medium_id
    where s.id = any (${ids}::uuid[]) and s.desk_id = ${deskId}::uuid
    order by s.id`.execute(tx)
  return rows
}

/**
 * Takes a batch of scans in: written once each, however often sent; new media are judged and laid on the desk. The answer
 * covers every scan of the batch, old ones too. The number of statements does not depend on the number of scans. Begins
 * in the person's reach, with the desk's case locked against its end; after it the transaction sees everything.
 */
export const receiveScans = async (
  tx: Tx,
  bindings: Bindings,
  given: At,
  scans: readonly SentScan[],
): Promise<readonly ReceivedScan[]> => {
  if (scans.length === 0) return []
  const { desk, actor, at } = given
  const found = await findByCodes(
    tx,
    scans.map((scan) => scan.code),
  )
  const fresh = await insertScans(tx, given, scans, found)
  const scanOf = new Map<string, string>()
  for (const { id, mediumId } of fresh.toSorted((a, b) => (a.id < b.id ? -1 : 1)))
    if (mediumId !== null && !scanOf.has(mediumId)) scanOf.set(mediumId, id)
  const there = await lyingThere(tx, desk.id, [...scanOf.keys()])
  const mediumIds = [...scanOf.keys()].filter((id) => !there.has(id))
  const judged = await judge(tx, bindings, { desk, mediumIds, actor, at })
  await layDown(
    tx,
    judged.map((one) => ({
      deskId: desk.id,
      unitId: desk.unitId,
      scanId: scanOf.get(one.mediumId) ?? '',
      judged: one,
      at,
    })),
  )
  return readScans(
    tx,
    desk.id,
    scans.map((scan) => scan.id),
  )
}
