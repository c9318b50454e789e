import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { DifferenceKind } from './words.ts'

type Facts = Readonly<Record<string, string | null>>

export type Difference = {
  sort: number
  line: number | null
  kind: DifferenceKind
  subjectId: string
  code: string
  shown: string
  before: Facts | null
  after: Facts | null
  notes: readonly string[]
}

/** Differences of one kind after a place in their order. */
export const differencesOf = (
  tx: Tx,
  of: { uploadId: string; kind: DifferenceKind; after: number; limit: number },
): Promise<readonly Difference[]> =>
  tx
    .selectFrom('personnelDifference')
    .select(['sort', 'line', 'kind', 'subjectId', 'code', 'shown', 'before', 'after', 'notes'])
    .where('uploadId', '=', of.uploadId)
    .where('kind', '=', of.kind)
    .where('sort', '>', of.after)
    .orderBy('sort')
    .limit(of.limit)
    .$castTo<Difference>()
    .execute()

export type BadLine = { number: number; problems: readonly string[] }

/** Bad rows after a line of the file. */
export const badLinesOf = (tx: Tx, uploadId: string, after: number, limit: number): Promise<readonly BadLine[]> =>
  tx
    .selectFrom('personnelRow')
    .select(['number', 'problems'])
    .where('uploadId', '=', uploadId)
    .where('number', '>', after)
    .where(sql<boolean>`problems <> '{}'`)
    .orderBy('number')
    .limit(limit)
    .execute()

/** What units are called now, by id. */
export const unitNames = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map()
  const units = await sql<{ id: string; name: string }>`
    select id, unit_shown(id) as name from unit where id = any (${ids}::uuid[])`.execute(tx)
  return new Map(units.rows.map((unit) => [unit.id, unit.name]))
}

/** The digest over all differences as they stand in the database now, worked out anew from what they say. */
export const digestNow = async (tx: Tx, uploadId: string): Promise<string> => {
  const { rows } = await sql<{ digest: string }>`
    select encode(sha256(coalesce(string_agg(sha256(convert_to(
      jsonb_build_array(d.sort, d.kind, d.subject_id, d.before, d.after, to_jsonb(d.notes))::text, 'UTF8')),
      ''::bytea order by d.sort), ''::bytea)), 'hex') as digest
    from personnel_difference d where d.upload_id = ${uploadId}`.execute(tx)
  return rows[0]?.digest ?? ''
}

/** The digest by which an act bound the differences, or null where none did. */
export const digestBound = async (tx: Tx, uploadId: string): Promise<string | null> => {
  const row = await tx
    .selectFrom('personnelImport as i')
    .innerJoin('ledgerEntry as e', (join) => join.onRef('e.caseId', '=', 'i.id').on('e.act', '=', 'apply'))
    .select(sql<string>`e.input ->> 'digest'`.as('digest'))
    .where('i.uploadId', '=', uploadId)
    .executeTakeFirst()
  return row?.digest ?? null
}

export type OfOne = { importId: string; kind: DifferenceKind; at: Date; before: Facts | null; after: Facts | null }

/** What lists that were carried out changed of one person or unit, the newest first. */
export const differencesOfOne = (tx: Tx, subjectId: string): Promise<readonly OfOne[]> =>
  tx
    .selectFrom('personnelDifference as d')
    .innerJoin('personnelImport as i', 'i.uploadId', 'd.uploadId')
    .select(['i.id as importId', 'd.kind', 'i.appliedAt as at', 'd.before', 'd.after'])
    .where('d.subjectId', '=', subjectId)
    .where('d.kind', '<>', 'stays')
    .orderBy('i.appliedAt', 'desc')
    .limit(50)
    .$castTo<OfOne>()
    .execute()
