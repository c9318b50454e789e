-- 棚卸: the expected list as it stood at a base time, what was scanned, what holders answered, and how each difference was settled.
create table stocktake (
  id uuid primary key references case_file,
  number text not null,
  unit_id uuid not null references unit,
  state text not null,
  -- The whole unit, or only the places in stocktake_place.
  scope text not null check (scope in ('unit', 'places')),
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  note text,
  planned_by text not null,
  base_at timestamptz,
  counted_at timestamptz,
  reported_at timestamptz,
  reported_by text,
  -- What the report was signed over.
  digest text,
  item_count integer,
  scan_count integer,
  missing_count integer,
  remarks text
);
create index stocktake_unit on stocktake (unit_id, state);

create table stocktake_place (
  stocktake_id uuid not null references stocktake,
  place_id uuid not null references storage_place,
  primary key (stocktake_id, place_id)
);

-- Who counts, and where each of them is now: a scanned place stays until the next one.
create table stocktake_counter (
  stocktake_id uuid not null references stocktake,
  person_id uuid not null references person,
  name text not null,
  active boolean not null default true,
  place_id uuid references storage_place,
  place_name text,
  primary key (stocktake_id, person_id)
);
create index stocktake_counter_person on stocktake_counter (person_id) where active;

-- One row a medium, copied at the base time: what the register says later does not change what was expected. Unit, place and
-- holder are copies as well, checked where they were copied from.
create table stocktake_item (
  stocktake_id uuid not null references stocktake,
  medium_id uuid not null references medium,
  unit_id uuid not null,
  number text collate "C" not null,
  number_backwards text collate "C" generated always as (reverse(number)) stored,
  code text not null,
  media_type text not null,
  model text not null,
  capacity text,
  state_then text not null,
  place_id uuid,
  place_name text,
  holder_id uuid,
  holder_name text,
  -- Counted in its place, asked of its holder, or neither: on its way, or lost already.
  method text not null check (method in ('scan', 'holder', 'none')),
  result text not null check (result in
    ('waiting', 'found', 'elsewhere', 'held', 'denied', 'moved', 'explained', 'reported', 'missing')),
  result_at timestamptz,
  result_by text,
  found_place text,
  remark text,
  -- Until the stocktake ends. A medium stands in one running stocktake at most.
  running boolean not null default true,
  primary key (stocktake_id, medium_id)
);
create unique index stocktake_item_one_running on stocktake_item (medium_id) where running;
create index stocktake_item_number on stocktake_item (stocktake_id, number);
create index stocktake_item_result on stocktake_item (stocktake_id, result, number);
create index stocktake_item_place on stocktake_item (stocktake_id, method, place_id, result, number);
create index stocktake_item_backwards on stocktake_item (stocktake_id, number_backwards);
create index stocktake_item_holder on stocktake_item (holder_id, stocktake_id) where method = 'holder' and running;

-- Every text read or typed, by the identity its sender made: sent twice it is one. Never changed.
create table stocktake_scan (
  stocktake_id uuid not null references stocktake,
  id uuid not null,
  unit_id uuid not null references unit,
  person_id uuid not null references person,
  person_name text not null,
  place_id uuid references storage_place,
  place_name text,
  code text not null,
  way text not null check (way in ('scanner', 'typed', 'camera', 'form')),
  result text not null check (result in
    ('found', 'elsewhere', 'again', 'place', 'no-place', 'several', 'outside', 'unknown', 'unregistered')),
  medium_id uuid references medium,
  line text not null,
  scanned_at timestamptz not null,
  received_at timestamptz not null,
  primary key (stocktake_id, id)
);
create index stocktake_scan_order on stocktake_scan (stocktake_id, received_at desc, id desc);
create index stocktake_scan_result on stocktake_scan (stocktake_id, result, received_at desc, id desc);
create trigger stocktake_scan_append_only before update or delete or truncate on stocktake_scan
  for each statement execute function ledger_refuse();

-- What holders answered and how the lead settled what was open: one case a statement, with the media it is about.
create table stocktake_finding (
  id uuid primary key references case_file,
  stocktake_id uuid not null references stocktake,
  unit_id uuid not null references unit,
  person_id uuid not null references person,
  state text not null,
  reason text,
  stated_by text not null,
  stated_at timestamptz not null
);
create index stocktake_finding_of on stocktake_finding (stocktake_id);

create table stocktake_finding_item (
  finding_id uuid not null references stocktake_finding,
  medium_id uuid not null references medium,
  number text not null,
  result text not null,
  primary key (finding_id, medium_id)
);

alter table stocktake enable row level security;
create policy stocktake_reach on stocktake to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
  or unit_id = any ((select coalesce(nullif(current_setting('mamori.units', true), ''), '{}'))::uuid[])
) with check (true);

alter table stocktake_place enable row level security;
create policy stocktake_place_reach on stocktake_place to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
  or exists (select 1 from stocktake s where s.id = stocktake_place.stocktake_id)
) with check (true);

alter table stocktake_counter enable row level security;
create policy stocktake_counter_reach on stocktake_counter to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
  or exists (select 1 from stocktake s where s.id = stocktake_counter.stocktake_id)
) with check (true);

alter table stocktake_item enable row level security;
create policy stocktake_item_reach on stocktake_item to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
  or unit_id = any ((select coalesce(nullif(current_setting('mamori.units', true), ''), '{}'))::uuid[])
) with check (true);

alter table stocktake_scan enable row level security;
create policy stocktake_scan_reach on stocktake_scan to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
  or unit_id = any ((select coalesce(nullif(current_setting('mamori.units', true), ''), '{}'))::uuid[])
) with check (true);

alter table stocktake_finding enable row level security;
create policy stocktake_finding_reach on stocktake_finding to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
  or unit_id = any ((select coalesce(nullif(current_setting('mamori.units', true), ''), '{}'))::uuid[])
  or person_id = (select nullif(current_setting('mamori.person', true), '')::uuid)
) with check (true);

alter table stocktake_finding_item enable row level security;
create policy stocktake_finding_item_reach on stocktake_finding_item to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
  or exists (select 1 from stocktake_finding f where f.id = stocktake_finding_item.finding_id)
) with check (true);

grant select, insert, update on stocktake, stocktake_counter, stocktake_item to mamori_app;
grant select, insert on stocktake_place, stocktake_scan, stocktake_finding, stocktake_finding_item to mamori_app;
