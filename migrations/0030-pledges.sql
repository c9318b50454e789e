-- 誓約書: who owes one, who gave one, and how each unit stands.
create table pledge_text (
  id uuid primary key references case_file,
  -- The first is 付紙第５ itself and stands in the program.
  version integer not null unique check (version > 1),
  paragraphs text[] not null,
  effective_on date not null,
  basis text not null,
  state text not null
);

create table pledge (
  id uuid primary key references case_file,
  state text not null,
  number text,
  person_id uuid not null references person,
  -- The 部隊等 whose officer accepts and keeps it, and the 課等 the person belonged to.
  unit_id uuid not null references unit,
  home_unit_id uuid not null references unit,
  text_version integer not null,
  text_sha256 text not null,
  signed_on date not null,
  -- As they stand on the paper.
  belonging text not null, post_title text not null, rank text not null, name text not null,
  paper boolean not null default false,
  -- Where the original on paper is kept.
  place text,
  submitted_on date not null,
  accepted_on date, accepted_by text,
  reason text,
  -- Derived beside pledge_standing: the one that counts for its person now.
  live boolean not null default false
);
create index pledge_person on pledge (person_id, id desc);
create index pledge_unit on pledge (unit_id, id desc);
create index pledge_unit_state on pledge (unit_id, state, id desc);
create index pledge_state on pledge (state, id desc);
create index pledge_live_text on pledge (text_version, id desc) where live;
create index pledge_paper on pledge (id desc) where paper;
create index pledge_past on pledge (id desc) where not live;
create unique index pledge_one_open on pledge (person_id) where state in ('submitted', 'returned');

-- 申出: somebody cannot truthfully declare what the form says.
create table pledge_declaration (
  id uuid primary key references case_file,
  state text not null,
  person_id uuid not null references person,
  unit_id uuid not null references unit, home_unit_id uuid not null references unit,
  person_name text not null,
  what text not null, reason text not null, declared_on date not null,
  measure text, measured_on date, measured_by text
);
create index pledge_declaration_person on pledge_declaration (person_id, state);
create index pledge_declaration_unit on pledge_declaration (unit_id, state);

create table pledge_reminder (
  id uuid primary key references case_file,
  state text not null,
  unit_id uuid not null references unit,
  asked integer not null, due_on date not null, note text,
  sent_on date not null, sent_by text not null
);
create index pledge_reminder_unit on pledge_reminder (unit_id, sent_on desc);

-- One row for everybody of the staff. Derived from person, incumbency, appointment and pledge by triggers, so that whatever
-- writes those cannot forget it; the program only reads it. A revised text touches no row: text_version tells.
create table pledge_standing (
  person_id uuid primary key references person,
  unit_id uuid not null references unit, home_unit_id uuid not null references unit,
  kana text not null,
  state text not null check (state in ('ahead', 'none', 'lapsed', 'returned', 'declared', 'submitted', 'accepted')),
  -- Since when the person belongs here and by what; a post taken later asks anew from its own day.
  since date not null,
  why text not null check (why in ('arrival', 'transfer')),
  post_since date,
  -- The last pledge made before the present belonging: only later ones count.
  after_id uuid,
  pledge_id uuid, text_version integer not null default 0, signed_on date,
  -- The next day on which this row is told anew without anybody acting.
  turns_on date
);
create index pledge_standing_unit on pledge_standing (unit_id, kana collate "C", person_id);
create index pledge_standing_unit_state on pledge_standing (unit_id, state, kana collate "C", person_id);
create index pledge_standing_home on pledge_standing (home_unit_id);
create index pledge_standing_turns on pledge_standing (turns_on) where turns_on is not null;
create index pledge_standing_signed on pledge_standing (signed_on) where state = 'accepted';

create table pledge_tally (
  unit_id uuid not null references unit, state text not null, text_version integer not null, n integer not null,
  primary key (unit_id, state, text_version)
);

create index unit_name_order on unit (name collate "C", id);

