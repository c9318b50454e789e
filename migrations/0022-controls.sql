-- セキュリティ管理策: the catalogues they come from, what each system has chosen and does, and how they were assessed.

-- A file as it was brought, before and after it is taken in: what was taken in can always be shown again.
create table control_source (
  id uuid primary key,
  kind text not null check (kind in ('catalog', 'profile')),
  file_name text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size integer not null check (size > 0),
  content text not null,
  person_id uuid references person,
  at timestamptz not null
);
create trigger control_source_append_only before update or delete or truncate on control_source
  for each statement execute function ledger_refuse();

-- A list of controls as it is now: a catalogue, or a profile with what it selects.
create table control_catalog (
  id uuid primary key,
  kind text not null check (kind in ('catalog', 'profile')),
  title text not null check (title <> ''),
  version text not null,
  oscal_version text not null,
  document_uuid text not null,
  source_id uuid not null references control_source,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  state text not null check (state in ('current', 'retired')),
  total integer not null,
  withdrawn integer not null,
  imported_at timestamptz not null,
  imported_by text not null
);
create index control_catalog_list on control_catalog (title, id);

-- What a profile was resolved against, and how that was then.
create table control_catalog_base (
  catalog_id uuid not null references control_catalog,
  href text not null,
  base_id uuid not null references control_catalog,
  base_sha256 text not null,
  primary key (catalog_id, href)
);

-- One taking-in of a file: a case, so that the ledger names its digest and what it changed.
create table control_delivery (
  id uuid primary key references case_file,
  catalog_id uuid not null references control_catalog,
  source_id uuid not null references control_source,
  state text not null check (state in ('applied', 'retired')),
  kind text not null,
  title text not null,
  version text not null,
  oscal_version text not null,
  file_name text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  total integer not null,
  added integer not null,
  changed integer not null,
  withdrawn integer not null,
  removed integer not null,
  notes jsonb not null default '[]',
  applied_at timestamptz not null,
  applied_by text not null
);
create index control_delivery_of on control_delivery (catalog_id, id desc);

create table control (
  id uuid primary key,
  catalog_id uuid not null references control_catalog,
  -- The identifier the catalogue gives: ac-2, ac-2.1.
  control_id text collate "C" not null check (control_id <> ''),
  parent_id text collate "C",
  family text collate "C" not null,
  family_title text not null,
  label text not null,
  title text not null,
  statement text not null,
  guidance text not null,
  assessment text not null,
  -- Why it is no longer to be chosen; null while it is.
  withdrawn text,
  -- No longer in the newest version of its list.
  removed boolean not null default false,
  sort integer not null,
  sha256 text not null,
  folded text not null,
  changed_at timestamptz not null,
  unique (catalog_id, control_id)
);
create index control_list on control (catalog_id, sort, control_id);

-- What a system has chosen: the list it follows and how much harm a loss would do.
create table system_baseline (
  id uuid primary key references case_file,
  system_id uuid not null references system constraint system_baseline_once unique,
  catalog_id uuid not null references control_catalog,
  state text not null,
  confidentiality text not null check (confidentiality in ('low', 'moderate', 'high')),
  confidentiality_reason text not null,
  integrity text not null check (integrity in ('low', 'moderate', 'high')),
  integrity_reason text not null,
  availability text not null check (availability in ('low', 'moderate', 'high')),
  availability_reason text not null,
  -- Other systems may inherit controls from it.
  provides boolean not null,
  chosen_at timestamptz not null,
  chosen_by text not null
);

create table system_control (
  id uuid primary key,
  system_id uuid not null references system,
  control_id text collate "C" not null,
  -- Whether the list chosen now has it; what was written of one that it has not any more stays.
  chosen boolean not null,
  sort integer not null,
  family text collate "C" not null,
  applicability text not null check (applicability in ('applied', 'excluded', 'inherited')),
  reason text,
  inherited_from uuid references system,
  status text not null check (status in ('implemented', 'partial', 'planned', 'none')),
  description text,
  responsibility text not null check (responsibility in ('dev', 'ops', 'both')),
  evidence text,
  folded text not null default '',
  revision integer not null default 0,
  -- When what others inherit of it last changed, and when an inherited one was last looked at.
  provided_at timestamptz not null,
  seen_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null,
  constraint system_control_once unique (system_id, control_id),
  constraint system_control_excluded_why check (applicability <> 'excluded' or reason <> ''),
  constraint system_control_inherited_whence check ((applicability = 'inherited') = (inherited_from is not null)),
  constraint system_control_not_from_itself check (inherited_from <> system_id)
);
create index system_control_list on system_control (system_id, chosen, sort, control_id);
create index system_control_inherited on system_control (inherited_from, control_id) where inherited_from is not null;

