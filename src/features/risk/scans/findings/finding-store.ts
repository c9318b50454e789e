import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { Diff } from '../words.ts'

export type FindingDetail = {
  id: string
  systemId: string
  systemName: string
  tool: string
  checkId: string
  plugin: string
  title: string
  family: string
  summary: string
  description: string
  solution: string
  refs: readonly string[]
  host: string
  port: number
  protocol: string
  service: string
  severity: number
  cvss2: string | null
  cvss3: string | null
  cvss4: string | null
  cvss2Vector: string | null
  cvss3Vector: string | null
  cvss4Vector: string | null
  evidence: string
  state: 'open' | 'closed'
  knownExploited: boolean
  firstSeenAt: Date
  lastSeenAt: Date
  fqdn: string | null
  os: string | null
  mac: string | null
}

export const findingDetail = async (tx: Tx, id: string): Promise<FindingDetail | null> => {
  const { rows } = await sql<FindingDetail>`
    select f.*, s.name as system_name, c.family, c.summary, c.description, c.solution, c.refs,
      c.cvss2_vector, c.cvss3_vector, c.cvss4_vector, h.fqdn, h.os, h.mac
    from finding f join system s on s.id = f.system_id join scan_check c on c.id = f.check_id
      left join scan_host h on h.scan_id = f.last_scan_id and h.host = f.host
    where f.id = ${id}`.execute(tx)
  return rows[0] ?? null
}

export type CveOf = {
  cve: string
  name: string | null
  addedOn: string | null
  dueOn: string | null
  ransomware: boolean | null
}

/** The vulnerabilities a finding names, with what the catalogue of exploited ones says of each. */
export const cvesOfCheck = async (tx: Tx, checkId: string): Promise<readonly CveOf[]> => {
  const { rows } = await sql<CveOf>`
    select v.cve, k.name, k.added_on, k.due_on, k.ransomware
    from scan_check_cve v left join kev_entry k on k.cve = v.cve
    where v.check_id = ${checkId} order by k.cve is null, v.cve`.execute(tx)
  return rows
}

export type Happened = {
  scanId: string
  fileName: string
  scannedAt: Date
  what: Diff | 'severity' | 'last'
  severity: number | null
}

/** What scans changed of one finding, the newest first, down to the one that first saw it. */
export const historyOf = async (tx: Tx, findingId: string): Promise<readonly Happened[]> => {
  const { rows } = await sql<Happened>`
    select n.id as scan_id, n.file_name, n.scanned_at, e.what, e.severity
    from (
      select scan_id, what, severity from finding_event where finding_id = ${findingId}
      union all select first_scan_id, 'new', null from finding where id = ${findingId}
      union all select last_scan_id, 'last', null from finding f where id = ${findingId} and last_scan_id <> first_scan_id
        and not exists (select 1 from finding_event e where e.finding_id = f.id and e.scan_id = f.last_scan_id)
    ) e join scan n on n.id = e.scan_id
    order by n.scanned_at desc, n.id desc, e.what limit 200`.execute(tx)
  return rows
}
