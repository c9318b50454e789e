import { sql } from 'kysely'
import { isRoleKey, type RoleKey } from '#directive/roles.ts'
import type { Tx } from '#kernel/db/database.ts'
import type { Actor, Authority, HeldPost, IncumbencyKind } from '#kernel/pure/actor.ts'
import type { Day } from '#kernel/pure/day.ts'
import { PERSON_KINDS, type PersonKind } from './words.ts'

type Home = { unitId: string; unitName: string; assuranceUnitId: string | null; assuranceUnitName: string | null }

type Post = HeldPost & { assuranceUnitName: string | null }

type Appointed = {
  role: string
  postId: string
  postTitle: string
  kind: IncumbencyKind
  unitId: string | null
  unitName: string | null
  systemId: string | null
  systemName: string | null
  provision: string
}

type Row = {
  id: string
  name: string
  rank: string
  kind: PersonKind
  administrator: boolean
  home: Home
  posts: readonly Post[]
  appointed: readonly Appointed[]
}

const BELONGING = '本文 第1-3(1)'

/** Sees the record of the whole organisation: who answers for it, and the side that audits it. */
const SEE_EVERYTHING: ReadonlySet<RoleKey> = new Set(['IAO', 'AUD', 'AUD_AST'])

const select = (tx: Tx, personId: string, day: Day) =>
  sql<Row>`
    with held as (
      select i.kind, p.id, p.title, p.sort, u.id as unit_id, u.name as unit_name, a.id as assurance_id, a.name as assurance_name
      from incumbency i join post p on p.id = i.post_id join unit u on u.id = p.unit_id
        left join unit a on a.id = assurance_unit(u.id, ${day}::date)
      where i.person_id = ${personId} and i.starts_on <= ${day}::date and (i.ends_on is null or i.ends_on > ${day}::date)
        and p.starts_on <= ${day}::date and (p.ends_on is null or p.ends_on > ${day}::date)
    )
    select h.id, h.name, h.rank, h.kind,
      exists (select 1 from account c where c.person_id = h.id and c.administrator and c.disabled_at is null) as administrator,
      (select json_build_object('unitId', u.id, 'unitName', u.name, 'assuranceUnitId', a.id, 'assuranceUnitName', a.name)
        from unit u left join unit a on a.id = assurance_unit(u.id, ${day}::date) where u.id = home_unit(h, ${day}::date)) as home,
      coalesce((
        select json_agg(json_build_object('postId', x.id, 'title', x.title, 'unitId', x.unit_id, 'unitName', x.unit_name,
          'assuranceUnitId', x.assurance_id, 'assuranceUnitName', x.assurance_name, 'kind', x.kind)
          order by x.kind desc, x.sort, x.id)
        from held x), '[]') as posts,
      coalesce((
        select json_agg(json_build_object('role', a.role, 'postId', x.id, 'postTitle', x.title, 'kind', x.kind,
          'unitId', a.unit_id, 'unitName', u.name, 'systemId', a.system_id, 'systemName', s.name, 'provision', a.provision)
          order by x.kind desc, x.sort, a.role, u.sort, s.annex_number, s.name)
        from held x join appointment a on a.post_id = x.id
          left join unit u on u.id = a.unit_id left join system s on s.id = a.system_id
        where a.starts_on <= ${day}::date and (a.ends_on is null or a.ends_on > ${day}::date)), '[]') as appointed
    from person h
    where h.id = ${personId} and h.starts_on <= ${day}::date and (h.ends_on is null or h.ends_on > ${day}::date)`.execute(
    tx,
  )

/** 職員 of every unit whose officer answers for the person: by each post held, and by belonging. */
const belonging = (row: Row): readonly Authority[] => {
  const byUnit = new Map<string, Authority>()
  const add = (unitId: string, unitName: string, post: Post | null) => {
    if (byUnit.has(unitId)) return
    byUnit.set(unitId, {
      role: 'USER',
      postId: post?.postId ?? null,
      postTitle: post?.title ?? PERSON_KINDS[row.kind],
      kind: post?.kind ?? 'substantive',
      unitId,
      unitName,
      systemId: null,
      systemName: null,
      provision: BELONGING,
    })
  }
  for (const post of row.posts) add(post.assuranceUnitId ?? post.unitId, post.assuranceUnitName ?? post.unitName, post)
  const { home } = row
  add(home.assuranceUnitId ?? home.unitId, home.assuranceUnitName ?? home.unitName, null)
  return [...byUnit.values()]
}

const management = (row: Row): Authority => ({
  role: 'ADMIN',
  postId: null,
  postTitle: 'システム管理者',
  kind: 'substantive',
  unitId: null,
  unitName: null,
  systemId: null,
  systemName: null,
  provision: `管理者の登録（${row.name}）`,
})

const authoritiesOf = (row: Row): readonly Authority[] => {
  if (row.administrator) return [management(row)]
  const designated = row.appointed.flatMap(({ role, ...rest }) => (isRoleKey(role) ? [{ role, ...rest }] : []))
  return [...designated, ...belonging(row)]
}

const unique = (ids: readonly (string | null)[]): readonly string[] => [...new Set(ids.filter((id) => id !== null))]

const heldPost = ({ postId, title, unitId, unitName, assuranceUnitId, kind }: Post): HeldPost => ({
  postId,
  title,
  unitId,
  unitName,
  assuranceUnitId,
  kind,
})

const actorOf = (row: Row): Actor => {
  const authorities = authoritiesOf(row)
  return {
    personId: row.id,
    name: row.name,
    rank: row.rank,
    posts: row.posts.map(heldPost),
    authorities,
    reach: {
      units: unique(authorities.map((a) => a.unitId)),
      systems: unique(authorities.map((a) => a.systemId)),
      everything: authorities.some((a) => SEE_EVERYTHING.has(a.role)),
      // A notice to 職員 at large is nobody's own.
      roles: [...new Set(authorities.map((a) => a.role))].filter((role) => role !== 'USER'),
    },
  }
}

/**
 * The person with all that follows from the posts held on a day, read by one statement; null for nobody, or for somebody
 * who does not belong to the organisation on that day. A manager's account gives that one authority and no other.
 */
export const loadActor = async (tx: Tx, personId: string, day: Day): Promise<Actor | null> => {
  const { rows } = await select(tx, personId, day)
  return rows[0] ? actorOf(rows[0]) : null
}
