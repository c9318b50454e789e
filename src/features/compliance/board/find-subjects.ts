import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { Day } from '#kernel/pure/day.ts'
import { foldForSearch } from '#kernel/pure/normalise.ts'
import type { Subject, SubjectKind } from '../states.ts'
import { appointedOn, inReach, rolesOfKind, subjectName, type NamedSubject } from './subjects.ts'

const MOST = 20

/** Units, systems and posts bound on a day whose name has the words, in reach; twenty at most. */
export const findSubjects = async (tx: Tx, words: string, day: Day): Promise<readonly NamedSubject[]> => {
  const like = `%${foldForSearch(words).replaceAll(/[%_\\]/g, String.raw`\$&`)}%`
  const { rows } = await sql<NamedSubject>`
    select x.kind, x.id, x.name from (
      select distinct 'unit' as kind, u.id, unit_shown(u.id) as name from appointment a join unit u on u.id = a.unit_id
      where a.role = 'UNIT' and ${appointedOn(day)} and (lower(u.name) like ${like} or lower(u.abbreviation) like ${like})
      union
      select distinct 'system', s.id, s.name from appointment a join system s on s.id = a.system_id
      where not s.is_class and ${appointedOn(day)} and lower(s.name) like ${like}
      union
      select distinct 'post', p.id, p.title || '（' || unit_shown(p.unit_id) || '）' from appointment a join post p on p.id = a.post_id
      where a.unit_id is null and a.system_id is null and a.role = any (${[...rolesOfKind('post')]}::text[])
        and ${appointedOn(day)} and lower(p.title) like ${like}
    ) x where ${inReach(sql`x.id`)} order by x.kind desc, x.name, x.id limit ${sql.lit(MOST)}`.execute(tx)
  return rows
}

/** Every subject in the reach of somebody who does not see all, named; nothing for whoever does. */
export const subjectsInReach = async (
  tx: Tx,
  given: { units: readonly string[]; systems: readonly string[]; posts: readonly string[] },
): Promise<readonly NamedSubject[]> => {
  const list: Subject[] = [
    ...given.units.map((id): Subject => ({ kind: 'unit', id })),
    ...given.systems.map((id): Subject => ({ kind: 'system', id })),
    ...given.posts.map((id): Subject => ({ kind: 'post', id })),
  ]
  const { rows } = await sql<{ kind: SubjectKind; id: string; name: string }>`
    select x.kind, x.id, ${subjectName(sql`x.kind`, sql`x.id`)} as name
    from unnest(${list.map((one) => one.kind)}::text[], ${list.map((one) => one.id)}::uuid[]) with ordinality x(kind, id, nth)
    where exists (
      select 1 from appointment a where (x.kind = 'unit' and a.unit_id = x.id and a.role = 'UNIT')
        or (x.kind = 'system' and a.system_id = x.id)
        or (x.kind = 'post' and a.post_id = x.id and a.unit_id is null and a.system_id is null
          and a.role = any (${[...rolesOfKind('post')]}::text[])))
    order by x.nth`.execute(tx)
  return rows
}
