-- ラベル印刷記録: who printed which labels when, on what, and why again. The record of a printing is never changed.
create table label_print (
  id uuid primary key references case_file,
  unit_id uuid not null references unit,
  state text not null,
  number text not null,
  profile text not null,
  start_position integer not null check (start_position >= 1),
  -- How many labels, how many of them again, and the SHA-256 of their rows as printed.
  count integer not null check (count >= 1),
  reprints integer not null check (reprints between 0 and count),
  digest text not null,
  reason text,
  reason_note text,
  printed_at timestamptz not null,
  printed_by text not null,
  person_id uuid not null references person,
  constraint label_print_reason check (reprints = 0 or reason is not null)
);
create index label_print_unit on label_print (unit_id, printed_at desc, id);
create index label_print_person on label_print (person_id, printed_at desc);

create table label_print_item (
  print_id uuid not null references label_print,
  line integer not null,
  medium_id uuid references medium,
  place_id uuid references storage_place,
  -- The face of the label as it was printed.
  word text not null,
  number text not null,
  note text not null,
  code text not null,
  again boolean not null,
  primary key (print_id, line),
  check ((medium_id is null) <> (place_id is null))
);
create index label_print_item_medium on label_print_item (medium_id) where medium_id is not null;
create index label_print_item_place on label_print_item (place_id) where place_id is not null;
-- Of two people who print the same label for the first time at once, one is told so.
create unique index label_printed_first on label_print_item (coalesce(medium_id, place_id), word, number) where not again;

alter table label_print enable row level security;
create policy label_print_reach on label_print to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
  or unit_id = any ((select coalesce(nullif(current_setting('mamori.units', true), ''), '{}'))::uuid[])
  or person_id = (select nullif(current_setting('mamori.person', true), '')::uuid)
) with check (true);
alter table label_print_item enable row level security;
create policy label_print_item_reach on label_print_item to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
  or exists (select 1 from label_print p where p.id = label_print_item.print_id)
) with check (true);
grant select, insert on label_print, label_print_item to mamori_app;
