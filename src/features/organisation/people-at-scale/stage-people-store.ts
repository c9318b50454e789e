import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import { newId } from '#kernel/id.ts'
import { foldForSearch } from '#kernel/pure/normalise.ts'
import type { ListedPerson } from './columns.ts'
import type { ReadLine } from './read-list.ts'
import type { UnitIndex } from './units-by-name.ts'

type Staged = {
  number: number
  record: Partial<ListedPerson>
  unitId: string | null
  folded: string
  problems: readonly string[]
}

const staged = (units: UnitIndex, line: ReadLine): Staged => {
  const record: Partial<ListedPerson> = line.record
  const unit = record.unit === undefined ? undefined : units.find(record.unit)
  const found = typeof unit === 'object' ? unit : null
  const { rank = '', name = '', code = '', kana = '' } = record
  return {
    number: line.number,
    record,
    unitId: found?.id ?? null,
    folded: foldForSearch(`${rank} ${name} ${code} ${kana} ${found?.fullName ?? ''}`),
    problems: typeof unit === 'string' ? [...line.problems, `「所属」${unit}`] : line.problems,
  }
}

/** Writes lines of a list of people down to be compared, many in one statement; a unit that is not there makes a line bad. */
export const stagePeople = async (
  tx: Tx,
  uploadId: string,
  lines: readonly ReadLine[],
  units: UnitIndex,
): Promise<void> => {
  const rows = lines.map((line) => staged(units, line))
  const column = (of: (row: Staged) => string | null | undefined) => rows.map((row) => of(row) ?? null)
  await sql`insert into personnel_row
      (upload_id, number, code, name, kana, rank, kind, external_id, unit_id, starts_on, folded, made_id, problems)
    select ${uploadId}, n, code, name, kana, rank, kind, external_id, unit_id, starts_on, folded, made_id,
      coalesce(string_to_array(problems, E'\n'), '{}')
    from unnest(${rows.map((row) => row.number)}::int[], ${column((r) => r.record.code)}::text[],
      ${column((r) => r.record.name)}::text[], ${column((r) => r.record.kana)}::text[],
      ${column((r) => r.record.rank)}::text[], ${column((r) => r.record.kind)}::text[],
      ${column((r) => r.record.externalId)}::text[], ${column((r) => r.unitId)}::uuid[],
      ${column((r) => r.record.startsOn)}::date[], ${column((r) => r.folded)}::text[],
      ${rows.map(() => newId())}::uuid[],
      ${column((r) => (r.problems.length === 0 ? null : r.problems.join('\n')))}::text[])
      as t(n, code, name, kana, rank, kind, external_id, unit_id, starts_on, folded, made_id, problems)`.execute(tx)
}
