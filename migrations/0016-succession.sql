-- 引継ぎ: what was open when a post or a person's work changed hands, who gave it and who took it.
create table handover (
  id uuid primary key references case_file,
  state text not null,
  -- Null where somebody without a post hands over what is on them alone.
  post_id uuid references post,
  post_title text not null,
  incumbency_id uuid references incumbency,
  unit_id uuid not null references unit,
  from_id uuid not null references person,
  from_name text not null,
  to_id uuid references person,
  to_name text,
  effective_on date not null,
  -- Whoever has left the organisation signs nothing any more: the unit's officer does it instead.
  from_gone boolean not null default false,
  opened_by text not null,
  opened_on date not null,
  handed_id uuid references person,
  handed_by text,
  handed_at timestamptz,
  accepted_id uuid references person,
  accepted_by text,
  accepted_at timestamptz,
  -- Why somebody else signed for the one or the other.
  instead_reason text,
  note text,
  constraint handover_two_people check (handed_id is null or accepted_id is null or handed_id <> accepted_id)
);
create unique index handover_once_an_incumbency on handover (incumbency_id) where state <> 'cancelled';
create unique index handover_one_open_a_person on handover (from_id)
  where incumbency_id is null and state in ('open', 'open-instead', 'handed', 'unfinished');
create index handover_unit on handover (unit_id, state);
create index handover_from on handover (from_id, state);
create index handover_to on handover (to_id, state);
create index handover_list on handover (effective_on desc, id desc);

-- The list as it stood: every line keeps what became of it.
create table handover_item (
  id uuid primary key,
  handover_id uuid not null references handover,
  line integer not null,
  key text not null,
  grouped text not null,
  label text not null,
  detail text not null,
  href text not null,
  case_id uuid,
  bound text not null check (bound in ('post', 'hand', 'person')),
  why text,
  rule text,
  -- The act elsewhere by which a thing changes hands.
  hand_process text,
  hand_act text,
  state text not null check (state in ('pending', 'handed', 'accepted', 'settled', 'remains', 'differs')),
  note text,
  constraint handover_item_line unique (handover_id, line),
  constraint handover_item_once unique (handover_id, key)
);

alter table handover enable row level security;
create policy handover_reach on handover to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on' or exists (select 1 from case_file c where c.id = handover.id)
) with check (true);

-- That a post changed hands is everybody's to read; what was open in it is the unit's and the two people's.
alter table handover_item enable row level security;
create policy handover_item_reach on handover_item to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
  or exists (
    select 1 from handover h where h.id = handover_item.handover_id and (
      h.unit_id = any ((select coalesce(nullif(current_setting('mamori.units', true), ''), '{}'))::uuid[])
      or h.from_id = (select nullif(current_setting('mamori.person', true), '')::uuid)
      or h.to_id = (select nullif(current_setting('mamori.person', true), '')::uuid)
    )
  )
) with check (true);

grant select, insert, update on handover, handover_item to mamori_app;

-- A move of belonging that is ordered before its day: from that day on the person belongs there, without anybody pressing.
alter table person add column next_home_unit_id uuid references unit, add column next_home_on date,
  add constraint person_next_home_whole check ((next_home_unit_id is null) = (next_home_on is null));
create index person_next_home on person (next_home_unit_id) where next_home_unit_id is not null;

create function home_unit(of_person person, on_day date) returns uuid language sql stable as $$
  select case when of_person.next_home_on <= on_day then of_person.next_home_unit_id else of_person.home_unit_id end
$$;
