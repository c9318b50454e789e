-- People by the hundred thousand: a list somebody brought, what it would change, and that it was changed exactly so; and how
-- people are known to the office's own directory and its sign-in.

-- The number by which the office's directory knows a person. Names and addresses change hands; this does not.
alter table person add column external_id text check (external_id <> ''),
  add constraint person_external_id_once unique (external_id);

-- A list on its way in. Everything here is observation until an act binds it.
create table personnel_upload (
  id uuid primary key,
  kind text not null check (kind in ('people', 'units')),
  -- Whether who is not in it has left, or the list speaks only of those it names.
  scope text not null check (scope in ('whole', 'part')),
  as_of date not null,
  file_name text not null,
  person_id uuid not null references person,
  at timestamptz not null,
  state text not null check (state in ('reading', 'unreadable', 'compared', 'applying', 'applied', 'dropped')),
  format text,
  file_bytes integer not null default 0,
  file_sha256 text,
  row_count integer not null default 0,
  bad_rows integer not null default 0,
  -- Bad rows that do not even say whom they are about: who is missing cannot be told then.
  unnamed_rows integer not null default 0,
  unchanged integer not null default 0,
  added integer not null default 0,
  changed integer not null default 0,
  moved integer not null default 0,
  returned integer not null default 0,
  leaving integer not null default 0,
  staying integer not null default 0,
  -- People without a number: no list can speak of them.
  unnumbered integer not null default 0,
  digest text,
  leave_out_bad boolean not null default false,
  leavers_seen boolean not null default false,
  work_id uuid references background_work,
  problems text[] not null default '{}',
  case_id uuid references case_file
);
create index personnel_upload_at on personnel_upload (at desc, id desc);

create table personnel_file (
  upload_id uuid not null references personnel_upload on delete cascade,
  part integer not null,
  bytes bytea not null,
  primary key (upload_id, part)
);

create table personnel_row (
  upload_id uuid not null references personnel_upload on delete cascade,
  -- As the person counts in the file, from 1.
  number integer not null,
  code text,
  name text,
  kana text,
  rank text,
  kind text,
  external_id text,
  unit_id uuid,
  starts_on date,
  -- What a search will find the person by, but for a rank the list does not give.
  folded text,
  -- The id the person gets, should it be somebody new.
  made_id uuid,
  problems text[] not null default '{}',
  primary key (upload_id, number)
);
create index personnel_row_code on personnel_row (upload_id, code);
create index personnel_row_bad on personnel_row (upload_id, number) where problems <> '{}';

-- What the list changes, one row a person or unit: shown before it is done, done as it stands here, and kept as evidence.
create table personnel_difference (
  upload_id uuid not null references personnel_upload,
  sort integer not null,
  line integer,
  kind text not null check (kind in ('added', 'changed', 'moved', 'returned', 'left', 'stays')),
  subject_id uuid not null,
  code text not null,
  shown text not null,
  before jsonb,
  after jsonb,
  -- Why somebody stays although the list no longer has them, or what to see to although they move.
  notes text[] not null default '{}',
  digest bytea not null,
  primary key (upload_id, sort)
);
create index personnel_difference_kind on personnel_difference (upload_id, kind, sort);
create index personnel_difference_subject on personnel_difference (subject_id);

-- The list as it was carried out: by this act, with this digest over all its differences.
create table personnel_import (
  id uuid primary key references case_file,
  upload_id uuid not null unique references personnel_upload,
  state text not null,
  kind text not null,
  scope text not null,
  as_of date not null,
  file_name text not null,
  file_sha256 text not null,
  digest text not null,
  added integer not null,
  changed integer not null,
  moved integer not null,
  returned integer not null,
  leaving integer not null,
  staying integer not null,
  unchanged integer not null,
  bad_rows integer not null,
  applied_by text not null,
  applied_at timestamptz not null
);

create function personnel_bound() returns trigger language plpgsql as $$
begin
  if exists (select 1 from touched t join personnel_import i on i.upload_id = t.upload_id) then
    raise exception 'what an import was carried out by stays as it is' using errcode = 'insufficient_privilege';
  end if;
  return null;
end $$;
create trigger personnel_difference_not_more after insert on personnel_difference
  referencing new table as touched for each statement execute function personnel_bound();
