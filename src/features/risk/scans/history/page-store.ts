import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'

export type HostRow = {
  host: string
  ip: string | null
  fqdn: string | null
  mac: string | null
  os: string | null
  credentialed: boolean | null
  items: number
}

export const HOSTS_SHOWN = 50

/** Hosts of a scan in the order of their names, after one of them. */
export const hostsOf = async (tx: Tx, scanId: string, after: string): Promise<readonly HostRow[]> =>
  tx
    .selectFrom('scanHost')
    .select(['host', 'ip', 'fqdn', 'mac', 'os', 'credentialed', 'items'])
    .where('scanId', '=', scanId)
    .where('host', '>', after)
    .orderBy('host')
    .limit(HOSTS_SHOWN + 1)
    .execute()

export type TopRow = {
  id: string
  title: string
  host: string
  port: number
  protocol: string
  severity: number
  knownExploited: boolean
}

export const TOP_SHOWN = 8

/** The gravest findings of each kind of change of one scan. */
export const topOf = async (
  tx: Tx,
  scanId: string,
  what: 'new' | 'closed' | 'reopened',
): Promise<readonly TopRow[]> => {
  const belongs =
    what === 'new'
      ? sql`f.first_scan_id = ${scanId}`
      : sql`f.id in (select e.finding_id from finding_event e where e.scan_id = ${scanId} and e.what = ${what})`
  const { rows } = await sql<TopRow>`
    select f.id, f.title, f.host, f.port, f.protocol, f.severity, f.known_exploited from finding f
    where ${belongs} order by f.severity desc, f.id desc limit ${sql.lit(TOP_SHOWN)}`.execute(tx)
  return rows
}
