import { sql, type RawBuilder } from 'kysely'
import type { RoleKey } from '#directive/roles.ts'
import { ROLES } from '#directive/roles.ts'
import type { Tx } from '#kernel/db/database.ts'
import type { BoundDuty } from '#kernel/http/product.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { startOfDay, type Day } from '#kernel/pure/day.ts'
import type { DutyRow } from '#kernel/pure/duty.ts'
import { fiscalYearEnd, fiscalYearOf, fiscalYearStart } from '#kernel/pure/fiscal-year.ts'
import {
  instanceWithoutHead,
  othersUncontrolled,
  systemWithoutHead,
  unitWithoutOfficer,
  usersUnsupervised,
  vacantPost,
} from './duties.ts'
import { SINGLE_ROLES } from './words.ts'
import { unitTree } from './unit-tree.ts'

const inForce = (a: string, today: Day) => {
  const from = sql.ref(`${a}.starts_on`)
  const to = sql.ref(`${a}.ends_on`)
  return sql`${from} <= ${today}::date and (${to} is null or ${to} > ${today}::date)`
}

type Owed = {
  id: string
  unitId: string | null
  systemId: string | null
  personId: string | null
  label: string
  since: Day | null
}

const owedRows = async <Row extends Owed>(tx: Tx, query: RawBuilder<Row>): Promise<readonly Row[]> =>
  (await query.execute(tx)).rows

const row = (owed: Owed, subject: string, href: string, dueOn: Day | null = null): DutyRow => ({
  unitId: owed.unitId,
  systemId: owed.systemId,
  personId: owed.personId,
  subject,
  href,
  dueOn,
  since: owed.since === null ? null : startOfDay(owed.since),
})

const manages = (actor: Actor): boolean => actor.authorities.some((a) => a.role === 'ADMIN')

const unitsOf = (actor: Actor): readonly string[] =>
  actor.authorities.flatMap((a) => (a.role === 'UNIT' && a.unitId !== null ? [a.unitId] : []))

const vacantPosts: BoundDuty = {
  duty: vacantPost,
  owed: async (tx, actor, today) => {
    if (!manages(actor)) return []
    const rows = await owedRows(
      tx,
      sql<Owed & { roles: readonly RoleKey[] }>`
      with recursive ${unitTree}
      select p.id, p.unit_id, null as system_id, null as person_id, p.title || '（' || t.full_name || '）' as label,
        array_agg(distinct a.role) as roles,
        greatest(min(a.starts_on),
          (select max(i.ends_on) from incumbency i where i.post_id = p.id and i.ends_on <= ${today}::date)) as since
      from appointment a join post p on p.id = a.post_id join tree t on t.id = p.unit_id
      where a.role = any (${[...SINGLE_ROLES]}::text[]) and ${inForce('a', today)}
        and not exists (select 1 from incumbency i where i.post_id = p.id and ${inForce('i', today)})
      group by p.id, p.unit_id, p.title, p.sort, t.full_name, t.k
      order by t.k, p.sort`,
    )
    return rows.map((r) =>
      row(
        r,
        `${r.label}が欠員（${r.roles.map((k) => ROLES[k].title).join('、')}）`,
        `/begin/organisation.incumbency/appoint?post=${r.id}`,
      ),
    )
  },
}

const withoutHead = (duty: BoundDuty['duty'], ofClass: boolean): BoundDuty => ({
  duty,
  owed: async (tx, actor, today) => {
    if (!manages(actor)) return []
    const rows = await owedRows(
      tx,
      sql<Owed>`
      select s.id, null as unit_id, s.id as system_id, null as person_id,
        s.name || 'に' || array_to_string(array_remove(array[
          case when dev.n = 0 then '整備' end, case when ops.n = 0 then '運用' end], null), 'と') || 'の責任者がいない' as label,
        greatest(s.starts_on, (select max(a.ends_on) from appointment a where a.system_id = s.id and a.ends_on <= ${today}::date)) as since
      from system s
        cross join lateral (select count(*) as n from appointment a where a.system_id = s.id and a.role = 'SYS_DEV' and ${inForce('a', today)}) dev
        cross join lateral (select count(*) as n from appointment a where a.system_id = s.id and a.role = 'SYS_OPS' and ${inForce('a', today)}) ops
      where not s.is_class and (s.class_id is not null) = ${ofClass} and ${inForce('s', today)} and (dev.n = 0 or ops.n = 0)
      order by s.annex_number nulls last, s.name, s.id`,
    )
    return rows.map((r) => row(r, r.label, `/begin/organisation.appointment/designate?system=${r.id}`))
  },
})

