-- 証拠一式: what shows that rules were kept in a period, as one archive that is verified without this program. Who asked for
-- it and for what is the case; what the work found on the way (digests, sizes, the bytes) are observations beside it, which
-- the acts of the case bind.
create table evidence_pack (
  id uuid primary key references case_file,
  rules text[] not null check (cardinality(rules) > 0),
  -- None of either: all that the person who asked may see.
  unit_ids uuid[] not null default '{}',
  system_ids uuid[] not null default '{}',
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  purpose text not null check (purpose <> ''),
  asked_by uuid not null references person,
  asked_post text not null,
  asked_name text not null,
  asked_at timestamptz not null,
  manifest_sha256 text,
  files integer,
  entries integer,
  file_sha256 text,
  file_bytes bigint,
  made_at timestamptz,
  -- The last day on which the file is there.
  keep_until date,
  state text not null
);
create index evidence_pack_asked on evidence_pack (asked_by, asked_at desc, id desc);
create index evidence_pack_at on evidence_pack (asked_at desc, id desc);

-- The making, which may begin again after a crash: whose reach it has, and what it found.
create table evidence_making (
  pack_id uuid primary key references evidence_pack,
  work_id uuid references background_work,
  everything boolean not null default false,
  units uuid[] not null default '{}',
  systems uuid[] not null default '{}',
  manifest_sha256 text,
  files integer,
  entries integer,
  file_sha256 text,
  file_bytes bigint
);

create table evidence_part (
  pack_id uuid not null references evidence_pack,
  part integer not null,
  bytes bytea not null,
  primary key (pack_id, part)
);

alter table evidence_pack enable row level security;
create policy evidence_pack_reach on evidence_pack to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
  or asked_by = (select nullif(current_setting('mamori.person', true), '')::uuid)
) with check (true);

alter table evidence_making enable row level security;
create policy evidence_making_reach on evidence_making to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
  or exists (select 1 from evidence_pack p where p.id = evidence_making.pack_id)
) with check (true);

alter table evidence_part enable row level security;
create policy evidence_part_reach on evidence_part to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
  or exists (select 1 from evidence_pack p where p.id = evidence_part.pack_id)
) with check (true);

grant select, insert, update on evidence_pack, evidence_making to mamori_app;
grant select, insert, delete on evidence_part to mamori_app;

-- 予定の購読: an address with a secret that shows one person's dates and is good for nothing else.
create table calendar_feed (
  id uuid primary key,
  token_hash bytea not null unique,
  person_id uuid not null references person,
  name text not null check (name <> ''),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index calendar_feed_person on calendar_feed (person_id, created_at desc);
alter table calendar_feed enable row level security;
create policy calendar_feed_own on calendar_feed to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
  or person_id = (select nullif(current_setting('mamori.person', true), '')::uuid)
) with check (true);
grant select, insert, update on calendar_feed to mamori_app;

-- What is owed next, whoever owes it.
create index compliance_owed_due on compliance_owed (due_on, id) where to_at is null and due_on is not null;
