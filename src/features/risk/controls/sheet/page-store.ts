import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { Written } from './row.ts'
import type { Level } from '../words.ts'

/** What stands above the list of a system's controls. */
export type SheetHead = {
  systemId: string
  systemName: string
  baselineId: string | null
  catalogId: string | null
  catalogTitle: string | null
  catalogVersion: string | null
  confidentiality: Level | null
  integrity: Level | null
  availability: Level | null
  provides: boolean
  left: number
}

/** The system with what it has chosen; null where there is no such system or it is not the visitor's to see. */
export const sheetHead = async (tx: Tx, systemId: string, mine: boolean): Promise<SheetHead | null> => {
  const { rows } = await sql<SheetHead>`
    select s.id as system_id, s.name as system_name, b.id as baseline_id, b.catalog_id, k.title as catalog_title,
      k.version as catalog_version, b.confidentiality, b.integrity, b.availability, coalesce(b.provides, false) as provides,
      (select count(*)::int from system_control c where c.system_id = s.id and not c.chosen) as "left"
    from system s left join system_baseline b on b.system_id = s.id left join control_catalog k on k.id = b.catalog_id
    where s.id = ${systemId}::uuid and not s.is_class`.execute(tx)
  const [head] = rows
  return head && (mine || head.baselineId !== null) ? head : null
}

export type ControlText = {
  statement: string
  guidance: string
  assessment: string
  withdrawn: string | null
  parentId: string | null
  changedAt: Date
}

export const controlText = async (tx: Tx, systemId: string, controlId: string): Promise<ControlText | null> =>
  (await tx
    .selectFrom('systemBaseline as b')
    .innerJoin('control as k', 'k.catalogId', 'b.catalogId')
    .select(['k.statement', 'k.guidance', 'k.assessment', 'k.withdrawn', 'k.parentId', 'k.changedAt'])
    .where('b.systemId', '=', systemId)
    .where('k.controlId', '=', controlId)
    .executeTakeFirst()) ?? null

export type ControlChange = {
  id: string
  at: Date
  way: string
  documentId: string | null
  personName: string
  postTitle: string
  before: Partial<Written> | null
  after: Partial<Written>
}

export const HISTORY_SHOWN = 50

/** What was changed of a control, newest first. */
export const controlChanges = async (
  tx: Tx,
  systemId: string,
  controlId: string,
): Promise<readonly ControlChange[]> => {
  const { rows } = await sql<ControlChange>`
    select id, at, way, document_id, person_name, post_title, before, after from system_control_change
    where system_id = ${systemId}::uuid and control_id = ${controlId} and document_id is null
    order by id desc limit ${sql.lit(HISTORY_SHOWN)}`.execute(tx)
  return rows
}

export type Neighbours = { previous: string | null; next: string | null }

/** The controls before and after in the list, to go through it one by one. */
export const neighbours = async (tx: Tx, systemId: string, controlId: string): Promise<Neighbours> => {
  const { rows } = await sql<Neighbours>`
    select (select p.control_id from system_control p where p.system_id = c.system_id and p.chosen
        and (p.sort, p.control_id) < (c.sort, c.control_id) order by p.sort desc, p.control_id desc limit 1) as previous,
      (select n.control_id from system_control n where n.system_id = c.system_id and n.chosen
        and (n.sort, n.control_id) > (c.sort, c.control_id) order by n.sort, n.control_id limit 1) as next
    from system_control c where c.system_id = ${systemId}::uuid and c.control_id = ${controlId}`.execute(tx)
  return rows[0] ?? { previous: null, next: null }
}

export type LastAssessment = {
  result: string
  finding: string | null
  recommendation: string | null
  title: string
  documentId: string
}

/** What the newest セキュリティ評価報告書 says of a control. */
export const lastAssessment = async (tx: Tx, systemId: string, controlId: string): Promise<LastAssessment | null> =>
  (await tx
    .selectFrom('controlAssessment as a')
    .innerJoin('document as d', 'd.id', 'a.documentId')
    .select(['a.finding', 'a.recommendation', 'd.title', 'd.id as documentId'])
    .select((e) => e.fn.coalesce('a.result', e.val('')).as('result'))
    .where('a.systemId', '=', systemId)
    .where('a.controlId', '=', controlId)
    .where('a.result', 'is not', null)
    .where('d.state', '<>', 'retired')
    .orderBy('d.id', 'desc')
    .limit(1)
    .executeTakeFirst()) ?? null

/** What systems are called, by their ids: for sources of inheritance named in the history. */
export const systemNames = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('system')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}
