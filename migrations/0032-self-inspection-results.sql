-- 自己点検 after the answering (本文 第6-1(4)): what each unit and system reports, the result of the year, 是正, and its counts.
create table self_inspection_report (
  id uuid primary key references case_file,
  campaign_id uuid not null references self_inspection,
  -- The 部隊等 that reports; of a system the unit of its 運用の責任者 stands here for the list alone.
  unit_id uuid references unit,
  system_id uuid references system,
  state text not null check (state in ('collecting', 'reported', 'received')),
  -- How often it was reported: more than once after it was sent back.
  round integer not null default 0,
  people integer,
  answered integer,
  absent integer,
  yes_count integer,
  no_count integer,
  na_count integer,
  weak_points text,
  improvements text,
  late_reason text,
  -- SHA-256 over the answers' digests, the absentees with their reasons and the sums.
  digest text check (digest ~ '^[0-9a-f]{64}$'),
  reported_at timestamptz,
  reported_by text,
  sent_back_reason text,
  received_at timestamptz,
  received_by text,
  check ((unit_id is null) <> (system_id is null)),
  constraint self_inspection_report_once unique nulls not distinct (campaign_id, unit_id, system_id)
);
create index self_inspection_report_list on self_inspection_report (campaign_id, state, id);

-- What a report says of each question, as it was signed. Never changed; a later round has lines of its own.
create table self_inspection_report_line (
  report_id uuid not null references self_inspection_report,
  round integer not null,
  stratum text not null check (stratum in ('operator', 'unit', 'staff')),
  question_key text not null,
  sort integer not null,
  text text not null,
  yes integer not null,
  no integer not null,
  na integer not null,
  primary key (report_id, round, stratum, question_key)
);
create trigger self_inspection_report_line_append_only before update or delete or truncate on self_inspection_report_line
  for each statement execute function ledger_refuse();

-- The year's result: one row from the count on.
create table self_inspection_result (
  campaign_id uuid primary key references self_inspection,
  counted_at timestamptz not null,
  people integer not null,
  answered integer not null,
  absent integer not null,
  yes_count integer not null,
  no_count integer not null,
  na_count integer not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  missing_reports integer not null,
  missing_reason text,
  late_reason text,
  weak_points text,
  improvements text,
  reported_at timestamptz,
  reported_by text,
  received_at timestamptz,
  received_by text,
  handed_at timestamptz,
  handed_by text,
  hand_over_note text
);

-- 是正: a weak point with whoever mends it and by when.
create table self_inspection_remedy (
  id uuid primary key references case_file,
  campaign_id uuid not null references self_inspection,
  unit_id uuid references unit,
  system_id uuid references system,
  state text not null check (state in ('open', 'done', 'confirmed', 'withdrawn')),
  -- The unit of those who collect the results, where they asked for it: then it is theirs to confirm.
  above_unit_id uuid references unit,
  stratum text,
  question_key text,
  question_text text,
  title text not null check (title <> ''),
  weakness text not null check (weakness <> ''),
  owner_id uuid references person,
  owner_name text,
  due_on date not null,
  opened_on date not null,
  opened_by text not null,
  measures text,
  evidence text,
  done_by_id uuid,
  done_by text,
  done_on date,
  again_reason text,
  confirmed_by text,
  confirmed_on date,
  check ((unit_id is null) <> (system_id is null))
);
create index self_inspection_remedy_list on self_inspection_remedy (due_on, id);
create index self_inspection_remedy_unit on self_inspection_remedy (unit_id, due_on, id);
create index self_inspection_remedy_of on self_inspection_remedy (campaign_id, due_on, id);
create index self_inspection_remedy_owner on self_inspection_remedy (owner_id) where state = 'open';

-- Sums that pages read: of every unit with all below it. Derived, and made anew whole by the act that counts; between, the
-- worker adds what the sealed record says has changed, so that a submission touches no row that another one touches.
create table self_inspection_counting (
  campaign_id uuid primary key references self_inspection,
  -- The first leaf of the record that is not counted yet.
  leaf bigint not null,
  counted_at timestamptz not null,
  exact boolean not null,
  units integer not null,
  systems integer not null
);

create table self_inspection_progress (
  campaign_id uuid not null references self_inspection,
  unit_id uuid not null references unit,
  stratum text not null,
  people integer not null,
  absent integer not null,
  submitted integer not null,
  returned integer not null,
  confirmed integer not null,
  primary key (campaign_id, unit_id, stratum)
) with (fillfactor = 80);

