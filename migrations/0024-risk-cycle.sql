-- リスク分析・評価 (付紙第10): the yearly cycle of one system, the 脆弱性検査 in it, its plan, and 改善指示.
create table risk_cycle (
  id uuid primary key references case_file,
  system_id uuid not null references system,
  fiscal_year integer not null check (fiscal_year between 2000 and 2200),
  state text not null check (state in ('dev-update', 'ops-inspect', 'dev-confirm', 'evaluate', 'plan-update',
    'ops-controls', 'dev-confirm-controls', 'review', 'reported', 'done')),
  opened_on date not null,
  opened_by text not null,
  -- The 基本方針 in force when the documents were updated by it; null where none was registered.
  policy_id uuid references governing_document,
  policy_name text,
  -- Why the last hand-over came back, until it is handed on anew.
  returned text,
  report text,
  reported_on date,
  received_by text,
  received_at timestamptz,
  constraint risk_cycle_once_a_year unique (system_id, fiscal_year)
);
create index risk_cycle_year on risk_cycle (fiscal_year, state);

-- Every hand-over and every return, in order. `step` is the number the directive's figure gives it, ① to ⑧.
create table cycle_step (
  cycle_id uuid not null references risk_cycle,
  nth integer not null check (nth > 0),
  step integer not null check (step between 1 and 8),
  way text not null check (way in ('on', 'back')),
  at timestamptz not null,
  person_id uuid not null references person,
  person_name text not null,
  post_title text not null,
  note text,
  primary key (cycle_id, nth)
);
create trigger cycle_step_append_only before update or delete or truncate on cycle_step
  for each statement execute function ledger_refuse();

-- The versions a hand-over names: frozen, and whatever is written later does not change what was handed over.
create table cycle_document (
  cycle_id uuid not null,
  nth integer not null,
  step integer not null,
  document_version_id uuid not null references document_version,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  primary key (cycle_id, nth, document_version_id),
  foreign key (cycle_id, nth) references cycle_step (cycle_id, nth)
);
create trigger cycle_document_append_only before update or delete or truncate on cycle_document
  for each statement execute function ledger_refuse();

-- 定められた頻度 (付紙第10-9): how often one system is inspected.
create table inspection_frequency (
  id uuid primary key references case_file,
  system_id uuid not null references system,
  state text not null check (state in ('set', 'ended')),
  months integer not null check (months between 1 and 60),
  basis text not null,
  set_on date not null,
  set_by text not null
);
create unique index inspection_frequency_one_a_system on inspection_frequency (system_id) where state = 'set';

-- 脆弱性検査実施計画 (付紙第10-10): a document, to whom it was told, and who has received it.
create table inspection_plan (
  id uuid primary key references case_file,
  system_id uuid not null references system,
  -- The planning section, and the unit of the 事案対処責任者 whose support it asks for.
  unit_id uuid references unit,
  cir_unit_id uuid references unit,
  state text not null check (state in ('drafted', 'notified', 'ops-received', 'cir-received', 'received', 'withdrawn')),
  title text not null check (title <> ''),
  reason text not null,
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  document_version_id uuid references document_version,
  sha256 text,
  notified_at timestamptz,
  notified_by text,
  ops_received_at timestamptz,
  ops_received_by text,
  cir_received_at timestamptz,
  cir_received_by text,
  withdrawn_reason text,
  check (state in ('drafted', 'withdrawn') or (document_version_id is not null and notified_at is not null))
);
create index inspection_plan_system on inspection_plan (system_id, starts_on desc);
create index inspection_plan_list on inspection_plan (starts_on desc, id);

create table inspection (
  id uuid primary key references case_file,
  system_id uuid not null references system,
  cycle_id uuid references risk_cycle,
  plan_id uuid references inspection_plan,
  -- The unit of the 事案対処責任者, where he is the partner.
  cir_unit_id uuid references unit,
  state text not null check (state in ('asked', 'declined', 'agreed', 'resulted', 'closed', 'cancelled')),
  partner text not null check (partner in ('cir', 'contractor')),
  contractor text,
  coordination text not null,
  coordinated_on date not null,
  planned_from date not null,
  planned_to date not null check (planned_to >= planned_from),
  agreed_by text,
  agreed_at timestamptz,
  declined_reason text,
  started_on date,
  ended_on date check (ended_on >= started_on),
  result text,
  resulted_by text,
  cancelled_reason text,
  check (partner = 'cir' or contractor is not null),
  check (state not in ('resulted', 'closed') or (ended_on is not null and result is not null))
);
create index inspection_system on inspection (system_id, ended_on desc);
create index inspection_cycle on inspection (cycle_id) where cycle_id is not null;
create index inspection_list on inspection (planned_from desc, id);

