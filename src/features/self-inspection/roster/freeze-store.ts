import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { Day } from '#kernel/pure/day.ts'
import { newId } from '#kernel/id.ts'
import type { Stratum } from '../words.ts'

type Freeze = { campaignId: string; baseDate: Day; strata: readonly Stratum[]; at: Date }

const inForce = (row: string, day: Day): RawBuilder<unknown> => {
  const starts = sql.ref(`${row}.starts_on`)
  const ends = sql.ref(`${row}.ends_on`)
  return sql`${starts} <= ${sql.lit(day)}::date and (${ends} is null or ${ends} > ${sql.lit(day)}::date)`
}

/**
 * Everybody of the strata as at a day (本文 第6-1(2)), as rows person, stratum, unit, system, post title, name, kana.
 * ア and イ: who held a post that was designated on that day, the 補職 before 事務取扱 and 代理. ウ: every 職員, 職員以外 not
 * counted, at the unit of the post held that day, else of belonging. The unit is always the 部隊等 whose officer answers.
 */
export const peopleAsAt = (day: Day): RawBuilder<unknown> => sql`
  with answering as materialized (
    select u.id, coalesce(assurance_unit(u.id, ${sql.lit(day)}::date), u.id) as unit_id from unit u where u.kind <> 'outside'
  ), held as materialized (
    select i.person_id, i.post_id, i.kind, p.title, p.sort, w.unit_id,
      case i.kind when 'substantive' then 0 when 'acting' then 1 else 2 end as nth
    from incumbency i join post p on p.id = i.post_id join answering w on w.id = p.unit_id
    where ${inForce('i', day)} and ${inForce('p', day)}
  ), designated as (
    select distinct on (a.role, a.system_id, a.unit_id, a.post_id)
      a.role, a.system_id, a.unit_id as over_unit, h.person_id, h.title, h.unit_id
    from appointment a join held h on h.post_id = a.post_id
      left join system s on s.id = a.system_id
    where ${inForce('a', day)} and (
      (a.role = 'SYS_OPS' and not s.is_class and ${inForce('s', day)}) or (a.role = 'UNIT' and a.unit_id is not null))
    order by a.role, a.system_id, a.unit_id, a.post_id, h.nth, h.person_id
  ), belonging as (
    select distinct on (person_id) person_id, title, unit_id from held order by person_id, nth, sort, post_id
  ), target as (
    (select distinct on (person_id, system_id) person_id, 'operator' as stratum, unit_id, system_id, title
      from designated where role = 'SYS_OPS' order by person_id, system_id, title)
    union all
    (select distinct on (person_id, over_unit) person_id, 'unit', over_unit, null::uuid, title
      from designated where role = 'UNIT' order by person_id, over_unit, title)
    union all
    select p.id, 'staff', coalesce(b.unit_id, w.unit_id), null::uuid, coalesce(b.title, '職員')
      from person p left join belonging b on b.person_id = p.id left join answering w on w.id = home_unit(p, ${sql.lit(day)}::date)
      where p.kind = 'staff' and ${inForce('p', day)} and coalesce(b.unit_id, w.unit_id) is not null
  )
  select t.person_id, t.stratum, t.unit_id, t.system_id, t.title, trim(p.rank || ' ' || p.name) as name, p.kana
  from target t join person p on p.id = t.person_id`

/**
 * The roster in one statement. Ids are version 7 in the order of units and names, so that a unit's rows lie together.
 */
export const freezeStatement = ({ campaignId, baseDate, strata, at }: Freeze): RawBuilder<unknown> => sql`
  insert into self_inspection_roster
    (id, campaign_id, person_id, stratum, unit_id, system_id, person_name, person_kana, post_title)
  select (${sql.lit(newId(at).slice(0, 15))} || substr(n.hex, 1, 3) || '-8' || substr(n.hex, 4, 3) || '-'
      || right(gen_random_uuid()::text, 12))::uuid,
    ${sql.lit(campaignId)}::uuid, r.person_id, r.stratum, r.unit_id, r.system_id, r.name, r.kana, r.title
  from (
    select a.*, row_number() over (order by a.unit_id, a.kana, a.person_id, a.stratum, a.system_id) as nth
    from (${peopleAsAt(baseDate)}) a where a.stratum in (${sql.join(strata.map((s) => sql.lit(s)))})
  ) r cross join lateral (select lpad(to_hex(r.nth), 6, '0') as hex) n`

/** Writes the roster. The caller holds the campaign locked. */
export const freezeRoster = async (tx: Tx, of: Freeze): Promise<void> => {
  await freezeStatement(of).execute(tx)
}

export type RosterDigest = { count: number; digest: string }

/**
 * SHA-256 over the roster as it was frozen: one line an entry (person, stratum, unit, system, post), sorted as bytes. Late
 * joiners came afterwards and are not in it; what anybody answers or how they are classed does not change it.
 */
export const rosterDigest = async (tx: Tx, campaignId: string): Promise<RosterDigest> => {
  const { rows } = await sql<RosterDigest>`
    select count(*)::int as count, encode(sha256(convert_to(
      coalesce(string_agg(line, E'\n' order by line collate "C"), ''), 'UTF8')), 'hex') as digest
    from (
      select concat_ws('|', person_id, stratum, unit_id, coalesce(system_id::text, ''), post_title) as line
      from self_inspection_roster r where campaign_id = ${campaignId}::uuid and not exists (
        select 1 from self_inspection_classing k where k.roster_id = r.id and k.kind = 'late-joiner')
    ) l`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('an aggregate gave no row')
  return row
}
