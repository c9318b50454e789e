-- 履行状況: what each rule asks of each unit, system and post, and since when it stands how. All of it is drawn from the
-- ledger and from the duties; what duties said on a past day cannot be asked again, so it is kept here.
create table compliance_progress (
  id integer primary key check (id = 1),
  -- Leaves of the ledger's tree already drawn from. Leaves are in order of sealing, so none is passed over.
  leaves bigint not null default 0,
  -- Fingerprint of what the running product's definitions say of the rules; another one draws everything anew.
  definition text not null default '',
  -- From this day on duties were asked for; before it only the ledger speaks.
  watched_since date,
  drawn_at timestamptz
);
insert into compliance_progress (id) values (1);

-- One thing owed, from when to when: a turn of a case, or a row of a duty.
create table compliance_owed (
  id uuid primary key,
  source text not null check (source in ('turn', 'duty')),
  -- The process and lane of a turn, the key of a duty.
  key text not null,
  subject_kind text not null check (subject_kind in ('unit', 'system', 'post')),
  subject_id uuid not null,
  rules text[] not null,
  title text not null,
  what text not null,
  href text not null,
  case_id uuid,
  -- Of whom it was asked: a person's own duty counts for the unit.
  asked_kind text,
  asked_id text,
  due_on date,
  begun boolean not null,
  from_at timestamptz not null,
  to_at timestamptz,
  closed_by uuid,
  check (to_at is null or to_at >= from_at)
);
create index compliance_owed_subject on compliance_owed (subject_id, to_at);
create index compliance_owed_case on compliance_owed (case_id, from_at) where case_id is not null;
create index compliance_owed_asked on compliance_owed (asked_kind, asked_id) where asked_kind is not null and to_at is null;

-- An entry of the ledger by which a subject carried out a rule.
create table compliance_deed (
  subject_id uuid not null,
  rule text not null,
  at timestamptz not null,
  entry_id uuid not null,
  subject_kind text not null,
  primary key (subject_id, rule, at, entry_id)
);

-- The first case of a process in a subject: from then on its rules have something to apply to.
create table compliance_occasion (
  subject_id uuid not null,
  process text not null,
  subject_kind text not null,
  first_on date not null,
  primary key (subject_id, process)
);

-- How a cell stands from a day up to another, days to come included as far as they are known. A cell without a row: 該当なし.
create table compliance_step (
  subject_id uuid not null,
  rule text not null,
  from_on date not null,
  until_on date not null,
  subject_kind text not null,
  state text not null check (state in ('overdue', 'not-begun', 'within', 'kept', 'no-record')),
  due_on date,
  primary key (subject_id, rule, from_on),
  check (until_on > from_on)
);
create index compliance_step_rule on compliance_step (rule, state, subject_id);
create index compliance_step_day on compliance_step (from_on, rule, subject_id);

-- Cells of a rule coming into a state (n > 0) and leaving it (n < 0), by day and by month: a sum tells how many stand how on
-- any day without looking at the cells.
create table compliance_count (
  rule text not null,
  subject_kind text not null,
  grain text not null check (grain in ('day', 'month')),
  on_day date not null,
  state text not null,
  n integer not null,
  primary key (grain, on_day, rule, subject_kind, state)
);

-- Whom to ask for what is owed: at once where an act touched them, and once a day because days pass.
create table compliance_watch (
  kind text not null check (kind in ('unit', 'system', 'person', 'role')),
  id text not null,
  -- Null: touched since it was last asked.
  asked_on date,
  primary key (kind, id)
);
create index compliance_watch_asked on compliance_watch (asked_on nulls first, kind);

-- Runs as the owner, so that counts change only with the cells they count.
create function compliance_count_change(changes jsonb) returns void language sql
set search_path = public, pg_temp as $$
  insert into compliance_count as c (rule, subject_kind, grain, on_day, state, n)
  select rule, subject_kind, grain, on_day, state, sum(n)
  from (
    select x.rule, x.subject_kind, g.grain, x.state, x.n,
      case g.grain when 'day' then x.on_day else date_trunc('month', x.on_day)::date end as on_day
    from jsonb_to_recordset(changes) x(rule text, subject_kind text, on_day date, state text, n integer)
      cross join (values ('day'), ('month')) g(grain)
  ) y
  group by rule, subject_kind, grain, on_day, state having sum(n) <> 0
  order by 3, 4, 1, 2, 5
  on conflict (grain, on_day, rule, subject_kind, state) do update set n = c.n + excluded.n
