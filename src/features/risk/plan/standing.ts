import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { Day } from '#kernel/pure/day.ts'
import type { Severity, Side } from './words.ts'

/** An item that still asks for something: not completed, not 該当なし, and no acceptance in force. */
export type OpenItem = {
  id: string
  number: string
  title: string
  state: string
  controlId: string | null
  severity: Severity | null
  side: Side
  limitOn: Day | null
}

const reads = (tx: Tx, systemId: string) =>
  tx
    .selectFrom('planItem')
    .select(['id', 'number', 'title', 'state', 'controlId', 'severity', 'side', 'limitOn'])
    .where('systemId', '=', systemId)
    .orderBy('sortOn')
    .orderBy('id')
    .$narrowType<{ severity: Severity | null; side: Side }>()

/** What is open of a system on a day, the earliest limit first. An acceptance holds up to and with its last day. */
export const openItems = (tx: Tx, systemId: string, today: Day): Promise<readonly OpenItem[]> =>
  reads(tx, systemId)
    .where('endedOn', 'is', null)
    .where((e) => e.or([e('state', '<>', 'accepted'), e('acceptedUntil', '<', today)]))
    .execute()

export type ControlItem = OpenItem & { acceptedUntil: Day | null }

/** By OSCAL control id, the items that answer for it: planned, under way or accepted, and those completed. */
export const itemsByControl = async (
  tx: Tx,
  systemId: string,
): Promise<ReadonlyMap<string, readonly ControlItem[]>> => {
  const rows = await reads(tx, systemId).select('acceptedUntil').where('controlId', 'is not', null).execute()
  return Map.groupBy(rows, (row) => row.controlId ?? '')
}

export type LooseFinding = { id: string; title: string; host: string; port: number; severity: number }

/** Vulnerabilities of a system that are open and stand in no item that has not ended, the gravest first; up to `limit`. */
export const findingsWithoutItem = async (
  tx: Tx,
  systemId: string,
  limit = 1_000,
): Promise<readonly LooseFinding[]> => {
  const { rows } = await sql<LooseFinding>`
    select f.id, f.title, f.host, f.port, f.severity from finding f
    where f.system_id = ${systemId}::uuid and f.state = 'open' and f.severity >= 1
      and not exists (select 1 from plan_item_finding p where p.finding_id = f.id and p.left_at is null)
    order by f.severity desc, f.id desc limit ${sql.lit(limit)}`.execute(tx)
  return rows
}

/** The same of given findings: those of the system that are open and stand in no other item. */
export const looseAmong = async (
  tx: Tx,
  systemId: string,
  ids: readonly string[],
): Promise<readonly LooseFinding[]> => {
  if (ids.length === 0) return []
  const { rows } = await sql<LooseFinding>`
    select f.id, f.title, f.host, f.port, f.severity from finding f
    where f.id = any (${ids}::uuid[]) and f.system_id = ${systemId}::uuid and f.state = 'open'
      and not exists (select 1 from plan_item_finding p where p.finding_id = f.id and p.left_at is null)
    order by f.severity desc, f.id`.execute(tx)
  return rows
}
