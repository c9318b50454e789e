-- 運用承認とリスク分析・評価の文書: what is being written, every version that was finalised, and what was said of it.
create table document (
  id uuid primary key references case_file,
  kind text not null,
  system_id uuid references system,
  unit_id uuid references unit,
  fiscal_year integer,
  title text not null check (title <> ''),
  state text not null check (state in ('drafting', 'final', 'revising', 'retired')),
  -- The working text: field key to answer. How far each answer has come stands beside it, so that two people meet field by field.
  content jsonb not null default '{}',
  marks jsonb not null default '{}',
  revision integer not null default 0,
  carried_from uuid references document,
  updated_at timestamptz not null,
  updated_by text not null
);
create index document_system on document (system_id, kind, fiscal_year);
create index document_list on document (id desc) where state <> 'retired';
create unique index document_one_a_year on document (system_id, kind, coalesce(fiscal_year, 0))
  where state <> 'retired' and kind <> 'inspection-plan';

create table document_version (
  id uuid primary key,
  document_id uuid not null references document,
  number integer not null check (number > 0),
  content jsonb not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  frozen_at timestamptz not null,
  person_id uuid not null references person,
  person_name text not null,
  post_title text not null,
  unique (document_id, number)
);
create trigger document_version_append_only before update or delete or truncate on document_version
  for each statement execute function ledger_refuse();

-- Everything typed that reached the program, also what met somebody else's answer and was not taken (revision null).
create table document_edit (
  id uuid primary key,
  nth bigint generated always as identity,
  document_id uuid not null references document,
  field text not null,
  base integer not null,
  revision integer,
  value jsonb not null,
  at timestamptz not null,
  person_id uuid not null references person,
  person_name text not null
);
create index document_edit_field on document_edit (document_id, field, nth);
create trigger document_edit_append_only before update or delete or truncate on document_edit
  for each statement execute function ledger_refuse();

create table document_comment (
  id uuid primary key,
  nth bigint generated always as identity,
  document_id uuid not null references document,
  field text not null,
  -- The writer asks that it be resolved before a version is finalised.
  must boolean not null,
  text text not null check (text <> ''),
  at timestamptz not null,
  person_id uuid not null references person,
  person_name text not null,
  post_title text not null
);
create index document_comment_of on document_comment (document_id, nth);
create trigger document_comment_append_only before update or delete or truncate on document_comment
  for each statement execute function ledger_refuse();

create table document_reply (
  id uuid primary key,
  nth bigint generated always as identity,
  comment_id uuid not null references document_comment,
  document_id uuid not null references document,
  kind text not null check (kind in ('answer', 'resolve', 'reopen')),
  text text not null,
  at timestamptz not null,
  person_id uuid not null references person,
  person_name text not null,
  post_title text not null
);
create index document_reply_of on document_reply (document_id, comment_id, nth);
create trigger document_reply_append_only before update or delete or truncate on document_reply
  for each statement execute function ledger_refuse();

-- In the database, not beside it: a backup has them, the same policy guards them, every process reaches them.
create table document_attachment (
  id uuid primary key,
  document_id uuid not null references document,
  name text not null check (name <> ''),
  media_type text not null,
  size integer not null check (size > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  added_at timestamptz not null,
  added_by text not null,
  -- Taken off the working text; versions that carry it still find it.
  removed_at timestamptz,
  removed_by text
);
create index document_attachment_of on document_attachment (document_id, id);

create table document_attachment_piece (
  attachment_id uuid not null references document_attachment,
  nth integer not null,
  bytes bytea not null,
  primary key (attachment_id, nth)
);
create trigger document_attachment_piece_append_only before update or delete or truncate on document_attachment_piece
  for each statement execute function ledger_refuse();

alter table document enable row level security;
create policy document_reach on document to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
  or exists (select 1 from case_file c where c.id = document.id)
  -- 付紙第10-10: the 脆弱性検査実施計画 is told to the 事案対処責任者, whose post reaches no system.
  or (kind = 'inspection-plan' and 'CIR' = any ((select coalesce(nullif(current_setting('mamori.roles', true), ''), '{}'))::text[]))
) with check (true);

alter table document_version enable row level security;
create policy document_version_reach on document_version to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
  or exists (select 1 from document d where d.id = document_version.document_id)
) with check (true);

alter table document_edit enable row level security;
create policy document_edit_reach on document_edit to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
  or exists (select 1 from document d where d.id = document_edit.document_id)
) with check (true);

alter table document_comment enable row level security;
create policy document_comment_reach on document_comment to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
  or exists (select 1 from document d where d.id = document_comment.document_id)
) with check (true);

alter table document_reply enable row level security;
create policy document_reply_reach on document_reply to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
  or exists (select 1 from document d where d.id = document_reply.document_id)
) with check (true);

alter table document_attachment enable row level security;
create policy document_attachment_reach on document_attachment to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
  or exists (select 1 from document d where d.id = document_attachment.document_id)
) with check (true);

alter table document_attachment_piece enable row level security;
create policy document_attachment_piece_reach on document_attachment_piece to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
  or exists (select 1 from document_attachment a where a.id = document_attachment_piece.attachment_id)
) with check (true);

grant select, insert, update on document, document_attachment to mamori_app;
grant select, insert on document_version, document_edit, document_comment, document_reply, document_attachment_piece to mamori_app;
