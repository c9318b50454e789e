-- 可搬記憶媒体: the register row is the medium's present; its past is in the ledger and in the logs below.
create table storage_place (
  id uuid primary key references case_file,
  unit_id uuid not null references unit,
  name text not null check (name <> ''),
  -- 施錠できるロッカー等, and what the designation rests on.
  lockable boolean not null,
  basis text not null,
  note text,
  designated_on date not null,
  withdrawn_on date,
  state text not null
);
create index storage_place_unit on storage_place (unit_id);

create table medium (
  id uuid primary key references case_file,
  unit_id uuid not null references unit,
  state text not null,
  number text not null,
  -- Opaque code on the label and in the QR: tells nothing to whoever finds it.
  code text not null unique,
  kind text not null check (kind in ('business', 'disclosable', 'secret-pointer')),
  trigger text not null check (trigger in ('opened', 'received', 'recorded', 'downloaded', 'reused')),
  received_from text,
  registered_on date not null,
  media_type text not null,
  model text not null,
  capacity text,
  serial_number text,
  place_id uuid references storage_place,
  number_shown boolean not null default false,
  disclosure_shown boolean not null default false,
  write_protected_on date,
  separation_grounds text,
  encrypts boolean not null default false,
  pointer_register text,
  infected_since timestamptz,
  -- Who holds it now and until when, whichever log says so.
  holder_id uuid references person,
  holder_name text,
  whereabouts text,
  due_on date,
  erased_on date,
  disposal text,
  destroyed_on date,
  moved_to text,
  note text,
  corrected boolean not null default false,
  constraint medium_number_once unique (unit_id, number)
);
create index medium_list on medium (unit_id, number);
create index medium_state on medium (unit_id, state, number);
create index medium_place on medium (place_id);
create index medium_holder on medium (holder_id) where holder_id is not null;
create index medium_due on medium (due_on) where due_on is not null;
create index medium_number on medium (number);

-- 可搬記憶媒体使用記録簿
create table medium_use (
  id uuid primary key,
  medium_id uuid not null references medium,
  unit_id uuid not null references unit,
  user_id uuid not null references person,
  user_name text not null,
  user_post text not null,
  taken_at timestamptz not null,
  place text not null,
  purpose text not null,
  virus_check text not null,
  due_on date not null,
  returned_at timestamptz,
  return_note text,
  confirmed_at timestamptz,
  confirmed_by text
);
create unique index medium_use_one_open on medium_use (medium_id) where returned_at is null;
create index medium_use_unit on medium_use (unit_id, taken_at desc, id);
create index medium_use_medium on medium_use (medium_id, taken_at desc);
create index medium_use_user_open on medium_use (user_id) where returned_at is null;
create index medium_use_unconfirmed on medium_use (unit_id) where returned_at is not null and confirmed_at is null;

-- 可搬記憶媒体持出簿
create table take_out (
  id uuid primary key references case_file,
  medium_id uuid not null references medium,
  unit_id uuid not null references unit,
  state text not null,
  applicant_id uuid not null references person,
  applicant_name text not null,
  applicant_post text not null,
  applicant_unit text not null,
  applied_on date not null,
  destination text not null,
  area text not null check (area in ('ministry-area', 'outside')),
  reason text not null,
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  contents text not null,
  encryption text not null check (encryption in ('encrypted', 'exempt', 'not-required')),
  exemption_id uuid,
  virus_check text not null,
  only_needed_data boolean,
  purpose_instructed boolean,
  permit_note text,
  permitted_by text,
  permitted_at timestamptz,
  refused_reason text,
  left_at timestamptz,
  returned_at timestamptz,
  return_check text,
  return_confirmed_by text,
  return_confirmed_at timestamptz
);
create index take_out_unit on take_out (unit_id, applied_on desc, id);
create index take_out_medium on take_out (medium_id);
create index take_out_applicant on take_out (applicant_id, state);
create unique index take_out_one_open on take_out (medium_id) where state in ('requested', 'sent-back', 'permitted', 'out');
create index take_out_out on take_out (ends_on) where state = 'out';

