import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import { unitTree } from '../unit-tree.ts'
import { differenceDigest } from './compare-people-store.ts'
import type { KnownUnit, UnitPlan } from './plan-units.ts'

/** Units that stand, with their facts in the shape in which differences are kept. */
export const knownUnits = async (tx: Tx): Promise<readonly KnownUnit[]> => {
  const { rows } = await sql<KnownUnit>`
    with recursive ${unitTree}
    select u.id, u.parent_id, u.name, t.full_name, u.abbreviation, u.kind, unit_facts(u) as facts
    from unit u join tree t on t.id = u.id where u.state = 'established' order by t.k`.execute(tx)
  return rows
}

const AT_ONCE = 1000

const pieces = <T>(list: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(list.length / AT_ONCE) }, (_, nth) => list.slice(nth * AT_ONCE, (nth + 1) * AT_ONCE))

/** Writes down what a list of units changes, and its bad rows. */
export const keepUnitPlan = async (tx: Tx, uploadId: string, plan: UnitPlan): Promise<void> => {
  for (const some of pieces(plan.bad))
    await sql`insert into personnel_row (upload_id, number, code, problems)
      select ${uploadId}, r.number, r.code, r.problems
      from jsonb_to_recordset(${JSON.stringify(some)}::jsonb) as r(number int, code text, problems text[])`.execute(tx)
  for (const some of pieces(plan.differences)) {
    const rows = some.map(({ subjectId, ...row }) => ({ ...row, subject_id: subjectId }))
    await sql`
      insert into personnel_difference (upload_id, sort, line, kind, subject_id, code, shown, before, after, notes, digest)
      select ${uploadId}, d.sort, d.line, d.kind, d.subject_id, d.code, d.shown, d.before, d.after, d.notes, ${differenceDigest}
      from (
        select t.sort, t.line, t.kind, t.subject_id, t.code, t.shown, nullif(t.before, 'null'::jsonb) as before,
          nullif(t.after, 'null'::jsonb) as after, t.notes
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          as t(sort int, line int, kind text, subject_id uuid, code text, shown text, before jsonb, after jsonb, notes text[])
      ) d`.execute(tx)
  }
}