create function pledge_setting(of_key text, standard integer) returns integer language sql stable as $$
  select coalesce((select (value #>> '{}')::integer from setting where key = of_key), standard)
$$;

-- Tells the standing of these people anew: belonging and posts of today, and the last pledge that counts for them.
create function pledge_refresh(people uuid[]) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare today constant date := (now() at time zone 'Asia/Tokyo')::date;
  ask_on_post constant boolean := pledge_setting('pledges.ask-on-post', 1) <> 0;
  renew constant integer := pledge_setting('pledges.renew-months', 0);
begin
  if cardinality(people) = 0 then return; end if;
  delete from pledge_standing s using person h
  where s.person_id = any (people) and h.id = s.person_id and (h.kind <> 'staff' or h.ends_on <= today);
  insert into pledge_standing as s (person_id, unit_id, home_unit_id, kana, state, since, why, post_since, after_id,
    pledge_id, text_version, signed_on, turns_on)
  with belonging as materialized (
    select h.id, h.kana, h.starts_on, h.ends_on, h.next_home_on, w.home,
      w.home = h.next_home_unit_id and h.next_home_on <= today as by_plan
    from person h cross join lateral (select home_unit(h, greatest(today, h.starts_on)) as home) w
    where h.id = any (people) and h.kind = 'staff' and (h.ends_on is null or h.ends_on > today)
  ), answering as materialized (
    select d.home, coalesce(assurance_unit(d.home, today), d.home) as unit_id from (select distinct home from belonging) d
  ), based as materialized (
    select b.*, a.unit_id, o.person_id is not null and o.home_unit_id <> b.home as moved,
      case when o.person_id is null then b.starts_on when o.home_unit_id = b.home then o.since
        when b.by_plan then b.next_home_on else today end as since,
      case when o.person_id is null then 'arrival' when o.home_unit_id = b.home then o.why else 'transfer' end as why,
      case when o.home_unit_id is null or o.home_unit_id = b.home then o.after_id else (
        select q.id from pledge q where q.person_id = b.id order by q.id desc limit 1) end as after_id,
      case when ask_on_post then i.latest else o.post_since end as post_since, i.next_post
    from belonging b join answering a on a.home = b.home left join pledge_standing o on o.person_id = b.id
      cross join lateral (
        select max(n.starts_on) filter (where n.starts_on <= today) as latest, min(n.starts_on) filter (where n.starts_on > today) as next_post
        from incumbency n where n.person_id = b.id and n.kind = 'substantive' and (n.ends_on is null or n.ends_on > today)) i
  )
  select b.id, b.unit_id, b.home, b.kana,
    case when b.starts_on > today then 'ahead' when x.declared then 'declared' when q.id is not null then q.state
      when x.before then 'lapsed' else 'none' end,
    b.since, b.why, b.post_since, b.after_id, q.id, coalesce(q.text_version, 0), q.signed_on,
    least(case when b.starts_on > today then b.starts_on end, b.ends_on, case when b.next_home_on > today then b.next_home_on end, b.next_post)
  from based b
    left join lateral (
      select q.id, q.state, q.text_version, q.signed_on from pledge q
      where q.person_id = b.id and q.home_unit_id = b.home and q.state in ('submitted', 'returned', 'accepted')
        and (b.after_id is null or q.id > b.after_id) and (b.post_since is null or q.signed_on >= b.post_since)
        and (renew = 0 or q.signed_on + make_interval(months => renew) > today)
      order by q.id desc limit 1) q on true
    cross join lateral (select
      exists (select 1 from pledge_declaration d where d.person_id = b.id and d.home_unit_id = b.home and d.state in ('declared', 'handled')) as declared,
      exists (select 1 from pledge p where p.person_id = b.id and p.state in ('accepted', 'lapsed')) as before) x
  on conflict (person_id) do update set (unit_id, home_unit_id, kana, state, since, why, post_since, after_id, pledge_id,
    text_version, signed_on, turns_on) = (excluded.unit_id, excluded.home_unit_id, excluded.kana, excluded.state,
    excluded.since, excluded.why, excluded.post_since, excluded.after_id, excluded.pledge_id, excluded.text_version,
    excluded.signed_on, excluded.turns_on)
  where (s.*) is distinct from (excluded.*);
  update pledge q set live = not q.live where q.person_id = any (people)
    and q.live <> exists (select 1 from pledge_standing s where s.person_id = q.person_id and s.pledge_id = q.id);
end
$$;

-- How many people of each unit stand how.
create function pledge_tally_changed() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op <> 'INSERT' then
    insert into pledge_tally as t (unit_id, state, text_version, n)
    select unit_id, state, text_version, -count(*) from removed group by 1, 2, 3 order by 1, 2, 3
    on conflict (unit_id, state, text_version) do update set n = t.n + excluded.n;
  end if;
  if tg_op <> 'DELETE' then
    insert into pledge_tally as t (unit_id, state, text_version, n)
    select unit_id, state, text_version, count(*) from added group by 1, 2, 3 order by 1, 2, 3
    on conflict (unit_id, state, text_version) do update set n = t.n + excluded.n;
  end if;
  return null;
end $$;
create trigger pledge_standing_added after insert on pledge_standing
  referencing new table as added for each statement execute function pledge_tally_changed();
create trigger pledge_standing_changed after update on pledge_standing
  referencing new table as added old table as removed for each statement execute function pledge_tally_changed();
create trigger pledge_standing_removed after delete on pledge_standing
  referencing old table as removed for each statement execute function pledge_tally_changed();

create function pledge_person_changed() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$ begin
  perform pledge_refresh(array(select id from changed));
  return null;
end $$;
create trigger pledge_person_added after insert on person
  referencing new table as changed for each statement execute function pledge_person_changed();
create trigger pledge_person_set after update on person
  referencing new table as changed for each statement execute function pledge_person_changed();

-- Of posts, pledges and declarations: whoever is named.
create function pledge_of_person_changed() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$ begin
  perform pledge_refresh(array(select distinct person_id from changed));
  return null;
end $$;
create trigger pledge_incumbency_added after insert on incumbency
  referencing new table as changed for each statement execute function pledge_of_person_changed();
create trigger pledge_incumbency_set after update on incumbency
  referencing new table as changed for each statement execute function pledge_of_person_changed();
-- Not where the refresh itself marks which pledge counts.
create trigger pledge_added after insert on pledge
  referencing new table as changed for each statement when (pg_trigger_depth() = 0) execute function pledge_of_person_changed();
create trigger pledge_set after update on pledge
  referencing new table as changed for each statement when (pg_trigger_depth() = 0) execute function pledge_of_person_changed();
create trigger pledge_declaration_added after insert on pledge_declaration
  referencing new table as changed for each statement execute function pledge_of_person_changed();
create trigger pledge_declaration_set after update on pledge_declaration
  referencing new table as changed for each statement execute function pledge_of_person_changed();

-- An officer designated, or no longer: the people below answer to another one.
create function pledge_officer_changed() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin -- Only people for whom another unit answers now: most designations change that of nobody.
  perform pledge_refresh(array(
    with recursive below(id, depth) as (
      select unit_id, 0 from changed where role = 'UNIT' and unit_id is not null
      union
      select u.id, b.depth + 1 from unit u join below b on u.parent_id = b.id where b.depth < 20
    ),
    answering as materialized (select d.id, coalesce(assurance_unit(d.id, (now() at time zone 'Asia/Tokyo')::date), d.id) as unit_id
      from (select distinct id from below) d)
    select s.person_id from pledge_standing s join answering a on a.id = s.home_unit_id where s.unit_id is distinct from a.unit_id));
  return null;
end $$;
create trigger pledge_appointment_added after insert on appointment
  referencing new table as changed for each statement execute function pledge_officer_changed();
create trigger pledge_appointment_set after update on appointment
  referencing new table as changed for each statement execute function pledge_officer_changed();

-- What a new day changes: moves, arrivals and leavings told before their day, pledges grown old, units answered for by others.
create function pledge_turn_day() returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare today constant date := (now() at time zone 'Asia/Tokyo')::date;
  renew constant integer := pledge_setting('pledges.renew-months', 0);
begin
  perform pledge_refresh(array(select person_id from pledge_standing where turns_on <= today));
  if renew > 0 then
    perform pledge_refresh(array(select person_id from pledge_standing
      where state = 'accepted' and signed_on <= (today - make_interval(months => renew))::date));
  end if;
  perform pledge_refresh(array(
    with answering as materialized (
      select d.home, coalesce(assurance_unit(d.home, today), d.home) as unit_id
      from (select distinct home_unit_id as home from pledge_standing) d)
    select s.person_id from pledge_standing s join answering a on a.home = s.home_unit_id where a.unit_id <> s.unit_id));
end
$$;

revoke execute on function pledge_refresh, pledge_turn_day from public;
grant execute on function pledge_turn_day to mamori_app;

-- Units in which the reader holds one of these roles today. A pledge is its person's and the officer's, not the colleagues'.
create function pledge_units_of(roles text[]) returns uuid[] language sql stable as $$
  select coalesce(array_agg(distinct a.unit_id), '{}')
  from incumbency i join appointment a on a.post_id = i.post_id
  where i.person_id = nullif(current_setting('mamori.person', true), '')::uuid and a.role = any (roles) and a.unit_id is not null
    and i.starts_on <= (now() at time zone 'Asia/Tokyo')::date and (i.ends_on is null or i.ends_on > (now() at time zone 'Asia/Tokyo')::date)
    and a.starts_on <= (now() at time zone 'Asia/Tokyo')::date and (a.ends_on is null or a.ends_on > (now() at time zone 'Asia/Tokyo')::date)
$$;

alter table pledge enable row level security;
create policy pledge_reach on pledge to mamori_app using (case
  when (select current_setting('mamori.everything', true)) = 'on' then true
  else unit_id = any ((select pledge_units_of('{UNIT,UNIT_IAP}'))::uuid[])
    or person_id = (select nullif(current_setting('mamori.person', true), '')::uuid) end) with check (true);
alter table pledge_standing enable row level security;
create policy pledge_standing_reach on pledge_standing to mamori_app using (case
  when (select current_setting('mamori.everything', true)) = 'on' then true
  else unit_id = any ((select pledge_units_of('{UNIT,UNIT_IAP}'))::uuid[])
    or person_id = (select nullif(current_setting('mamori.person', true), '')::uuid) end);
alter table pledge_tally enable row level security;
create policy pledge_tally_reach on pledge_tally to mamori_app using (case
  when (select current_setting('mamori.everything', true)) = 'on' then true
  else unit_id = any ((select pledge_units_of('{UNIT,UNIT_IAP}'))::uuid[]) end);
alter table pledge_reminder enable row level security;
create policy pledge_reminder_reach on pledge_reminder to mamori_app using (case
  when (select current_setting('mamori.everything', true)) = 'on' then true
  else unit_id = any ((select pledge_units_of('{UNIT,UNIT_IAP}'))::uuid[]) end) with check (true);
alter table pledge_declaration enable row level security;
create policy pledge_declaration_reach on pledge_declaration to mamori_app using (case
  when (select current_setting('mamori.everything', true)) = 'on' then true
  else unit_id = any ((select pledge_units_of('{UNIT}'))::uuid[])
    or person_id = (select nullif(current_setting('mamori.person', true), '')::uuid) end) with check (true);

-- A unit's cases are its people's to read; these are not.
create policy pledge_cases on case_file as restrictive for select to mamori_app using (case
  when process not in ('pledges.pledge', 'pledges.declaration', 'pledges.reminder') then true
  when (select current_setting('mamori.everything', true)) = 'on' then true
  when process = 'pledges.declaration' then unit_id = any ((select pledge_units_of('{UNIT}'))::uuid[])
    or person_id = (select nullif(current_setting('mamori.person', true), '')::uuid)
  else unit_id = any ((select pledge_units_of('{UNIT,UNIT_IAP}'))::uuid[])
    or person_id = (select nullif(current_setting('mamori.person', true), '')::uuid) end);
create policy pledge_entries on ledger_entry as restrictive for select to mamori_app using (case
  when process not in ('pledges.pledge', 'pledges.declaration', 'pledges.reminder') then true
  when (select current_setting('mamori.everything', true)) = 'on' then true
  else exists (select 1 from case_file c where c.id = ledger_entry.case_id) end);

grant select, insert, update on pledge_text, pledge, pledge_declaration, pledge_reminder to mamori_app;
grant select on pledge_standing, pledge_tally to mamori_app;

select pledge_refresh(array(select id from person));
