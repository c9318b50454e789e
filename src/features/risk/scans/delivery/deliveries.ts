import { sql } from 'kysely'
import { EVERYTHING, writeAs, type Database, type Tx } from '#kernel/db/database.ts'
import { newId } from '#kernel/id.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { workView } from '#kernel/worker/store.ts'
import type { WorkView } from '#kernel/worker/work.ts'
import { word } from '../read/bounds.ts'
import { joiningWhole } from './bulk-plans.ts'
import { clearStaged } from './stage.ts'

export const PRODUCT = { reach: EVERYTHING, personId: null }

export type DeliveryState = 'receiving' | 'waiting' | 'reading' | 'refused' | 'cancelled' | 'same' | 'applied'

export const DELIVERY_STATES: Readonly<Record<DeliveryState, string>> = {
  receiving: '受信中',
  waiting: '待機中',
  reading: '読込中',
  refused: '受け付けず',
  cancelled: '取りやめ',
  same: '変更なし',
  applied: '取込済',
}

export type Delivery = {
  id: string
  systemId: string
  systemName: string
  personId: string
  fileName: string
  receivedAt: Date
  closes: boolean
  state: DeliveryState
  bytes: number
  sha256: string | null
  workId: string | null
  tool: string | null
  hosts: number
  items: number
  problem: string | null
  problemLine: number | null
  scanId: string | null
}

export const beginDelivery = async (
  db: Database,
  actor: Actor,
  of: { systemId: string; fileName: string; closes: boolean; at: Date },
): Promise<string> => {
  const id = newId(of.at)
  await writeAs(db, actor, (tx) =>
    tx
      .insertInto('scanDelivery')
      .values({
        id,
        systemId: of.systemId,
        personId: actor.personId,
        // A browser may send a path; a name is what somebody recognises.
        fileName: word(of.fileName.replace(/^.*[/\\]/, ''), 200) || 'scan.xml',
        receivedAt: of.at,
        closes: of.closes,
        state: 'receiving',
        bytes: 0,
      })
      .execute(),
  )
  return id
}

export const findDelivery = async (tx: Tx, id: string): Promise<Delivery | null> => {
  const row = await tx
    .selectFrom('scanDelivery as d')
    .innerJoin('system as s', 's.id', 'd.systemId')
    .selectAll('d')
    .select('s.name as systemName')
    .where('d.id', '=', id)
    .executeTakeFirst()
  return row ? { ...row, state: row.state as DeliveryState } : null
}

type Change = Partial<{
  state: DeliveryState
  bytes: number
  sha256: string
  workId: string
  tool: string
  reportName: string
  scannedFrom: Date | null
  scannedAt: Date
  hosts: number
  items: number
  problem: string
  problemLine: number | null
  scanId: string
}>

/** Changes a delivery that is still in one of these states; false where it has gone on. */
export const changeDelivery = (
  db: Database,
  id: string,
  from: readonly DeliveryState[],
  change: Change,
): Promise<boolean> =>
  writeAs(db, PRODUCT, async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('scanDelivery')
      .set(change)
      .where('id', '=', id)
      .where('state', 'in', [...from])
      .executeTakeFirst()
    return numUpdatedRows > 0n
  })

/** Ends a delivery without an act; its file and what was read of it are forgotten. */
export const endDelivery = async (
  db: Database,
  id: string,
  as: { state: 'refused' | 'cancelled' | 'same'; problem?: string; problemLine?: number | null; scanId?: string },
): Promise<void> => {
  if (await changeDelivery(db, id, ['receiving', 'waiting', 'reading'], as))
    await writeAs(db, PRODUCT, (tx) => clearStaged(tx, id, 'drop'))
}

/** The scan of a system that the very same file became, if there is one. */
export const scanOfFile = async (db: Database, systemId: string, sha256: string): Promise<string | null> =>
  writeAs(db, PRODUCT, async (tx) => {
    const row = await tx
      .selectFrom('scan')
      .select('id')
      .where('systemId', '=', systemId)
      .where('sha256', '=', sha256)
      .executeTakeFirst()
    return row?.id ?? null
  })

/**
 * The scan whose content a delivery repeats, as when a report is written out anew: the same times of the same hosts, and
 * every item among the open findings that scan was the last to see, with the same severity and evidence.
 */
export const repeatedScan = async (db: Database, deliveryId: string, items: number): Promise<string | null> =>
  writeAs(db, PRODUCT, async (tx) => {
    const found = () =>
      sql<{ id: string }>`
      select n.id from scan_delivery d join scan n
        on n.system_id = d.system_id and n.tool = d.tool and n.scanned_at = d.scanned_at
          and n.hosts = d.hosts and n.items = d.items and n.items > 0
      where d.id = ${deliveryId} and not exists (
        select 1 from scan_staged_item s left join finding f
          on f.system_id = d.system_id and f.key = s.key and f.nth = s.nth and f.last_scan_id = n.id and f.state = 'open'
            and f.severity = s.severity and f.evidence = s.evidence and f.check_id = s.check_id
        where s.delivery_id = d.id and f.id is null)
      limit 1`.execute(tx)
    const { rows } = await joiningWhole(tx, items, found)
    return rows[0]?.id ?? null
  })

/**
 * A delivery with the work that is under way on it. Work that ended by itself, taken back while it waited or broken off by a
 * fault, ends the delivery too.
 */
export const deliveryWithWork = async (
  db: Database,
  tx: Tx,
  id: string,
): Promise<{ delivery: Delivery; work: WorkView | null } | null> => {
  const delivery = await findDelivery(tx, id)
  if (!delivery) return null
  const work = delivery.workId === null ? null : await workView(tx, delivery.workId)
  const over = work !== null && (work.state === 'cancelled' || work.state === 'failed')
  if (!over || (delivery.state !== 'waiting' && delivery.state !== 'reading')) return { delivery, work }
  const as =
    work.state === 'cancelled'
      ? { state: 'cancelled' as const }
      : { state: 'refused' as const, problem: work.message ?? '途中で誤りが起き、行えませんでした。' }
  await endDelivery(db, id, as)
  return { delivery: { ...delivery, ...as }, work }
}
