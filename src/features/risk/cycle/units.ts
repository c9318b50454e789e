import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { Day } from '#kernel/pure/day.ts'

/** The unit whose people see what the 事案対処責任者 is asked; null while nobody is designated. */
export const incidentUnit = async (tx: Tx, today: Day): Promise<string | null> => {
  const { rows } = await sql<{ id: string }>`
    select coalesce(assurance_unit(p.unit_id, ${today}::date), p.unit_id) as id
    from appointment a join post p on p.id = a.post_id
    where a.role = 'CIR' and a.starts_on <= ${today}::date and (a.ends_on is null or a.ends_on > ${today}::date)
    order by a.starts_on desc limit 1`.execute(tx)
  return rows[0]?.id ?? null
}

export const systemNamed = (tx: Tx, id: string) =>
  tx
    .selectFrom('system')
    .select(['id', 'name', 'annexNumber', 'classId'])
    .where('id', '=', id)
    .where('isClass', '=', false)
    .executeTakeFirst()
