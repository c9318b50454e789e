import { sql, type RawBuilder } from 'kysely'
import type { Query } from '#kernel/http/product.ts'
import type { Day } from '#kernel/pure/day.ts'

const IN_FORCE = sql`('approved', 'conditional', 'conditions-reported')`
const ENDED = sql`('denied', 'revoked', 'superseded', 'withdrawn')`

/** Systems as they stand in 運用承認 today: what is open, what is in force, and whether any is needed. */
export const systemRows = (today: Day): RawBuilder<unknown> => sql`
  select s.id::text as id, lpad(coalesce(s.annex_number, k.annex_number, 999999)::text, 6, '0')
      || case when s.class_id is null then '' else '/' || s.name end as k,
    coalesce(s.annex_number, k.annex_number) as annex_number, s.name as system_name, k.name as class_name, s.is_class,
    case when s.is_class then 'class' when open.id is not null then open.state when force.id is not null then force.state
      when free.id is not null then free.state else 'none' end as state,
    open.id as open_id, open.due_on, force.id as force_id, force.number, free.id as exemption_id,
    coalesce(force.number, free.number) as shown_number,
    (force.decided_at at time zone 'Asia/Tokyo')::date as decided_on, force.valid_until,
    force.valid_until - ${today}::date as valid_days,
    case when open.due_on < ${today}::date and free.id is null then ${today}::date - open.due_on end as overdue_days,
    (select string_agg(p.title, '、' order by p.sort) from appointment a join post p on p.id = a.post_id
      where a.role = 'SYS_DEV' and a.system_id = s.id and a.starts_on <= ${today}::date
        and (a.ends_on is null or a.ends_on > ${today}::date)) as dev_post,
    (select string_agg(p.title, '、' order by p.sort) from appointment a join post p on p.id = a.post_id
      where a.role = 'SYS_OPS' and a.system_id = s.id and a.starts_on <= ${today}::date
        and (a.ends_on is null or a.ends_on > ${today}::date)) as ops_post
  from system s left join system k on k.id = s.class_id
    left join lateral (select * from approval a where a.system_id = s.id and a.state not in ${IN_FORCE}
      and a.state not in ${ENDED} order by a.id desc limit 1) open on true
    left join lateral (select * from approval a where a.system_id = s.id and a.state in ${IN_FORCE}
      order by a.id desc limit 1) force on true
    left join lateral (select * from approval_exemption e where e.system_id = s.id and e.state = 'exempt'
      limit 1) free on true
  where s.state = 'registered'
    and ((select current_setting('mamori.everything', true)) = 'on'
      or s.id = any ((select coalesce(nullif(current_setting('mamori.systems', true), ''), '{}'))::uuid[]))`

/** What the filter `state` asks for, over the rows above as `x`. */
export const stateFilter = (query: Query): RawBuilder<unknown> => {
  switch (query['state'] ?? '') {
    case 'none':
      return sql`x.state = 'none'`
    case 'overdue':
      return sql`x.overdue_days is not null`
    case 'open':
      return sql`x.open_id is not null`
    case 'approved':
      return sql`x.force_id is not null`
    case 'exempt':
      return sql`x.exemption_id is not null`
    case 'ending':
      return sql`x.valid_days <= 180`
    default:
      return sql`true`
  }
}

/** A part of the system's name, as the filter `q` has it; case and width as typed. */
export const nameFilter = (query: Query): RawBuilder<unknown> => {
  const q = (query['q'] ?? '').trim()
  return q === '' ? sql`true` : sql`strpos(x.system_name, ${q}) > 0`
}