create table self_inspection_count (
  campaign_id uuid not null references self_inspection,
  unit_id uuid not null references unit,
  stratum text not null,
  question_key text not null,
  yes integer not null,
  no integer not null,
  na integer not null,
  primary key (campaign_id, unit_id, stratum, question_key)
) with (fillfactor = 80);

-- What of an entry of the roster is in the sums; none while nobody answered and nobody was classed.
create table self_inspection_counted (
  roster_id uuid primary key references self_inspection_roster,
  campaign_id uuid not null,
  standing text not null,
  state text not null,
  digest text
) with (fillfactor = 80);
create index self_inspection_counted_of on self_inspection_counted (campaign_id);

-- Reports and what they say: the unit's officer, the system's, and those to whom they go.
alter table self_inspection_report enable row level security;
create policy self_inspection_report_reach on self_inspection_report to mamori_app using (case
  when (select current_setting('mamori.everything', true)) = 'on' then true
  when (select coalesce(nullif(current_setting('mamori.roles', true), ''), '{}'))::text[] && '{J6D,J6P}' then true
  else unit_id = any ((select coalesce(nullif(current_setting('mamori.units', true), ''), '{}'))::uuid[])
    or system_id = any ((select coalesce(nullif(current_setting('mamori.systems', true), ''), '{}'))::uuid[])
end) with check (true);

alter table self_inspection_report_line enable row level security;
create policy self_inspection_report_line_reach on self_inspection_report_line to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
  or (select coalesce(nullif(current_setting('mamori.roles', true), ''), '{}'))::text[] && '{J6D,J6P}'
  or exists (select 1 from self_inspection_report r where r.id = self_inspection_report_line.report_id)
) with check (true);

alter table self_inspection_remedy enable row level security;
create policy self_inspection_remedy_reach on self_inspection_remedy to mamori_app using (case
  when (select current_setting('mamori.everything', true)) = 'on' then true
  when (select coalesce(nullif(current_setting('mamori.roles', true), ''), '{}'))::text[] && '{J6D,J6P}' then true
  else unit_id = any ((select coalesce(nullif(current_setting('mamori.units', true), ''), '{}'))::uuid[])
    or system_id = any ((select coalesce(nullif(current_setting('mamori.systems', true), ''), '{}'))::uuid[])
    or owner_id = (select nullif(current_setting('mamori.person', true), '')::uuid)
end) with check (true);

-- Sums of a unit: its officer's to see, not everybody's who belongs to it.
alter table self_inspection_progress enable row level security;
create policy self_inspection_progress_reach on self_inspection_progress to mamori_app using (case
  when (select current_setting('mamori.everything', true)) = 'on' then true
  when (select coalesce(nullif(current_setting('mamori.roles', true), ''), '{}'))::text[] && '{J6D,J6P}' then true
  else unit_id = any ((select coalesce(nullif(current_setting('mamori.units', true), ''), '{}'))::uuid[])
    and (select coalesce(nullif(current_setting('mamori.roles', true), ''), '{}'))::text[] && '{UNIT,UNIT_IAP}'
end) with check (true);

alter table self_inspection_count enable row level security;
create policy self_inspection_count_reach on self_inspection_count to mamori_app using (case
  when (select current_setting('mamori.everything', true)) = 'on' then true
  when (select coalesce(nullif(current_setting('mamori.roles', true), ''), '{}'))::text[] && '{J6D,J6P}' then true
  else unit_id = any ((select coalesce(nullif(current_setting('mamori.units', true), ''), '{}'))::uuid[])
    and (select coalesce(nullif(current_setting('mamori.roles', true), ''), '{}'))::text[] && '{UNIT,UNIT_IAP}'
end) with check (true);

-- The product's own book-keeping: whoever counts sees everything.
alter table self_inspection_counted enable row level security;
create policy self_inspection_counted_reach on self_inspection_counted to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
) with check (true);

grant select, insert, update on self_inspection_report, self_inspection_result, self_inspection_remedy to mamori_app;
grant select, insert on self_inspection_report_line to mamori_app;
grant select, insert, update, delete on self_inspection_counting, self_inspection_progress, self_inspection_count,
  self_inspection_counted to mamori_app;