/** 課等 only; whoever heads a 部 or the whole stands under no 部隊等情報保証責任者 in the table either. */
const unitsWithoutOfficer: BoundDuty = {
  duty: unitWithoutOfficer,
  owed: async (tx, actor, today) => {
    if (!manages(actor)) return []
    const rows = await owedRows(
      tx,
      sql<Owed>`
      with recursive ${unitTree}
      select u.id, u.id as unit_id, null as system_id, null as person_id, t.full_name as label, u.starts_on as since
      from unit u join tree t on t.id = u.id
      where u.kind = 'section' and ${inForce('u', today)} and assurance_unit(u.id, ${today}::date) is null
      order by t.k`,
    )
    return rows.map((r) =>
      row(r, `${r.label}に部隊等情報保証責任者がいない`, `/begin/organisation.appointment/designate?unit=${r.id}`),
    )
  },
}

const unsupervised: BoundDuty = {
  duty: usersUnsupervised,
  owed: async (tx, actor, today) => {
    const units = unitsOf(actor)
    if (units.length === 0) return []
    const year = fiscalYearOf(today)
    const rows = await owedRows(
      tx,
      sql<Owed>`
      select u.id, u.id as unit_id, null as system_id, null as person_id, u.name as label,
        greatest(${fiscalYearStart(year)}::date, u.starts_on) as since
      from unit u
      where u.id = any (${[...units]}::uuid[]) and not exists (
        select 1 from supervision s where s.unit_id = u.id and s.kind = 'instruct'
          and s.taken_on between ${fiscalYearStart(year)}::date and ${fiscalYearEnd(year)}::date)
      order by u.sort, u.id`,
    )
    return rows.map((r) =>
      row(
        r,
        `${r.label}のシステム利用者への監督が、この年度に記録されていない`,
        `/begin/organisation.supervision/instruct?unit=${r.id}`,
        fiscalYearEnd(year),
      ),
    )
  },
}

const uncontrolled: BoundDuty = {
  duty: othersUncontrolled,
  owed: async (tx, actor, today) => {
    const units = unitsOf(actor)
    if (units.length === 0) return []
    const year = fiscalYearOf(today)
    const rows = await owedRows(
      tx,
      sql<Owed>`
      select h.id, o.unit_id, null as system_id, h.id as person_id, btrim(h.rank || ' ' || h.name) as label,
        greatest(${fiscalYearStart(year)}::date, h.starts_on) as since
      from person h cross join lateral (select assurance_unit(home_unit(h, ${today}::date), ${today}::date) as unit_id) o
      where h.kind = 'attached' and ${inForce('h', today)} and o.unit_id = any (${[...units]}::uuid[]) and not exists (
        select 1 from supervision s where s.unit_id = o.unit_id and s.kind = 'control'
          and s.taken_on between ${fiscalYearStart(year)}::date and ${fiscalYearEnd(year)}::date
          and (s.person_id = h.id or (s.everyone and s.taken_on >= h.starts_on)))
      order by h.kana, h.id`,
    )
    return rows.map((r) =>
      row(
        r,
        `${r.label}（職員以外）への統制が、この年度に記録されていない`,
        `/begin/organisation.supervision/control?unit=${r.unitId ?? ''}&person=${r.id}`,
        fiscalYearEnd(year),
      ),
    )
  },
}

/** What is owed for the organisation itself: by managers that every post is held, by officers that their people are led. */
export const organisationDuties: readonly BoundDuty[] = [
  vacantPosts,
  withoutHead(systemWithoutHead, false),
  withoutHead(instanceWithoutHead, true),
  unitsWithoutOfficer,
  unsupervised,
  uncontrolled,
]
