import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'

/**
 * How many vulnerabilities that the scans of these inspections showed are open today and stand in no item of the
 * 将来対応計画. What a scanner tells for information only (severity 0) is no vulnerability.
 */
export const unplannedOf = async (tx: Tx, of: { cycleId: string } | { inspectionId: string }): Promise<number> => {
  const which = 'cycleId' in of ? sql`i.cycle_id = ${of.cycleId}::uuid` : sql`i.id = ${of.inspectionId}::uuid`
  const { rows } = await sql<{ n: number }>`
    select count(distinct f.id)::int as n
    from inspection i
      join inspection_scan x on x.inspection_id = i.id
      join scan s on s.id = x.scan_id
      join finding f on f.system_id = s.system_id and f.state = 'open' and f.severity > 0
      join scan a on a.id = f.first_scan_id
      join scan z on z.id = f.last_scan_id
    where ${which} and i.state <> 'cancelled' and s.scanned_at between a.scanned_at and z.scanned_at
      and not exists (select 1 from plan_item_finding p where p.finding_id = f.id and p.left_at is null)`.execute(tx)
  return rows[0]?.n ?? 0
}

/** Scans of a system that an inspection may name, newest first. */
export const scansOf = async (tx: Tx, systemId: string): Promise<readonly { id: string; name: string }[]> => {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, file_name || '（' || to_char(scanned_at at time zone 'Asia/Tokyo', 'YYYY-MM-DD') || '）' as name
    from scan where system_id = ${systemId}::uuid order by scanned_at desc, id desc limit 50`.execute(tx)
  return rows
}
