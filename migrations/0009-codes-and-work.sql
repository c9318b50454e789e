-- Storage places carry an opaque code as media do, so that a locker can be scanned. Those designated before get theirs.
alter table storage_place add column code text;
update storage_place set code = (
  select string_agg(substr('23456789ABCDEFGHJKLMNPQRSTUVWXYZ', 1 + get_byte(h, n) % 32, 1), '')
  from (select sha256(convert_to(storage_place.id::text || clock_timestamp()::text || random()::text, 'UTF8')) as h) seed,
    generate_series(0, 9) n
);
alter table storage_place alter column code set not null, add constraint storage_place_code_once unique (code);

-- Numbers are found by their last characters. A column and not an expression: under row-level security the index serves
-- only comparisons that are leakproof, and neither reverse() nor LIKE is.
alter table medium add column number_backwards text collate "C" generated always as (reverse(number)) stored;
create index medium_number_backwards on medium (number_backwards);

-- Work too long for one request: who asked, how far it is, how it ended. Whoever asked sees it.
create table background_work (
  id uuid primary key,
  kind text not null,
  title text not null,
  person_id uuid references person,
  data jsonb not null default '{}',
  state text not null check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  done integer not null default 0,
  total integer,
  message text,
  result jsonb,
  cancel_asked boolean not null default false,
  asked_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz
);
create index background_work_person on background_work (person_id, asked_at desc);
create index background_work_open on background_work (asked_at) where state in ('waiting', 'running');
alter table background_work enable row level security;
create policy background_work_reach on background_work to mamori_app
  using (
    (select current_setting('mamori.everything', true)) = 'on'
    or person_id = (select nullif(current_setting('mamori.person', true), '')::uuid)
  )
  with check (true);
grant select, insert, update on background_work to mamori_app;
