-- OSCAL documents brought for a system: the file as it came, and what became of it.

-- A file as it was brought. Nothing of it is ever changed: what was taken in of it is an act, in oscal_import.
create table oscal_upload (
  id uuid primary key,
  system_id uuid not null references system,
  person_id uuid not null references person,
  file_name text not null,
  -- Null where the file is none of the documents that are read.
  model text check (model in
    ('system-security-plan', 'assessment-plan', 'assessment-results', 'plan-of-action-and-milestones')),
  title text not null default '',
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size integer not null,
  state text not null check (state in ('readable', 'refused')),
  -- Of a refused file what is wrong with it; of a readable one what was passed over. Sentences.
  said jsonb not null default '[]',
  -- Kept of what can be read only.
  content text,
  received_at timestamptz not null,
  check ((state = 'readable') = (content is not null)),
  check (state = 'refused' or model is not null)
);
create index oscal_upload_system on oscal_upload (system_id, received_at desc, id desc);
create trigger oscal_upload_append_only before update or delete or truncate on oscal_upload
  for each statement execute function ledger_refuse();

-- 取込み: one file taken into the documents of one system, with everything that it changed and that it did not.
create table oscal_import (
  id uuid primary key references case_file,
  system_id uuid not null references system,
  upload_id uuid not null references oscal_upload,
  state text not null check (state in ('applied')),
  model text not null,
  title text not null,
  file_name text not null,
  sha256 text not null,
  document_id uuid references document,
  -- Taken in though the file does not say it is of this system.
  other boolean not null,
  new_lines integer not null,
  changed_lines integer not null,
  same_lines integer not null,
  left_lines integer not null,
  lines jsonb not null,
  notes jsonb not null,
  applied_at timestamptz not null,
  applied_by text not null,
  person_id uuid not null references person
);
create index oscal_import_system on oscal_import (system_id, id desc);
create index oscal_import_upload on oscal_import (upload_id);
create trigger oscal_import_append_only before update or delete or truncate on oscal_import
  for each statement execute function ledger_refuse();

alter table oscal_upload enable row level security;
create policy oscal_upload_reach on oscal_upload to mamori_app using (case
  when (select current_setting('mamori.everything', true)) = 'on' then true
  else system_id = any ((select coalesce(nullif(current_setting('mamori.systems', true), ''), '{}')::uuid[])::uuid[])
end) with check (true);
alter table oscal_import enable row level security;
create policy oscal_import_reach on oscal_import to mamori_app using (case
  when (select current_setting('mamori.everything', true)) = 'on' then true
  else system_id = any ((select coalesce(nullif(current_setting('mamori.systems', true), ''), '{}')::uuid[])::uuid[])
end) with check (true);

grant select, insert on oscal_upload, oscal_import to mamori_app;
