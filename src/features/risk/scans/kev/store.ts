import { sql } from 'kysely'
import type { Binding } from '#kernel/act/binding.ts'
import type { Tx } from '#kernel/db/database.ts'
import { clockText } from '#kernel/pure/clock-text.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { kevProcess, type KevCatalogue } from './process.ts'

export type InForce = {
  id: string
  release: string
  releasedOn: string
  entryCount: number
  loadedAt: Date
  loadedBy: string
}

/** The catalogue in force, or null. */
export const catalogueInForce = async (tx: Tx): Promise<InForce | null> => {
  const row = await tx
    .selectFrom('kevCatalogue')
    .select(['id', 'release', 'releasedOn', 'entryCount', 'loadedAt', 'loadedBy'])
    .orderBy('loadedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

const load: Binding<KevCatalogue>['load'] = async (tx, id) => {
  const row = await tx
    .selectFrom('kevCatalogue as k')
    .innerJoin('caseFile as c', 'c.id', 'k.id')
    .innerJoin('kevUpload as u', 'u.id', 'k.uploadId')
    .selectAll('k')
    .select(['c.version', 'u.personId as loadedPersonId'])
    .where('k.id', '=', id)
    .executeTakeFirst()
  return row ? { ...row, inForce: null } : null
}

/** The entries of an upload take the place of those there were, and findings are marked anew. */
const putInForce = async (tx: Tx, uploadId: string) => {
  await sql`select pg_advisory_xact_lock(hashtextextended('mamori.kev', 0))`.execute(tx)
  await tx.deleteFrom('kevEntry').execute()
  await sql`insert into kev_entry (cve, vendor, product, name, description, required_action, added_on, due_on, ransomware)
    select r.cve, r.vendor, r.product, r.name, r.description, r."requiredAction", r."addedOn", r."dueOn", r.ransomware
    from kev_upload u, jsonb_to_recordset(u.entries) as r(cve text, vendor text, product text, name text, description text,
      "requiredAction" text, "addedOn" date, "dueOn" date, ransomware boolean)
    where u.id = ${uploadId}`.execute(tx)
  const exploited = sql`f.check_id in (select v.check_id from scan_check_cve v join kev_entry k on k.cve = v.cve)`
  await sql`update finding f set known_exploited = true where not known_exploited and ${exploited}`.execute(tx)
  await sql`update finding f set known_exploited = false where known_exploited and not ${exploited}`.execute(tx)
}

export const kevBinding: Binding<KevCatalogue> = {
  process: kevProcess,
  openToAll: true,
  load,
  draft: async (tx, id, from, actor) => {
    const uploadId = from['upload']
    if (uploadId === undefined) return null
    const upload = await tx
      .selectFrom('kevUpload')
      .select(['release', 'releasedOn', 'entryCount', 'sha256', 'receivedAt'])
      .where('id', '=', uploadId)
      .where('personId', '=', actor.personId)
      .executeTakeFirst()
    if (!upload) return null
    const { receivedAt, ...facts } = upload
    return {
      id,
      state: '',
      version: 0,
      ...facts,
      uploadId,
      loadedAt: receivedAt,
      loadedBy: `${actor.rank} ${actor.name}`,
      loadedPersonId: actor.personId,
      inForce: (await catalogueInForce(tx))?.releasedOn ?? null,
    }
  },
  save: async (tx, after, before) => {
    if (before !== null) return
    const { version: _, loadedPersonId: _person, inForce: _inForce, ...row } = after
    await tx.insertInto('kevCatalogue').values(row).execute()
    await putInForce(tx, after.uploadId)
  },
  facts: (m) => [
    ['版', m.release],
    ['公表の日', wareki(m.releasedOn)],
    ['脆弱性', `${m.entryCount.toLocaleString('ja-JP')}件`],
    ['SHA-256', m.sha256],
    ['取込み', `${clockText(m.loadedAt)}　${m.loadedBy}`],
  ],
}
