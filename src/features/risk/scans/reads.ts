import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'

/** A finding as other parts of リスク管理 take it up. `severity` is 0 (情報) to 4 (緊急). */
export type KnownFinding = {
  id: string
  systemId: string
  host: string
  port: number
  protocol: string
  plugin: string
  title: string
  severity: number
  solution: string
  state: 'open' | 'closed'
  knownExploited: boolean
  cves: readonly string[]
  firstSeenAt: Date
  lastSeenAt: Date
}

/** Findings by their ids, the gravest first, within the reader's reach; one statement. Ids that are none are left out. */
export const findingsByIds = async (tx: Tx, ids: readonly string[]): Promise<readonly KnownFinding[]> => {
  if (ids.length === 0) return []
  const { rows } = await sql<KnownFinding>`
    select f.id, f.system_id, f.host, f.port, f.protocol, f.plugin, f.title, f.severity, c.solution, f.state,
      f.known_exploited, f.first_seen_at, f.last_seen_at,
      array(select v.cve from scan_check_cve v where v.check_id = f.check_id order by v.cve) as cves
    from finding f join scan_check c on c.id = f.check_id
    where f.id = any (${[...ids]}::uuid[])
    order by f.severity desc, f.id desc`.execute(tx)
  return rows
}

export type FindingCounts = {
  systemId: string
  open: number
  grave: number
  exploited: number
  lastScannedAt: Date | null
}

/** By system: open findings above 情報, those of 重大 and above, those known to be exploited, and the newest scan. */
export const findingCounts = async (
  tx: Tx,
  systemIds: readonly string[],
): Promise<ReadonlyMap<string, FindingCounts>> => {
  if (systemIds.length === 0) return new Map()
  const { rows } = await sql<FindingCounts>`
    select s.id as system_id, coalesce(f.open, 0)::int as open, coalesce(f.grave, 0)::int as grave,
      coalesce(f.exploited, 0)::int as exploited,
      (select max(n.scanned_at) from scan n where n.system_id = s.id) as last_scanned_at
    from unnest(${[...systemIds]}::uuid[]) as s(id)
      left join lateral (
        select count(*) as open, count(*) filter (where severity >= 3) as grave,
          count(*) filter (where known_exploited) as exploited
        from finding where system_id = s.id and severity >= 1 and state = 'open'
      ) f on true`.execute(tx)
  return new Map(rows.map((row) => [row.systemId, row]))
}
