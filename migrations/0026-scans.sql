-- Results of vulnerability scanners, from the file somebody or a program delivers to findings that open, close and open again.

-- A file on its way: it arrives in parts, is read in the background into rows of its own, and changes nothing until the act.
create table scan_delivery (
  id uuid primary key,
  system_id uuid not null references system,
  person_id uuid not null references person,
  file_name text not null,
  received_at timestamptz not null,
  -- What the rescanned hosts no longer show is closed; false where only a part was looked at.
  closes boolean not null,
  state text not null check (state in ('receiving', 'waiting', 'reading', 'refused', 'cancelled', 'same', 'applied')),
  bytes bigint not null,
  sha256 text,
  work_id uuid references background_work,
  tool text check (tool in ('nessus', 'greenbone')),
  report_name text not null default '',
  scanned_from timestamptz,
  scanned_at timestamptz,
  hosts integer not null default 0,
  items integer not null default 0,
  -- Why it was refused, in a sentence, and on which line of the file.
  problem text,
  problem_line integer,
  scan_id uuid
);
create index scan_delivery_system on scan_delivery (system_id, received_at desc, id desc);
create index scan_delivery_person on scan_delivery (person_id, received_at desc);

create table scan_part (
  delivery_id uuid not null references scan_delivery on delete cascade,
  part integer not null,
  bytes bytea not null,
  primary key (delivery_id, part)
);
-- Compressed already when it is written.
alter table scan_part alter column bytes set storage external;

-- What a scanner says of one of its checks: kept once, however many hosts show it. A new wording is a new row.
create table scan_check (
  id uuid primary key,
  tool text not null,
  plugin text not null,
  title text not null,
  family text not null,
  summary text not null,
  description text not null,
  solution text not null,
  cvss2_vector text,
  cvss3_vector text,
  cvss4_vector text,
  cvss2 numeric(3, 1),
  cvss3 numeric(3, 1),
  cvss4 numeric(3, 1),
  refs text[] not null default '{}'
);

create table scan_check_cve (
  check_id uuid not null references scan_check,
  cve text not null,
  primary key (check_id, cve)
);
create index scan_check_cve_of on scan_check_cve (cve, check_id);

create table scan_staged_host (
  delivery_id uuid not null references scan_delivery on delete cascade,
  number integer not null,
  host text not null,
  ip text,
  fqdn text,
  mac text,
  os text,
  credentialed boolean,
  started_at timestamptz,
  ended_at timestamptz,
  primary key (delivery_id, number)
);

-- No foreign keys below: they are checked row by row, and a file has hundreds of thousands of rows. The act writes them by
-- joining the tables they would point to.
create table scan_staged_item (
  id uuid not null,
  delivery_id uuid not null,
  number integer not null,
  -- What makes it the same finding in the next scan; items of one key are told apart by their order.
  key uuid not null,
  nth integer not null default 0,
  check_id uuid not null,
  host text not null,
  port integer not null,
  protocol text not null,
  service text not null,
  severity smallint not null,
  evidence text not null
);
create index scan_staged_item_of on scan_staged_item (delivery_id, number);

create table scan (
  id uuid primary key references case_file,
  system_id uuid not null references system,
  delivery_id uuid not null references scan_delivery,
  tool text not null,
  file_name text not null,
  sha256 text not null,
  report_name text not null,
  scanned_from timestamptz,
  scanned_at timestamptz not null,
  delivered_at timestamptz not null,
  delivered_by text not null,
  delivered_person_id uuid not null,
  state text not null,
  closes boolean not null,
  hosts integer not null,
  items integer not null,
  new_items integer not null default 0,
  still_items integer not null default 0,
  closed_items integer not null default 0,
  reopened_items integer not null default 0,
  -- Left open though gone: this scan could not log in where the earlier one could.
  unsure_items integer not null default 0,
  constraint scan_file_once unique (system_id, sha256)
);
create index scan_system on scan (system_id, scanned_at desc, id desc);
create index scan_newest on scan (scanned_at desc, id desc);

create table scan_host (
  scan_id uuid not null references scan,
  host text not null,
  system_id uuid not null,
  tool text not null,
  ip text,
  fqdn text,
  mac text,
  os text,
  credentialed boolean,
  started_at timestamptz,
  ended_at timestamptz,
  items integer not null default 0,
  primary key (scan_id, host)
);
create index scan_host_system on scan_host (system_id, tool, host, scan_id);

create table finding (
  id uuid primary key,
  system_id uuid not null,
  key uuid not null,
  nth integer not null,
  tool text not null,
  check_id uuid not null,
  plugin text not null,
  title text not null,
  host text not null,
  port integer not null,
  protocol text not null,
  service text not null,
  severity smallint not null check (severity between 0 and 4),
  cvss2 numeric(3, 1),
  cvss3 numeric(3, 1),
  cvss4 numeric(3, 1),
  evidence text not null,
  state text not null check (state in ('open', 'closed')),
  first_scan_id uuid not null,
  last_scan_id uuid not null,
  closed_scan_id uuid,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  credentialed boolean not null,
  known_exploited boolean not null default false,
  constraint finding_once unique (system_id, key, nth)
) with (fillfactor = 85);
create index finding_system on finding (system_id, severity desc, id desc);
create index finding_host on finding (system_id, host, id);
create index finding_check on finding (check_id, id);
create index finding_first on finding (first_scan_id);
create index finding_exploited on finding (system_id, severity desc, id desc) where known_exploited;

