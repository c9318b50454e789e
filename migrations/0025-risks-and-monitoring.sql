-- The risks of one system, and what is watched between two analyses (継続監視).
create table risk (
  id uuid primary key references case_file,
  system_id uuid not null references system,
  state text not null check (state in ('identified', 'treated', 'closed')),
  number text not null,
  title text not null check (title <> ''),
  threat text not null check (threat <> ''),
  vulnerability text not null check (vulnerability <> ''),
  -- 1 (very low) to 5 (very high).
  likelihood integer not null check (likelihood between 1 and 5),
  impact integer not null check (impact between 1 and 5),
  score integer not null generated always as (likelihood * impact) stored,
  treatment text check (treatment in ('reduce', 'avoid', 'transfer', 'accept')),
  measures text,
  residual_likelihood integer check (residual_likelihood between 1 and 5),
  residual_impact integer check (residual_impact between 1 and 5),
  residual_score integer generated always as (residual_likelihood * residual_impact) stored,
  -- OSCAL control ids, and items of the 将来対応計画, whose table a later migration makes.
  control_ids text[] not null default '{}',
  plan_item_ids uuid[] not null default '{}',
  identified_on date not null,
  identified_by text not null,
  assessed_on date not null,
  closed_on date,
  closed_reason text,
  constraint risk_number unique (system_id, number),
  check (state <> 'treated' or (treatment is not null and residual_likelihood is not null and residual_impact is not null))
);
create index risk_list on risk (score desc, id);
create index risk_system on risk (system_id, score desc, id);

create table monitoring_item (
  id uuid primary key references case_file,
  system_id uuid not null references system,
  state text not null check (state in ('watching', 'ended')),
  title text not null check (title <> ''),
  measure text not null check (measure <> ''),
  owner text not null check (owner in ('dev', 'ops')),
  frequency_unit text not null check (frequency_unit in ('days', 'months')),
  frequency integer not null check (frequency between 1 and 400),
  reports_to text not null,
  starts_on date not null,
  last_on date,
  next_on date not null,
  last_result text check (last_result in ('normal', 'deviation')),
  ended_reason text
);
create index monitoring_item_due on monitoring_item (system_id, owner, next_on) where state = 'watching';
create index monitoring_item_list on monitoring_item (next_on, id);

create table monitoring_performance (
  id uuid primary key,
  item_id uuid not null references monitoring_item,
  performed_on date not null,
  result text not null check (result in ('normal', 'deviation')),
  finding text,
  plan_item_id uuid,
  recorded_at timestamptz not null,
  person_id uuid not null references person,
  person_name text not null,
  post_title text not null
);
create index monitoring_performance_of on monitoring_performance (item_id, performed_on desc, id desc);
create trigger monitoring_performance_append_only before update or delete or truncate on monitoring_performance
  for each statement execute function ledger_refuse();

alter table risk enable row level security;
create policy risk_reach on risk to mamori_app using (case
  when (select current_setting('mamori.everything', true)) = 'on' then true
  else system_id = any ((select coalesce(nullif(current_setting('mamori.systems', true), ''), '{}'))::uuid[])
end) with check (true);

alter table monitoring_item enable row level security;
create policy monitoring_item_reach on monitoring_item to mamori_app using (case
  when (select current_setting('mamori.everything', true)) = 'on' then true
  else system_id = any ((select coalesce(nullif(current_setting('mamori.systems', true), ''), '{}'))::uuid[])
end) with check (true);

alter table monitoring_performance enable row level security;
create policy monitoring_performance_reach on monitoring_performance to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
  or exists (select 1 from monitoring_item i where i.id = monitoring_performance.item_id)
) with check (true);

grant select, insert, update on risk, monitoring_item to mamori_app;
grant select, insert on monitoring_performance to mamori_app;
