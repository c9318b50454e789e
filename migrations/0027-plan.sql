-- 将来対応計画 (POA&M): what is not yet satisfied, by when and by whom it will be, and who accepted what stays.
create table plan_item (
  id uuid primary key references case_file,
  system_id uuid not null references system,
  state text not null check (state in
    ('draft', 'planned', 'working', 'reported', 'completed', 'acceptance-asked', 'accepted', 'not-applicable')),
  number text not null,
  title text not null,
  weakness text not null,
  origin text not null check (origin in ('assessment', 'inspection', 'audit', 'incident', 'manual')),
  -- The document or case it came from, in words; an OSCAL control id such as ac-2.
  source text,
  control_id text,
  severity text check (severity in ('critical', 'high', 'moderate', 'low')),
  side text not null check (side in ('dev', 'ops')),
  resources text,
  -- Frozen once the plan is approved; what a later milestone adds stands beside it.
  due_on date,
  extended_on date,
  limit_on date generated always as (coalesce(extended_on, due_on)) stored,
  sort_on date not null generated always as (coalesce(extended_on, due_on, '9999-12-31'::date)) stored,
  opened_on date not null,
  opened_by text not null,
  planned_at timestamptz,
  reported_person_id uuid references person,
  reported_by text,
  reported_at timestamptz,
  completed_on date,
  evidence text,
  reference text,
  confirmed_by text,
  confirmed_at timestamptz,
  confirm_evidence text,
  sent_back text,
  asked_person_id uuid references person,
  asked_by text,
  asked_at timestamptz,
  -- Where a refused application returns to.
  asked_from text,
  accept_reason text,
  accepted_by text,
  accepted_at timestamptz,
  accepted_until date,
  accept_condition text,
  not_applicable_reason text,
  -- Completed or not applicable: nothing more is expected.
  ended_on date,
  constraint plan_item_number unique (number),
  check ((ended_on is not null) = (state in ('completed', 'not-applicable'))),
  check (state in ('draft', 'acceptance-asked', 'accepted', 'not-applicable')
    or (due_on is not null and severity is not null)),
  check (state <> 'accepted' or (due_on is null and accepted_until is not null))
);
create index plan_item_open on plan_item (system_id, sort_on, id) where ended_on is null;
create index plan_item_open_all on plan_item (sort_on, id) where ended_on is null;
create index plan_item_state on plan_item (state, severity, sort_on, id) where ended_on is null;
create index plan_item_system on plan_item (system_id, sort_on, id);
create index plan_item_all on plan_item (sort_on, id);
create index plan_item_control on plan_item (system_id, control_id) where control_id is not null;

-- 節目. A changed one stays, with the reason, beside the one that took its place.
create table plan_milestone (
  id uuid primary key,
  item_id uuid not null references plan_item,
  position integer not null,
  title text not null,
  due_on date not null,
  reached_on date,
  reached_note text,
  reason text,
  dropped_at timestamptz,
  created_at timestamptz not null
);
create index plan_milestone_item on plan_milestone (item_id, position);

-- Findings of a scan that an item stands for; one that left keeps its row and the reason.
create table plan_item_finding (
  item_id uuid not null references plan_item,
  finding_id uuid not null references finding,
  joined_at timestamptz not null,
  left_at timestamptz,
  reason text,
  primary key (item_id, finding_id, joined_at)
);
create unique index plan_item_finding_now on plan_item_finding (finding_id) where left_at is null;

-- When an item was open: from its opening to its end or its acceptance, and again from the day an acceptance runs out.
create table plan_item_span (
  item_id uuid not null references plan_item,
  system_id uuid not null references system,
  from_on date not null,
  until_on date,
  primary key (item_id, from_on),
  check (until_on >= from_on)
);
create index plan_item_span_system on plan_item_span (system_id, from_on) include (until_on);

-- The reach is read as ids once a statement: cast outside of its select alone it would be parsed again for every row.
alter table plan_item enable row level security;
create policy plan_item_reach on plan_item to mamori_app using (case
  when (select current_setting('mamori.everything', true)) = 'on' then true
  else system_id = any ((select coalesce(nullif(current_setting('mamori.systems', true), ''), '{}')::uuid[])::uuid[])
end) with check (true);
alter table plan_item_span enable row level security;
create policy plan_item_span_reach on plan_item_span to mamori_app using (case
  when (select current_setting('mamori.everything', true)) = 'on' then true
  else system_id = any ((select coalesce(nullif(current_setting('mamori.systems', true), ''), '{}')::uuid[])::uuid[])
end) with check (true);
alter table plan_milestone enable row level security;
create policy plan_milestone_reach on plan_milestone to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
  or exists (select 1 from plan_item p where p.id = plan_milestone.item_id)
) with check (true);
alter table plan_item_finding enable row level security;
create policy plan_item_finding_reach on plan_item_finding to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
  or exists (select 1 from plan_item p where p.id = plan_item_finding.item_id)
) with check (true);

grant select, insert, update on plan_item, plan_milestone, plan_item_finding to mamori_app;
grant select, insert, update, delete on plan_item_span to mamori_app;
