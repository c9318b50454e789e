import { hash } from 'node:crypto'
import { sql } from 'kysely'
import { EVERYTHING, writeAs, type Database, type Tx } from '#kernel/db/database.ts'
import { newId } from '#kernel/id.ts'
import type { ScannedCheck, ScannedHost, ScannedItem, ScanSink, Tool } from '../read/scanned.ts'

const PRODUCT = { reach: EVERYTHING, personId: null }

/** Checks whose wording is remembered, so that it is hashed and sent once: by far most files have fewer. */
const REMEMBERED = 4000

const idOf = (text: string): string => {
  const hex = hash('sha256', text, 'hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`
}

/** What makes two results the same finding: the check, and where it stands. Never the wording or the evidence. */
const keyOf = (tool: Tool, item: ScannedItem): string =>
  idOf([tool, item.host, item.port, item.protocol, item.check.plugin, item.part].join('\n'))

const same = (a: ScannedCheck, b: ScannedCheck): boolean =>
  a.title === b.title &&
  a.description === b.description &&
  a.solution === b.solution &&
  a.summary === b.summary &&
  a.family === b.family &&
  a.cvss2 === b.cvss2 &&
  a.cvss3 === b.cvss3 &&
  a.cvss4 === b.cvss4 &&
  a.cvss2Vector === b.cvss2Vector &&
  a.cvss3Vector === b.cvss3Vector &&
  a.cvss4Vector === b.cvss4Vector &&
  a.cves.join() === b.cves.join() &&
  a.refs.join() === b.refs.join()

type Check = { id: string; check: ScannedCheck }
type Staged = ReturnType<Stage['rowOf']>

const LAST = 12
const ROOM = 0xffff_ffff_ffff

/** Ids in their order for one flush, from one drawn at random: a chance for each of hundreds of thousands costs. */
const idsFrom = (first: string): (() => string) => {
  const [head, tail] = [first.slice(0, -LAST), Math.min(Number.parseInt(first.slice(-LAST), 16), ROOM - 0xff_ffff)]
  let nth = 0
  return () => {
    nth += 1
    return `${head}${(tail + nth).toString(16).padStart(LAST, '0')}`
  }
}

const writeChecks = async (tx: Tx, tool: Tool, checks: readonly Check[]) => {
  if (checks.length === 0) return
  const rows = JSON.stringify(checks.map(({ id, check }) => ({ id, ...check })))
  await sql`insert into scan_check (id, tool, plugin, title, family, summary, description, solution,
      cvss2_vector, cvss3_vector, cvss4_vector, cvss2, cvss3, cvss4, refs)
    select r.id, ${tool}, r.plugin, r.title, r.family, r.summary, r.description, r.solution,
      r."cvss2Vector", r."cvss3Vector", r."cvss4Vector", r.cvss2, r.cvss3, r.cvss4, r.refs
    from jsonb_to_recordset(${rows}::jsonb) as r(id uuid, plugin text, title text, family text, summary text,
      description text, solution text, "cvss2Vector" text, "cvss3Vector" text, "cvss4Vector" text,
      cvss2 numeric, cvss3 numeric, cvss4 numeric, refs text[])
    order by r.id
    on conflict do nothing`.execute(tx)
  const cves = checks.flatMap(({ id, check }) => check.cves.map((cve) => ({ id, cve })))
  if (cves.length === 0) return
  await sql`insert into scan_check_cve (check_id, cve)
    select r.id, r.cve from jsonb_to_recordset(${JSON.stringify(cves)}::jsonb) as r(id uuid, cve text)
    order by r.id, r.cve
    on conflict do nothing`.execute(tx)
}

const writeItems = (tx: Tx, deliveryId: string, rows: readonly Staged[]) =>
  sql`insert into scan_staged_item (id, delivery_id, number, key, check_id, host, port, protocol, service, severity, evidence)
    select r.id, ${deliveryId}::uuid, r.number, r.key, r."checkId", r.host, r.port, r.protocol, r.service, r.severity, r.evidence
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(id uuid, number integer, key uuid, "checkId" uuid, host text,
      port integer, protocol text, service text, severity smallint, evidence text)`.execute(tx)

const writeHosts = (tx: Tx, deliveryId: string, rows: readonly (ScannedHost & { number: number })[]) =>
  sql`insert into scan_staged_host (delivery_id, number, host, ip, fqdn, mac, os, credentialed, started_at, ended_at)
    select ${deliveryId}::uuid, r.number, r.host, r.ip, r.fqdn, r.mac, r.os, r.credentialed, r."startedAt", r."endedAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(number integer, host text, ip text, fqdn text, mac text,
      os text, credentialed boolean, "startedAt" timestamptz, "endedAt" timestamptz)`.execute(tx)

/** What a report says, on its way into rows of its own. What waits here is written by `flush`, of which one is under way at a time. */
export class Stage implements ScanSink {
  readonly #db: Database
  readonly #deliveryId: string
  readonly #known = new Map<string, Check>()
  #tool: Tool = 'nessus'
  #checks: Check[] = []
  #items: Staged[] = []
  #hosts: (ScannedHost & { number: number })[] = []
  #writing: Promise<void> = Promise.resolve()
  #nextId = idsFrom(newId())
  items = 0
  hostRows = 0
  reportName = ''
  from: Date | null = null
  until: Date | null = null

  constructor(db: Database, deliveryId: string) {
    this.#db = db
    this.#deliveryId = deliveryId
  }

  get chosen(): Tool {
    return this.#tool
  }

  tool(tool: Tool): void {
    this.#tool = tool
  }

  report(of: { name?: string; from?: Date | null; until?: Date | null }): void {
    if (of.name !== undefined && this.reportName === '') this.reportName = of.name
    if (of.from !== undefined) this.from ??= of.from
    if (of.until !== undefined) this.until ??= of.until
  }

  host(host: ScannedHost): void {
    this.hostRows += 1
    this.#hosts.push({ ...host, number: this.hostRows })
  }

  item(item: ScannedItem): void {
    this.items += 1
    this.#items.push(this.rowOf(item))
  }

  rowOf(item: ScannedItem) {
    const { host, port, protocol, service, severity, evidence } = item
    return {
      id: this.#nextId(),
      number: this.items,
      key: keyOf(this.#tool, item),
      checkId: this.#checkOf(item.check),
      host,
      port,
      protocol,
      service,
      severity,
      evidence,
    }
  }

  #checkOf(check: ScannedCheck): string {
    const known = this.#known.get(check.plugin)
    if (known && same(known.check, check)) return known.id
    const found = { id: idOf(JSON.stringify([this.#tool, check])), check }
    if (this.#known.size >= REMEMBERED) this.#known.clear()
    this.#known.set(check.plugin, found)
    this.#checks.push(found)
    return found.id
  }

  /** Begins to write what waits, once what was being written is. */
  async flush(): Promise<void> {
    await this.#writing
    const [checks, items, hosts] = [this.#checks, this.#items, this.#hosts]
    ;[this.#checks, this.#items, this.#hosts] = [[], [], []]
    this.#nextId = idsFrom(newId())
    if (items.length + hosts.length === 0) return
    this.#writing = writeAs(this.#db, PRODUCT, async (tx) => {
      await writeChecks(tx, this.#tool, checks)
      if (hosts.length > 0) await writeHosts(tx, this.#deliveryId, hosts)
      if (items.length > 0) await writeItems(tx, this.#deliveryId, items)
    })
    // Waited for at the next flush; a failure meanwhile must not end the program.
    this.#writing.catch(() => {})
  }

  /** Waits until nothing is being written any more: what is cleared afterwards stays cleared. */
  settled(): Promise<unknown> {
    return this.#writing.catch(() => {})
  }

  async finish(): Promise<void> {
    await this.flush()
    await this.#writing
  }
}

/** Forgets what was staged of a delivery, and its file where it will not be read again. */
export const clearStaged = async (tx: Tx, deliveryId: string, file: 'keep' | 'drop'): Promise<void> => {
  await tx.deleteFrom('scanStagedItem').where('deliveryId', '=', deliveryId).execute()
  await tx.deleteFrom('scanStagedHost').where('deliveryId', '=', deliveryId).execute()
  if (file === 'drop') await tx.deleteFrom('scanPart').where('deliveryId', '=', deliveryId).execute()
}

/** Items that stand several times under one key are told apart by their order in the file. */
export const numberRepeated = (tx: Tx, deliveryId: string) =>
  sql`with repeated as (
      select key from scan_staged_item where delivery_id = ${deliveryId} group by key having count(*) > 1
    ), numbered as (
      select s.id, row_number() over (partition by s.key order by s.number) - 1 as nth
      from scan_staged_item s join repeated using (key) where s.delivery_id = ${deliveryId}
    )
    update scan_staged_item s set nth = n.nth from numbered n
    where s.delivery_id = ${deliveryId} and s.id = n.id and n.nth > 0`.execute(tx)
