import { sql } from 'kysely'
import type { Binding } from '#kernel/act/binding.ts'
import { widen, type Tx } from '#kernel/db/database.ts'
import { clockText } from '#kernel/pure/clock-text.ts'
import { applyStaged } from './delivery/apply.ts'
import { clearStaged } from './delivery/stage.ts'
import type { Scan } from './model.ts'
import { scanProcess } from './process.ts'
import { TOOLS, type Tool } from './read/scanned.ts'

/** One scan of a system after the other: two at once would each take the other's findings for new. */
const lockScans = (tx: Tx, systemId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended('mamori.scan.' || ${systemId}, 0))`.execute(tx)

/** A host of this delivery that a later scan of the same tool has looked at. */
const newerHostOf = async (tx: Tx, of: { deliveryId: string; systemId: string; tool: string; scannedAt: Date }) => {
  const { rows } = await sql<{ host: string }>`
    select d.host from (
        select host, max(ended_at) as ended_at from scan_staged_host where delivery_id = ${of.deliveryId} group by host
      ) d
      join scan_host h on h.system_id = ${of.systemId} and h.tool = ${of.tool} and h.host = d.host
      join scan s on s.id = h.scan_id
    where coalesce(h.ended_at, s.scanned_at) > coalesce(d.ended_at, ${of.scannedAt}) limit 1`.execute(tx)
  return rows[0]?.host ?? null
}

const draft: Binding<Scan>['draft'] = async (tx, id, from, actor) => {
  const deliveryId = from['delivery']
  if (deliveryId === undefined) return null
  const d = await tx
    .selectFrom('scanDelivery as d')
    .innerJoin('system as s', 's.id', 'd.systemId')
    .selectAll('d')
    .select('s.name as systemName')
    .where('d.id', '=', deliveryId)
    .where('d.state', '=', 'reading')
    .executeTakeFirst()
  if (!d || d.tool === null || d.sha256 === null || d.scannedAt === null) return null
  // The delivery is this person's to see; whether later scans of its hosts are known is judged by all there is.
  await widen(tx)
  await lockScans(tx, d.systemId)
  const tool = d.tool as Tool
  const scannedAt = d.scannedAt
  const already = await tx
    .selectFrom('scan')
    .select('id')
    .where('systemId', '=', d.systemId)
    .where('sha256', '=', d.sha256)
    .executeTakeFirst()
  return {
    id,
    state: '',
    version: 0,
    systemId: d.systemId,
    systemName: d.systemName,
    deliveryId: d.id,
    tool,
    fileName: d.fileName,
    sha256: d.sha256,
    reportName: d.reportName,
    scannedFrom: d.scannedFrom,
    scannedAt,
    closes: d.closes,
    hosts: d.hosts,
    items: d.items,
    deliveredAt: d.receivedAt,
    deliveredBy: `${actor.rank} ${actor.name}`,
    deliveredPersonId: actor.personId,
    newerHost: await newerHostOf(tx, { deliveryId: d.id, systemId: d.systemId, tool, scannedAt }),
    already: already !== undefined,
    newItems: 0,
    stillItems: 0,
    closedItems: 0,
    reopenedItems: 0,
    unsureItems: 0,
  }
}

export const loadScan = async (tx: Tx, id: string): Promise<Scan | null> => {
  const row = await tx
    .selectFrom('scan as n')
    .innerJoin('caseFile as c', 'c.id', 'n.id')
    .innerJoin('system as s', 's.id', 'n.systemId')
    .selectAll('n')
    .select(['c.version', 's.name as systemName'])
    .where('n.id', '=', id)
    .executeTakeFirst()
  return row ? { ...row, tool: row.tool as Tool, newerHost: null, already: true } : null
}

const count = (n: number) => n.toLocaleString('ja-JP')

export const scanBinding: Binding<Scan> = {
  process: scanProcess,
  load: loadScan,
  draft,
  save: async (tx, after, before) => {
    if (before !== null) return
    const { systemName: _, newerHost: _newer, already: _already, version: _version, ...row } = after
    await tx.insertInto('scan').values(row).execute()
    await applyStaged(tx, after)
    await tx
      .updateTable('scanDelivery')
      .set({ state: 'applied', scanId: after.id })
      .where('id', '=', after.deliveryId)
      .execute()
    await clearStaged(tx, after.deliveryId, 'drop')
  },
  facts: (m) => [
    ['情報システム', m.systemName],
    ['検査ツール', TOOLS[m.tool]],
    ['ファイル', m.fileName],
    ['SHA-256', m.sha256],
    ['検査の終わり', clockText(m.scannedAt)],
    ['ホスト', `${count(m.hosts)}台`],
    ['検出事項', `${count(m.items)}件`, `/registers/findings?scan=${m.id}&severity=0`],
    ['新しい', `${count(m.newItems)}件`, `/registers/findings?scan=${m.id}&diff=new&severity=0&state=all`],
    ['続いている', `${count(m.stillItems)}件`, `/registers/findings?scan=${m.id}&diff=still&severity=0&state=all`],
    ['解消した', `${count(m.closedItems)}件`, `/registers/findings?scan=${m.id}&diff=closed&severity=0&state=all`],
    [
      '再び見つかった',
      `${count(m.reopenedItems)}件`,
      `/registers/findings?scan=${m.id}&diff=reopened&severity=0&state=all`,
    ],
  ],
  workedAt: (id) => `/scans/${id}`,
}
