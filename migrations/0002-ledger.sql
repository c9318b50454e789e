-- 記録: every act, written once, in the transaction of the act itself. Nothing here refers to other tables, and no row is ever changed.

create table ledger_entry (
  id uuid primary key,
  seq bigint generated always as identity unique,
  at timestamptz(3) not null,
  recorded_at timestamptz not null default now(),
  process text not null,
  case_id uuid not null,
  act text not null,
  state_before text,
  state_after text not null,
  title text not null,
  person_id uuid,
  person_name text not null,
  person_rank text not null,
  post_id uuid,
  post_title text not null,
  unit_id uuid,
  unit_name text not null,
  lane text not null,
  acting_role text not null,
  rules text[] not null,
  input jsonb not null,
  changes jsonb not null,
  corrects uuid,
  request_key text unique,
  entry_hash bytea not null check (octet_length(entry_hash) = 32)
);

create index ledger_entry_case on ledger_entry (case_id, seq);
create index ledger_entry_person on ledger_entry (person_id, seq) where person_id is not null;
create index ledger_entry_unit on ledger_entry (unit_id, at) where unit_id is not null;
create index ledger_entry_corrects on ledger_entry (corrects) where corrects is not null;

-- Entries waiting for their seal. Transactions commit out of seq order, so a watermark would skip the late ones; a queue cannot.
create table ledger_unsealed (
  seq bigint primary key,
  entry_id uuid not null,
  entry_hash bytea not null,
  recorded_at timestamptz not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

-- The leaves of the Merkle tree of RFC 9162, its complete subtrees from level 1 up, and the signed tree heads.
create table ledger_leaf (
  leaf_index bigint primary key check (leaf_index >= 0),
  entry_id uuid not null unique,
  leaf_hash bytea not null check (octet_length(leaf_hash) = 32)
);

create table ledger_node (
  level smallint not null check (level >= 1),
  index bigint not null check (index >= 0),
  hash bytea not null check (octet_length(hash) = 32),
  primary key (level, index)
);

create table ledger_head (
  size bigint primary key check (size > 0),
  root bytea not null check (octet_length(root) = 32),
  at timestamptz(3) not null,
  key_id text not null,
  signature bytea not null
);

-- Runs as the owner, so that the application may fill the queue only by writing an entry.
create function ledger_enqueue() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into ledger_unsealed (seq, entry_id, entry_hash, recorded_at)
    select seq, id, entry_hash, recorded_at from added;
  return null;
end
$$;

create trigger ledger_entry_enqueue after insert on ledger_entry
  referencing new table as added for each statement execute function ledger_enqueue();

create function ledger_refuse() returns trigger
language plpgsql as $$
begin
  raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = 'insufficient_privilege';
end
$$;

create trigger ledger_entry_append_only before update or delete or truncate on ledger_entry
  for each statement execute function ledger_refuse();
create trigger ledger_leaf_append_only before update or delete or truncate on ledger_leaf
  for each statement execute function ledger_refuse();
create trigger ledger_node_append_only before update or delete or truncate on ledger_node
  for each statement execute function ledger_refuse();
create trigger ledger_head_append_only before update or delete or truncate on ledger_head
  for each statement execute function ledger_refuse();
create trigger ledger_unsealed_no_change before update or truncate on ledger_unsealed
  for each statement execute function ledger_refuse();

-- Otherwise a session with session_replication_role = replica would pass by them unseen.
alter table ledger_entry enable always trigger ledger_entry_append_only;
alter table ledger_leaf enable always trigger ledger_leaf_append_only;
alter table ledger_node enable always trigger ledger_node_append_only;
alter table ledger_head enable always trigger ledger_head_append_only;
alter table ledger_unsealed enable always trigger ledger_unsealed_no_change;

-- seq and recorded_at are the database's own word: the application cannot supply them.
grant select on ledger_entry, ledger_unsealed, ledger_leaf, ledger_node, ledger_head to mamori_app;
grant insert (
  id, at, process, case_id, act, state_before, state_after, title, person_id, person_name, person_rank, post_id, post_title,
  unit_id, unit_name, lane, acting_role, rules, input, changes, corrects, request_key, entry_hash
) on ledger_entry to mamori_app;
grant delete on ledger_unsealed to mamori_app;
grant insert on ledger_leaf, ledger_node, ledger_head to mamori_app;
