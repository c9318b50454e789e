import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import { newId } from '#kernel/id.ts'
import type { Actor, Authority } from '#kernel/pure/actor.ts'
import type { Assessed, AssessedDocument } from './model.ts'

/** The document whose controls are assessed; null for another kind, or one that is not to be seen. */
export const assessedDocument = async (tx: Tx, documentId: string): Promise<AssessedDocument | null> => {
  const { rows } = await sql<AssessedDocument>`
    select d.id, d.kind, d.title, d.state, d.system_id, s.name as system_name,
      case when d.kind = 'assessment-report' then (select p.id from document p where p.system_id = d.system_id
        and p.kind = 'assessment-plan' and p.state <> 'retired' and p.fiscal_year is not distinct from d.fiscal_year
        and exists (select 1 from control_assessment a where a.document_id = p.id and a.methods <> '{}')
        order by p.id desc limit 1) end as plan_id,
      case when d.kind = 'assessment-report' then (select l.id from document l where l.system_id = d.system_id
        and l.kind = 'assessment-report' and l.id < d.id
        and exists (select 1 from control_assessment a where a.document_id = l.id and a.result is not null)
        order by l.id desc limit 1) end as last_id
    from document d join system s on s.id = d.system_id
    where d.id = ${documentId}::uuid and d.kind in ('assessment-plan', 'assessment-report')`.execute(tx)
  return rows[0] ?? null
}

/** One writer of a document's assessments at a time, and none while a version of it is being frozen. */
export const lockDocument = async (tx: Tx, documentId: string): Promise<void> => {
  await tx
    .selectFrom('caseFile')
    .select('id')
    .where('id', '=', documentId)
    .where('process', '=', 'risk.document')
    .forUpdate()
    .executeTakeFirst()
}

export type AssessedRow = Assessed & { controlId: string; revision: number }

const NOTHING: Assessed = { methods: [], result: null, finding: null, risk: null, recommendation: null }

/** What stands of some controls; those nobody has judged stand as nothing said. */
export const assessedRows = async (
  tx: Tx,
  documentId: string,
  controlIds: readonly string[],
): Promise<ReadonlyMap<string, AssessedRow>> => {
  const { rows } = await sql<AssessedRow>`
    select control_id, methods, result, finding, risk, recommendation, revision from control_assessment
    where document_id = ${documentId}::uuid and control_id = any (${[...controlIds]}::text[])`.execute(tx)
  const known = new Map(rows.map((row) => [row.controlId, row]))
  return new Map(
    controlIds.map((controlId) => [controlId, known.get(controlId) ?? { ...NOTHING, controlId, revision: 0 }]),
  )
}

export type Assessing = { controlId: string; before: Assessed; after: Assessed }

const plain = ({ methods, result, finding, risk, recommendation }: Assessed): Assessed => ({
  methods,
  result,
  finding,
  risk,
  recommendation,
})

/** Writes what was judged, and with each what it was before: two statements however many. */
export const writeAssessed = async (
  tx: Tx,
  document: AssessedDocument,
  list: readonly Assessing[],
  by: { actor: Actor; as: Authority; at: Date; way: 'page' | 'bulk' | 'import' },
): Promise<void> => {
  if (list.length === 0) return
  const name = `${by.actor.rank} ${by.actor.name}`.trim()
  const rows = list.map(({ controlId, before, after }) => ({
    id: newId(by.at),
    change: newId(by.at),
    controlId,
    before: plain(before),
    after: plain(after),
    ...plain(after),
  }))
  const json = JSON.stringify(rows)
  await sql`insert into control_assessment as a (id, document_id, system_id, control_id, methods, result, finding, risk,
      recommendation, revision, updated_at, updated_by)
    select r.id, ${document.id}::uuid, ${document.systemId}::uuid, r."controlId", r.methods, r.result, r.finding, r.risk,
      r.recommendation, 1, ${by.at}, ${name}
    from jsonb_to_recordset(${json}::jsonb) as r(id uuid, "controlId" text, methods text[], result text, finding text,
      risk text, recommendation text)
    on conflict (document_id, control_id) do update set methods = excluded.methods, result = excluded.result,
      finding = excluded.finding, risk = excluded.risk, recommendation = excluded.recommendation,
      revision = a.revision + 1, updated_at = excluded.updated_at, updated_by = excluded.updated_by`.execute(tx)
  await sql`insert into system_control_change (id, system_id, control_id, document_id, way, before, after, at, person_id,
      person_name, post_title)
    select r.change, ${document.systemId}::uuid, r."controlId", ${document.id}::uuid, ${by.way}, r.before, r.after, ${by.at},
      ${by.actor.personId}::uuid, ${name}, ${by.as.postTitle}
    from jsonb_to_recordset(${json}::jsonb) as r(change uuid, "controlId" text, before jsonb, after jsonb)`.execute(tx)
}

export type AssessmentProgress = { total: number; judged: number; satisfied: number; unsatisfied: number }
