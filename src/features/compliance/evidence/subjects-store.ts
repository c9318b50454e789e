import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { Reach } from '#kernel/pure/actor.ts'

export type Subject = { id: string; name: string; kind: 'unit' | 'system' }

/** The units and systems of these ids; those that are not there are left out. */
export const subjectsIn = async (
  tx: Tx,
  unitIds: readonly string[],
  systemIds: readonly string[],
): Promise<readonly Subject[]> => {
  if (unitIds.length + systemIds.length === 0) return []
  const { rows } = await sql<Subject>`
    select id, name, 'unit' as kind from unit where id = any(${[...unitIds]}::uuid[])
    union all select id, name, 'system' from system where id = any(${[...systemIds]}::uuid[])
    order by kind desc, name, id`.execute(tx)
  return rows
}

const MOST_FOUND = 20

/** Units and systems in reach whose name holds these words; without words the first ones. */
export const findSubjects = async (tx: Tx, reach: Reach, words: string): Promise<readonly Subject[]> => {
  if (reach.everything && words === '') return []
  const like = `%${words.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  const own = (ids: readonly string[]) => (reach.everything ? sql`true` : sql`id = any(${[...ids]}::uuid[])`)
  const { rows } = await sql<Subject>`
    (select id, name, 'unit' as kind from unit where ${own(reach.units)} and name like ${like} order by name, id limit ${MOST_FOUND})
    union all (select id, name, 'system' from system
      where ${own(reach.systems)} and not is_class and name like ${like} order by name, id limit ${MOST_FOUND})`.execute(
    tx,
  )
  return rows
}
