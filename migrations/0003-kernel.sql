-- What every process shares: the case, whose turn it is, notices, numbers, and refused attempts.
create table case_file (
  id uuid primary key,
  process text not null,
  state text not null,
  version integer not null default 1,
  closed boolean not null default false,
  number text,
  title text not null,
  unit_id uuid references unit,
  other_unit_id uuid references unit,
  system_id uuid references system,
  person_id uuid references person,
  -- Masters (units, posts, systems) are everybody's to read.
  open_to_all boolean not null default false,
  -- Two-character pieces of the normalised title, number and words, for search.
  grams text[] not null default '{}',
  opened_at timestamptz not null,
  changed_at timestamptz not null
);
create index case_file_unit on case_file (unit_id, process, closed, changed_at desc);
create index case_file_other_unit on case_file (other_unit_id) where other_unit_id is not null;
create index case_file_person on case_file (person_id) where person_id is not null;
create index case_file_grams on case_file using gin (grams);
create index case_file_number on case_file (number) where number is not null;

-- Whose turn it is: an inbox is the turns that meet a person's authorities.
create table case_turn (
  case_id uuid not null references case_file,
  lane text not null,
  role text not null,
  unit_id uuid,
  system_id uuid,
  person_id uuid,
  task text not null,
  rules text[] not null default '{}',
  since timestamptz not null,
  due_on date,
  primary key (case_id, role)
);
create index case_turn_unit on case_turn (unit_id, role);
create index case_turn_system on case_turn (system_id, role);
create index case_turn_person on case_turn (person_id);
create index case_turn_role on case_turn (role) where unit_id is null and system_id is null and person_id is null;

-- 報告, 通報, 通知, 連絡, 提出, 情報提供: told by an act, kept with it.
create table notice (
  id uuid primary key,
  entry_id uuid not null,
  case_id uuid not null references case_file,
  verb text not null,
  role text not null,
  unit_id uuid,
  system_id uuid,
  person_id uuid,
  text text not null,
  rules text[] not null default '{}',
  at timestamptz not null,
  seen_at timestamptz,
  seen_by uuid references person
);
create index notice_unit on notice (unit_id, role) where seen_at is null;
create index notice_person on notice (person_id) where seen_at is null;
create index notice_system on notice (system_id, role) where seen_at is null;
create index notice_case on notice (case_id);

create table number_series (
  series text not null,
  unit_id uuid not null,
  fiscal_year integer not null,
  last integer not null,
  primary key (series, unit_id, fiscal_year)
);

-- Refused attempts, wrong passwords, and what else belongs to security and not to the record of acts.
create table security_event (
  id uuid primary key,
  at timestamptz not null,
  kind text not null,
  person_id uuid,
  process text,
  act text,
  case_id uuid,
  code text,
  rules text[] not null default '{}',
  facts jsonb not null default '{}'
);
create index security_event_at on security_event (at desc);
create index security_event_person on security_event (person_id, at desc);

-- Settings the directive leaves open, each shown on the screen as such.
create table setting (
  key text primary key,
  value jsonb not null
);

grant select, insert, update on case_file, number_series, notice, setting to mamori_app;
grant select, insert, update, delete on case_turn to mamori_app;
grant select, insert on security_event to mamori_app;

-- The database itself refuses what a reader may not see. The application states the reader's reach at the start of each
-- transaction; without it nothing is visible.

alter table case_file enable row level security;
create policy case_file_reach on case_file to mamori_app
  using (
    open_to_all
    or (select current_setting('mamori.everything', true)) = 'on'
    or unit_id = any ((select coalesce(nullif(current_setting('mamori.units', true), ''), '{}'))::uuid[])
    or other_unit_id = any ((select coalesce(nullif(current_setting('mamori.units', true), ''), '{}'))::uuid[])
    or system_id = any ((select coalesce(nullif(current_setting('mamori.systems', true), ''), '{}'))::uuid[])
    or person_id = (select nullif(current_setting('mamori.person', true), '')::uuid)
  )
  with check (true);
