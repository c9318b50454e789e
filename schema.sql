-- Written by scripts/schema.ts from the migrated database; read it to know the tables, change it by a migration.
table account (
  id uuid not null,
  person_id uuid not null,
  login text not null,
  password_hash text,
  administrator bool not null default,
  failures int4 not null default,
  locked_until timestamptz,
  password_set_at timestamptz,
  disabled_at timestamptz
)
table api_token (
  id uuid not null,
  token_hash bytea not null,
  account_id uuid not null,
  name text not null,
  scopes _text not null,
  system_id uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
)
table api_token_failure (
  address text not null,
  count int4 not null,
  locked_until timestamptz not null
)
table appointment (
  id uuid not null,
  role text not null,
  post_id uuid not null,
  unit_id uuid,
  system_id uuid,
  document_id uuid not null,
  provision text not null,
  starts_on date not null,
  ends_on date,
  inferred text,
  state text not null
)
table background_work (
  id uuid not null,
  kind text not null,
  title text not null,
  person_id uuid,
  data jsonb not null default,
  state text not null,
  done int4 not null default,
  total int4,
  message text,
  result jsonb,
  cancel_asked bool not null default,
  asked_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz
)
table case_file (
  id uuid not null,
  process text not null,
  state text not null,
  version int4 not null default,
  closed bool not null default,
  number text,
  title text not null,
  unit_id uuid,
  other_unit_id uuid,
  system_id uuid,
  person_id uuid,
  open_to_all bool not null default,
  grams _text not null default,
  opened_at timestamptz not null,
  changed_at timestamptz not null,
  folded text not null default,
  number_backwards text default
)
table case_turn (
  case_id uuid not null,
  lane text not null,
  role text not null,
  unit_id uuid,
  system_id uuid,
  person_id uuid,
  task text not null,
  rules _text not null default,
  since timestamptz not null,
  due_on date
)
table code_resolution (
  id uuid not null,
  scan_id uuid not null,
  unit_id uuid not null,
  turned_out text not null,
  medium_id uuid,
  reason text not null,
  person_id uuid not null,
  person_name text not null,
  at timestamptz not null
)
table desk (
  id uuid not null,
  unit_id uuid not null,
  person_id uuid not null,
  person_name text not null,
  person_post text not null,
  action text not null,
  input jsonb not null,
  state text not null,
  opened_at timestamptz not null,
  ended_at timestamptz,
  scan_count int4,
  done_count int4,
  left_count int4,
  scan_digest text
)
table desk_item (
  desk_id uuid not null,
  medium_id uuid not null,
  unit_id uuid not null,
  scan_id uuid not null,
  state text not null,
  process text not null,
  act text not null,
  case_id uuid,
  code text,
  title text,
  sentence text,
  rule text,
  remedy text,
  remedy_href text,
  judged_at timestamptz not null,
  removed_at timestamptz,
  entry_id uuid
)
table desk_scan (
  id uuid not null,
  desk_id uuid not null,
  unit_id uuid not null,
  person_id uuid not null,
  person_name text not null,
  code text not null,
  at timestamptz not null,
  received_at timestamptz not null,
  way text not null,
  found text not null,
  medium_id uuid,
  meant text
)
table encryption_exemption (
  id uuid not null,
  number text,
  medium_id uuid not null,
  unit_id uuid not null,
  system_id uuid not null,
  state text not null,
  applicant_id uuid not null,
  applicant_name text not null,
  applicant_post text not null,
  contents text not null,
  hindrance text not null,
  unavoidable text not null,
  substitute text not null,
  starts_on date not null,
  ends_on date not null,
  unit_opinion text,
  decided_by text,
  disabled_at timestamptz,
  restored_at timestamptz
)
table finding (
  id uuid not null,
  system_id uuid not null,
  key uuid not null,
  nth int4 not null,
  tool text not null,
  check_id uuid not null,
  plugin text not null,
  title text not null,
  host text not null,
  port int4 not null,
  protocol text not null,
  service text not null,
  severity int2 not null,
  cvss2 numeric,
  cvss3 numeric,
  cvss4 numeric,
  evidence text not null,
  state text not null,
  first_scan_id uuid not null,
  last_scan_id uuid not null,
  closed_scan_id uuid,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  credentialed bool not null,
  known_exploited bool not null default
)
table finding_event (
  finding_id uuid not null,
  scan_id uuid not null,
  what text not null,
  severity int2 not null,
  system_id uuid not null
)
table governing_document (
  id uuid not null,
  key text,
  slot text,
  each_time bool not null default,
  number text,
  title text not null,
  kind text not null,
  dated_on date,
  effective_on date,
  ends_on date,
  place text,
  points_to text,
  inferred text,
  state text not null
)
table handover (
  id uuid not null,
  state text not null,
  post_id uuid,
  post_title text not null,
  incumbency_id uuid,
  unit_id uuid not null,
  from_id uuid not null,
  from_name text not null,
  to_id uuid,
  to_name text,
  effective_on date not null,
  from_gone bool not null default,
  opened_by text not null,
  opened_on date not null,
  handed_id uuid,
  handed_by text,
  handed_at timestamptz,
  accepted_id uuid,
  accepted_by text,
  accepted_at timestamptz,
  instead_reason text,
  note text
)
table handover_item (
  id uuid not null,
  handover_id uuid not null,
  line int4 not null,
  key text not null,
  grouped text not null,
  label text not null,
  detail text not null,
  href text not null,
  case_id uuid,
  bound text not null,
  why text,
  rule text,
  hand_process text,
  hand_act text,
  state text not null,
  note text
)
table import_batch (
  id uuid not null,
  import_key text not null,
  file_name text not null,
  person_id uuid not null,
  at timestamptz not null,
  header jsonb not null,
  mapping jsonb not null default,
  applied_at timestamptz,
  applied_rows int4,
  state text not null,
  format text,
  file_bytes int4 not null default,
  file_sha256 text,
  samples jsonb not null default,
  headings_key text,
  work_id uuid,
  row_count int4 not null default,
  new_rows int4 not null default,
  changed_rows int4 not null default,
  unchanged_rows int4 not null default,
  bad_rows int4 not null default,
  problems _text not null default
)
table import_file (
  batch_id uuid not null,
  part int4 not null,
  bytes bytea not null
)
table import_row (
  batch_id uuid not null,
  number int4 not null,
  cells _text not null,
  read_problems _text not null default,
  record jsonb,
  keys _text,
  problems _text not null default,
  outcome text,
  commands jsonb,
  says jsonb
)
table incumbency (
  id uuid not null,
  post_id uuid not null,
  person_id uuid not null,
  kind text not null,
  starts_on date not null,
  ends_on date,
  document_id uuid,
  order_number text,
  state text not null
)
table kev_catalogue (
  id uuid not null,
  upload_id uuid not null,
  state text not null,
  version text not null,
  released_on date not null,
  entry_count int4 not null,
  sha256 text not null,
  loaded_at timestamptz not null,
  loaded_by text not null
)
table kev_entry (
  cve text not null,
  vendor text not null,
  product text not null,
  name text not null,
  description text not null,
  required_action text not null,
  added_on date not null,
  due_on date,
  ransomware bool not null
)
table kev_upload (
  id uuid not null,
  person_id uuid not null,
  file_name text not null,
  received_at timestamptz not null,
  sha256 text not null,
  version text not null,
  released_on date not null,
  entry_count int4 not null,
  entries jsonb not null
)
table label_print (
  id uuid not null,
  unit_id uuid not null,
  state text not null,
  number text not null,
  profile text not null,
  start_position int4 not null,
  count int4 not null,
  reprints int4 not null,
  digest text not null,
  reason text,
  reason_note text,
  printed_at timestamptz not null,
  printed_by text not null,
  person_id uuid not null
)
table label_print_item (
  print_id uuid not null,
  line int4 not null,
  medium_id uuid,
  place_id uuid,
  word text not null,
  number text not null,
  note text not null,
  code text not null,
  again bool not null
)
table ledger_entry (
  id uuid not null,
  seq int8 not null default,
  at timestamptz not null,
  recorded_at timestamptz not null default,
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
  rules _text not null,
  input jsonb not null,
  changes jsonb not null,
  corrects uuid,
  request_key text,
  entry_hash bytea not null
)
table ledger_head (
  size int8 not null,
  root bytea not null,
  at timestamptz not null,
  key_id text not null,
  signature bytea not null
)
table ledger_leaf (
  leaf_index int8 not null,
  entry_id uuid not null,
  leaf_hash bytea not null
)
table ledger_node (
  level int2 not null,
  index int8 not null,
  hash bytea not null
)
table ledger_unsealed (
  seq int8 not null,
  entry_id uuid not null,
  entry_hash bytea not null,
  recorded_at timestamptz not null
)
table mail_day (
  day date not null,
  written_at timestamptz not null
)
table mail_outbox (
  id uuid not null,
  key text not null,
  kind text not null,
  notice_id uuid,
  person_id uuid not null,
  address text not null,
  subject text not null,
  body text not null,
  message_id text not null,
  state text not null default,
  tries int4 not null default,
  next_at timestamptz not null,
  held_until timestamptz,
  written_at timestamptz not null,
  ended_at timestamptz
)
table mail_recipient (
  id uuid not null,
  person_id uuid not null,
  address text,
  choice text not null,
  failing_since timestamptz,
  failing_words text
)
table mail_server (
  id uuid not null,
  only_one bool not null default,
  enabled bool not null,
  host text not null,
  port int4 not null,
  security text not null,
  login text,
  from_address text not null,
  domains _text not null,
  verbs _text not null,
  mandatory _text not null
)
table mail_try (
  id uuid not null,
  outbox_id uuid not null,
  at timestamptz not null,
  outcome text not null,
  code int4,
  words text not null
)
table media_incident (
  id uuid not null,
  number text not null,
  medium_id uuid,
  transfer_id uuid,
  unit_id uuid not null,
  kind text not null,
  state text not null,
  found_on date not null,
  found_by text not null,
  circumstances text not null,
  measures text,
  outcome text
)
table medium (
  id uuid not null,
  unit_id uuid not null,
  state text not null,
  number text not null,
  code text not null,
  kind text not null,
  trigger text not null,
  received_from text,
  registered_on date not null,
  media_type text not null,
  model text not null,
  capacity text,
  serial_number text,
  place_id uuid,
  number_shown bool not null default,
  disclosure_shown bool not null default,
  write_protected_on date,
  separation_grounds text,
  encrypts bool not null default,
  pointer_register text,
  infected_since timestamptz,
  holder_id uuid,
  holder_name text,
  whereabouts text,
  due_on date,
  erased_on date,
  disposal text,
  destroyed_on date,
  moved_to text,
  note text,
  corrected bool not null default,
  number_backwards text default
)
table medium_use (
  id uuid not null,
  medium_id uuid not null,
  unit_id uuid not null,
  user_id uuid not null,
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
)
table notice (
  id uuid not null,
  entry_id uuid not null,
  case_id uuid not null,
  verb text not null,
  role text not null,
  unit_id uuid,
  system_id uuid,
  person_id uuid,
  text text not null,
  rules _text not null default,
  at timestamptz not null,
  seen_at timestamptz,
  seen_by uuid,
  from_person_id uuid,
  from_post_id uuid,
  from_post_title text not null default,
  from_name text not null default,
  needs_receipt bool not null default,
  receive_by date not null default,
  received_at timestamptz,
  received_by uuid,
  received_post text,
  received_name text,
  received_entry_id uuid,
  mail_state text,
  mailed_at timestamptz,
  waits bool not null default
)
table number_series (
  series text not null,
  unit_id uuid not null,
  fiscal_year int4 not null,
  last int4 not null
)
table one_time_link (
  token_hash bytea not null,
  purpose text not null,
  account_id uuid,
  expires_at timestamptz not null,
  used_at timestamptz
)
table passkey (
  id uuid not null,
  account_id uuid not null,
  credential_id text not null,
  public_key bytea not null,
  counter int8 not null,
  transports _text not null default,
  rp_id text not null,
  backed_up bool not null,
  name text not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  removed_at timestamptz,
  removed_by uuid,
  removal_reason text
)
table passkey_challenge (
  challenge_hash bytea not null,
  purpose text not null,
  session_id uuid,
  expires_at timestamptz not null
)
table person (
  id uuid not null,
  service_number text,
  rank text not null,
  name text not null,
  kana text not null,
  kind text not null,
  home_unit_id uuid not null,
  starts_on date not null,
  ends_on date,
  state text not null,
  next_home_unit_id uuid,
  next_home_on date
)
table post (
  id uuid not null,
  key text,
  unit_id uuid not null,
  title text not null,
  sort int4 not null default,
  starts_on date not null,
  ends_on date,
  inferred text,
  state text not null
)
table presence (
  id uuid not null,
  case_id uuid not null,
  person_id uuid not null,
  name text not null,
  until timestamptz not null
)
table scan (
  id uuid not null,
  system_id uuid not null,
  delivery_id uuid not null,
  tool text not null,
  file_name text not null,
  sha256 text not null,
  report_name text not null,
  scanned_from timestamptz,
  scanned_at timestamptz not null,
  delivered_at timestamptz not null,
  delivered_by text not null,
  delivered_person_id uuid not null,
  state text not null,
  closes bool not null,
  hosts int4 not null,
  items int4 not null,
  new_items int4 not null default,
  still_items int4 not null default,
  closed_items int4 not null default,
  reopened_items int4 not null default,
  unsure_items int4 not null default
)
table scan_check (
  id uuid not null,
  tool text not null,
  plugin text not null,
  title text not null,
  family text not null,
  summary text not null,
  description text not null,
  solution text not null,
  cvss2_vector text,
  cvss3_vector text,
  cvss4_vector text,
  cvss2 numeric,
  cvss3 numeric,
  cvss4 numeric,
  refs _text not null default
)
table scan_check_cve (
  check_id uuid not null,
  cve text not null
)
table scan_delivery (
  id uuid not null,
  system_id uuid not null,
  person_id uuid not null,
  file_name text not null,
  received_at timestamptz not null,
  closes bool not null,
  state text not null,
  bytes int8 not null,
  sha256 text,
  work_id uuid,
  tool text,
  report_name text not null default,
  scanned_from timestamptz,
  scanned_at timestamptz,
  hosts int4 not null default,
  items int4 not null default,
  problem text,
  problem_line int4,
  scan_id uuid
)
table scan_host (
  scan_id uuid not null,
  host text not null,
  system_id uuid not null,
  tool text not null,
  ip text,
  fqdn text,
  mac text,
  os text,
  credentialed bool,
  started_at timestamptz,
  ended_at timestamptz,
  items int4 not null default
)
table scan_part (
  delivery_id uuid not null,
  part int4 not null,
  bytes bytea not null
)
table scan_staged_host (
  delivery_id uuid not null,
  number int4 not null,
  host text not null,
  ip text,
  fqdn text,
  mac text,
  os text,
  credentialed bool,
  started_at timestamptz,
  ended_at timestamptz
)
table scan_staged_item (
  id uuid not null,
  delivery_id uuid not null,
  number int4 not null,
  key uuid not null,
  nth int4 not null default,
  check_id uuid not null,
  host text not null,
  port int4 not null,
  protocol text not null,
  service text not null,
  severity int2 not null,
  evidence text not null
)
table schema_migration (
  number int4 not null,
  name text not null,
  sha256 text not null,
  applied_at timestamptz not null default
)
table secret_input (
  id uuid not null,
  medium_id uuid not null,
  unit_id uuid not null,
  entered_on date not null,
  entered_by text not null,
  reference_number text not null,
  before_designation bool not null,
  erased_on date
)
table security_event (
  id uuid not null,
  at timestamptz not null,
  kind text not null,
  person_id uuid,
  process text,
  act text,
  case_id uuid,
  code text,
  rules _text not null default,
  facts jsonb not null default
)
table session (
  id uuid not null,
  token_hash bytea not null,
  account_id uuid not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  user_agent text not null default,
  by text not null default
)
table setting (
  key text not null,
  value jsonb not null
)
table stocktake (
  id uuid not null,
  number text not null,
  unit_id uuid not null,
  state text not null,
  scope text not null,
  starts_on date not null,
  ends_on date not null,
  note text,
  planned_by text not null,
  base_at timestamptz,
  counted_at timestamptz,
  reported_at timestamptz,
  reported_by text,
  digest text,
  item_count int4,
  scan_count int4,
  missing_count int4,
  remarks text
)
table stocktake_counter (
  stocktake_id uuid not null,
  person_id uuid not null,
  name text not null,
  active bool not null default,
  place_id uuid,
  place_name text
)
table stocktake_finding (
  id uuid not null,
  stocktake_id uuid not null,
  unit_id uuid not null,
  person_id uuid not null,
  state text not null,
  reason text,
  stated_by text not null,
  stated_at timestamptz not null
)
table stocktake_finding_item (
  finding_id uuid not null,
  medium_id uuid not null,
  number text not null,
  result text not null
)
table stocktake_item (
  stocktake_id uuid not null,
  medium_id uuid not null,
  unit_id uuid not null,
  number text not null,
  number_backwards text default,
  code text not null,
  media_type text not null,
  model text not null,
  capacity text,
  state_then text not null,
  place_id uuid,
  place_name text,
  holder_id uuid,
  holder_name text,
  method text not null,
  result text not null,
  result_at timestamptz,
  result_by text,
  found_place text,
  remark text,
  running bool not null default
)
table stocktake_place (
  stocktake_id uuid not null,
  place_id uuid not null
)
table stocktake_scan (
  stocktake_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  person_id uuid not null,
  person_name text not null,
  place_id uuid,
  place_name text,
  code text not null,
  way text not null,
  result text not null,
  medium_id uuid,
  line text not null,
  scanned_at timestamptz not null,
  received_at timestamptz not null
)
table storage_place (
  id uuid not null,
  unit_id uuid not null,
  name text not null,
  lockable bool not null,
  basis text not null,
  note text,
  designated_on date not null,
  withdrawn_on date,
  state text not null,
  code text not null
)
table supervision (
  id uuid not null,
  unit_id uuid not null,
  kind text not null,
  person_id uuid,
  target text not null,
  everyone bool not null default,
  subject text not null,
  measures text not null,
  taken_on date not null,
  due_on date,
  taken_by text not null,
  outcome text,
  confirmed_on date,
  confirmed_by text,
  state text not null
)
table system (
  id uuid not null,
  key text,
  annex_number int4,
  class_id uuid,
  is_class bool not null default,
  name text not null,
  starts_on date not null,
  ends_on date,
  encrypts bool not null default,
  acts_with_connected bool not null default,
  document_id uuid,
  inferred text,
  state text not null
)
table take_out (
  id uuid not null,
  medium_id uuid not null,
  unit_id uuid not null,
  state text not null,
  applicant_id uuid not null,
  applicant_name text not null,
  applicant_post text not null,
  applicant_unit text not null,
  applied_on date not null,
  destination text not null,
  area text not null,
  reason text not null,
  starts_on date not null,
  ends_on date not null,
  contents text not null,
  encryption text not null,
  exemption_id uuid,
  virus_check text not null,
  only_needed_data bool,
  purpose_instructed bool,
  permit_note text,
  permitted_by text,
  permitted_at timestamptz,
  refused_reason text,
  left_at timestamptz,
  returned_at timestamptz,
  return_check text,
  return_confirmed_by text,
  return_confirmed_at timestamptz
)
table transfer (
  id uuid not null,
  number text not null,
  code text not null,
  state text not null,
  unit_id uuid not null,
  to_unit_id uuid,
  to_outside text,
  sender_id uuid not null,
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
  difference text
)
table transfer_item (
  transfer_id uuid not null,
  medium_id uuid not null,
  line int4 not null,
  model text not null,
  number text not null,
  quantity int4 not null default,
  received bool,
  received_model text,
  received_number text,
  received_quantity int4,
  registered_as uuid
)
table unit (
  id uuid not null,
  key text,
  parent_id uuid,
  name text not null,
  abbreviation text not null,
  kind text not null,
  sort int4 not null default,
  starts_on date not null,
  ends_on date,
  inferred text,
  state text not null
)
-- constraints
account: account_login_check CHECK (((login = lower(login)) AND (login <> ''::text)))
account: account_login_key UNIQUE (login)
account: account_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
account: account_person_id_key UNIQUE (person_id)
account: account_pkey PRIMARY KEY (id)
api_token: api_token_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
api_token: api_token_check CHECK ((expires_at <= (created_at + '366 days'::interval)))
api_token: api_token_name_check CHECK ((name <> ''::text))
api_token: api_token_pkey PRIMARY KEY (id)
api_token: api_token_scopes_check CHECK (((cardinality(scopes) > 0) AND (scopes <@ '{read,scans,acts}'::text[])))
api_token: api_token_system_id_fkey FOREIGN KEY (system_id) REFERENCES system(id)
api_token: api_token_token_hash_key UNIQUE (token_hash)
api_token_failure: api_token_failure_pkey PRIMARY KEY (address)
appointment: appointment_check CHECK ((ends_on >= starts_on))
appointment: appointment_check1 CHECK (((unit_id IS NULL) OR (system_id IS NULL)))
appointment: appointment_document_id_fkey FOREIGN KEY (document_id) REFERENCES governing_document(id)
appointment: appointment_pkey PRIMARY KEY (id)
appointment: appointment_post_id_fkey FOREIGN KEY (post_id) REFERENCES post(id)
appointment: appointment_system_id_fkey FOREIGN KEY (system_id) REFERENCES system(id)
appointment: appointment_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
background_work: background_work_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
background_work: background_work_pkey PRIMARY KEY (id)
background_work: background_work_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text])))
case_file: case_file_other_unit_id_fkey FOREIGN KEY (other_unit_id) REFERENCES unit(id)
case_file: case_file_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
case_file: case_file_pkey PRIMARY KEY (id)
case_file: case_file_system_id_fkey FOREIGN KEY (system_id) REFERENCES system(id)
case_file: case_file_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
case_turn: case_turn_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id)
case_turn: case_turn_pkey PRIMARY KEY (case_id, role)
code_resolution: code_resolution_check CHECK (((turned_out = 'misread'::text) = (medium_id IS NULL)))
code_resolution: code_resolution_medium_id_fkey FOREIGN KEY (medium_id) REFERENCES medium(id)
code_resolution: code_resolution_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
code_resolution: code_resolution_pkey PRIMARY KEY (id)
code_resolution: code_resolution_reason_check CHECK ((reason <> ''::text))
code_resolution: code_resolution_scan_id_fkey FOREIGN KEY (scan_id) REFERENCES desk_scan(id)
code_resolution: code_resolution_turned_out_check CHECK ((turned_out = ANY (ARRAY['medium'::text, 'registered'::text, 'misread'::text])))
code_resolution: code_resolution_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
desk: desk_id_fkey FOREIGN KEY (id) REFERENCES case_file(id)
desk: desk_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
desk: desk_pkey PRIMARY KEY (id)
desk: desk_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
desk_item: desk_item_check CHECK (((state <> 'blocked'::text) OR ((code IS NOT NULL) AND (sentence IS NOT NULL))))
desk_item: desk_item_check1 CHECK (((state <> 'done'::text) OR (entry_id IS NOT NULL)))
desk_item: desk_item_desk_id_fkey FOREIGN KEY (desk_id) REFERENCES desk(id)
desk_item: desk_item_medium_id_fkey FOREIGN KEY (medium_id) REFERENCES medium(id)
desk_item: desk_item_pkey PRIMARY KEY (desk_id, medium_id)
desk_item: desk_item_scan_id_fkey FOREIGN KEY (scan_id) REFERENCES desk_scan(id)
desk_item: desk_item_state_check CHECK ((state = ANY (ARRAY['ready'::text, 'blocked'::text, 'removed'::text, 'done'::text])))
desk_item: desk_item_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
desk_scan: desk_scan_check CHECK (((found = 'medium'::text) = (medium_id IS NOT NULL)))
desk_scan: desk_scan_code_check CHECK (((length(code) >= 1) AND (length(code) <= 200)))
desk_scan: desk_scan_desk_id_fkey FOREIGN KEY (desk_id) REFERENCES desk(id)
desk_scan: desk_scan_found_check CHECK ((found = ANY (ARRAY['medium'::text, 'place'::text, 'several'::text, 'unknown'::text])))
desk_scan: desk_scan_medium_id_fkey FOREIGN KEY (medium_id) REFERENCES medium(id)
desk_scan: desk_scan_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
desk_scan: desk_scan_pkey PRIMARY KEY (id)
desk_scan: desk_scan_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
desk_scan: desk_scan_way_check CHECK ((way = ANY (ARRAY['scanner'::text, 'typed'::text, 'camera'::text])))
encryption_exemption: encryption_exemption_applicant_id_fkey FOREIGN KEY (applicant_id) REFERENCES person(id)
encryption_exemption: encryption_exemption_check CHECK ((ends_on >= starts_on))
encryption_exemption: encryption_exemption_id_fkey FOREIGN KEY (id) REFERENCES case_file(id)
encryption_exemption: encryption_exemption_medium_id_fkey FOREIGN KEY (medium_id) REFERENCES medium(id)
encryption_exemption: encryption_exemption_pkey PRIMARY KEY (id)
encryption_exemption: encryption_exemption_system_id_fkey FOREIGN KEY (system_id) REFERENCES system(id)
encryption_exemption: encryption_exemption_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
finding: finding_once UNIQUE (system_id, key, nth)
finding: finding_pkey PRIMARY KEY (id)
finding: finding_severity_check CHECK (((severity >= 0) AND (severity <= 4)))
finding: finding_state_check CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text])))
finding_event: finding_event_pkey PRIMARY KEY (scan_id, what, finding_id)
finding_event: finding_event_what_check CHECK ((what = ANY (ARRAY['closed'::text, 'reopened'::text, 'severity'::text])))
governing_document: governing_document_key_key UNIQUE (key)
governing_document: governing_document_pkey PRIMARY KEY (id)
governing_document: governing_document_title_check CHECK ((title <> ''::text))
handover: handover_accepted_id_fkey FOREIGN KEY (accepted_id) REFERENCES person(id)
handover: handover_from_id_fkey FOREIGN KEY (from_id) REFERENCES person(id)
handover: handover_handed_id_fkey FOREIGN KEY (handed_id) REFERENCES person(id)
handover: handover_id_fkey FOREIGN KEY (id) REFERENCES case_file(id)
handover: handover_incumbency_id_fkey FOREIGN KEY (incumbency_id) REFERENCES incumbency(id)
handover: handover_pkey PRIMARY KEY (id)
handover: handover_post_id_fkey FOREIGN KEY (post_id) REFERENCES post(id)
handover: handover_to_id_fkey FOREIGN KEY (to_id) REFERENCES person(id)
handover: handover_two_people CHECK (((handed_id IS NULL) OR (accepted_id IS NULL) OR (handed_id <> accepted_id)))
handover: handover_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
handover_item: handover_item_bound_check CHECK ((bound = ANY (ARRAY['post'::text, 'hand'::text, 'person'::text])))
handover_item: handover_item_handover_id_fkey FOREIGN KEY (handover_id) REFERENCES handover(id)
handover_item: handover_item_line UNIQUE (handover_id, line)
handover_item: handover_item_once UNIQUE (handover_id, key)
handover_item: handover_item_pkey PRIMARY KEY (id)
handover_item: handover_item_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'handed'::text, 'accepted'::text, 'settled'::text, 'remains'::text, 'differs'::text])))
import_batch: import_batch_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
import_batch: import_batch_pkey PRIMARY KEY (id)
import_batch: import_batch_state_check CHECK ((state = ANY (ARRAY['reading'::text, 'unreadable'::text, 'mapping'::text, 'checking'::text, 'checked'::text, 'applying'::text, 'applied'::text, 'dropped'::text])))
import_batch: import_batch_work_id_fkey FOREIGN KEY (work_id) REFERENCES background_work(id)
import_file: import_file_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES import_batch(id) ON DELETE CASCADE
import_file: import_file_pkey PRIMARY KEY (batch_id, part)
import_row: import_row_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES import_batch(id) ON DELETE CASCADE
import_row: import_row_outcome_check CHECK ((outcome = ANY (ARRAY['new'::text, 'changed'::text, 'unchanged'::text, 'bad'::text])))
import_row: import_row_pkey PRIMARY KEY (batch_id, number)
incumbency: incumbency_check CHECK ((ends_on >= starts_on))
incumbency: incumbency_document FOREIGN KEY (document_id) REFERENCES governing_document(id)
incumbency: incumbency_kind_check CHECK ((kind = ANY (ARRAY['substantive'::text, 'deputy'::text, 'acting'::text])))
incumbency: incumbency_not_twice EXCLUDE USING gist (post_id WITH =, person_id WITH =, daterange(starts_on, ends_on, '[)'::text) WITH &&)
incumbency: incumbency_one_substantive_holder EXCLUDE USING gist (post_id WITH =, daterange(starts_on, ends_on, '[)'::text) WITH &&) WHERE ((kind = 'substantive'::text))
incumbency: incumbency_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
incumbency: incumbency_pkey PRIMARY KEY (id)
incumbency: incumbency_post_id_fkey FOREIGN KEY (post_id) REFERENCES post(id)
kev_catalogue: kev_catalogue_id_fkey FOREIGN KEY (id) REFERENCES case_file(id)
kev_catalogue: kev_catalogue_pkey PRIMARY KEY (id)
kev_catalogue: kev_catalogue_sha256_key UNIQUE (sha256)
kev_catalogue: kev_catalogue_upload_id_fkey FOREIGN KEY (upload_id) REFERENCES kev_upload(id)
kev_entry: kev_entry_pkey PRIMARY KEY (cve)
kev_upload: kev_upload_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
kev_upload: kev_upload_pkey PRIMARY KEY (id)
label_print: label_print_check CHECK (((reprints >= 0) AND (reprints <= count)))
label_print: label_print_count_check CHECK ((count >= 1))
label_print: label_print_id_fkey FOREIGN KEY (id) REFERENCES case_file(id)
label_print: label_print_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
label_print: label_print_pkey PRIMARY KEY (id)
label_print: label_print_reason CHECK (((reprints = 0) OR (reason IS NOT NULL)))
label_print: label_print_start_position_check CHECK ((start_position >= 1))
label_print: label_print_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
label_print_item: label_print_item_check CHECK (((medium_id IS NULL) <> (place_id IS NULL)))
label_print_item: label_print_item_medium_id_fkey FOREIGN KEY (medium_id) REFERENCES medium(id)
label_print_item: label_print_item_pkey PRIMARY KEY (print_id, line)
label_print_item: label_print_item_place_id_fkey FOREIGN KEY (place_id) REFERENCES storage_place(id)
label_print_item: label_print_item_print_id_fkey FOREIGN KEY (print_id) REFERENCES label_print(id)
ledger_entry: ledger_entry_entry_hash_check CHECK ((octet_length(entry_hash) = 32))
ledger_entry: ledger_entry_pkey PRIMARY KEY (id)
ledger_entry: ledger_entry_request_key_key UNIQUE (request_key)
ledger_entry: ledger_entry_seq_key UNIQUE (seq)
ledger_head: ledger_head_pkey PRIMARY KEY (size)
ledger_head: ledger_head_root_check CHECK ((octet_length(root) = 32))
ledger_head: ledger_head_size_check CHECK ((size > 0))
ledger_leaf: ledger_leaf_entry_id_key UNIQUE (entry_id)
ledger_leaf: ledger_leaf_leaf_hash_check CHECK ((octet_length(leaf_hash) = 32))
ledger_leaf: ledger_leaf_leaf_index_check CHECK ((leaf_index >= 0))
ledger_leaf: ledger_leaf_pkey PRIMARY KEY (leaf_index)
ledger_node: ledger_node_hash_check CHECK ((octet_length(hash) = 32))
ledger_node: ledger_node_index_check CHECK ((index >= 0))
ledger_node: ledger_node_level_check CHECK ((level >= 1))
ledger_node: ledger_node_pkey PRIMARY KEY (level, index)
ledger_unsealed: ledger_unsealed_pkey PRIMARY KEY (seq)
mail_day: mail_day_pkey PRIMARY KEY (day)
mail_outbox: mail_outbox_kind_check CHECK ((kind = ANY (ARRAY['notice'::text, 'daily'::text, 'due'::text, 'trial'::text])))
mail_outbox: mail_outbox_message_id_key UNIQUE (message_id)
mail_outbox: mail_outbox_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES notice(id)
mail_outbox: mail_outbox_once UNIQUE (key)
mail_outbox: mail_outbox_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
mail_outbox: mail_outbox_pkey PRIMARY KEY (id)
mail_outbox: mail_outbox_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'failed'::text])))
mail_recipient: mail_recipient_choice_check CHECK ((choice = ANY (ARRAY['at-once'::text, 'daily'::text, 'none'::text])))
mail_recipient: mail_recipient_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
mail_recipient: mail_recipient_person_id_key UNIQUE (person_id)
mail_recipient: mail_recipient_pkey PRIMARY KEY (id)
mail_server: mail_server_only_one_check CHECK (only_one)
mail_server: mail_server_only_one_key UNIQUE (only_one)
mail_server: mail_server_pkey PRIMARY KEY (id)
mail_server: mail_server_port_check CHECK (((port >= 1) AND (port <= 65535)))
mail_server: mail_server_security_check CHECK ((security = ANY (ARRAY['tls'::text, 'starttls'::text, 'none'::text])))
mail_try: mail_try_outbox_id_fkey FOREIGN KEY (outbox_id) REFERENCES mail_outbox(id)
mail_try: mail_try_outcome_check CHECK ((outcome = ANY (ARRAY['sent'::text, 'later'::text, 'refused'::text, 'unclear'::text])))
mail_try: mail_try_pkey PRIMARY KEY (id)
media_incident: media_incident_id_fkey FOREIGN KEY (id) REFERENCES case_file(id)
media_incident: media_incident_kind_check CHECK ((kind = ANY (ARRAY['loss'::text, 'difference'::text])))
media_incident: media_incident_medium_id_fkey FOREIGN KEY (medium_id) REFERENCES medium(id)
media_incident: media_incident_pkey PRIMARY KEY (id)
media_incident: media_incident_transfer_id_fkey FOREIGN KEY (transfer_id) REFERENCES transfer(id)
media_incident: media_incident_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
medium: medium_code_key UNIQUE (code)
medium: medium_holder_id_fkey FOREIGN KEY (holder_id) REFERENCES person(id)
medium: medium_id_fkey FOREIGN KEY (id) REFERENCES case_file(id)
medium: medium_kind_check CHECK ((kind = ANY (ARRAY['business'::text, 'disclosable'::text, 'secret-pointer'::text])))
medium: medium_number_once UNIQUE (unit_id, number)
medium: medium_pkey PRIMARY KEY (id)
medium: medium_place_id_fkey FOREIGN KEY (place_id) REFERENCES storage_place(id)
medium: medium_trigger_check CHECK ((trigger = ANY (ARRAY['opened'::text, 'received'::text, 'recorded'::text, 'downloaded'::text, 'reused'::text])))
medium: medium_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
medium_use: medium_use_medium_id_fkey FOREIGN KEY (medium_id) REFERENCES medium(id)
medium_use: medium_use_pkey PRIMARY KEY (id)
medium_use: medium_use_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
medium_use: medium_use_user_id_fkey FOREIGN KEY (user_id) REFERENCES person(id)
notice: notice_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id)
notice: notice_mail_state_check CHECK ((mail_state = ANY (ARRAY['waiting'::text, 'sent'::text, 'failed'::text])))
notice: notice_pkey PRIMARY KEY (id)
notice: notice_received_by_fkey FOREIGN KEY (received_by) REFERENCES person(id)
notice: notice_received_if_awaited CHECK (((received_at IS NULL) OR needs_receipt))
notice: notice_received_whole CHECK ((num_nulls(received_at, received_by, received_post, received_name, received_entry_id) = ANY (ARRAY[0, 5])))
notice: notice_seen_by_fkey FOREIGN KEY (seen_by) REFERENCES person(id)
number_series: number_series_pkey PRIMARY KEY (series, unit_id, fiscal_year)
one_time_link: one_time_link_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
one_time_link: one_time_link_pkey PRIMARY KEY (token_hash)
one_time_link: one_time_link_purpose_check CHECK ((purpose = ANY (ARRAY['set-up'::text, 'password'::text])))
passkey: passkey_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
passkey: passkey_check CHECK (((removed_at IS NULL) = (removal_reason IS NULL)))
passkey: passkey_check1 CHECK (((removed_by IS NULL) OR (removed_at IS NOT NULL)))
passkey: passkey_counter_check CHECK ((counter >= 0))
passkey: passkey_credential_id_check CHECK ((credential_id <> ''::text))
passkey: passkey_credential_id_key UNIQUE (credential_id)
passkey: passkey_name_check CHECK ((name <> ''::text))
passkey: passkey_pkey PRIMARY KEY (id)
passkey: passkey_removed_by_fkey FOREIGN KEY (removed_by) REFERENCES person(id)
passkey_challenge: passkey_challenge_check CHECK (((purpose = 'register'::text) = (session_id IS NOT NULL)))
passkey_challenge: passkey_challenge_pkey PRIMARY KEY (challenge_hash)
passkey_challenge: passkey_challenge_purpose_check CHECK ((purpose = ANY (ARRAY['register'::text, 'sign-in'::text])))
passkey_challenge: passkey_challenge_session_id_fkey FOREIGN KEY (session_id) REFERENCES session(id) ON DELETE CASCADE
person: person_check CHECK ((ends_on >= starts_on))
person: person_home_unit_id_fkey FOREIGN KEY (home_unit_id) REFERENCES unit(id)
person: person_kind_check CHECK ((kind = ANY (ARRAY['staff'::text, 'attached'::text])))
person: person_name_check CHECK ((name <> ''::text))
person: person_next_home_unit_id_fkey FOREIGN KEY (next_home_unit_id) REFERENCES unit(id)
person: person_next_home_whole CHECK (((next_home_unit_id IS NULL) = (next_home_on IS NULL)))
person: person_pkey PRIMARY KEY (id)
person: person_service_number_key UNIQUE (service_number)
post: post_check CHECK ((ends_on >= starts_on))
post: post_key_key UNIQUE (key)
post: post_pkey PRIMARY KEY (id)
post: post_title_check CHECK ((title <> ''::text))
post: post_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
presence: presence_pkey PRIMARY KEY (id)
scan: scan_delivery_id_fkey FOREIGN KEY (delivery_id) REFERENCES scan_delivery(id)
scan: scan_file_once UNIQUE (system_id, sha256)
scan: scan_id_fkey FOREIGN KEY (id) REFERENCES case_file(id)
scan: scan_pkey PRIMARY KEY (id)
scan: scan_system_id_fkey FOREIGN KEY (system_id) REFERENCES system(id)
scan_check: scan_check_pkey PRIMARY KEY (id)
scan_check_cve: scan_check_cve_check_id_fkey FOREIGN KEY (check_id) REFERENCES scan_check(id)
scan_check_cve: scan_check_cve_pkey PRIMARY KEY (check_id, cve)
scan_delivery: scan_delivery_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
scan_delivery: scan_delivery_pkey PRIMARY KEY (id)
scan_delivery: scan_delivery_state_check CHECK ((state = ANY (ARRAY['receiving'::text, 'waiting'::text, 'reading'::text, 'refused'::text, 'cancelled'::text, 'same'::text, 'applied'::text])))
scan_delivery: scan_delivery_system_id_fkey FOREIGN KEY (system_id) REFERENCES system(id)
scan_delivery: scan_delivery_tool_check CHECK ((tool = ANY (ARRAY['nessus'::text, 'greenbone'::text])))
scan_delivery: scan_delivery_work_id_fkey FOREIGN KEY (work_id) REFERENCES background_work(id)
scan_host: scan_host_pkey PRIMARY KEY (scan_id, host)
scan_host: scan_host_scan_id_fkey FOREIGN KEY (scan_id) REFERENCES scan(id)
scan_part: scan_part_delivery_id_fkey FOREIGN KEY (delivery_id) REFERENCES scan_delivery(id) ON DELETE CASCADE
scan_part: scan_part_pkey PRIMARY KEY (delivery_id, part)
scan_staged_host: scan_staged_host_delivery_id_fkey FOREIGN KEY (delivery_id) REFERENCES scan_delivery(id) ON DELETE CASCADE
scan_staged_host: scan_staged_host_pkey PRIMARY KEY (delivery_id, number)
schema_migration: schema_migration_pkey PRIMARY KEY (number)
secret_input: secret_input_medium_id_fkey FOREIGN KEY (medium_id) REFERENCES medium(id)
secret_input: secret_input_pkey PRIMARY KEY (id)
secret_input: secret_input_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
security_event: security_event_pkey PRIMARY KEY (id)
session: session_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
session: session_by_check CHECK ((by = ANY (ARRAY['password'::text, 'passkey'::text, 'sample'::text, 'set-up'::text])))
session: session_pkey PRIMARY KEY (id)
session: session_token_hash_key UNIQUE (token_hash)
setting: setting_pkey PRIMARY KEY (key)
stocktake: stocktake_check CHECK ((ends_on >= starts_on))
stocktake: stocktake_id_fkey FOREIGN KEY (id) REFERENCES case_file(id)
stocktake: stocktake_pkey PRIMARY KEY (id)
stocktake: stocktake_scope_check CHECK ((scope = ANY (ARRAY['unit'::text, 'places'::text])))
stocktake: stocktake_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
stocktake_counter: stocktake_counter_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
stocktake_counter: stocktake_counter_pkey PRIMARY KEY (stocktake_id, person_id)
stocktake_counter: stocktake_counter_place_id_fkey FOREIGN KEY (place_id) REFERENCES storage_place(id)
stocktake_counter: stocktake_counter_stocktake_id_fkey FOREIGN KEY (stocktake_id) REFERENCES stocktake(id)
stocktake_finding: stocktake_finding_id_fkey FOREIGN KEY (id) REFERENCES case_file(id)
stocktake_finding: stocktake_finding_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
stocktake_finding: stocktake_finding_pkey PRIMARY KEY (id)
stocktake_finding: stocktake_finding_stocktake_id_fkey FOREIGN KEY (stocktake_id) REFERENCES stocktake(id)
stocktake_finding: stocktake_finding_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
stocktake_finding_item: stocktake_finding_item_finding_id_fkey FOREIGN KEY (finding_id) REFERENCES stocktake_finding(id)
stocktake_finding_item: stocktake_finding_item_medium_id_fkey FOREIGN KEY (medium_id) REFERENCES medium(id)
stocktake_finding_item: stocktake_finding_item_pkey PRIMARY KEY (finding_id, medium_id)
stocktake_item: stocktake_item_medium_id_fkey FOREIGN KEY (medium_id) REFERENCES medium(id)
stocktake_item: stocktake_item_method_check CHECK ((method = ANY (ARRAY['scan'::text, 'holder'::text, 'none'::text])))
stocktake_item: stocktake_item_pkey PRIMARY KEY (stocktake_id, medium_id)
stocktake_item: stocktake_item_result_check CHECK ((result = ANY (ARRAY['waiting'::text, 'found'::text, 'elsewhere'::text, 'held'::text, 'denied'::text, 'moved'::text, 'explained'::text, 'reported'::text, 'missing'::text])))
stocktake_item: stocktake_item_stocktake_id_fkey FOREIGN KEY (stocktake_id) REFERENCES stocktake(id)
stocktake_place: stocktake_place_pkey PRIMARY KEY (stocktake_id, place_id)
stocktake_place: stocktake_place_place_id_fkey FOREIGN KEY (place_id) REFERENCES storage_place(id)
stocktake_place: stocktake_place_stocktake_id_fkey FOREIGN KEY (stocktake_id) REFERENCES stocktake(id)
stocktake_scan: stocktake_scan_medium_id_fkey FOREIGN KEY (medium_id) REFERENCES medium(id)
stocktake_scan: stocktake_scan_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
stocktake_scan: stocktake_scan_pkey PRIMARY KEY (stocktake_id, id)
stocktake_scan: stocktake_scan_place_id_fkey FOREIGN KEY (place_id) REFERENCES storage_place(id)
stocktake_scan: stocktake_scan_result_check CHECK ((result = ANY (ARRAY['found'::text, 'elsewhere'::text, 'again'::text, 'place'::text, 'no-place'::text, 'several'::text, 'outside'::text, 'unknown'::text, 'unregistered'::text])))
stocktake_scan: stocktake_scan_stocktake_id_fkey FOREIGN KEY (stocktake_id) REFERENCES stocktake(id)
stocktake_scan: stocktake_scan_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
stocktake_scan: stocktake_scan_way_check CHECK ((way = ANY (ARRAY['scanner'::text, 'typed'::text, 'camera'::text, 'form'::text])))
storage_place: storage_place_code_once UNIQUE (code)
storage_place: storage_place_id_fkey FOREIGN KEY (id) REFERENCES case_file(id)
storage_place: storage_place_name_check CHECK ((name <> ''::text))
storage_place: storage_place_pkey PRIMARY KEY (id)
storage_place: storage_place_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
supervision: supervision_kind_check CHECK ((kind = ANY (ARRAY['instruct'::text, 'control'::text])))
supervision: supervision_measures_check CHECK ((measures <> ''::text))
supervision: supervision_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
supervision: supervision_pkey PRIMARY KEY (id)
supervision: supervision_subject_check CHECK ((subject <> ''::text))
supervision: supervision_target_check CHECK ((target <> ''::text))
supervision: supervision_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
system: system_check CHECK ((ends_on >= starts_on))
system: system_class_id_fkey FOREIGN KEY (class_id) REFERENCES system(id)
system: system_document FOREIGN KEY (document_id) REFERENCES governing_document(id)
system: system_key_key UNIQUE (key)
system: system_name_check CHECK ((name <> ''::text))
system: system_pkey PRIMARY KEY (id)
take_out: take_out_applicant_id_fkey FOREIGN KEY (applicant_id) REFERENCES person(id)
take_out: take_out_area_check CHECK ((area = ANY (ARRAY['ministry-area'::text, 'outside'::text])))
take_out: take_out_check CHECK ((ends_on >= starts_on))
take_out: take_out_encryption_check CHECK ((encryption = ANY (ARRAY['encrypted'::text, 'exempt'::text, 'not-required'::text])))
take_out: take_out_id_fkey FOREIGN KEY (id) REFERENCES case_file(id)
take_out: take_out_medium_id_fkey FOREIGN KEY (medium_id) REFERENCES medium(id)
take_out: take_out_pkey PRIMARY KEY (id)
take_out: take_out_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
transfer: transfer_check CHECK (((to_unit_id IS NOT NULL) OR (to_outside IS NOT NULL)))
transfer: transfer_code_key UNIQUE (code)
transfer: transfer_id_fkey FOREIGN KEY (id) REFERENCES case_file(id)
transfer: transfer_pkey PRIMARY KEY (id)
transfer: transfer_sender_id_fkey FOREIGN KEY (sender_id) REFERENCES person(id)
transfer: transfer_to_unit_id_fkey FOREIGN KEY (to_unit_id) REFERENCES unit(id)
transfer: transfer_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
transfer_item: transfer_item_medium_id_fkey FOREIGN KEY (medium_id) REFERENCES medium(id)
transfer_item: transfer_item_pkey PRIMARY KEY (transfer_id, line)
transfer_item: transfer_item_registered_as_fkey FOREIGN KEY (registered_as) REFERENCES medium(id)
transfer_item: transfer_item_transfer_id_fkey FOREIGN KEY (transfer_id) REFERENCES transfer(id)
unit: unit_abbreviation_check CHECK ((abbreviation <> ''::text))
unit: unit_check CHECK ((ends_on >= starts_on))
unit: unit_key_key UNIQUE (key)
unit: unit_kind_check CHECK ((kind = ANY (ARRAY['organisation'::text, 'department'::text, 'section'::text, 'subsection'::text, 'outside'::text])))
unit: unit_name_check CHECK ((name <> ''::text))
unit: unit_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES unit(id)
unit: unit_pkey PRIMARY KEY (id)
-- indexes
CREATE UNIQUE INDEX account_login_key ON public.account USING btree (login)
CREATE UNIQUE INDEX account_person_id_key ON public.account USING btree (person_id)
CREATE UNIQUE INDEX account_pkey ON public.account USING btree (id)
CREATE INDEX api_token_account ON public.api_token USING btree (account_id, created_at DESC)
CREATE UNIQUE INDEX api_token_pkey ON public.api_token USING btree (id)
CREATE UNIQUE INDEX api_token_token_hash_key ON public.api_token USING btree (token_hash)
CREATE UNIQUE INDEX api_token_failure_pkey ON public.api_token_failure USING btree (address)
CREATE UNIQUE INDEX appointment_once ON public.appointment USING btree (role, post_id, COALESCE(unit_id, '00000000-0000-0000-0000-000000000000'::uuid), COALESCE(system_id, '00000000-0000-0000-0000-000000000000'::uuid), starts_on)
CREATE UNIQUE INDEX appointment_pkey ON public.appointment USING btree (id)
CREATE INDEX appointment_post ON public.appointment USING btree (post_id)
CREATE INDEX appointment_system ON public.appointment USING btree (system_id, role)
CREATE INDEX appointment_unit ON public.appointment USING btree (unit_id, role)
CREATE INDEX background_work_open ON public.background_work USING btree (asked_at) WHERE (state = ANY (ARRAY['waiting'::text, 'running'::text]))
CREATE INDEX background_work_person ON public.background_work USING btree (person_id, asked_at DESC)
CREATE UNIQUE INDEX background_work_pkey ON public.background_work USING btree (id)
CREATE INDEX case_file_changed ON public.case_file USING btree (changed_at DESC, id DESC)
CREATE INDEX case_file_grams ON public.case_file USING gin (grams) WITH (gin_pending_list_limit='256')
CREATE INDEX case_file_number ON public.case_file USING btree (number COLLATE "C") WHERE (number IS NOT NULL)
CREATE INDEX case_file_number_backwards ON public.case_file USING btree (number_backwards) WHERE (number_backwards IS NOT NULL)
CREATE INDEX case_file_open ON public.case_file USING btree (changed_at DESC) WHERE open_to_all
CREATE INDEX case_file_other_unit ON public.case_file USING btree (other_unit_id, changed_at DESC) WHERE (other_unit_id IS NOT NULL)
CREATE INDEX case_file_person ON public.case_file USING btree (person_id, changed_at DESC) WHERE (person_id IS NOT NULL)
CREATE UNIQUE INDEX case_file_pkey ON public.case_file USING btree (id)
CREATE INDEX case_file_system ON public.case_file USING btree (system_id, changed_at DESC) WHERE (system_id IS NOT NULL)
CREATE INDEX case_file_unit ON public.case_file USING btree (unit_id, process, closed, changed_at DESC)
CREATE INDEX case_file_unit_changed ON public.case_file USING btree (unit_id, changed_at DESC)
CREATE INDEX case_file_unit_number ON public.case_file USING btree (unit_id, number COLLATE "C") WHERE (number IS NOT NULL)
CREATE INDEX case_file_unit_number_backwards ON public.case_file USING btree (unit_id, number_backwards) WHERE (number_backwards IS NOT NULL)
CREATE INDEX case_turn_person ON public.case_turn USING btree (person_id)
CREATE UNIQUE INDEX case_turn_pkey ON public.case_turn USING btree (case_id, role)
CREATE INDEX case_turn_role ON public.case_turn USING btree (role) WHERE ((unit_id IS NULL) AND (system_id IS NULL) AND (person_id IS NULL))
CREATE INDEX case_turn_system ON public.case_turn USING btree (system_id, role)
CREATE INDEX case_turn_unit ON public.case_turn USING btree (unit_id, role)
CREATE UNIQUE INDEX code_resolution_pkey ON public.code_resolution USING btree (id)
CREATE INDEX code_resolution_scan ON public.code_resolution USING btree (scan_id, id DESC)
CREATE INDEX desk_person_open ON public.desk USING btree (person_id, id DESC) WHERE (state = 'open'::text)
CREATE UNIQUE INDEX desk_pkey ON public.desk USING btree (id)
CREATE INDEX desk_unit ON public.desk USING btree (unit_id, id DESC)
CREATE INDEX desk_item_list ON public.desk_item USING btree (desk_id, state, code, scan_id DESC)
CREATE UNIQUE INDEX desk_item_pkey ON public.desk_item USING btree (desk_id, medium_id)
CREATE INDEX desk_scan_desk ON public.desk_scan USING btree (desk_id, id DESC)
CREATE UNIQUE INDEX desk_scan_pkey ON public.desk_scan USING btree (id)
CREATE INDEX desk_scan_unknown ON public.desk_scan USING btree (unit_id, id DESC) WHERE (found = 'unknown'::text)
CREATE INDEX encryption_exemption_medium ON public.encryption_exemption USING btree (medium_id, state)
CREATE UNIQUE INDEX encryption_exemption_pkey ON public.encryption_exemption USING btree (id)
CREATE INDEX encryption_exemption_unit ON public.encryption_exemption USING btree (unit_id)
CREATE INDEX finding_check ON public.finding USING btree (check_id, id)
CREATE INDEX finding_exploited ON public.finding USING btree (system_id, severity DESC, id DESC) WHERE known_exploited
CREATE INDEX finding_first ON public.finding USING btree (first_scan_id)
CREATE INDEX finding_host ON public.finding USING btree (system_id, host, id)
CREATE INDEX finding_listed ON public.finding USING btree (severity DESC, id DESC)
CREATE UNIQUE INDEX finding_once ON public.finding USING btree (system_id, key, nth)
CREATE UNIQUE INDEX finding_pkey ON public.finding USING btree (id)
CREATE INDEX finding_system ON public.finding USING btree (system_id, severity DESC, id DESC)
CREATE INDEX finding_event_of ON public.finding_event USING btree (finding_id, scan_id)
CREATE UNIQUE INDEX finding_event_pkey ON public.finding_event USING btree (scan_id, what, finding_id)
CREATE UNIQUE INDEX governing_document_key_key ON public.governing_document USING btree (key)
CREATE UNIQUE INDEX governing_document_pkey ON public.governing_document USING btree (id)
CREATE UNIQUE INDEX governing_document_slot_in_force ON public.governing_document USING btree (slot) WHERE ((slot IS NOT NULL) AND (NOT each_time) AND (ends_on IS NULL))
CREATE INDEX handover_from ON public.handover USING btree (from_id, state)
CREATE INDEX handover_list ON public.handover USING btree (effective_on DESC, id DESC)
CREATE UNIQUE INDEX handover_once_an_incumbency ON public.handover USING btree (incumbency_id) WHERE (state <> 'cancelled'::text)
CREATE UNIQUE INDEX handover_one_open_a_person ON public.handover USING btree (from_id) WHERE ((incumbency_id IS NULL) AND (state = ANY (ARRAY['open'::text, 'open-instead'::text, 'handed'::text, 'unfinished'::text])))
CREATE UNIQUE INDEX handover_pkey ON public.handover USING btree (id)
CREATE INDEX handover_to ON public.handover USING btree (to_id, state)
CREATE INDEX handover_unit ON public.handover USING btree (unit_id, state)
CREATE UNIQUE INDEX handover_item_line ON public.handover_item USING btree (handover_id, line)
CREATE UNIQUE INDEX handover_item_once ON public.handover_item USING btree (handover_id, key)
CREATE UNIQUE INDEX handover_item_pkey ON public.handover_item USING btree (id)
CREATE INDEX import_batch_headings ON public.import_batch USING btree (person_id, import_key, headings_key, at DESC)
CREATE INDEX import_batch_person ON public.import_batch USING btree (person_id, at DESC)
CREATE UNIQUE INDEX import_batch_pkey ON public.import_batch USING btree (id)
CREATE UNIQUE INDEX import_file_pkey ON public.import_file USING btree (batch_id, part)
CREATE INDEX import_row_bad ON public.import_row USING btree (batch_id, number) WHERE (outcome = 'bad'::text)
CREATE UNIQUE INDEX import_row_pkey ON public.import_row USING btree (batch_id, number)
CREATE INDEX import_row_says ON public.import_row USING btree (batch_id, number) WHERE (says IS NOT NULL)
CREATE INDEX incumbency_not_twice ON public.incumbency USING gist (post_id, person_id, daterange(starts_on, ends_on, '[)'::text))
CREATE INDEX incumbency_one_substantive_holder ON public.incumbency USING gist (post_id, daterange(starts_on, ends_on, '[)'::text)) WHERE (kind = 'substantive'::text)
CREATE INDEX incumbency_person ON public.incumbency USING btree (person_id)
CREATE UNIQUE INDEX incumbency_pkey ON public.incumbency USING btree (id)
CREATE INDEX incumbency_post ON public.incumbency USING btree (post_id)
CREATE UNIQUE INDEX kev_catalogue_pkey ON public.kev_catalogue USING btree (id)
CREATE UNIQUE INDEX kev_catalogue_sha256_key ON public.kev_catalogue USING btree (sha256)
CREATE UNIQUE INDEX kev_entry_pkey ON public.kev_entry USING btree (cve)
CREATE UNIQUE INDEX kev_upload_pkey ON public.kev_upload USING btree (id)
CREATE INDEX label_print_person ON public.label_print USING btree (person_id, printed_at DESC)
CREATE UNIQUE INDEX label_print_pkey ON public.label_print USING btree (id)
CREATE INDEX label_print_unit ON public.label_print USING btree (unit_id, printed_at DESC, id)
CREATE INDEX label_print_item_medium ON public.label_print_item USING btree (medium_id) WHERE (medium_id IS NOT NULL)
CREATE UNIQUE INDEX label_print_item_pkey ON public.label_print_item USING btree (print_id, line)
CREATE INDEX label_print_item_place ON public.label_print_item USING btree (place_id) WHERE (place_id IS NOT NULL)
CREATE UNIQUE INDEX label_printed_first ON public.label_print_item USING btree (COALESCE(medium_id, place_id), word, number) WHERE (NOT again)
CREATE INDEX ledger_entry_case ON public.ledger_entry USING btree (case_id, seq)
CREATE INDEX ledger_entry_corrects ON public.ledger_entry USING btree (corrects) WHERE (corrects IS NOT NULL)
CREATE INDEX ledger_entry_person ON public.ledger_entry USING btree (person_id, seq) WHERE (person_id IS NOT NULL)
CREATE UNIQUE INDEX ledger_entry_pkey ON public.ledger_entry USING btree (id)
CREATE UNIQUE INDEX ledger_entry_request_key_key ON public.ledger_entry USING btree (request_key)
CREATE UNIQUE INDEX ledger_entry_seq_key ON public.ledger_entry USING btree (seq)
CREATE INDEX ledger_entry_unit ON public.ledger_entry USING btree (unit_id, at) WHERE (unit_id IS NOT NULL)
CREATE UNIQUE INDEX ledger_head_pkey ON public.ledger_head USING btree (size)
CREATE UNIQUE INDEX ledger_leaf_entry_id_key ON public.ledger_leaf USING btree (entry_id)
CREATE UNIQUE INDEX ledger_leaf_pkey ON public.ledger_leaf USING btree (leaf_index)
CREATE UNIQUE INDEX ledger_node_pkey ON public.ledger_node USING btree (level, index)
CREATE UNIQUE INDEX ledger_unsealed_pkey ON public.ledger_unsealed USING btree (seq)
CREATE UNIQUE INDEX mail_day_pkey ON public.mail_day USING btree (day)
CREATE INDEX mail_outbox_failed ON public.mail_outbox USING btree (ended_at DESC) WHERE (state = 'failed'::text)
CREATE UNIQUE INDEX mail_outbox_message_id_key ON public.mail_outbox USING btree (message_id)
CREATE INDEX mail_outbox_notice ON public.mail_outbox USING btree (notice_id) WHERE (notice_id IS NOT NULL)
CREATE UNIQUE INDEX mail_outbox_once ON public.mail_outbox USING btree (key)
CREATE INDEX mail_outbox_person ON public.mail_outbox USING btree (person_id, id)
CREATE UNIQUE INDEX mail_outbox_pkey ON public.mail_outbox USING btree (id)
CREATE INDEX mail_outbox_waiting ON public.mail_outbox USING btree (next_at) WHERE (state = 'waiting'::text)
CREATE INDEX mail_recipient_failing ON public.mail_recipient USING btree (failing_since) WHERE (failing_since IS NOT NULL)
CREATE UNIQUE INDEX mail_recipient_person_id_key ON public.mail_recipient USING btree (person_id)
CREATE UNIQUE INDEX mail_recipient_pkey ON public.mail_recipient USING btree (id)
CREATE UNIQUE INDEX mail_server_only_one_key ON public.mail_server USING btree (only_one)
CREATE UNIQUE INDEX mail_server_pkey ON public.mail_server USING btree (id)
CREATE INDEX mail_try_at ON public.mail_try USING btree (at DESC)
CREATE INDEX mail_try_outbox ON public.mail_try USING btree (outbox_id, at DESC)
CREATE UNIQUE INDEX mail_try_pkey ON public.mail_try USING btree (id)
CREATE INDEX media_incident_medium ON public.media_incident USING btree (medium_id)
CREATE UNIQUE INDEX media_incident_pkey ON public.media_incident USING btree (id)
CREATE INDEX media_incident_unit ON public.media_incident USING btree (unit_id, state)
CREATE UNIQUE INDEX medium_code_key ON public.medium USING btree (code)
CREATE INDEX medium_due ON public.medium USING btree (due_on) WHERE (due_on IS NOT NULL)
CREATE INDEX medium_holder ON public.medium USING btree (holder_id) WHERE (holder_id IS NOT NULL)
CREATE INDEX medium_kind ON public.medium USING btree (kind, unit_id, number)
CREATE INDEX medium_list ON public.medium USING btree (unit_id, number)
CREATE INDEX medium_number ON public.medium USING btree (number)
CREATE INDEX medium_number_backwards ON public.medium USING btree (number_backwards)
CREATE INDEX medium_number_bytes ON public.medium USING btree (number COLLATE "C")
CREATE UNIQUE INDEX medium_number_once ON public.medium USING btree (unit_id, number)
CREATE UNIQUE INDEX medium_pkey ON public.medium USING btree (id)
CREATE INDEX medium_place ON public.medium USING btree (place_id)
CREATE INDEX medium_registered ON public.medium USING btree (registered_on)
CREATE INDEX medium_state ON public.medium USING btree (unit_id, state, number)
CREATE INDEX medium_state_everywhere ON public.medium USING btree (state, unit_id, number)
CREATE INDEX medium_unit_number_backwards ON public.medium USING btree (unit_id, number_backwards)
CREATE INDEX medium_unit_number_bytes ON public.medium USING btree (unit_id, number COLLATE "C")
CREATE INDEX medium_unit_registered ON public.medium USING btree (unit_id, registered_on)
CREATE INDEX medium_use_medium ON public.medium_use USING btree (medium_id, taken_at DESC)
CREATE UNIQUE INDEX medium_use_one_open ON public.medium_use USING btree (medium_id) WHERE (returned_at IS NULL)
CREATE UNIQUE INDEX medium_use_pkey ON public.medium_use USING btree (id)
CREATE INDEX medium_use_unconfirmed ON public.medium_use USING btree (unit_id) WHERE ((returned_at IS NOT NULL) AND (confirmed_at IS NULL))
CREATE INDEX medium_use_unit ON public.medium_use USING btree (unit_id, taken_at DESC, id)
CREATE INDEX medium_use_user_open ON public.medium_use USING btree (user_id) WHERE (returned_at IS NULL)
CREATE INDEX notice_case ON public.notice USING btree (case_id)
CREATE INDEX notice_from_person ON public.notice USING btree (from_person_id, at, id)
CREATE INDEX notice_from_person_waiting ON public.notice USING btree (from_person_id, receive_by, at, id) WHERE waits
CREATE INDEX notice_from_post ON public.notice USING btree (from_post_id, at, id)
CREATE INDEX notice_from_post_waiting ON public.notice USING btree (from_post_id, receive_by, at, id) WHERE waits
CREATE INDEX notice_person ON public.notice USING btree (person_id, at, id)
CREATE INDEX notice_person_waiting ON public.notice USING btree (person_id, receive_by, at, id) WHERE waits
CREATE UNIQUE INDEX notice_pkey ON public.notice USING btree (id)
CREATE INDEX notice_role ON public.notice USING btree (role, at, id) WHERE ((unit_id IS NULL) AND (system_id IS NULL) AND (person_id IS NULL))
CREATE INDEX notice_role_waiting ON public.notice USING btree (role, receive_by, at, id) WHERE (waits AND (unit_id IS NULL) AND (system_id IS NULL) AND (person_id IS NULL))
CREATE INDEX notice_system ON public.notice USING btree (system_id, role, at, id)
CREATE INDEX notice_system_waiting ON public.notice USING btree (system_id, role, receive_by, at, id) WHERE waits
CREATE INDEX notice_unit ON public.notice USING btree (unit_id, role, at, id)
CREATE INDEX notice_unit_waiting ON public.notice USING btree (unit_id, role, receive_by, at, id) WHERE waits
CREATE UNIQUE INDEX number_series_pkey ON public.number_series USING btree (series, unit_id, fiscal_year)
CREATE UNIQUE INDEX one_time_link_pkey ON public.one_time_link USING btree (token_hash)
CREATE INDEX passkey_account ON public.passkey USING btree (account_id, created_at)
CREATE UNIQUE INDEX passkey_credential_id_key ON public.passkey USING btree (credential_id)
CREATE UNIQUE INDEX passkey_pkey ON public.passkey USING btree (id)
CREATE INDEX passkey_challenge_expires ON public.passkey_challenge USING btree (expires_at)
CREATE UNIQUE INDEX passkey_challenge_pkey ON public.passkey_challenge USING btree (challenge_hash)
CREATE INDEX passkey_challenge_session ON public.passkey_challenge USING btree (session_id)
CREATE INDEX person_kana ON public.person USING btree (kana, id)
CREATE INDEX person_next_home ON public.person USING btree (next_home_unit_id) WHERE (next_home_unit_id IS NOT NULL)
CREATE UNIQUE INDEX person_pkey ON public.person USING btree (id)
CREATE UNIQUE INDEX person_service_number_key ON public.person USING btree (service_number)
CREATE INDEX person_unit ON public.person USING btree (home_unit_id)
CREATE UNIQUE INDEX post_key_key ON public.post USING btree (key)
CREATE UNIQUE INDEX post_pkey ON public.post USING btree (id)
CREATE INDEX post_unit ON public.post USING btree (unit_id)
CREATE INDEX presence_case ON public.presence USING btree (case_id, until)
CREATE UNIQUE INDEX presence_pkey ON public.presence USING btree (id)
CREATE INDEX presence_until ON public.presence USING btree (until)
CREATE UNIQUE INDEX scan_file_once ON public.scan USING btree (system_id, sha256)
CREATE INDEX scan_newest ON public.scan USING btree (scanned_at DESC, id DESC)
CREATE UNIQUE INDEX scan_pkey ON public.scan USING btree (id)
CREATE INDEX scan_system ON public.scan USING btree (system_id, scanned_at DESC, id DESC)
CREATE UNIQUE INDEX scan_check_pkey ON public.scan_check USING btree (id)
CREATE INDEX scan_check_cve_of ON public.scan_check_cve USING btree (cve, check_id)
CREATE UNIQUE INDEX scan_check_cve_pkey ON public.scan_check_cve USING btree (check_id, cve)
CREATE INDEX scan_delivery_person ON public.scan_delivery USING btree (person_id, received_at DESC)
CREATE UNIQUE INDEX scan_delivery_pkey ON public.scan_delivery USING btree (id)
CREATE INDEX scan_delivery_system ON public.scan_delivery USING btree (system_id, received_at DESC, id DESC)
CREATE UNIQUE INDEX scan_host_pkey ON public.scan_host USING btree (scan_id, host)
CREATE INDEX scan_host_system ON public.scan_host USING btree (system_id, tool, host, scan_id)
CREATE UNIQUE INDEX scan_part_pkey ON public.scan_part USING btree (delivery_id, part)
CREATE UNIQUE INDEX scan_staged_host_pkey ON public.scan_staged_host USING btree (delivery_id, number)
CREATE INDEX scan_staged_item_of ON public.scan_staged_item USING btree (delivery_id, number)
CREATE UNIQUE INDEX schema_migration_pkey ON public.schema_migration USING btree (number)
CREATE INDEX secret_input_medium ON public.secret_input USING btree (medium_id, entered_on DESC)
CREATE UNIQUE INDEX secret_input_pkey ON public.secret_input USING btree (id)
CREATE INDEX security_event_at ON public.security_event USING btree (at DESC)
CREATE INDEX security_event_person ON public.security_event USING btree (person_id, at DESC)
CREATE UNIQUE INDEX security_event_pkey ON public.security_event USING btree (id)
CREATE INDEX session_account ON public.session USING btree (account_id)
CREATE INDEX session_expires ON public.session USING btree (expires_at)
CREATE UNIQUE INDEX session_pkey ON public.session USING btree (id)
CREATE UNIQUE INDEX session_token_hash_key ON public.session USING btree (token_hash)
CREATE UNIQUE INDEX setting_pkey ON public.setting USING btree (key)
CREATE UNIQUE INDEX stocktake_pkey ON public.stocktake USING btree (id)
CREATE INDEX stocktake_unit ON public.stocktake USING btree (unit_id, state)
CREATE INDEX stocktake_counter_person ON public.stocktake_counter USING btree (person_id) WHERE active
CREATE UNIQUE INDEX stocktake_counter_pkey ON public.stocktake_counter USING btree (stocktake_id, person_id)
CREATE INDEX stocktake_finding_of ON public.stocktake_finding USING btree (stocktake_id)
CREATE UNIQUE INDEX stocktake_finding_pkey ON public.stocktake_finding USING btree (id)
CREATE UNIQUE INDEX stocktake_finding_item_pkey ON public.stocktake_finding_item USING btree (finding_id, medium_id)
CREATE INDEX stocktake_item_backwards ON public.stocktake_item USING btree (stocktake_id, number_backwards)
CREATE INDEX stocktake_item_holder ON public.stocktake_item USING btree (holder_id, stocktake_id) WHERE ((method = 'holder'::text) AND running)
CREATE INDEX stocktake_item_number ON public.stocktake_item USING btree (stocktake_id, number)
CREATE UNIQUE INDEX stocktake_item_one_running ON public.stocktake_item USING btree (medium_id) WHERE running
CREATE UNIQUE INDEX stocktake_item_pkey ON public.stocktake_item USING btree (stocktake_id, medium_id)
CREATE INDEX stocktake_item_place ON public.stocktake_item USING btree (stocktake_id, method, place_id, result, number)
CREATE INDEX stocktake_item_result ON public.stocktake_item USING btree (stocktake_id, result, number)
CREATE UNIQUE INDEX stocktake_place_pkey ON public.stocktake_place USING btree (stocktake_id, place_id)
CREATE INDEX stocktake_scan_order ON public.stocktake_scan USING btree (stocktake_id, received_at DESC, id DESC)
CREATE UNIQUE INDEX stocktake_scan_pkey ON public.stocktake_scan USING btree (stocktake_id, id)
CREATE INDEX stocktake_scan_result ON public.stocktake_scan USING btree (stocktake_id, result, received_at DESC, id DESC)
CREATE UNIQUE INDEX storage_place_code_once ON public.storage_place USING btree (code)
CREATE UNIQUE INDEX storage_place_pkey ON public.storage_place USING btree (id)
CREATE INDEX storage_place_unit ON public.storage_place USING btree (unit_id)
CREATE INDEX supervision_person ON public.supervision USING btree (person_id) WHERE (person_id IS NOT NULL)
CREATE UNIQUE INDEX supervision_pkey ON public.supervision USING btree (id)
CREATE INDEX supervision_unit ON public.supervision USING btree (unit_id, kind, taken_on)
CREATE INDEX system_class ON public.system USING btree (class_id) WHERE (class_id IS NOT NULL)
CREATE UNIQUE INDEX system_key_key ON public.system USING btree (key)
CREATE UNIQUE INDEX system_pkey ON public.system USING btree (id)
CREATE INDEX take_out_applicant ON public.take_out USING btree (applicant_id, state)
CREATE INDEX take_out_medium ON public.take_out USING btree (medium_id)
CREATE UNIQUE INDEX take_out_one_open ON public.take_out USING btree (medium_id) WHERE (state = ANY (ARRAY['requested'::text, 'sent-back'::text, 'permitted'::text, 'out'::text]))
CREATE INDEX take_out_out ON public.take_out USING btree (ends_on) WHERE (state = 'out'::text)
CREATE UNIQUE INDEX take_out_pkey ON public.take_out USING btree (id)
CREATE INDEX take_out_unit ON public.take_out USING btree (unit_id, applied_on DESC, id)
CREATE INDEX transfer_awaiting ON public.transfer USING btree (sent_on) WHERE (state = ANY (ARRAY['sent'::text, 'received'::text]))
CREATE UNIQUE INDEX transfer_code_key ON public.transfer USING btree (code)
CREATE UNIQUE INDEX transfer_pkey ON public.transfer USING btree (id)
CREATE INDEX transfer_to_unit ON public.transfer USING btree (to_unit_id, state)
CREATE INDEX transfer_unit ON public.transfer USING btree (unit_id, state)
CREATE INDEX transfer_item_medium ON public.transfer_item USING btree (medium_id)
CREATE UNIQUE INDEX transfer_item_pkey ON public.transfer_item USING btree (transfer_id, line)
CREATE UNIQUE INDEX unit_key_key ON public.unit USING btree (key)
CREATE INDEX unit_parent ON public.unit USING btree (parent_id)
CREATE UNIQUE INDEX unit_pkey ON public.unit USING btree (id)
-- row-level security
background_work: background_work_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (person_id = ( SELECT (NULLIF(current_setting('mamori.person'::text, true), ''::text))::uuid AS "nullif")))
case_file: case_file_reach (open_to_all OR (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (unit_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.units'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[])) OR (other_unit_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.units'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[])) OR (system_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.systems'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[])) OR (person_id = ( SELECT (NULLIF(current_setting('mamori.person'::text, true), ''::text))::uuid AS "nullif")))
code_resolution: code_resolution_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (unit_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.units'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[])) OR (person_id = ( SELECT (NULLIF(current_setting('mamori.person'::text, true), ''::text))::uuid AS "nullif")))
desk: desk_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (unit_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.units'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[])) OR (person_id = ( SELECT (NULLIF(current_setting('mamori.person'::text, true), ''::text))::uuid AS "nullif")))
desk_item: desk_item_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (EXISTS ( SELECT 1
   FROM desk
  WHERE (desk.id = desk_item.desk_id))))
desk_scan: desk_scan_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (unit_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.units'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[])) OR (person_id = ( SELECT (NULLIF(current_setting('mamori.person'::text, true), ''::text))::uuid AS "nullif")))
encryption_exemption: encryption_exemption_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (EXISTS ( SELECT 1
   FROM case_file c
  WHERE (c.id = encryption_exemption.id))))
finding: finding_reach 
CASE
    WHEN (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) THEN true
    ELSE ((system_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.systems'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[])) OR ( SELECT ((COALESCE(NULLIF(current_setting('mamori.roles'::text, true), ''::text), '{}'::text))::text[] @> '{CIR}'::text[])))
END
finding_event: finding_event_reach 
CASE
    WHEN (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) THEN true
    ELSE ((system_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.systems'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[])) OR ( SELECT ((COALESCE(NULLIF(current_setting('mamori.roles'::text, true), ''::text), '{}'::text))::text[] @> '{CIR}'::text[])))
END
handover: handover_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (EXISTS ( SELECT 1
   FROM case_file c
  WHERE (c.id = handover.id))))
handover_item: handover_item_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (EXISTS ( SELECT 1
   FROM handover h
  WHERE ((h.id = handover_item.handover_id) AND ((h.unit_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.units'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[])) OR (h.from_id = ( SELECT (NULLIF(current_setting('mamori.person'::text, true), ''::text))::uuid AS "nullif")) OR (h.to_id = ( SELECT (NULLIF(current_setting('mamori.person'::text, true), ''::text))::uuid AS "nullif")))))))
import_batch: import_batch_own ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (person_id = ( SELECT (NULLIF(current_setting('mamori.person'::text, true), ''::text))::uuid AS "nullif")))
import_file: import_file_own ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (EXISTS ( SELECT 1
   FROM import_batch b
  WHERE (b.id = import_file.batch_id))))
import_row: import_row_own ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (EXISTS ( SELECT 1
   FROM import_batch b
  WHERE (b.id = import_row.batch_id))))
label_print: label_print_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (unit_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.units'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[])) OR (person_id = ( SELECT (NULLIF(current_setting('mamori.person'::text, true), ''::text))::uuid AS "nullif")))
label_print_item: label_print_item_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (EXISTS ( SELECT 1
   FROM label_print p
  WHERE (p.id = label_print_item.print_id))))
ledger_entry: ledger_entry_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (unit_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.units'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[])) OR (person_id = ( SELECT (NULLIF(current_setting('mamori.person'::text, true), ''::text))::uuid AS "nullif")) OR (EXISTS ( SELECT 1
   FROM case_file c
  WHERE (c.id = ledger_entry.case_id))))
mail_outbox: mail_outbox_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (person_id = ( SELECT (NULLIF(current_setting('mamori.person'::text, true), ''::text))::uuid AS "nullif")))
mail_try: mail_try_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (EXISTS ( SELECT 1
   FROM mail_outbox o
  WHERE (o.id = mail_try.outbox_id))))
media_incident: media_incident_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (EXISTS ( SELECT 1
   FROM case_file c
  WHERE (c.id = media_incident.id))))
medium: medium_reach 
CASE
    WHEN (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) THEN true
    ELSE ((unit_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.units'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[])) OR (holder_id = ( SELECT (NULLIF(current_setting('mamori.person'::text, true), ''::text))::uuid AS "nullif")))
END
medium_use: medium_use_reach 
CASE
    WHEN (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) THEN true
    ELSE ((unit_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.units'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[])) OR (user_id = ( SELECT (NULLIF(current_setting('mamori.person'::text, true), ''::text))::uuid AS "nullif")))
END
notice: notice_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (unit_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.units'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[])) OR (system_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.systems'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[])) OR (person_id = ( SELECT (NULLIF(current_setting('mamori.person'::text, true), ''::text))::uuid AS "nullif")) OR (from_person_id = ( SELECT (NULLIF(current_setting('mamori.person'::text, true), ''::text))::uuid AS "nullif")) OR ((unit_id IS NULL) AND (system_id IS NULL) AND (person_id IS NULL) AND (role = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.roles'::text, true), ''::text), '{}'::text) AS "coalesce"))::text[]))) OR (EXISTS ( SELECT 1
   FROM case_file c
  WHERE (c.id = notice.case_id))))
presence: presence_reach (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text)
scan: scan_reach 
CASE
    WHEN (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) THEN true
    ELSE ((system_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.systems'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[])) OR (delivered_person_id = ( SELECT (NULLIF(current_setting('mamori.person'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT ((COALESCE(NULLIF(current_setting('mamori.roles'::text, true), ''::text), '{}'::text))::text[] @> '{CIR}'::text[])))
END
scan_delivery: scan_delivery_reach 
CASE
    WHEN (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) THEN true
    ELSE ((system_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.systems'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[])) OR (person_id = ( SELECT (NULLIF(current_setting('mamori.person'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT ((COALESCE(NULLIF(current_setting('mamori.roles'::text, true), ''::text), '{}'::text))::text[] @> '{CIR}'::text[])))
END
scan_host: scan_host_reach 
CASE
    WHEN (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) THEN true
    ELSE ((system_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.systems'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[])) OR ( SELECT ((COALESCE(NULLIF(current_setting('mamori.roles'::text, true), ''::text), '{}'::text))::text[] @> '{CIR}'::text[])))
END
scan_part: scan_part_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (EXISTS ( SELECT 1
   FROM scan_delivery d
  WHERE (d.id = scan_part.delivery_id))))
scan_staged_host: scan_staged_host_reach (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text)
scan_staged_item: scan_staged_item_reach (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text)
secret_input: secret_input_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (EXISTS ( SELECT 1
   FROM case_file c
  WHERE (c.id = secret_input.medium_id))))
stocktake: stocktake_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (unit_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.units'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[])))
stocktake_counter: stocktake_counter_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (EXISTS ( SELECT 1
   FROM stocktake s
  WHERE (s.id = stocktake_counter.stocktake_id))))
stocktake_finding: stocktake_finding_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (unit_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.units'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[])) OR (person_id = ( SELECT (NULLIF(current_setting('mamori.person'::text, true), ''::text))::uuid AS "nullif")))
stocktake_finding_item: stocktake_finding_item_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (EXISTS ( SELECT 1
   FROM stocktake_finding f
  WHERE (f.id = stocktake_finding_item.finding_id))))
stocktake_item: stocktake_item_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (unit_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.units'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[])))
stocktake_place: stocktake_place_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (EXISTS ( SELECT 1
   FROM stocktake s
  WHERE (s.id = stocktake_place.stocktake_id))))
stocktake_scan: stocktake_scan_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (unit_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.units'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[])))
storage_place: storage_place_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (EXISTS ( SELECT 1
   FROM case_file c
  WHERE (c.id = storage_place.id))))
supervision: supervision_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (unit_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.units'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[])) OR (person_id = ( SELECT (NULLIF(current_setting('mamori.person'::text, true), ''::text))::uuid AS "nullif")))
take_out: take_out_reach 
CASE
    WHEN (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) THEN true
    ELSE ((unit_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.units'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[])) OR (applicant_id = ( SELECT (NULLIF(current_setting('mamori.person'::text, true), ''::text))::uuid AS "nullif")))
END
transfer: transfer_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (EXISTS ( SELECT 1
   FROM case_file c
  WHERE (c.id = transfer.id))))
transfer_item: transfer_item_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (EXISTS ( SELECT 1
   FROM case_file c
  WHERE (c.id = transfer_item.transfer_id))))
-- triggers
CREATE TRIGGER ledger_entry_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.ledger_entry FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()
CREATE TRIGGER ledger_entry_enqueue AFTER INSERT ON public.ledger_entry REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger_enqueue()
CREATE TRIGGER ledger_head_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.ledger_head FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()
CREATE TRIGGER ledger_leaf_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.ledger_leaf FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()
CREATE TRIGGER ledger_node_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.ledger_node FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()
CREATE TRIGGER ledger_unsealed_no_change BEFORE UPDATE OR TRUNCATE ON public.ledger_unsealed FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()
CREATE TRIGGER notice_kept BEFORE UPDATE ON public.notice FOR EACH ROW EXECUTE FUNCTION notice_keep()
CREATE TRIGGER passkey_kept BEFORE UPDATE ON public.passkey FOR EACH ROW EXECUTE FUNCTION passkey_kept()
CREATE TRIGGER stocktake_scan_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.stocktake_scan FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()
-- what the application may do
account: INSERT, SELECT, UPDATE
api_token: INSERT, SELECT, UPDATE
api_token_failure: DELETE, INSERT, SELECT, UPDATE
appointment: INSERT, SELECT, UPDATE
background_work: INSERT, SELECT, UPDATE
case_file: INSERT, SELECT, UPDATE
case_turn: DELETE, INSERT, SELECT, UPDATE
code_resolution: INSERT, SELECT
desk: INSERT, SELECT, UPDATE
desk_item: INSERT, SELECT, UPDATE
desk_scan: INSERT, SELECT
encryption_exemption: INSERT, SELECT, UPDATE
finding: INSERT, SELECT, UPDATE
finding_cve: SELECT
finding_event: INSERT, SELECT
governing_document: INSERT, SELECT, UPDATE
handover: INSERT, SELECT, UPDATE
handover_item: INSERT, SELECT, UPDATE
import_batch: DELETE, INSERT, SELECT, UPDATE
import_file: DELETE, INSERT, SELECT, UPDATE
import_row: DELETE, INSERT, SELECT, UPDATE
incumbency: INSERT, SELECT, UPDATE
kev_catalogue: INSERT, SELECT
kev_entry: DELETE, INSERT, SELECT, UPDATE
kev_upload: INSERT, SELECT
label_print: INSERT, SELECT
label_print_item: INSERT, SELECT
ledger_entry: SELECT
ledger_head: INSERT, SELECT
ledger_leaf: INSERT, SELECT
ledger_node: INSERT, SELECT
ledger_unsealed: DELETE, SELECT
mail_day: INSERT, SELECT
mail_outbox: INSERT, SELECT, UPDATE
mail_recipient: INSERT, SELECT, UPDATE
mail_server: INSERT, SELECT, UPDATE
mail_try: INSERT, SELECT
media_incident: INSERT, SELECT, UPDATE
medium: INSERT, SELECT, UPDATE
medium_use: INSERT, SELECT, UPDATE
notice: INSERT, SELECT, UPDATE
number_series: INSERT, SELECT, UPDATE
one_time_link: DELETE, INSERT, SELECT, UPDATE
passkey: INSERT, SELECT
passkey_challenge: DELETE, INSERT, SELECT
person: INSERT, SELECT, UPDATE
post: INSERT, SELECT, UPDATE
presence: DELETE, INSERT, SELECT, UPDATE
scan: INSERT, SELECT, UPDATE
scan_check: INSERT, SELECT
scan_check_cve: INSERT, SELECT
scan_delivery: INSERT, SELECT, UPDATE
scan_host: INSERT, SELECT
scan_part: DELETE, INSERT, SELECT
scan_staged_host: DELETE, INSERT, SELECT
scan_staged_item: DELETE, INSERT, SELECT, UPDATE
schema_migration: SELECT
secret_input: INSERT, SELECT, UPDATE
security_event: INSERT, SELECT
session: DELETE, INSERT, SELECT, UPDATE
setting: INSERT, SELECT, UPDATE
stocktake: INSERT, SELECT, UPDATE
stocktake_counter: INSERT, SELECT, UPDATE
stocktake_finding: INSERT, SELECT
stocktake_finding_item: INSERT, SELECT
stocktake_item: INSERT, SELECT, UPDATE
stocktake_place: INSERT, SELECT
stocktake_scan: INSERT, SELECT
storage_place: INSERT, SELECT, UPDATE
supervision: INSERT, SELECT, UPDATE
system: INSERT, SELECT, UPDATE
take_out: INSERT, SELECT, UPDATE
transfer: INSERT, SELECT, UPDATE
transfer_item: INSERT, SELECT, UPDATE
unit: INSERT, SELECT, UPDATE
