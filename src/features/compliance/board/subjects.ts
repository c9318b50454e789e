import { sql, type RawBuilder } from 'kysely'
import type { RoleKey } from '#directive/roles.ts'
import type { Tx } from '#kernel/db/database.ts'
import type { Day } from '#kernel/pure/day.ts'
import { RULES } from '#directive/rules.ts'
import { kindsOf, rolesBinding } from '../bound.ts'
import type { Subject, SubjectKind } from '../states.ts'

export type NamedSubject = Subject & { name: string }

/** Which column of an appointment names the subject. */
const COLUMN = { unit: 'unit_id', system: 'system_id', post: 'post_id' } as const

export const subjectColumn = (kind: SubjectKind): RawBuilder<unknown> => sql.ref(`a.${COLUMN[kind]}`)

export const appointedOn = (day: Day): RawBuilder<unknown> =>
  sql`a.starts_on <= ${day}::date and (a.ends_on is null or a.ends_on > ${day}::date)`

/** A post stands for the whole organisation only where its appointment is over no unit and no system. */
export const appointedFor = (kind: SubjectKind): RawBuilder<unknown> =>
  kind === 'post' ? sql`a.unit_id is null and a.system_id is null` : sql`${subjectColumn(kind)} is not null`

/** Everybody may read who is appointed; the board shows only subjects in the reader's reach. */
export const inReach = (id: RawBuilder<unknown>): RawBuilder<unknown> => sql`(case
  when (select current_setting('mamori.everything', true)) = 'on' then true
  else ${id} = any ((select coalesce(nullif(current_setting('mamori.units', true), ''), '{}'))::uuid[])
    or ${id} = any ((select coalesce(nullif(current_setting('mamori.systems', true), ''), '{}'))::uuid[])
    or ${id} = any ((select compliance_posts_of(nullif(current_setting('mamori.person', true), '')::uuid))::uuid[])
end)`

/** What a subject is called: a unit with the one above it, a post with its unit. */
export const subjectName = (kind: RawBuilder<unknown>, id: RawBuilder<unknown>): RawBuilder<string> =>
  sql<string>`(case ${kind} when 'unit' then unit_shown(${id})
    when 'system' then (select s.name from system s where s.id = ${id})
    else (select p.title || '（' || unit_shown(p.unit_id) || '）' from post p where p.id = ${id}) end)`

/** Roles by which subjects of each kind are bound at all. */
const ROLES_OF_KIND: Readonly<Record<SubjectKind, readonly RoleKey[]>> = (() => {
  const of = (kind: SubjectKind) => [
    ...new Set(RULES.flatMap((rule) => (kindsOf(rule).includes(kind) ? rolesBinding(rule, kind) : []))),
  ]
  return { unit: of('unit'), system: of('system'), post: of('post') }
})()

export const rolesOfKind = (kind: SubjectKind): readonly RoleKey[] => ROLES_OF_KIND[kind]

/** The roles each of some subjects stands in on a day: without one it is bound by nothing. */
export const rolesOn = async (
  tx: Tx,
  subjects: readonly Subject[],
  day: Day,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> => {
  const found = new Map<string, Set<string>>()
  for (const kind of ['unit', 'system', 'post'] as const) {
    const ids = subjects.filter((subject) => subject.kind === kind).map((subject) => subject.id)
    if (ids.length === 0) continue
    const { rows } = await sql<{ id: string; role: string }>`
      select distinct ${subjectColumn(kind)} as id, a.role from appointment a
      where ${subjectColumn(kind)} = any (${ids}::uuid[]) and ${appointedFor(kind)} and ${appointedOn(day)}`.execute(tx)
    for (const { id, role } of rows) found.set(id, (found.get(id) ?? new Set()).add(role))
  }
  return found
}

/** How many subjects of a kind stand in one of some roles on a day, by the roles asked for. */
export const boundCounts = async (
  tx: Tx,
  day: Day,
): Promise<(kind: SubjectKind, roles: readonly RoleKey[]) => number> => {
  const units = await sql<{ n: number }>`
    select count(distinct a.unit_id)::int as n from appointment a
    where a.role = 'UNIT' and a.unit_id is not null and ${appointedOn(day)}`.execute(tx)
  const others = await sql<{ kind: SubjectKind; id: string; role: string }>`
    select distinct case when a.system_id is null then 'post' else 'system' end as kind,
      coalesce(a.system_id, a.post_id) as id, a.role
    from appointment a left join system s on s.id = a.system_id
    where a.unit_id is null and coalesce(not s.is_class, true) and ${appointedOn(day)}`.execute(tx)
  return (kind, roles) =>
    kind === 'unit'
      ? (units.rows[0]?.n ?? 0)
      : new Set(others.rows.filter((row) => row.kind === kind && roles.some((r) => r === row.role)).map((r) => r.id))
          .size
}
