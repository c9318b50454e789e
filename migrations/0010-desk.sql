-- 読取卓: one action with its common answers, and the media that are scanned for it.
create table desk (
  id uuid primary key references case_file,
  unit_id uuid not null references unit,
  person_id uuid not null references person,
  person_name text not null,
  person_post text not null,
  action text not null,
  -- The answers given once, as the act's own form took them.
  input jsonb not null,
  state text not null,
  opened_at timestamptz not null,
  ended_at timestamptz,
  -- What was scanned and done, bound into the entry that ends the desk.
  scan_count integer,
  done_count integer,
  left_count integer,
  scan_digest text
);
create index desk_person_open on desk (person_id, id desc) where state = 'open';
create index desk_unit on desk (unit_id, id desc);

-- Every scan as it came, under the identity the browser gave it: sent twice, kept once. Never changed.
create table desk_scan (
  id uuid primary key,
  desk_id uuid not null references desk,
  unit_id uuid not null references unit,
  person_id uuid not null references person,
  person_name text not null,
  code text not null check (length(code) between 1 and 200),
  -- The browser's clock, and ours.
  at timestamptz not null,
  received_at timestamptz not null,
  way text not null check (way in ('scanner', 'typed', 'camera')),
  found text not null check (found in ('medium', 'place', 'several', 'unknown')),
  medium_id uuid references medium,
  -- Name of the place, or the numbers that end alike.
  meant text,
  check ((found = 'medium') = (medium_id is not null))
);
create index desk_scan_desk on desk_scan (desk_id, id desc);
create index desk_scan_unknown on desk_scan (unit_id, id desc) where found = 'unknown';

-- The basket: one line a medium, judged when it was scanned and again when it is done.
create table desk_item (
  desk_id uuid not null references desk,
  medium_id uuid not null references medium,
  unit_id uuid not null references unit,
  scan_id uuid not null references desk_scan,
  state text not null check (state in ('ready', 'blocked', 'removed', 'done')),
  -- The act that does it, and the case it is done on; null begins one.
  process text not null,
  act text not null,
  case_id uuid,
  -- What said no.
  code text,
  title text,
  sentence text,
  rule text,
  remedy text,
  remedy_href text,
  judged_at timestamptz not null,
  removed_at timestamptz,
  entry_id uuid,
  primary key (desk_id, medium_id),
  check (state <> 'blocked' or (code is not null and sentence is not null)),
  check (state <> 'done' or entry_id is not null)
);
create index desk_item_list on desk_item (desk_id, state, code, scan_id desc);

-- What a code nobody knew turned out to be. A later line says better; none is changed.
create table code_resolution (
  id uuid primary key,
  scan_id uuid not null references desk_scan,
  unit_id uuid not null references unit,
  turned_out text not null check (turned_out in ('medium', 'registered', 'misread')),
  medium_id uuid references medium,
  reason text not null check (reason <> ''),
  person_id uuid not null references person,
  person_name text not null,
  at timestamptz not null,
  check ((turned_out = 'misread') = (medium_id is null))
);
create index code_resolution_scan on code_resolution (scan_id, id desc);

grant select, insert, update on desk, desk_item to mamori_app;
grant select, insert on desk_scan, code_resolution to mamori_app;

alter table desk enable row level security;
create policy desk_reach on desk to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
  or unit_id = any ((select coalesce(nullif(current_setting('mamori.units', true), ''), '{}'))::uuid[])
  or person_id = (select nullif(current_setting('mamori.person', true), '')::uuid)
) with check (true);

alter table desk_scan enable row level security;
create policy desk_scan_reach on desk_scan to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
  or unit_id = any ((select coalesce(nullif(current_setting('mamori.units', true), ''), '{}'))::uuid[])
  or person_id = (select nullif(current_setting('mamori.person', true), '')::uuid)
) with check (true);

alter table desk_item enable row level security;
create policy desk_item_reach on desk_item to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
  or exists (select 1 from desk where desk.id = desk_item.desk_id)
) with check (true);

alter table code_resolution enable row level security;
create policy code_resolution_reach on code_resolution to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
  or unit_id = any ((select coalesce(nullif(current_setting('mamori.units', true), ''), '{}'))::uuid[])
  or person_id = (select nullif(current_setting('mamori.person', true), '')::uuid)
) with check (true);