create trigger personnel_difference_not_less after delete on personnel_difference
  referencing old table as touched for each statement execute function personnel_bound();
create trigger personnel_difference_never_changed before update or truncate on personnel_difference
  for each statement execute function ledger_refuse();
create trigger personnel_import_kept before update or delete or truncate on personnel_import
  for each statement execute function ledger_refuse();

-- What is so of a person on a day, in the shape in which a list's differences are kept.
create function personnel_facts(h person, on_day date) returns jsonb language sql stable as $$
  select jsonb_build_object('number', h.service_number, 'externalId', h.external_id, 'rank', h.rank, 'name', h.name,
    'kana', h.kana, 'kind', h.kind, 'unit', home_unit(h, on_day), 'startsOn', h.starts_on, 'endsOn', h.ends_on,
    'state', h.state, 'nextUnit', case when h.next_home_on > on_day then h.next_home_unit_id end,
    'nextOn', case when h.next_home_on > on_day then h.next_home_on end)
$$;

create function unit_facts(u unit) returns jsonb language sql stable as $$
  select jsonb_build_object('abbreviation', u.abbreviation, 'name', u.name, 'kind', u.kind, 'parent', u.parent_id,
    'startsOn', u.starts_on, 'state', u.state)
$$;

grant select, insert, update, delete on personnel_upload, personnel_file, personnel_row to mamori_app;
grant select, insert, delete on personnel_difference to mamori_app;
grant select, insert on personnel_import to mamori_app;

-- Lists are the work of those who keep the organisation: their pages read as the product. What was carried out is a record
-- of masters, and those are everybody's to read.
alter table personnel_upload enable row level security;
create policy personnel_upload_reach on personnel_upload to mamori_app
  using ((select current_setting('mamori.everything', true)) = 'on') with check (true);
alter table personnel_file enable row level security;
create policy personnel_file_reach on personnel_file to mamori_app
  using ((select current_setting('mamori.everything', true)) = 'on') with check (true);
alter table personnel_row enable row level security;
create policy personnel_row_reach on personnel_row to mamori_app
  using ((select current_setting('mamori.everything', true)) = 'on') with check (true);
alter table personnel_difference enable row level security;
create policy personnel_difference_reach on personnel_difference to mamori_app
  using (case when (select current_setting('mamori.everything', true)) = 'on' then true
    else exists (select 1 from personnel_import i where i.upload_id = personnel_difference.upload_id) end)
  with check (true);

-- Sign-in by the office's own provider (OpenID Connect). A link that is taken away stays here, with why.
alter table session drop constraint session_by_check,
  add constraint session_by_check check (by in ('password', 'passkey', 'sample', 'set-up', 'oidc'));

create table oidc_link (
  id uuid primary key,
  account_id uuid not null references account,
  issuer text not null check (issuer <> ''),
  subject text not null check (subject <> ''),
  -- By the person, signed in otherwise; or because the directory had named the person by this subject before.
  linked_by text not null check (linked_by in ('person', 'directory')),
  linked_at timestamptz not null,
  last_used_at timestamptz,
  removed_at timestamptz,
  removed_by uuid references person,
  check (removed_by is null or removed_at is not null)
);
create unique index oidc_link_subject_once on oidc_link (issuer, subject) where removed_at is null;
create unique index oidc_link_account_once on oidc_link (account_id, issuer) where removed_at is null;

-- A sign-in that was begun and not ended: used once, and soon. The state itself is only in the browser.
create table oidc_attempt (
  state_hash bytea primary key,
  nonce text not null,
  verifier text not null,
  to_path text not null,
  -- Whose page asked for a link; null for a sign-in.
  session_id uuid references session on delete cascade,
  expires_at timestamptz not null
);
create index oidc_attempt_expires on oidc_attempt (expires_at);

grant select, insert on oidc_link to mamori_app;
grant update (last_used_at, removed_at, removed_by) on oidc_link to mamori_app;
grant select, insert, delete on oidc_attempt to mamori_app;

-- A program that keeps the people as the office's directory has them.
alter table api_token drop constraint api_token_scopes_check,
  add constraint api_token_scopes_check check (cardinality(scopes) > 0 and scopes <@ '{read,scans,acts,scim}');