-- What scans changed of findings after they were first seen.
create table finding_event (
  finding_id uuid not null,
  scan_id uuid not null,
  what text not null check (what in ('closed', 'reopened', 'severity')),
  severity smallint not null,
  system_id uuid not null,
  primary key (scan_id, what, finding_id)
);
create index finding_event_of on finding_event (finding_id, scan_id);

create view finding_cve with (security_invoker = true) as
  select f.id as finding_id, c.cve from finding f join scan_check_cve c on c.check_id = f.check_id;

-- 既に悪用が確認された脆弱性の一覧: the catalogue as it was brought, then as it is in force.
create table kev_upload (
  id uuid primary key,
  person_id uuid not null references person,
  file_name text not null,
  received_at timestamptz not null,
  sha256 text not null,
  release text not null,
  released_on date not null,
  entry_count integer not null,
  entries jsonb not null
);

create table kev_catalogue (
  id uuid primary key references case_file,
  upload_id uuid not null references kev_upload,
  state text not null,
  release text not null,
  released_on date not null,
  entry_count integer not null,
  sha256 text not null unique,
  loaded_at timestamptz not null,
  loaded_by text not null
);

create table kev_entry (
  cve text primary key,
  vendor text not null,
  product text not null,
  name text not null,
  description text not null,
  required_action text not null,
  added_on date not null,
  due_on date,
  ransomware boolean not null
);

grant select, insert, update on scan_delivery to mamori_app;
grant select, insert, delete on scan_part, scan_staged_host to mamori_app;
grant select, insert, update, delete on scan_staged_item, kev_entry to mamori_app;
grant select, insert on scan_check, scan_check_cve, scan_host, finding_event, kev_upload, kev_catalogue to mamori_app;
grant select, insert, update on scan, finding to mamori_app;
grant select on finding_cve to mamori_app;

-- A scan belongs to a system: whoever the system's record is open to reads it. The 事案対処責任者, who delivers scans of every
-- system and answers attacks on them, has no system of his own and reads all of them by that role.
alter table scan_delivery enable row level security;
create policy scan_delivery_reach on scan_delivery to mamori_app using (case
  when (select current_setting('mamori.everything', true)) = 'on' then true
  else system_id = any ((select coalesce(nullif(current_setting('mamori.systems', true), ''), '{}')::uuid[])::uuid[])
    or person_id = (select nullif(current_setting('mamori.person', true), '')::uuid)
    or (select coalesce(nullif(current_setting('mamori.roles', true), ''), '{}')::text[] @> '{CIR}')
end) with check (true);

alter table scan_part enable row level security;
create policy scan_part_reach on scan_part to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
  or exists (select 1 from scan_delivery d where d.id = scan_part.delivery_id)
) with check (true);

alter table scan_staged_host enable row level security;
create policy scan_staged_host_reach on scan_staged_host to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
) with check (true);

alter table scan_staged_item enable row level security;
create policy scan_staged_item_reach on scan_staged_item to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
) with check (true);

alter table scan enable row level security;
create policy scan_reach on scan to mamori_app using (case
  when (select current_setting('mamori.everything', true)) = 'on' then true
  else system_id = any ((select coalesce(nullif(current_setting('mamori.systems', true), ''), '{}')::uuid[])::uuid[])
    or delivered_person_id = (select nullif(current_setting('mamori.person', true), '')::uuid)
    or (select coalesce(nullif(current_setting('mamori.roles', true), ''), '{}')::text[] @> '{CIR}')
end) with check (true);

alter table scan_host enable row level security;
create policy scan_host_reach on scan_host to mamori_app using (case
  when (select current_setting('mamori.everything', true)) = 'on' then true
  else system_id = any ((select coalesce(nullif(current_setting('mamori.systems', true), ''), '{}')::uuid[])::uuid[])
    or (select coalesce(nullif(current_setting('mamori.roles', true), ''), '{}')::text[] @> '{CIR}')
end) with check (true);

alter table finding enable row level security;
create policy finding_reach on finding to mamori_app using (case
  when (select current_setting('mamori.everything', true)) = 'on' then true
  else system_id = any ((select coalesce(nullif(current_setting('mamori.systems', true), ''), '{}')::uuid[])::uuid[])
    or (select coalesce(nullif(current_setting('mamori.roles', true), ''), '{}')::text[] @> '{CIR}')
end) with check (true);

alter table finding_event enable row level security;
create policy finding_event_reach on finding_event to mamori_app using (case
  when (select current_setting('mamori.everything', true)) = 'on' then true
  else system_id = any ((select coalesce(nullif(current_setting('mamori.systems', true), ''), '{}')::uuid[])::uuid[])
    or (select coalesce(nullif(current_setting('mamori.roles', true), ''), '{}')::text[] @> '{CIR}')
end) with check (true);
