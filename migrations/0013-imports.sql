-- A ledger somebody brought, on its way into the product: the file in parts, then its rows one by one, each with what it
-- would do. Large files are read, checked and carried out in the background; a process that dies begins the step again.
delete from import_batch where applied_at is null;

alter table import_batch
  drop column rows,
  add column state text not null default 'applied'
    check (state in ('reading', 'unreadable', 'mapping', 'checking', 'checked', 'applying', 'applied', 'dropped')),
  add column format text,
  add column file_bytes integer not null default 0,
  add column file_sha256 text,
  -- The first values of every column, shown beside the choice of what it is.
  add column samples jsonb not null default '[]',
  add column headings_key text,
  add column work_id uuid references background_work,
  add column row_count integer not null default 0,
  add column new_rows integer not null default 0,
  add column changed_rows integer not null default 0,
  add column unchanged_rows integer not null default 0,
  add column bad_rows integer not null default 0,
  -- What is wrong with the file as a whole, or why the last step did not come to its end.
  add column problems text[] not null default '{}';
alter table import_batch alter column state drop default;
-- The mapping somebody chose is offered again for their next file with the same headings.
create index import_batch_headings on import_batch (person_id, import_key, headings_key, at desc);

create table import_file (
  batch_id uuid not null references import_batch on delete cascade,
  part integer not null,
  bytes bytea not null,
  primary key (batch_id, part)
);

create table import_row (
  batch_id uuid not null references import_batch on delete cascade,
  -- As the person counts in the file, from 1.
  number integer not null,
  cells text[] not null,
  read_problems text[] not null default '{}',
  record jsonb,
  -- One text for each set of fields that must not stand twice in the file.
  keys text[],
  problems text[] not null default '{}',
  outcome text check (outcome in ('new', 'changed', 'unchanged', 'bad')),
  commands jsonb,
  -- What the row would do, in words.
  says jsonb,
  primary key (batch_id, number)
);
create index import_row_bad on import_row (batch_id, number) where outcome = 'bad';
create index import_row_says on import_row (batch_id, number) where says is not null;

grant select, insert, update, delete on import_file, import_row to mamori_app;

alter table import_file enable row level security;
create policy import_file_own on import_file to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
  or exists (select 1 from import_batch b where b.id = import_file.batch_id)
) with check (true);

alter table import_row enable row level security;
create policy import_row_own on import_row to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
  or exists (select 1 from import_batch b where b.id = import_row.batch_id)
) with check (true);
