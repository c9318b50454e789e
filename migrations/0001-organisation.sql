-- Units, posts, people and what binds them: who answers for what, from when to when, by which document.
create extension if not exists btree_gist;

create table unit (
  id uuid primary key,
  key text unique,
  parent_id uuid references unit,
  name text not null check (name <> ''),
  -- Short form used in registration numbers, e.g. 企画-R8-業-0012.
  abbreviation text not null check (abbreviation <> ''),
  kind text not null check (kind in ('organisation', 'department', 'section', 'subsection', 'outside')),
  sort integer not null default 0,
  starts_on date not null,
  ends_on date check (ends_on >= starts_on),
  -- Why this row is read from the directive rather than stated in it; null when stated or entered by hand.
  inferred text,
  state text not null
);
create index unit_parent on unit (parent_id);

create table post (
  id uuid primary key,
  key text unique,
  unit_id uuid not null references unit,
  title text not null check (title <> ''),
  sort integer not null default 0,
  starts_on date not null,
  ends_on date check (ends_on >= starts_on),
  inferred text,
  state text not null
);
create index post_unit on post (unit_id);

create table person (
  id uuid primary key,
  -- Personnel number of the office; how an import finds a person again.
  service_number text unique,
  rank text not null,
  name text not null check (name <> ''),
  kana text not null,
  -- 職員, or 職員以外 (contractors, attached persons) under the unit's control.
  kind text not null check (kind in ('staff', 'attached')),
  home_unit_id uuid not null references unit,
  starts_on date not null,
  ends_on date check (ends_on >= starts_on),
  state text not null
);
create index person_unit on person (home_unit_id);
create index person_kana on person (kana, id);

create table incumbency (
  id uuid primary key,
  post_id uuid not null references post,
  person_id uuid not null references person,
  kind text not null check (kind in ('substantive', 'deputy', 'acting')),
  starts_on date not null,
  -- First day on which it no longer holds; null while it lasts.
  ends_on date check (ends_on >= starts_on),
  document_id uuid,
  -- Number of the personnel order, where the order is not a document of this product's register.
  order_number text,
  state text not null,
  constraint incumbency_one_substantive_holder exclude using gist
    (post_id with =, daterange(starts_on, ends_on, '[)') with &&) where (kind = 'substantive'),
  constraint incumbency_not_twice exclude using gist
    (post_id with =, person_id with =, daterange(starts_on, ends_on, '[)') with &&)
);
create index incumbency_person on incumbency (person_id);
create index incumbency_post on incumbency (post_id);

-- 付紙第１の情報システム. Rows 23-25 are classes; their instances point to them.
create table system (
  id uuid primary key,
  key text unique,
  annex_number integer,
  class_id uuid references system,
  is_class boolean not null default false,
  name text not null check (name <> ''),
  starts_on date not null,
  ends_on date check (ends_on >= starts_on),
  encrypts boolean not null default false,
  -- Attacks on it call for acting together with connected systems.
  acts_with_connected boolean not null default false,
  -- Document that brought it under the directive, where 付紙第１ does not name it.
  document_id uuid,
  inferred text,
  state text not null
);
create index system_class on system (class_id) where class_id is not null;

-- Documents that designate, order or lay down: 達, 通達, 要領. A slot is one the directive names as 別に示す.
create table governing_document (
  id uuid primary key,
  key text unique,
  slot text,
  -- A slot that is filled anew each time, such as the order for one special audit, never blocks the next.
  each_time boolean not null default false,
  number text,
  title text not null check (title <> ''),
  kind text not null,
  dated_on date,
  effective_on date,
  ends_on date,
  place text,
  points_to text,
  inferred text,
  state text not null
);
create unique index governing_document_slot_in_force on governing_document (slot)
  where slot is not null and not each_time and ends_on is null;

alter table incumbency add constraint incumbency_document foreign key (document_id) references governing_document;
alter table system add constraint system_document foreign key (document_id) references governing_document;

-- A role bound to a post by a numbered document: over a unit, over a system, or over the whole organisation.
create table appointment (
  id uuid primary key,
  role text not null,
  post_id uuid not null references post,
  unit_id uuid references unit,
  system_id uuid references system,
  document_id uuid not null references governing_document,
  provision text not null,
  starts_on date not null,
  ends_on date check (ends_on >= starts_on),
  inferred text,
  state text not null,
  check (unit_id is null or system_id is null)
);
create index appointment_post on appointment (post_id);
create index appointment_unit on appointment (unit_id, role);
create index appointment_system on appointment (system_id, role);
create unique index appointment_once on appointment
  (role, post_id, coalesce(unit_id, '00000000-0000-0000-0000-000000000000'), coalesce(system_id, '00000000-0000-0000-0000-000000000000'), starts_on);

-- 監督 of those who use systems in the unit, and 統制 of others there: what was told to whom, and that it was done.
create table supervision (
  id uuid primary key,
  unit_id uuid not null references unit,
  kind text not null check (kind in ('instruct', 'control')),
  person_id uuid references person,
  -- The person or the group as named at that time.
  target text not null check (target <> ''),
  everyone boolean not null default false,
  subject text not null check (subject <> ''),
  measures text not null check (measures <> ''),
  taken_on date not null,
  due_on date,
  taken_by text not null,
  outcome text,
  confirmed_on date,
  confirmed_by text,
  state text not null
);
create index supervision_unit on supervision (unit_id, kind, taken_on);
create index supervision_person on supervision (person_id) where person_id is not null;

alter table supervision enable row level security;
create policy supervision_reach on supervision to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
  or unit_id = any ((select coalesce(nullif(current_setting('mamori.units', true), ''), '{}'))::uuid[])
  or person_id = (select nullif(current_setting('mamori.person', true), '')::uuid)
) with check (true);

-- Sign-in. An administrator's account manages masters and decides nothing.
create table account (
  id uuid primary key,
  person_id uuid not null unique references person,
  login text not null unique check (login = lower(login) and login <> ''),
  password_hash text,
  administrator boolean not null default false,
  failures integer not null default 0,
  locked_until timestamptz,
  password_set_at timestamptz,
  disabled_at timestamptz
);

create table session (
  id uuid primary key,
  token_hash bytea not null unique,
  account_id uuid not null references account,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  user_agent text not null default ''
);
create index session_account on session (account_id);
create index session_expires on session (expires_at);

create table one_time_link (
  token_hash bytea primary key,
  purpose text not null check (purpose in ('set-up', 'password')),
  account_id uuid references account,
  expires_at timestamptz not null,
  used_at timestamptz
);

grant select, insert, update on unit, post, person, incumbency, system, governing_document, appointment, supervision, account to mamori_app;
grant select, insert, update, delete on session, one_time_link to mamori_app;

-- The 部隊等 that answers for a unit: the nearest unit upward whose 部隊等情報保証責任者 is designated on that day.
create function assurance_unit(of_unit uuid, on_day date) returns uuid language sql stable as $$
  with recursive up(id, parent_id, depth) as (
    select id, parent_id, 0 from unit where id = of_unit
    union all
    select u.id, u.parent_id, up.depth + 1 from unit u join up on u.id = up.parent_id where up.depth < 20
  )
  select up.id from up
  where exists (
    select 1 from appointment a
    where a.role = 'UNIT' and a.unit_id = up.id and a.starts_on <= on_day and (a.ends_on is null or a.ends_on > on_day)
  )
  order by up.depth limit 1
$$;
