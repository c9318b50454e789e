import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import { bigrams, foldForSearch } from '#kernel/pure/normalise.ts'
import { UNIT_KINDS, type UnitKind } from '../words.ts'
import type { UnitFacts } from './plan-units.ts'

const AT_ONCE = 1000

type Row = { sort: number; kind: string; subjectId: string; after: UnitFacts }

const nextRows = (tx: Tx, uploadId: string, after: number): Promise<Row[]> =>
  tx
    .selectFrom('personnelDifference')
    .select(['sort', 'kind', 'subjectId', 'after'])
    .where('uploadId', '=', uploadId)
    .where('kind', '<>', 'stays')
    .where('sort', '>', after)
    .orderBy('sort')
    .limit(AT_ONCE)
    .$castTo<Row>()
    .execute()

const isUnitKind = (kind: string): kind is UnitKind => Object.hasOwn(UNIT_KINDS, kind)

const writtenAs = (row: Row, parents: ReadonlyMap<string, string>) => {
  const { abbreviation, name, kind, parent, startsOn } = row.after
  const kindTitle = isUnitKind(kind) ? UNIT_KINDS[kind] : ''
  const folded = foldForSearch(
    `${name} ${abbreviation} ${parent === null ? '' : (parents.get(parent) ?? '')} ${kindTitle}`,
  )
  const grams = [...bigrams(folded)]
  return {
    id: row.subjectId,
    fresh: row.kind === 'added',
    abbreviation,
    name,
    kind,
    parent,
    starts: startsOn,
    folded,
    grams,
  }
}

const parentNames = async (tx: Tx, rows: readonly Row[]): Promise<ReadonlyMap<string, string>> => {
  const ids = [...new Set(rows.flatMap(({ after }) => (after.parent === null ? [] : [after.parent])))]
  if (ids.length === 0) return new Map()
  const units = await tx.selectFrom('unit').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(units.map((unit) => [unit.id, unit.name]))
}

/** Carries every difference of a list of units out as it stands. */
export const applyUnits = async (
  tx: Tx,
  of: { uploadId: string; at: Date },
  told: (done: number) => Promise<void>,
): Promise<void> => {
  let done = 0
  for (let after = 0; ;) {
    const rows = await nextRows(tx, of.uploadId, after)
    const last = rows.at(-1)
    if (!last) return
    const fields = sql`id uuid, fresh boolean, abbreviation text, name text, kind text, parent uuid, starts date`
    const facts = JSON.stringify(rows.map((row) => writtenAs(row, new Map())))
    await sql`insert into unit (id, parent_id, name, abbreviation, kind, sort, starts_on, state)
      select t.id, t.parent, t.name, t.abbreviation, t.kind,
        (select coalesce(max(sort), 0) from unit) + 10 * row_number() over (), t.starts, 'established'
      from jsonb_to_recordset(${facts}::jsonb) as t(${fields}) where t.fresh`.execute(tx)
    await sql`update unit u set name = t.name, parent_id = t.parent
      from jsonb_to_recordset(${facts}::jsonb) as t(${fields}) where not t.fresh and u.id = t.id`.execute(tx)
    const parents = await parentNames(tx, rows)
    const files = JSON.stringify(rows.map((row) => writtenAs(row, parents)))
    const withSearch = sql`jsonb_to_recordset(${files}::jsonb) as t(${fields}, folded text, grams text[])`
    await sql`insert into case_file (id, process, state, version, closed, title, unit_id, open_to_all, folded, grams,
        opened_at, changed_at)
      select t.id, 'organisation.unit', 'established', 1, false, t.name, t.parent, true, t.folded, t.grams, ${of.at}, ${of.at}
      from ${withSearch} where t.fresh`.execute(tx)
    await sql`update case_file c set title = t.name, unit_id = t.parent, folded = t.folded, grams = t.grams,
        version = c.version + 1, changed_at = ${of.at}
      from ${withSearch} where not t.fresh and c.id = t.id`.execute(tx)
    done += rows.length
    after = last.sort
    await told(done)
  }
}
