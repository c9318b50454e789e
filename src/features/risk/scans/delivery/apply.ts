import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { Scan } from '../model.ts'
import { joiningWhole } from './bulk-plans.ts'

type Of = Pick<Scan, 'id' | 'systemId' | 'deliveryId' | 'tool' | 'scannedAt' | 'closes' | 'items'>

/** Hosts as the file tells of them, one row a name, and those that only its items name. */
const writeHosts = (tx: Tx, of: Of) =>
  sql`insert into scan_host (scan_id, host, system_id, tool, ip, fqdn, mac, os, credentialed, started_at, ended_at, items)
    select ${of.id}, host, ${of.systemId}, ${of.tool}, max(ip), max(fqdn), max(mac), max(os), bool_and(credentialed),
      min(started_at), max(ended_at), sum(items)
    from (
      select host, ip, fqdn, mac, os, credentialed, started_at, ended_at, 0 as items
      from scan_staged_host where delivery_id = ${of.deliveryId}
      union all
      select host, null, null, null, null, null, null, null, count(*)
      from scan_staged_item where delivery_id = ${of.deliveryId} group by host
    ) told
    group by host order by host`.execute(tx)

const STAGED = (of: Of) => sql`scan_staged_item s
  join scan_check c on c.id = s.check_id
  left join scan_host h on h.scan_id = ${of.id} and h.host = s.host`

const noteReturning = (tx: Tx, of: Of) =>
  sql`insert into finding_event (finding_id, scan_id, what, severity, system_id)
    select f.id, ${of.id}, case when f.state = 'closed' then 'reopened' else 'severity' end, s.severity, f.system_id
    from scan_staged_item s join finding f on f.system_id = ${of.systemId} and f.key = s.key and f.nth = s.nth
    where s.delivery_id = ${of.deliveryId} and (f.state = 'closed' or f.severity <> s.severity)`.execute(tx)

const updateKnown = async (tx: Tx, of: Of): Promise<number> => {
  const { numAffectedRows } = await sql`
    update finding f set check_id = s.check_id, title = c.title, service = s.service, severity = s.severity,
      cvss2 = c.cvss2, cvss3 = c.cvss3, cvss4 = c.cvss4, evidence = s.evidence, state = 'open', closed_scan_id = null,
      last_scan_id = ${of.id}, last_seen_at = ${of.scannedAt}, credentialed = coalesce(h.credentialed, false)
    from ${STAGED(of)}
    where s.delivery_id = ${of.deliveryId} and f.system_id = ${of.systemId} and f.key = s.key and f.nth = s.nth`.execute(
    tx,
  )
  return Number(numAffectedRows ?? 0)
}

const insertNew = async (tx: Tx, of: Of): Promise<number> => {
  const { numAffectedRows } = await sql`
    insert into finding (id, system_id, key, nth, tool, check_id, plugin, title, host, port, protocol, service, severity,
      cvss2, cvss3, cvss4, evidence, state, first_scan_id, last_scan_id, first_seen_at, last_seen_at, credentialed)
    select s.id, ${of.systemId}, s.key, s.nth, ${of.tool}, s.check_id, c.plugin, c.title, s.host, s.port, s.protocol,
      s.service, s.severity, c.cvss2, c.cvss3, c.cvss4, s.evidence, 'open', ${of.id}, ${of.id}, ${of.scannedAt},
      ${of.scannedAt}, coalesce(h.credentialed, false)
    from ${STAGED(of)}
    where s.delivery_id = ${of.deliveryId}
      and not exists (select 1 from finding f where f.system_id = ${of.systemId} and f.key = s.key and f.nth = s.nth)
    order by s.number`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

/** Open findings of hosts this scan has looked at to the end, which it no longer shows. */
const GONE = (of: Of) => sql`finding f join scan_host h on h.scan_id = ${of.id} and h.host = f.host
  where f.system_id = ${of.systemId} and f.tool = ${of.tool} and f.state = 'open' and f.last_scan_id <> ${of.id}
    and (h.ended_at is not null or h.started_at is null)`

/** A scan that could not log in does not see what an earlier one saw from within: that is no sign that it is gone. */
const SURE = sql`(not f.credentialed or h.credentialed is not false)`

const closeGone = async (tx: Tx, of: Of): Promise<{ closed: number; unsure: number }> => {
  if (!of.closes) return { closed: 0, unsure: 0 }
  const unsure = await sql<{ n: number }>`select count(*)::int as n from ${GONE(of)} and not ${SURE}`.execute(tx)
  const { numAffectedRows } = await sql`
    with gone as (select f.id, f.severity, f.system_id from ${GONE(of)} and ${SURE}),
      noted as (insert into finding_event (finding_id, scan_id, what, severity, system_id)
        select id, ${of.id}, 'closed', severity, system_id from gone)
    update finding set state = 'closed', closed_scan_id = ${of.id} where id in (select id from gone)`.execute(tx)
  return { closed: Number(numAffectedRows ?? 0), unsure: unsure.rows[0]?.n ?? 0 }
}

/** Findings of one scan that name a vulnerability of the catalogue in force. */
const markExploited = (tx: Tx, of: Of) =>
  sql`update finding f set known_exploited = true
    where f.last_scan_id = ${of.id} and f.system_id = ${of.systemId} and not f.known_exploited
      and f.check_id in (select v.check_id from scan_check_cve v join kev_entry k on k.cve = v.cve)`.execute(tx)

const reopenedCount = async (tx: Tx, of: Of): Promise<number> => {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from finding_event where scan_id = ${of.id} and what = 'reopened'`.execute(tx)
  return rows[0]?.n ?? 0
}

const apply = async (tx: Tx, of: Of): Promise<void> => {
  await writeHosts(tx, of)
  await noteReturning(tx, of)
  const known = await updateKnown(tx, of)
  const fresh = await insertNew(tx, of)
  const { closed, unsure } = await closeGone(tx, of)
  const reopened = await reopenedCount(tx, of)
  await markExploited(tx, of)
  await tx
    .updateTable('scan')
    .set({
      newItems: fresh,
      stillItems: known - reopened,
      reopenedItems: reopened,
      closedItems: closed,
      unsureItems: unsure,
    })
    .where('id', '=', of.id)
    .execute()
}

/**
 * Brings the findings of a system to what a scan shows: new ones, those still there, those back, those gone. In the caller's
 * transaction, which holds the system's scans locked.
 */
export const applyStaged = (tx: Tx, of: Of): Promise<void> => joiningWhole(tx, of.items, () => apply(tx, of))