-- Scans that are its result. Scans have their tables in a later migration, so the reference is kept by the act alone.
create table inspection_scan (
  inspection_id uuid not null references inspection,
  scan_id uuid not null,
  primary key (inspection_id, scan_id)
);

-- Vulnerabilities written by hand, where the result is no file; each is entered in the 将来対応計画.
create table inspection_vulnerability (
  id uuid primary key,
  inspection_id uuid not null references inspection,
  nth integer not null,
  text text not null check (text <> ''),
  plan_item_id uuid,
  constraint inspection_vulnerability_nth unique (inspection_id, nth)
);

-- 改善指示 (付紙第10-4).
create table improvement (
  id uuid primary key references case_file,
  system_id uuid not null references system,
  cycle_id uuid references risk_cycle,
  state text not null check (state in ('instructed', 'answered', 'confirmed')),
  subject text not null check (subject <> ''),
  instruction text not null,
  due_on date,
  given_on date not null,
  given_by text not null,
  answer text,
  answered_id uuid references person,
  answered_by text,
  answered_on date,
  rounds integer not null default 1,
  again_reason text,
  confirmed_by text,
  confirmed_on date
);
create index improvement_system on improvement (system_id, state);
create index improvement_list on improvement (given_on desc, id);
create index improvement_cycle on improvement (cycle_id) where cycle_id is not null;

alter table risk_cycle enable row level security;
create policy risk_cycle_reach on risk_cycle to mamori_app using (case
  when (select current_setting('mamori.everything', true)) = 'on' then true
  else system_id = any ((select coalesce(nullif(current_setting('mamori.systems', true), ''), '{}'))::uuid[])
end) with check (true);

alter table cycle_step enable row level security;
create policy cycle_step_reach on cycle_step to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
  or exists (select 1 from risk_cycle c where c.id = cycle_step.cycle_id)
) with check (true);

alter table cycle_document enable row level security;
create policy cycle_document_reach on cycle_document to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
  or exists (select 1 from risk_cycle c where c.id = cycle_document.cycle_id)
) with check (true);

-- How often a system is inspected is a master, read with the list of systems.
alter table inspection_frequency enable row level security;
create policy inspection_frequency_reach on inspection_frequency to mamori_app using (true) with check (true);

alter table inspection_plan enable row level security;
create policy inspection_plan_reach on inspection_plan to mamori_app using (case
  when (select current_setting('mamori.everything', true)) = 'on' then true
  else system_id = any ((select coalesce(nullif(current_setting('mamori.systems', true), ''), '{}'))::uuid[])
    or unit_id = any ((select coalesce(nullif(current_setting('mamori.units', true), ''), '{}'))::uuid[])
    or cir_unit_id = any ((select coalesce(nullif(current_setting('mamori.units', true), ''), '{}'))::uuid[])
end) with check (true);

-- The 事案対処責任者 reaches no system by his post; he sees the inspections he is the partner of.
alter table inspection enable row level security;
create policy inspection_reach on inspection to mamori_app using (case
  when (select current_setting('mamori.everything', true)) = 'on' then true
  else system_id = any ((select coalesce(nullif(current_setting('mamori.systems', true), ''), '{}'))::uuid[])
    or cir_unit_id = any ((select coalesce(nullif(current_setting('mamori.units', true), ''), '{}'))::uuid[])
end) with check (true);

alter table inspection_scan enable row level security;
create policy inspection_scan_reach on inspection_scan to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
  or exists (select 1 from inspection i where i.id = inspection_scan.inspection_id)
) with check (true);

alter table inspection_vulnerability enable row level security;
create policy inspection_vulnerability_reach on inspection_vulnerability to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
  or exists (select 1 from inspection i where i.id = inspection_vulnerability.inspection_id)
) with check (true);

alter table improvement enable row level security;
create policy improvement_reach on improvement to mamori_app using (case
  when (select current_setting('mamori.everything', true)) = 'on' then true
  else system_id = any ((select coalesce(nullif(current_setting('mamori.systems', true), ''), '{}'))::uuid[])
end) with check (true);

grant select, insert, update on risk_cycle, inspection_frequency, inspection_plan, inspection, inspection_vulnerability, improvement to mamori_app;
grant select, insert on cycle_step, cycle_document, inspection_scan to mamori_app;
