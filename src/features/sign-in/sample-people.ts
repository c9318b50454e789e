import { sql } from 'kysely'
import { ROLES, type RoleKey } from '#directive/roles.ts'
import type { Tx } from '#kernel/db/database.ts'
import type { Day } from '#kernel/pure/day.ts'
import { createAccount } from './account-store.ts'
import { containing, goesBy } from './people-with-accounts.ts'

export type SamplePerson = {
  personId: string
  rank: string
  name: string
  kana: string
  posts: string
  unitName: string
}

export type SampleGroup = { role: string; title: string; total: number; people: readonly SamplePerson[] }

type Row = SamplePerson & { role: string; total: number }

const isRole = (key: string): key is RoleKey => Object.hasOwn(ROLES, key)

const ORDER = Object.keys(ROLES)

/** Roles whose name contains what was looked for. */
const rolesCalled = (q: string): readonly string[] =>
  Object.entries(ROLES).flatMap(([key, role]) =>
    q !== '' && `${role.title}　${role.shortTitle}`.includes(q) ? [key] : [],
  )

/** The people of the sample data, grouped by the roles their posts give them on a day; the first `each` of every group. */
export const samplePeople = async (tx: Tx, q: string, day: Day, each: number): Promise<readonly SampleGroup[]> => {
  const text = q.normalize('NFKC').trim()
  const like = containing(text)
  const { rows } = await sql<Row>`
    with serving as (
      select p.id, p.rank, p.name, p.kana, u.name as unit_name, coalesce(a.administrator, false) as administrator, ${goesBy(text)} as called
      from person p join unit u on u.id = home_unit(p, (now() at time zone 'Asia/Tokyo')::date) left join account a on a.person_id = p.id
      where p.starts_on <= ${day} and (p.ends_on is null or p.ends_on > ${day}) and a.disabled_at is null
    ), held as (
      select i.person_id, po.id as post_id, po.title, u.name as unit_name
      from incumbency i join post po on po.id = i.post_id join unit u on u.id = po.unit_id
      where i.starts_on <= ${day} and (i.ends_on is null or i.ends_on > ${day})
        and po.starts_on <= ${day} and (po.ends_on is null or po.ends_on > ${day})
    ), cast_as as (
      select h.person_id, ap.role from held h join appointment ap on ap.post_id = h.post_id
        join serving s on s.id = h.person_id and not s.administrator
        where ap.starts_on <= ${day} and (ap.ends_on is null or ap.ends_on > ${day})
      union select id, 'ADMIN' from serving where administrator
    ), listed as (
      select s.id as person_id, s.rank, s.name, s.kana, s.unit_name, s.called, coalesce(c.role, 'USER') as role,
        coalesce((select string_agg(distinct concat(h.unit_name, ' ', h.title), '、') from held h where h.person_id = s.id), '') as posts
      from serving s left join cast_as c on c.person_id = s.id
    ), numbered as (
      select *, count(*) over (partition by role) as total, row_number() over (partition by role order by kana, person_id) as nth
      from listed
      where called or normalize(posts, nfkc) ilike ${like} or normalize(unit_name, nfkc) ilike ${like} or role = any (${rolesCalled(text)}::text[])
    )
    select person_id, rank, name, kana, unit_name, posts, role, total from numbered where nth <= ${each} order by role, nth`.execute(
    tx,
  )
  const groups = Map.groupBy(rows, (row) => row.role)
  return [...groups]
    .toSorted(([a], [b]) => ORDER.indexOf(a) - ORDER.indexOf(b))
    .map(([role, people]) => ({
      role,
      title: isRole(role) ? ROLES[role].title : role,
      total: people[0]?.total ?? 0,
      people,
    }))
}

/** The account of a sample person, made without a password where there is none; null where the person may not come in. */
export const sampleAccount = async (tx: Tx, personId: string, day: Day, at: Date) => {
  const { rows } = await sql<{ id: string | null }>`
    select a.id from person p left join account a on a.person_id = p.id
    where p.id = ${personId} and p.starts_on <= ${day} and (p.ends_on is null or p.ends_on > ${day}) and a.disabled_at is null`.execute(
    tx,
  )
  const [person] = rows
  if (!person) return null
  const id =
    person.id ??
    (await createAccount(tx, { personId, login: `sample-${personId.slice(-12)}`, administrator: false, at }))
  return id === null ? null : { id, personId }
}
