import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { Day } from '#kernel/pure/day.ts'

/** Who somebody is and where, on one day. */
export type Belonging = {
  personId: string
  rank: string
  name: string
  staff: boolean
  homeUnitId: string
  /** 所属 as the form asks for it, from the organisation down. */
  belonging: string
  /** The 部隊等 that answers for the person. */
  unitId: string
  unitName: string
  unitMark: string
  posts: readonly string[]
}

/** A unit's name from the organisation down; what already carries the name above it does not repeat it. */
export const fullNameOf = (unitId: RawBuilder<unknown>): RawBuilder<string> => sql<string>`(
  with recursive up(parent_id, full_name, depth) as (
    select n.parent_id, n.name, 0 from unit n where n.id = ${unitId}
    union all
    select p.parent_id, case when starts_with(up.full_name, p.name) then up.full_name else p.name || ' ' || up.full_name end,
      up.depth + 1
    from unit p join up on p.id = up.parent_id where up.depth < 20)
  select full_name from up order by depth desc limit 1)`

/** Null for nobody, or for somebody who does not belong to the organisation on that day. */
export const belongingOf = async (tx: Tx, personId: string, day: Day): Promise<Belonging | null> => {
  const { rows } = await sql<Belonging>`
    select h.id as person_id, h.rank, h.name, h.kind = 'staff' as staff, w.home as home_unit_id,
      ${fullNameOf(sql`w.home`)} as belonging, u.id as unit_id, u.name as unit_name, u.abbreviation as unit_mark,
      array(select p.title from incumbency i join post p on p.id = i.post_id
        where i.person_id = h.id and i.starts_on <= ${day}::date and (i.ends_on is null or i.ends_on > ${day}::date)
        order by p.unit_id = w.home desc, i.kind desc, p.sort, p.id) as posts
    from person h cross join lateral (select home_unit(h, ${day}::date) as home) w
      join unit u on u.id = coalesce(assurance_unit(w.home, ${day}::date), w.home)
    where h.id = ${personId}::uuid and h.starts_on <= ${day}::date and (h.ends_on is null or h.ends_on > ${day}::date)`.execute(
    tx,
  )
  return rows[0] ?? null
}
