import { sql } from 'kysely'
import type { RoleKey } from '#directive/roles.ts'
import type { Tx } from '#kernel/db/database.ts'
import type { Day } from '#kernel/pure/day.ts'
import { unitTree } from './unit-tree.ts'
import type { PersonKind } from './words.ts'

/** One person of the list from which a visitor of the demonstration chooses whom to be. */
export type SignInChoice = {
  personId: string
  rank: string
  name: string
  kana: string
  kind: PersonKind
  unitName: string
  posts: readonly string[]
  roles: readonly RoleKey[]
  administrator: boolean
}

/** Everybody who belongs on that day: managers first, then who is designated, then by unit and kana. */
export const peopleForSignIn = async (tx: Tx, day: Day): Promise<readonly SignInChoice[]> => {
  const { rows } = await sql<SignInChoice>`
    with recursive ${unitTree}, held as (
      select i.person_id, i.kind, p.id, p.title, p.sort from incumbency i join post p on p.id = i.post_id
      where i.starts_on <= ${day}::date and (i.ends_on is null or i.ends_on > ${day}::date)
    ), people as (
      select h.id as person_id, h.rank, h.name, h.kana, h.kind, t.full_name as unit_name, t.k,
        array(select x.title || case x.kind when 'deputy' then '（代理）' when 'acting' then '（事務取扱）' else '' end
          from held x where x.person_id = h.id order by x.kind desc, x.sort) as posts,
        array(select distinct a.role from held x join appointment a on a.post_id = x.id
          where x.person_id = h.id and a.starts_on <= ${day}::date and (a.ends_on is null or a.ends_on > ${day}::date)
          order by a.role) as roles,
        exists (select 1 from account c where c.person_id = h.id and c.administrator and c.disabled_at is null) as administrator
      from person h join tree t on t.id = home_unit(h, ${day}::date)
      where h.starts_on <= ${day}::date and (h.ends_on is null or h.ends_on > ${day}::date)
    )
    select person_id, rank, name, kana, kind, unit_name, posts, roles, administrator from people
    order by administrator desc, cardinality(roles) = 0, k, kana collate "C", person_id`.execute(tx)
  return rows
}