-- 暗号化機能の無効化及び保存の申請 (付紙第４ 1(4)ただし書)
create table encryption_exemption (
  id uuid primary key references case_file,
  number text,
  medium_id uuid not null references medium,
  unit_id uuid not null references unit,
  system_id uuid not null references system,
  state text not null,
  applicant_id uuid not null references person,
  applicant_name text not null,
  applicant_post text not null,
  contents text not null,
  hindrance text not null,
  unavoidable text not null,
  substitute text not null,
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  unit_opinion text,
  decided_by text,
  disabled_at timestamptz,
  restored_at timestamptz
);
create index encryption_exemption_medium on encryption_exemption (medium_id, state);
create index encryption_exemption_unit on encryption_exemption (unit_id);

-- 送達票・受領票 (付紙第３): one object with two owners.
create table transfer (
  id uuid primary key references case_file,
  number text not null,
  code text not null unique,
  state text not null,
  unit_id uuid not null references unit,
  to_unit_id uuid references unit,
  to_outside text,
  sender_id uuid not null references person,
  sender_post text not null,
  sender_rank text not null,
  sender_name text not null,
  means text not null,
  note text,
  prepared_on date not null,
  sent_on date,
  received_on date,
  receiver_post text,
  receiver_rank text,
  receiver_name text,
  receipt_note text,
  receipt_returned_on date,
  closed_on date,
  difference text,
  check (to_unit_id is not null or to_outside is not null)
);
create index transfer_unit on transfer (unit_id, state);
create index transfer_to_unit on transfer (to_unit_id, state);
create index transfer_awaiting on transfer (sent_on) where state in ('sent', 'received');

create table transfer_item (
  transfer_id uuid not null references transfer,
  medium_id uuid not null references medium,
  line integer not null,
  model text not null,
  number text not null,
  quantity integer not null default 1,
  received boolean,
  received_model text,
  received_number text,
  received_quantity integer,
  registered_as uuid references medium,
  primary key (transfer_id, line)
);
create index transfer_item_medium on transfer_item (medium_id);

-- 所在不明 and 送達の相違: opened by the acts that find them.
create table media_incident (
  id uuid primary key references case_file,
  number text not null,
  medium_id uuid references medium,
  transfer_id uuid references transfer,
  unit_id uuid not null references unit,
  kind text not null check (kind in ('loss', 'difference')),
  state text not null,
  found_on date not null,
  found_by text not null,
  circumstances text not null,
  measures text,
  outcome text
);
create index media_incident_unit on media_incident (unit_id, state);
create index media_incident_medium on media_incident (medium_id);

-- 秘密の文書等を起案するための媒体の登録・入力記録 (本文 第３-1): pointers only.
create table secret_input (
  id uuid primary key,
  medium_id uuid not null references medium,
  unit_id uuid not null references unit,
  entered_on date not null,
  entered_by text not null,
  reference_number text not null,
  before_designation boolean not null,
  erased_on date
);
create index secret_input_medium on secret_input (medium_id, entered_on desc);

grant select, insert, update on storage_place, medium, medium_use, take_out, encryption_exemption, transfer, transfer_item, media_incident, secret_input to mamori_app;

-- What a reader may not see, the database does not show.
alter table medium enable row level security;
create policy medium_reach on medium to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
  or unit_id = any ((select coalesce(nullif(current_setting('mamori.units', true), ''), '{}'))::uuid[])
  or holder_id = (select nullif(current_setting('mamori.person', true), '')::uuid)
) with check (true);

alter table medium_use enable row level security;
create policy medium_use_reach on medium_use to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
  or unit_id = any ((select coalesce(nullif(current_setting('mamori.units', true), ''), '{}'))::uuid[])
  or user_id = (select nullif(current_setting('mamori.person', true), '')::uuid)
) with check (true);

alter table take_out enable row level security;
create policy take_out_reach on take_out to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
  or unit_id = any ((select coalesce(nullif(current_setting('mamori.units', true), ''), '{}'))::uuid[])
  or applicant_id = (select nullif(current_setting('mamori.person', true), '')::uuid)
) with check (true);
