import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import { newId } from '#kernel/id.ts'
import type { Actor, Authority } from '#kernel/pure/actor.ts'
import { foldForSearch } from '#kernel/pure/normalise.ts'
import { tidied, writtenOf, type SheetRow, type Written } from './row.ts'

export type Way = 'page' | 'bulk' | 'import' | 'seen'

export type Writer = { actor: Actor; as: Authority; at: Date; way: Way }

export type Writing = { row: SheetRow; after: Written }

const nameOf = ({ actor }: Writer) => `${actor.rank} ${actor.name}`.trim()

/** Whether others who inherit this control would see a difference. */
const concernsOthers = (before: Written, after: Written): boolean =>
  before.applicability !== after.applicability ||
  before.status !== after.status ||
  before.description !== after.description

/**
 * Writes rows and, with each, what it was and became: two statements however many there are. The caller has judged them and
 * holds the system's lock.
 */
export const writeRows = async (tx: Tx, systemId: string, writings: readonly Writing[], by: Writer): Promise<void> => {
  if (writings.length === 0) return
  const rows = writings.map(({ row, after: said }) => {
    const after = tidied(said)
    return {
      id: row.id,
      change: newId(by.at),
      controlId: row.controlId,
      before: writtenOf(row),
      after,
      ...after,
      folded: foldForSearch(`${after.description ?? ''} ${after.evidence ?? ''} ${after.reason ?? ''}`),
      provided: concernsOthers(row, after),
    }
  })
  const json = JSON.stringify(rows)
  await sql`update system_control c
    set applicability = r.applicability, reason = r.reason, inherited_from = r."inheritedFrom", status = r.status,
      description = r.description, responsibility = r.responsibility, evidence = r.evidence, folded = r.folded,
      revision = c.revision + 1, provided_at = case when r.provided then ${by.at} else c.provided_at end,
      seen_at = ${by.at}, updated_at = ${by.at}, updated_by = ${nameOf(by)}
    from jsonb_to_recordset(${json}::jsonb) as r(id uuid, applicability text, reason text, "inheritedFrom" uuid, status text,
      description text, responsibility text, evidence text, folded text, provided boolean)
    where c.id = r.id`.execute(tx)
  await sql`insert into system_control_change (id, system_id, control_id, way, before, after, at, person_id, person_name, post_title)
    select r.change, ${systemId}::uuid, r."controlId", ${by.way}, r.before, r.after, ${by.at}, ${by.actor.personId}::uuid,
      ${nameOf(by)}, ${by.as.postTitle}
    from jsonb_to_recordset(${json}::jsonb) as r(change uuid, "controlId" text, before jsonb, after jsonb)`.execute(tx)
}

/** That an inherited control was looked at anew after its provider changed. */
export const markSeen = async (tx: Tx, systemId: string, row: SheetRow, by: Writer): Promise<void> => {
  await tx.updateTable('systemControl').set({ seenAt: by.at }).where('id', '=', row.id).execute()
  const same = JSON.stringify(writtenOf(row))
  await tx
    .insertInto('systemControlChange')
    .values({
      id: newId(by.at),
      systemId,
      controlId: row.controlId,
      documentId: null,
      way: by.way,
      before: same,
      after: same,
      at: by.at,
      personId: by.actor.personId,
      personName: nameOf(by),
      postTitle: by.as.postTitle,
    })
    .execute()
}

/** One writer of a system's sheet at a time. Null where the system has chosen no list, or is not to be seen. */
export const lockSheet = async (tx: Tx, systemId: string): Promise<{ id: string; catalogId: string } | null> =>
  (await tx
    .selectFrom('systemBaseline')
    .select(['id', 'catalogId'])
    .where('systemId', '=', systemId)
    .forUpdate()
    .executeTakeFirst()) ?? null