-- Everything that was changed of a control of a system, or of its assessment in a document.
create table system_control_change (
  id uuid primary key,
  system_id uuid not null references system,
  control_id text collate "C" not null,
  document_id uuid references document,
  way text not null check (way in ('page', 'bulk', 'import', 'seen')),
  before jsonb,
  after jsonb not null,
  at timestamptz not null,
  person_id uuid not null references person,
  person_name text not null,
  post_title text not null
);
create index system_control_change_of on system_control_change (system_id, control_id, id desc);
create trigger system_control_change_append_only before update or delete or truncate on system_control_change
  for each statement execute function ledger_refuse();

-- In an assessment plan: which controls by which methods. In an assessment report: what came of it.
create table control_assessment (
  id uuid primary key,
  document_id uuid not null references document,
  system_id uuid not null references system,
  control_id text collate "C" not null,
  methods text[] not null,
  result text check (result in ('satisfied', 'other-than-satisfied')),
  finding text,
  risk text,
  recommendation text,
  revision integer not null default 0,
  updated_at timestamptz not null,
  updated_by text not null,
  constraint control_assessment_once unique (document_id, control_id),
  constraint control_assessment_methods check (methods <@ array['examine', 'interview', 'test'])
);
create index control_assessment_unsatisfied on control_assessment (document_id) where result = 'other-than-satisfied';

-- What a system inherits, as it stands at the system that provides it: no more of that system than this.
create function inherited_controls(of_system uuid)
returns table (control_id text, provider_id uuid, provider_name text, applicability text, status text, provided_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.control_id, p.system_id, s.name, case when p.chosen and b.provides then p.applicability else 'excluded' end,
    p.status, p.provided_at
  from system_control c
    join system_control p on p.system_id = c.inherited_from and p.control_id = c.control_id
    join system_baseline b on b.system_id = p.system_id
    join system s on s.id = p.system_id
  where c.system_id = of_system and c.applicability = 'inherited'
    and (coalesce(current_setting('mamori.everything', true), '') = 'on'
      or of_system = any (coalesce(nullif(current_setting('mamori.systems', true), ''), '{}')::uuid[]))
$$;

-- What the systems that let others inherit provide, for those who choose from whom.
create function provided_controls(only_control text)
returns table (system_id uuid, system_name text, control_id text, status text)
language sql stable security definer set search_path = public, pg_temp as $$
  select b.system_id, s.name, c.control_id, c.status
  from system_baseline b
    join system s on s.id = b.system_id
    join system_control c on c.system_id = b.system_id and c.chosen and c.applicability = 'applied'
  where b.provides and (only_control is null or c.control_id = only_control)
$$;

alter table control_source enable row level security;
create policy control_source_reach on control_source to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
  or person_id = (select nullif(current_setting('mamori.person', true), '')::uuid)
  or exists (select 1 from control_catalog c where c.source_id = control_source.id)
) with check (true);

alter table system_baseline enable row level security;
create policy system_baseline_reach on system_baseline to mamori_app using (case
  when (select current_setting('mamori.everything', true)) = 'on' then true
  else system_id = any ((select coalesce(nullif(current_setting('mamori.systems', true), ''), '{}'))::uuid[])
end) with check (true);

alter table system_control enable row level security;
create policy system_control_reach on system_control to mamori_app using (case
  when (select current_setting('mamori.everything', true)) = 'on' then true
  else system_id = any ((select coalesce(nullif(current_setting('mamori.systems', true), ''), '{}'))::uuid[])
end) with check (true);

alter table system_control_change enable row level security;
create policy system_control_change_reach on system_control_change to mamori_app using (case
  when (select current_setting('mamori.everything', true)) = 'on' then true
  else system_id = any ((select coalesce(nullif(current_setting('mamori.systems', true), ''), '{}'))::uuid[])
end) with check (true);

alter table control_assessment enable row level security;
create policy control_assessment_reach on control_assessment to mamori_app using (case
  when (select current_setting('mamori.everything', true)) = 'on' then true
  else system_id = any ((select coalesce(nullif(current_setting('mamori.systems', true), ''), '{}'))::uuid[])
end) with check (true);

grant select, insert on control_source, system_control_change to mamori_app;
grant select, insert, update on control_catalog, control_delivery, control, system_baseline, system_control, control_assessment to mamori_app;
grant select, insert, update, delete on control_catalog_base to mamori_app;
