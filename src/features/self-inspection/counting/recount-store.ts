import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import { CLASS } from './standing.ts'

/** Every unit with each that stands over it, itself as well. */
export const ABOVE = sql`up(unit_id, node, depth) as (
  select id, id, 0 from unit
  union all
  select up.unit_id, u.parent_id, up.depth + 1 from up join unit u on u.id = up.node
  where u.parent_id is not null and up.depth < 20
)`

const clear = async (tx: Tx, id: string) => {
  await tx.deleteFrom('selfInspectionProgress').where('campaignId', '=', id).execute()
  await tx.deleteFrom('selfInspectionCount').where('campaignId', '=', id).execute()
  await tx.deleteFrom('selfInspectionCounted').where('campaignId', '=', id).execute()
}

const people = (tx: Tx, id: string) =>
  sql`
    with recursive ${ABOVE}, own as (
      select r.unit_id, r.stratum, count(*) as people, count(*) filter (where ${CLASS} = 'absent') as absent,
        count(*) filter (where ${CLASS} = 'submitted') as submitted, count(*) filter (where ${CLASS} = 'returned') as returned,
        count(*) filter (where ${CLASS} = 'confirmed') as confirmed
      from self_inspection_roster r where r.campaign_id = ${id}::uuid group by 1, 2)
    insert into self_inspection_progress (campaign_id, unit_id, stratum, people, absent, submitted, returned, confirmed)
    select ${id}::uuid, up.node, o.stratum, sum(o.people), sum(o.absent), sum(o.submitted), sum(o.returned), sum(o.confirmed)
    from own o join up on up.unit_id = o.unit_id group by 2, 3`.execute(tx)

const replies = (tx: Tx, id: string) =>
  sql`
    with recursive ${ABOVE}, own as (
      select r.unit_id, r.stratum, y.question_key, count(*) filter (where y.reply = 'yes') as yes,
        count(*) filter (where y.reply = 'no') as no, count(*) filter (where y.reply = 'na') as na
      from self_inspection_roster r join self_inspection_reply y on y.answer_id = r.answer_id
      where r.campaign_id = ${id}::uuid group by 1, 2, 3)
    insert into self_inspection_count (campaign_id, unit_id, stratum, question_key, yes, no, na)
    select ${id}::uuid, up.node, o.stratum, o.question_key, sum(o.yes), sum(o.no), sum(o.na)
    from own o join up on up.unit_id = o.unit_id group by 2, 3, 4`.execute(tx)

const remember = (tx: Tx, id: string) =>
  sql`
    insert into self_inspection_counted (roster_id, campaign_id, standing, state, digest)
    select r.id, r.campaign_id, r.standing, case r.state when 'draft' then 'none' else r.state end, a.digest
    from self_inspection_roster r left join self_inspection_answer a on a.id = r.answer_id
    where r.campaign_id = ${id}::uuid and (r.standing <> 'due' or r.state not in ('none', 'draft'))`.execute(tx)

/**
 * Counts a campaign whole, from its roster and its answers. The leaf is read first: whatever is sealed later is looked at
 * again by the next refresh, and adds nothing where it is counted already. The caller sees everything.
 */
export const recount = async (tx: Tx, id: string, at: Date, exact: boolean): Promise<void> => {
  await sql`
    insert into self_inspection_counting (campaign_id, leaf, counted_at, exact, units, systems)
    values (${id}::uuid, 0, ${at}, ${exact}, 0, 0)
    on conflict (campaign_id) do update set counted_at = excluded.counted_at, exact = excluded.exact`.execute(tx)
  await sql`
    update self_inspection_counting set leaf = (select coalesce(max(leaf_index) + 1, 0) from ledger_leaf)
    where campaign_id = ${id}::uuid`.execute(tx)
  await clear(tx, id)
  await people(tx, id)
  await replies(tx, id)
  await remember(tx, id)
  await sql`
    update self_inspection_counting c set units = n.units, systems = n.systems
    from (select count(distinct unit_id) filter (where system_id is null)::int as units, count(distinct system_id)::int as systems
      from self_inspection_roster where campaign_id = ${id}::uuid) n
    where c.campaign_id = ${id}::uuid`.execute(tx)
}
