-- A file somebody brought, as read, waiting for a look at the preview; emptied once applied or thrown away.
create table import_batch (
  id uuid primary key,
  import_key text not null,
  file_name text not null,
  person_id uuid not null references person,
  at timestamptz not null,
  header jsonb not null,
  rows jsonb not null,
  mapping jsonb not null default '{}',
  applied_at timestamptz,
  applied_rows integer
);
create index import_batch_person on import_batch (person_id, at desc);

grant select, insert, update, delete on import_batch to mamori_app;

alter table import_batch enable row level security;
create policy import_batch_own on import_batch to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
  or person_id = (select nullif(current_setting('mamori.person', true), '')::uuid)
) with check (true);