$$;

create function compliance_step_added() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  perform compliance_count_change((
    select coalesce(jsonb_agg(jsonb_build_object('rule', rule, 'subject_kind', subject_kind, 'on_day', on_day, 'state', state, 'n', n)), '[]')
    from (
      select s.rule, s.subject_kind, d.on_day, s.state, sum(d.n) as n
      from added s cross join lateral (values (s.from_on, 1), (s.until_on, -1)) d(on_day, n)
      group by 1, 2, 3, 4
    ) x));
  return null;
end
$$;

create function compliance_step_removed() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  perform compliance_count_change((
    select coalesce(jsonb_agg(jsonb_build_object('rule', rule, 'subject_kind', subject_kind, 'on_day', on_day, 'state', state, 'n', n)), '[]')
    from (
      select s.rule, s.subject_kind, d.on_day, s.state, sum(d.n) as n
      from removed s cross join lateral (values (s.from_on, -1), (s.until_on, 1)) d(on_day, n)
      group by 1, 2, 3, 4
    ) x));
  return null;
end
$$;
revoke execute on function compliance_count_change(jsonb) from public;

create trigger compliance_step_added after insert on compliance_step
  referencing new table as added for each statement execute function compliance_step_added();
create trigger compliance_step_removed after delete on compliance_step
  referencing old table as removed for each statement execute function compliance_step_removed();

-- A unit's and a system's cells are seen by whoever stands for it, a post's by whoever holds it, all by whoever sees everything.
create function compliance_posts_of(person uuid) returns uuid[] language sql stable
set search_path = public, pg_temp as $$
  select coalesce(array_agg(i.post_id), '{}') from incumbency i
  where i.person_id = person and i.starts_on <= (now() at time zone 'Asia/Tokyo')::date
    and (i.ends_on is null or i.ends_on > (now() at time zone 'Asia/Tokyo')::date)
$$;

alter table compliance_step enable row level security;
create policy compliance_step_reach on compliance_step to mamori_app using (case
  when (select current_setting('mamori.everything', true)) = 'on' then true
  else subject_id = any ((select coalesce(nullif(current_setting('mamori.units', true), ''), '{}'))::uuid[])
    or subject_id = any ((select coalesce(nullif(current_setting('mamori.systems', true), ''), '{}'))::uuid[])
    or subject_id = any ((select compliance_posts_of(nullif(current_setting('mamori.person', true), '')::uuid))::uuid[])
end);

alter table compliance_owed enable row level security;
create policy compliance_owed_reach on compliance_owed to mamori_app using (case
  when (select current_setting('mamori.everything', true)) = 'on' then true
  else subject_id = any ((select coalesce(nullif(current_setting('mamori.units', true), ''), '{}'))::uuid[])
    or subject_id = any ((select coalesce(nullif(current_setting('mamori.systems', true), ''), '{}'))::uuid[])
    or subject_id = any ((select compliance_posts_of(nullif(current_setting('mamori.person', true), '')::uuid))::uuid[])
end) with check (true);

alter table compliance_deed enable row level security;
create policy compliance_deed_reach on compliance_deed to mamori_app using (case
  when (select current_setting('mamori.everything', true)) = 'on' then true
  else subject_id = any ((select coalesce(nullif(current_setting('mamori.units', true), ''), '{}'))::uuid[])
    or subject_id = any ((select coalesce(nullif(current_setting('mamori.systems', true), ''), '{}'))::uuid[])
    or subject_id = any ((select compliance_posts_of(nullif(current_setting('mamori.person', true), '')::uuid))::uuid[])
end) with check (true);

-- Sums over all: only for whoever sees all.
alter table compliance_count enable row level security;
create policy compliance_count_reach on compliance_count for select to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
);

alter table compliance_occasion enable row level security;
create policy compliance_occasion_reach on compliance_occasion to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
) with check (true);

grant select, update on compliance_progress to mamori_app;
grant select, insert, update, delete on compliance_owed, compliance_watch to mamori_app;
grant select, insert, delete on compliance_deed, compliance_occasion, compliance_step to mamori_app;
grant select on compliance_count to mamori_app;
