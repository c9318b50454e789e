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
table approval (
  id uuid not null,
  system_id uuid not null,
  state text not null,
  number text,
  occasion text not null,
  former_id uuid,
  opened_on date not null,
  due_on date not null,
  due_basis text not null,
  state_since timestamptz not null,
  dev_people _uuid not null default,
  operator_people _uuid not null default,
  cert_people _uuid not null default,
  return_reason text,
  returned_from text,
  findings text,
  reviewed_by text,
  reviewed_at timestamptz,
  certified_by text,
  certified_at timestamptz,
  applied_by text,
  applied_at timestamptz,
  papers_text text,
  package_hash text,
  decided_hash text,
  decided_by text,
  decided_at timestamptz,
  decision_reason text,
  letter_number text,
  conditions text,
  conditions_due_on date,
  conditions_report text,
  valid_until date,
  ended_reason text
)
table approval_document (
  id uuid not null,
  nth int8 not null default,
  approval_id uuid not null,
  step text not null,
  kind text not null,
  title text not null,
  document_id uuid not null,
  document_version_id uuid not null,
  number int4 not null,
  sha256 text not null,
  bound_at timestamptz not null,
  entry_id uuid not null
)
table approval_exemption (
  id uuid not null,
  system_id uuid not null,
  state text not null,
  number text,
  asked_on date not null,
  clause text not null,
  reason text not null,
  applicant_id uuid not null,
  applicant_name text not null,
  applicant_post text not null,
  decided_by text,
  decided_at timestamptz,
  decision_reason text,
  ended_reason text
)
table approval_opinion (
  id uuid not null,
  approval_id uuid not null,
  asked_at timestamptz not null,
  asked_by text not null,
  asked_person_id uuid not null,
  question text not null,
  about text not null,
  given_at timestamptz,
  given_by text,
  given_person_id uuid,
  verdict text,
  opinion text,
  answered_at timestamptz,
  answered_by text,
  answer text
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
table calendar_feed (
  id uuid not null,
  token_hash bytea not null,
  person_id uuid not null,
  name text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
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
table compliance_count (
  rule text not null,
  subject_kind text not null,
  grain text not null,
  on_day date not null,
  state text not null,
  n int4 not null
)
table compliance_deed (
  subject_id uuid not null,
  rule text not null,
  at timestamptz not null,
  entry_id uuid not null,
  subject_kind text not null
)
table compliance_occasion (
  subject_id uuid not null,
  process text not null,
  subject_kind text not null,
  first_on date not null
)
table compliance_owed (
  id uuid not null,
  source text not null,
  key text not null,
  subject_kind text not null,
  subject_id uuid not null,
  rules _text not null,
  title text not null,
  what text not null,
  href text not null,
  case_id uuid,
  asked_kind text,
  asked_id text,
  due_on date,
  begun bool not null,
  from_at timestamptz not null,
  to_at timestamptz,
  closed_by uuid
)
table compliance_progress (
  id int4 not null,
  leaves int8 not null default,
  definition text not null default,
  watched_since date,
  drawn_at timestamptz
)
table compliance_step (
  subject_id uuid not null,
  rule text not null,
  from_on date not null,
  until_on date not null,
  subject_kind text not null,
  state text not null,
  due_on date
)
table compliance_watch (
  kind text not null,
  id text not null,
  asked_on date
)
table control (
  id uuid not null,
  catalog_id uuid not null,
  control_id text not null,
  parent_id text,
  family text not null,
  family_title text not null,
  label text not null,
  title text not null,
  statement text not null,
  guidance text not null,
  assessment text not null,
  withdrawn text,
  removed bool not null default,
  sort int4 not null,
  sha256 text not null,
  folded text not null,
  changed_at timestamptz not null
)
table control_assessment (
  id uuid not null,
  document_id uuid not null,
  system_id uuid not null,
  control_id text not null,
  methods _text not null,
  result text,
  finding text,
  risk text,
  recommendation text,
  revision int4 not null default,
  updated_at timestamptz not null,
  updated_by text not null
)
table control_catalog (
  id uuid not null,
  kind text not null,
  title text not null,
  version text not null,
  oscal_version text not null,
  document_uuid text not null,
  source_id uuid not null,
  sha256 text not null,
  state text not null,
  total int4 not null,
  withdrawn int4 not null,
  imported_at timestamptz not null,
  imported_by text not null
)
table control_catalog_base (
  catalog_id uuid not null,
  href text not null,
  base_id uuid not null,
  base_sha256 text not null
)
table control_delivery (
  id uuid not null,
  catalog_id uuid not null,
  source_id uuid not null,
  state text not null,
  kind text not null,
  title text not null,
  version text not null,
  oscal_version text not null,
  file_name text not null,
  sha256 text not null,
  total int4 not null,
  added int4 not null,
  changed int4 not null,
  withdrawn int4 not null,
  removed int4 not null,
  notes jsonb not null default,
  applied_at timestamptz not null,
  applied_by text not null
)
table control_source (
  id uuid not null,
  kind text not null,
  file_name text not null,
  sha256 text not null,
  size int4 not null,
  content text not null,
  person_id uuid,
  at timestamptz not null
)
table cycle_document (
  cycle_id uuid not null,
  nth int4 not null,
  step int4 not null,
  document_version_id uuid not null,
  sha256 text not null
)
table cycle_step (
  cycle_id uuid not null,
  nth int4 not null,
  step int4 not null,
  way text not null,
  at timestamptz not null,
  person_id uuid not null,
  person_name text not null,
  post_title text not null,
  note text
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
table document (
  id uuid not null,
  kind text not null,
  system_id uuid,
  unit_id uuid,
  fiscal_year int4,
  title text not null,
  state text not null,
  content jsonb not null default,
  marks jsonb not null default,
  revision int4 not null default,
  carried_from uuid,
  updated_at timestamptz not null,
  updated_by text not null
)
table document_attachment (
  id uuid not null,
  document_id uuid not null,
  name text not null,
  media_type text not null,
  size int4 not null,
  sha256 text not null,
  added_at timestamptz not null,
  added_by text not null,
  removed_at timestamptz,
  removed_by text
)
table document_attachment_piece (
  attachment_id uuid not null,
  nth int4 not null,
  bytes bytea not null
)
table document_comment (
  id uuid not null,
  nth int8 not null default,
  document_id uuid not null,
  field text not null,
  must bool not null,
  text text not null,
  at timestamptz not null,
  person_id uuid not null,
  person_name text not null,
  post_title text not null
)
table document_edit (
  id uuid not null,
  nth int8 not null default,
  document_id uuid not null,
  field text not null,
  base int4 not null,
  revision int4,
  value jsonb not null,
  at timestamptz not null,
  person_id uuid not null,
  person_name text not null
)
table document_reply (
  id uuid not null,
  nth int8 not null default,
  comment_id uuid not null,
  document_id uuid not null,
  kind text not null,
  text text not null,
  at timestamptz not null,
  person_id uuid not null,
  person_name text not null,
  post_title text not null
)
table document_version (
  id uuid not null,
  document_id uuid not null,
  number int4 not null,
  content jsonb not null,
  sha256 text not null,
  frozen_at timestamptz not null,
  person_id uuid not null,
  person_name text not null,
  post_title text not null
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
table evidence_making (
  pack_id uuid not null,
  work_id uuid,
  everything bool not null default,
  units _uuid not null default,
  systems _uuid not null default,
  manifest_sha256 text,
  files int4,
  entries int4,
  file_sha256 text,
  file_bytes int8
)
table evidence_pack (
  id uuid not null,
  rules _text not null,
  unit_ids _uuid not null default,
  system_ids _uuid not null default,
  from_on date not null,
  to_on date not null,
  purpose text not null,
  asked_by uuid not null,
  asked_post text not null,
  asked_name text not null,
  asked_at timestamptz not null,
  manifest_sha256 text,
  files int4,
  entries int4,
  file_sha256 text,
  file_bytes int8,
  made_at timestamptz,
  keep_until date,
  state text not null
)
table evidence_part (
  pack_id uuid not null,
  part int4 not null,
  bytes bytea not null
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
table improvement (
  id uuid not null,
  system_id uuid not null,
  cycle_id uuid,
  state text not null,
  subject text not null,
  instruction text not null,
  due_on date,
  given_on date not null,
  given_by text not null,
  answer text,
  answered_id uuid,
  answered_by text,
  answered_on date,
  rounds int4 not null default,
  again_reason text,
  confirmed_by text,
  confirmed_on date
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
table inspection (
  id uuid not null,
  system_id uuid not null,
  cycle_id uuid,
  plan_id uuid,
  cir_unit_id uuid,
  state text not null,
  partner text not null,
  contractor text,
  coordination text not null,
  coordinated_on date not null,
  planned_from date not null,
  planned_to date not null,
  agreed_by text,
  agreed_at timestamptz,
  declined_reason text,
  started_on date,
  ended_on date,
  result text,
  resulted_by text,
  cancelled_reason text
)
table inspection_frequency (
  id uuid not null,
  system_id uuid not null,
  state text not null,
  months int4 not null,
  basis text not null,
  set_on date not null,
  set_by text not null
)
table inspection_plan (
  id uuid not null,
  system_id uuid not null,
  unit_id uuid,
  cir_unit_id uuid,
  state text not null,
  title text not null,
  reason text not null,
  starts_on date not null,
  ends_on date not null,
  document_version_id uuid,
  sha256 text,
  notified_at timestamptz,
  notified_by text,
  ops_received_at timestamptz,
  ops_received_by text,
  cir_received_at timestamptz,
  cir_received_by text,
  withdrawn_reason text
)
table inspection_scan (
  inspection_id uuid not null,
  scan_id uuid not null
)
table inspection_vulnerability (
  id uuid not null,
  inspection_id uuid not null,
  nth int4 not null,
  text text not null,
  plan_item_id uuid
)
table kev_catalogue (
  id uuid not null,
  upload_id uuid not null,
  state text not null,
  release text not null,
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
  release text not null,
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
  confirmed_by text,
  handed_by text,
  received_at timestamptz
)
table monitoring_item (
  id uuid not null,
  system_id uuid not null,
  state text not null,
  title text not null,
  measure text not null,
  owner text not null,
  frequency_unit text not null,
  frequency int4 not null,
  reports_to text not null,
  starts_on date not null,
  last_on date,
  next_on date not null,
  last_result text,
  ended_reason text
)
table monitoring_performance (
  id uuid not null,
  item_id uuid not null,
  performed_on date not null,
  result text not null,
  finding text,
  plan_item_id uuid,
  recorded_at timestamptz not null,
  person_id uuid not null,
  person_name text not null,
  post_title text not null
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
table oidc_attempt (
  state_hash bytea not null,
  nonce text not null,
  verifier text not null,
  to_path text not null,
  session_id uuid,
  expires_at timestamptz not null
)
table oidc_link (
  id uuid not null,
  account_id uuid not null,
  issuer text not null,
  subject text not null,
  linked_by text not null,
  linked_at timestamptz not null,
  last_used_at timestamptz,
  removed_at timestamptz,
  removed_by uuid
)
table one_time_link (
  token_hash bytea not null,
  purpose text not null,
  account_id uuid,
  expires_at timestamptz not null,
  used_at timestamptz
)
table oscal_import (
  id uuid not null,
  system_id uuid not null,
  upload_id uuid not null,
  state text not null,
  model text not null,
  title text not null,
  file_name text not null,
  sha256 text not null,
  document_id uuid,
  other bool not null,
  new_lines int4 not null,
  changed_lines int4 not null,
  same_lines int4 not null,
  left_lines int4 not null,
  lines jsonb not null,
  notes jsonb not null,
  applied_at timestamptz not null,
  applied_by text not null,
  person_id uuid not null
)
table oscal_upload (
  id uuid not null,
  system_id uuid not null,
  person_id uuid not null,
  file_name text not null,
  model text,
  title text not null default,
  sha256 text not null,
  size int4 not null,
  state text not null,
  said jsonb not null default,
  content text,
  received_at timestamptz not null
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
  next_home_on date,
  external_id text
)
table personnel_difference (
  upload_id uuid not null,
  sort int4 not null,
  line int4,
  kind text not null,
  subject_id uuid not null,
  code text not null,
  shown text not null,
  before jsonb,
  after jsonb,
  notes _text not null default,
  digest bytea not null
)
table personnel_file (
  upload_id uuid not null,
  part int4 not null,
  bytes bytea not null
)
table personnel_import (
  id uuid not null,
  upload_id uuid not null,
  state text not null,
  kind text not null,
  scope text not null,
  as_of date not null,
  file_name text not null,
  file_sha256 text not null,
  digest text not null,
  added int4 not null,
  changed int4 not null,
  moved int4 not null,
  returned int4 not null,
  leaving int4 not null,
  staying int4 not null,
  unchanged int4 not null,
  bad_rows int4 not null,
  applied_by text not null,
  applied_at timestamptz not null
)
table personnel_row (
  upload_id uuid not null,
  number int4 not null,
  code text,
  name text,
  kana text,
  rank text,
  kind text,
  external_id text,
  unit_id uuid,
  starts_on date,
  folded text,
  made_id uuid,
  problems _text not null default
)
table personnel_upload (
  id uuid not null,
  kind text not null,
  scope text not null,
  as_of date not null,
  file_name text not null,
  person_id uuid not null,
  at timestamptz not null,
  state text not null,
  format text,
  file_bytes int4 not null default,
  file_sha256 text,
  row_count int4 not null default,
  bad_rows int4 not null default,
  unnamed_rows int4 not null default,
  unchanged int4 not null default,
  added int4 not null default,
  changed int4 not null default,
  moved int4 not null default,
  returned int4 not null default,
  leaving int4 not null default,
  staying int4 not null default,
  unnumbered int4 not null default,
  digest text,
  leave_out_bad bool not null default,
  leavers_seen bool not null default,
  work_id uuid,
  problems _text not null default,
  case_id uuid
)
table plan_item (
  id uuid not null,
  system_id uuid not null,
  state text not null,
  number text not null,
  title text not null,
  weakness text not null,
  origin text not null,
  source text,
  control_id text,
  severity text,
  side text not null,
  resources text,
  due_on date,
  extended_on date,
  limit_on date default,
  sort_on date not null default,
  opened_on date not null,
  opened_by text not null,
  planned_at timestamptz,
  reported_person_id uuid,
  reported_by text,
  reported_at timestamptz,
  completed_on date,
  evidence text,
  reference text,
  confirmed_by text,
  confirmed_at timestamptz,
  confirm_evidence text,
  sent_back text,
  asked_person_id uuid,
  asked_by text,
  asked_at timestamptz,
  asked_from text,
  accept_reason text,
  accepted_by text,
  accepted_at timestamptz,
  accepted_until date,
  accept_condition text,
  not_applicable_reason text,
  ended_on date
)
table plan_item_finding (
  item_id uuid not null,
  finding_id uuid not null,
  joined_at timestamptz not null,
  left_at timestamptz,
  reason text
)
table plan_item_span (
  item_id uuid not null,
  system_id uuid not null,
  from_on date not null,
  until_on date
)
table plan_milestone (
  id uuid not null,
  item_id uuid not null,
  position int4 not null,
  title text not null,
  due_on date not null,
  reached_on date,
  reached_note text,
  reason text,
  dropped_at timestamptz,
  created_at timestamptz not null
)
table pledge (
  id uuid not null,
  state text not null,
  number text,
  person_id uuid not null,
  unit_id uuid not null,
  home_unit_id uuid not null,
  text_version int4 not null,
  text_sha256 text not null,
  signed_on date not null,
  belonging text not null,
  post_title text not null,
  rank text not null,
  name text not null,
  paper bool not null default,
  place text,
  submitted_on date not null,
  accepted_on date,
  accepted_by text,
  reason text,
  live bool not null default
)
table pledge_declaration (
  id uuid not null,
  state text not null,
  person_id uuid not null,
  unit_id uuid not null,
  home_unit_id uuid not null,
  person_name text not null,
  what text not null,
  reason text not null,
  declared_on date not null,
  measure text,
  measured_on date,
  measured_by text
)
table pledge_reminder (
  id uuid not null,
  state text not null,
  unit_id uuid not null,
  asked int4 not null,
  due_on date not null,
  note text,
  sent_on date not null,
  sent_by text not null
)
table pledge_standing (
  person_id uuid not null,
  unit_id uuid not null,
  home_unit_id uuid not null,
  kana text not null,
  state text not null,
  since date not null,
  why text not null,
  post_since date,
  after_id uuid,
  pledge_id uuid,
  text_version int4 not null default,
  signed_on date,
  turns_on date
)
table pledge_tally (
  unit_id uuid not null,
  state text not null,
  text_version int4 not null,
  n int4 not null
)
table pledge_text (
  id uuid not null,
  version int4 not null,
  paragraphs _text not null,
  effective_on date not null,
  basis text not null,
  state text not null
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
table risk (
  id uuid not null,
  system_id uuid not null,
  state text not null,
  number text not null,
  title text not null,
  threat text not null,
  vulnerability text not null,
  likelihood int4 not null,
  impact int4 not null,
  score int4 not null default,
  treatment text,
  measures text,
  residual_likelihood int4,
  residual_impact int4,
  residual_score int4 default,
  control_ids _text not null default,
  plan_item_ids _uuid not null default,
  identified_on date not null,
  identified_by text not null,
  assessed_on date not null,
  closed_on date,
  closed_reason text
)
table risk_cycle (
  id uuid not null,
  system_id uuid not null,
  fiscal_year int4 not null,
  state text not null,
  opened_on date not null,
  opened_by text not null,
  policy_id uuid,
  policy_name text,
  returned text,
  report text,
  reported_on date,
  received_by text,
  received_at timestamptz
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
table self_inspection (
  id uuid not null,
  fiscal_year int4 not null,
  base_date date not null,
  opens_on date not null,
  remind_on _date not null default,
  closes_on date not null,
  report_due date not null,
  policy jsonb,
  strata _text not null,
  method text,
  state text not null,
  announced_at timestamptz,
  opened_at timestamptz,
  closed_at timestamptz,
  roster_count int4,
  roster_digest text
)
table self_inspection_answer (
  id uuid not null,
  roster_id uuid not null,
  campaign_id uuid not null,
  person_id uuid not null,
  unit_id uuid not null,
  system_id uuid,
  stratum text not null,
  sheet_id uuid not null,
  state text not null,
  receipt text not null,
  round int4 not null,
  digest text not null,
  submitted_at timestamptz not null,
  submitted_by text not null,
  returned_reason text,
  confirmed_at timestamptz,
  confirmed_by text,
  yes_count int4 not null,
  no_count int4 not null,
  na_count int4 not null
)
table self_inspection_classing (
  id uuid not null,
  roster_id uuid not null,
  campaign_id uuid not null,
  person_id uuid not null,
  unit_id uuid not null,
  state text not null,
  kind text not null,
  reason text not null,
  classed_by text not null,
  classed_at timestamptz not null
)
table self_inspection_count (
  campaign_id uuid not null,
  unit_id uuid not null,
  stratum text not null,
  question_key text not null,
  yes int4 not null,
  no int4 not null,
  na int4 not null
)
table self_inspection_counted (
  roster_id uuid not null,
  campaign_id uuid not null,
  standing text not null,
  state text not null,
  digest text
)
table self_inspection_counting (
  campaign_id uuid not null,
  leaf int8 not null,
  counted_at timestamptz not null,
  exact bool not null,
  units int4 not null,
  systems int4 not null
)
table self_inspection_draft (
  roster_id uuid not null,
  person_id uuid not null,
  content jsonb not null,
  revision int4 not null,
  saved_at timestamptz not null
)
table self_inspection_progress (
  campaign_id uuid not null,
  unit_id uuid not null,
  stratum text not null,
  people int4 not null,
  absent int4 not null,
  submitted int4 not null,
  returned int4 not null,
  confirmed int4 not null
)
table self_inspection_question (
  sheet_id uuid not null,
  key text not null,
  section text not null,
  text text not null,
  rules _text not null,
  sort int4 not null,
  help text
)
table self_inspection_remedy (
  id uuid not null,
  campaign_id uuid not null,
  unit_id uuid,
  system_id uuid,
  state text not null,
  above_unit_id uuid,
  stratum text,
  question_key text,
  question_text text,
  title text not null,
  weakness text not null,
  owner_id uuid,
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
  confirmed_on date
)
table self_inspection_reply (
  answer_id uuid not null,
  question_key text not null,
  reply text not null,
  reason text,
  action text,
  action_due date
)
table self_inspection_reply_before (
  answer_id uuid not null,
  round int4 not null,
  digest text not null,
  content jsonb not null,
  submitted_at timestamptz not null
)
table self_inspection_report (
  id uuid not null,
  campaign_id uuid not null,
  unit_id uuid,
  system_id uuid,
  state text not null,
  round int4 not null default,
  people int4,
  answered int4,
  absent int4,
  yes_count int4,
  no_count int4,
  na_count int4,
  weak_points text,
  improvements text,
  late_reason text,
  digest text,
  reported_at timestamptz,
  reported_by text,
  sent_back_reason text,
  received_at timestamptz,
  received_by text
)
table self_inspection_report_line (
  report_id uuid not null,
  round int4 not null,
  stratum text not null,
  question_key text not null,
  sort int4 not null,
  text text not null,
  yes int4 not null,
  no int4 not null,
  na int4 not null
)
table self_inspection_result (
  campaign_id uuid not null,
  counted_at timestamptz not null,
  people int4 not null,
  answered int4 not null,
  absent int4 not null,
  yes_count int4 not null,
  no_count int4 not null,
  na_count int4 not null,
  digest text not null,
  missing_reports int4 not null,
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
)
table self_inspection_roster (
  id uuid not null,
  campaign_id uuid not null,
  person_id uuid not null,
  stratum text not null,
  unit_id uuid not null,
  system_id uuid,
  person_name text not null,
  person_kana text not null,
  post_title text not null,
  standing text not null default,
  reason text,
  state text not null default,
  receipt text,
  submitted_at timestamptz,
  answer_id uuid
)
table self_inspection_sheet (
  id uuid not null,
  campaign_id uuid not null,
  stratum text not null,
  version int4 not null,
  state text not null,
  sample bool not null default,
  source text,
  sha256 text,
  frozen_at timestamptz
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
table system_baseline (
  id uuid not null,
  system_id uuid not null,
  catalog_id uuid not null,
  state text not null,
  confidentiality text not null,
  confidentiality_reason text not null,
  integrity text not null,
  integrity_reason text not null,
  availability text not null,
  availability_reason text not null,
  provides bool not null,
  chosen_at timestamptz not null,
  chosen_by text not null
)
table system_control (
  id uuid not null,
  system_id uuid not null,
  control_id text not null,
  chosen bool not null,
  sort int4 not null,
  family text not null,
  applicability text not null,
  reason text,
  inherited_from uuid,
  status text not null,
  description text,
  responsibility text not null,
  evidence text,
  folded text not null default,
  revision int4 not null default,
  provided_at timestamptz not null,
  seen_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null
)
table system_control_change (
  id uuid not null,
  system_id uuid not null,
  control_id text not null,
  document_id uuid,
  way text not null,
  before jsonb,
  after jsonb not null,
  at timestamptz not null,
  person_id uuid not null,
  person_name text not null,
  post_title text not null
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
api_token: api_token_scopes_check CHECK (((cardinality(scopes) > 0) AND (scopes <@ '{read,scans,acts,scim}'::text[])))
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
approval: approval_decided_hash_check CHECK ((decided_hash ~ '^[0-9a-f]{64}$'::text))
approval: approval_due_basis_check CHECK ((due_basis <> ''::text))
approval: approval_former_id_fkey FOREIGN KEY (former_id) REFERENCES approval(id)
approval: approval_id_fkey FOREIGN KEY (id) REFERENCES case_file(id)
approval: approval_occasion_check CHECK ((occasion = ANY (ARRAY['preparation'::text, 'replacement'::text, 'renewal'::text])))
approval: approval_one_in_force EXCLUDE USING gist (system_id WITH =) WHERE ((state = ANY (ARRAY['approved'::text, 'conditional'::text, 'conditions-reported'::text]))) DEFERRABLE INITIALLY DEFERRED
approval: approval_package_hash_check CHECK ((package_hash ~ '^[0-9a-f]{64}$'::text))
approval: approval_pkey PRIMARY KEY (id)
approval: approval_system_id_fkey FOREIGN KEY (system_id) REFERENCES system(id)
approval_document: approval_document_approval_id_fkey FOREIGN KEY (approval_id) REFERENCES approval(id)
approval_document: approval_document_document_id_fkey FOREIGN KEY (document_id) REFERENCES document(id)
approval_document: approval_document_document_version_id_fkey FOREIGN KEY (document_version_id) REFERENCES document_version(id)
approval_document: approval_document_pkey PRIMARY KEY (id)
approval_document: approval_document_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
approval_document: approval_document_step_check CHECK ((step = ANY (ARRAY['submit'::text, 'assess'::text, 'plan'::text, 'certify'::text, 'apply'::text, 'decide'::text, 'confirm'::text])))
approval_exemption: approval_exemption_applicant_id_fkey FOREIGN KEY (applicant_id) REFERENCES person(id)
approval_exemption: approval_exemption_clause_check CHECK ((clause <> ''::text))
approval_exemption: approval_exemption_id_fkey FOREIGN KEY (id) REFERENCES case_file(id)
approval_exemption: approval_exemption_pkey PRIMARY KEY (id)
approval_exemption: approval_exemption_reason_check CHECK ((reason <> ''::text))
approval_exemption: approval_exemption_system_id_fkey FOREIGN KEY (system_id) REFERENCES system(id)
approval_opinion: approval_opinion_approval_id_fkey FOREIGN KEY (approval_id) REFERENCES approval(id)
approval_opinion: approval_opinion_asked_person_id_fkey FOREIGN KEY (asked_person_id) REFERENCES person(id)
approval_opinion: approval_opinion_given_person_id_fkey FOREIGN KEY (given_person_id) REFERENCES person(id)
approval_opinion: approval_opinion_pkey PRIMARY KEY (id)
approval_opinion: approval_opinion_verdict_check CHECK ((verdict = ANY (ARRAY['agreed'::text, 'comments'::text])))
background_work: background_work_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
background_work: background_work_pkey PRIMARY KEY (id)
background_work: background_work_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text])))
calendar_feed: calendar_feed_name_check CHECK ((name <> ''::text))
calendar_feed: calendar_feed_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
calendar_feed: calendar_feed_pkey PRIMARY KEY (id)
calendar_feed: calendar_feed_token_hash_key UNIQUE (token_hash)
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
compliance_count: compliance_count_grain_check CHECK ((grain = ANY (ARRAY['day'::text, 'month'::text])))
compliance_count: compliance_count_pkey PRIMARY KEY (grain, on_day, rule, subject_kind, state)
compliance_deed: compliance_deed_pkey PRIMARY KEY (subject_id, rule, at, entry_id)
compliance_occasion: compliance_occasion_pkey PRIMARY KEY (subject_id, process)
compliance_owed: compliance_owed_check CHECK (((to_at IS NULL) OR (to_at >= from_at)))
compliance_owed: compliance_owed_pkey PRIMARY KEY (id)
compliance_owed: compliance_owed_source_check CHECK ((source = ANY (ARRAY['turn'::text, 'duty'::text])))
compliance_owed: compliance_owed_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['unit'::text, 'system'::text, 'post'::text])))
compliance_progress: compliance_progress_id_check CHECK ((id = 1))
compliance_progress: compliance_progress_pkey PRIMARY KEY (id)
compliance_step: compliance_step_check CHECK ((until_on > from_on))
compliance_step: compliance_step_pkey PRIMARY KEY (subject_id, rule, from_on)
compliance_step: compliance_step_state_check CHECK ((state = ANY (ARRAY['overdue'::text, 'not-begun'::text, 'within'::text, 'kept'::text, 'no-record'::text])))
compliance_watch: compliance_watch_kind_check CHECK ((kind = ANY (ARRAY['unit'::text, 'system'::text, 'person'::text, 'role'::text])))
compliance_watch: compliance_watch_pkey PRIMARY KEY (kind, id)
control: control_catalog_id_control_id_key UNIQUE (catalog_id, control_id)
control: control_catalog_id_fkey FOREIGN KEY (catalog_id) REFERENCES control_catalog(id)
control: control_control_id_check CHECK ((control_id <> ''::text))
control: control_pkey PRIMARY KEY (id)
control_assessment: control_assessment_document_id_fkey FOREIGN KEY (document_id) REFERENCES document(id)
control_assessment: control_assessment_methods CHECK ((methods <@ ARRAY['examine'::text, 'interview'::text, 'test'::text]))
control_assessment: control_assessment_once UNIQUE (document_id, control_id)
control_assessment: control_assessment_pkey PRIMARY KEY (id)
control_assessment: control_assessment_result_check CHECK ((result = ANY (ARRAY['satisfied'::text, 'other-than-satisfied'::text])))
control_assessment: control_assessment_system_id_fkey FOREIGN KEY (system_id) REFERENCES system(id)
control_catalog: control_catalog_kind_check CHECK ((kind = ANY (ARRAY['catalog'::text, 'profile'::text])))
control_catalog: control_catalog_pkey PRIMARY KEY (id)
control_catalog: control_catalog_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
control_catalog: control_catalog_source_id_fkey FOREIGN KEY (source_id) REFERENCES control_source(id)
control_catalog: control_catalog_state_check CHECK ((state = ANY (ARRAY['current'::text, 'retired'::text])))
control_catalog: control_catalog_title_check CHECK ((title <> ''::text))
control_catalog_base: control_catalog_base_base_id_fkey FOREIGN KEY (base_id) REFERENCES control_catalog(id)
control_catalog_base: control_catalog_base_catalog_id_fkey FOREIGN KEY (catalog_id) REFERENCES control_catalog(id)
control_catalog_base: control_catalog_base_pkey PRIMARY KEY (catalog_id, href)
control_delivery: control_delivery_catalog_id_fkey FOREIGN KEY (catalog_id) REFERENCES control_catalog(id)
control_delivery: control_delivery_id_fkey FOREIGN KEY (id) REFERENCES case_file(id)
control_delivery: control_delivery_pkey PRIMARY KEY (id)
control_delivery: control_delivery_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
control_delivery: control_delivery_source_id_fkey FOREIGN KEY (source_id) REFERENCES control_source(id)
control_delivery: control_delivery_state_check CHECK ((state = ANY (ARRAY['applied'::text, 'retired'::text])))
control_source: control_source_kind_check CHECK ((kind = ANY (ARRAY['catalog'::text, 'profile'::text])))
control_source: control_source_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
control_source: control_source_pkey PRIMARY KEY (id)
control_source: control_source_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
control_source: control_source_size_check CHECK ((size > 0))
cycle_document: cycle_document_cycle_id_nth_fkey FOREIGN KEY (cycle_id, nth) REFERENCES cycle_step(cycle_id, nth)
cycle_document: cycle_document_document_version_id_fkey FOREIGN KEY (document_version_id) REFERENCES document_version(id)
cycle_document: cycle_document_pkey PRIMARY KEY (cycle_id, nth, document_version_id)
cycle_document: cycle_document_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
cycle_step: cycle_step_cycle_id_fkey FOREIGN KEY (cycle_id) REFERENCES risk_cycle(id)
cycle_step: cycle_step_nth_check CHECK ((nth > 0))
cycle_step: cycle_step_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
cycle_step: cycle_step_pkey PRIMARY KEY (cycle_id, nth)
cycle_step: cycle_step_step_check CHECK (((step >= 1) AND (step <= 8)))
cycle_step: cycle_step_way_check CHECK ((way = ANY (ARRAY['on'::text, 'back'::text])))
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
document: document_carried_from_fkey FOREIGN KEY (carried_from) REFERENCES document(id)
document: document_id_fkey FOREIGN KEY (id) REFERENCES case_file(id)
document: document_pkey PRIMARY KEY (id)
document: document_state_check CHECK ((state = ANY (ARRAY['drafting'::text, 'final'::text, 'revising'::text, 'retired'::text])))
document: document_system_id_fkey FOREIGN KEY (system_id) REFERENCES system(id)
document: document_title_check CHECK ((title <> ''::text))
document: document_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
document_attachment: document_attachment_document_id_fkey FOREIGN KEY (document_id) REFERENCES document(id)
document_attachment: document_attachment_name_check CHECK ((name <> ''::text))
document_attachment: document_attachment_pkey PRIMARY KEY (id)
document_attachment: document_attachment_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
document_attachment: document_attachment_size_check CHECK ((size > 0))
document_attachment_piece: document_attachment_piece_attachment_id_fkey FOREIGN KEY (attachment_id) REFERENCES document_attachment(id)
document_attachment_piece: document_attachment_piece_pkey PRIMARY KEY (attachment_id, nth)
document_comment: document_comment_document_id_fkey FOREIGN KEY (document_id) REFERENCES document(id)
document_comment: document_comment_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
document_comment: document_comment_pkey PRIMARY KEY (id)
document_comment: document_comment_text_check CHECK ((text <> ''::text))
document_edit: document_edit_document_id_fkey FOREIGN KEY (document_id) REFERENCES document(id)
document_edit: document_edit_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
document_edit: document_edit_pkey PRIMARY KEY (id)
document_reply: document_reply_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES document_comment(id)
document_reply: document_reply_document_id_fkey FOREIGN KEY (document_id) REFERENCES document(id)
document_reply: document_reply_kind_check CHECK ((kind = ANY (ARRAY['answer'::text, 'resolve'::text, 'reopen'::text])))
document_reply: document_reply_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
document_reply: document_reply_pkey PRIMARY KEY (id)
document_version: document_version_document_id_fkey FOREIGN KEY (document_id) REFERENCES document(id)
document_version: document_version_document_id_number_key UNIQUE (document_id, number)
document_version: document_version_number_check CHECK ((number > 0))
document_version: document_version_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
document_version: document_version_pkey PRIMARY KEY (id)
document_version: document_version_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
encryption_exemption: encryption_exemption_applicant_id_fkey FOREIGN KEY (applicant_id) REFERENCES person(id)
encryption_exemption: encryption_exemption_check CHECK ((ends_on >= starts_on))
encryption_exemption: encryption_exemption_id_fkey FOREIGN KEY (id) REFERENCES case_file(id)
encryption_exemption: encryption_exemption_medium_id_fkey FOREIGN KEY (medium_id) REFERENCES medium(id)
encryption_exemption: encryption_exemption_pkey PRIMARY KEY (id)
encryption_exemption: encryption_exemption_system_id_fkey FOREIGN KEY (system_id) REFERENCES system(id)
encryption_exemption: encryption_exemption_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
evidence_making: evidence_making_pack_id_fkey FOREIGN KEY (pack_id) REFERENCES evidence_pack(id)
evidence_making: evidence_making_pkey PRIMARY KEY (pack_id)
evidence_making: evidence_making_work_id_fkey FOREIGN KEY (work_id) REFERENCES background_work(id)
evidence_pack: evidence_pack_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES person(id)
evidence_pack: evidence_pack_check CHECK ((to_on >= from_on))
evidence_pack: evidence_pack_id_fkey FOREIGN KEY (id) REFERENCES case_file(id)
evidence_pack: evidence_pack_pkey PRIMARY KEY (id)
evidence_pack: evidence_pack_purpose_check CHECK ((purpose <> ''::text))
evidence_pack: evidence_pack_rules_check CHECK ((cardinality(rules) > 0))
evidence_part: evidence_part_pack_id_fkey FOREIGN KEY (pack_id) REFERENCES evidence_pack(id)
evidence_part: evidence_part_pkey PRIMARY KEY (pack_id, part)
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
improvement: improvement_answered_id_fkey FOREIGN KEY (answered_id) REFERENCES person(id)
improvement: improvement_cycle_id_fkey FOREIGN KEY (cycle_id) REFERENCES risk_cycle(id)
improvement: improvement_id_fkey FOREIGN KEY (id) REFERENCES case_file(id)
improvement: improvement_pkey PRIMARY KEY (id)
improvement: improvement_state_check CHECK ((state = ANY (ARRAY['instructed'::text, 'answered'::text, 'confirmed'::text])))
improvement: improvement_subject_check CHECK ((subject <> ''::text))
improvement: improvement_system_id_fkey FOREIGN KEY (system_id) REFERENCES system(id)
incumbency: incumbency_check CHECK ((ends_on >= starts_on))
incumbency: incumbency_document FOREIGN KEY (document_id) REFERENCES governing_document(id)
incumbency: incumbency_kind_check CHECK ((kind = ANY (ARRAY['substantive'::text, 'deputy'::text, 'acting'::text])))
incumbency: incumbency_not_twice EXCLUDE USING gist (post_id WITH =, person_id WITH =, daterange(starts_on, ends_on, '[)'::text) WITH &&)
incumbency: incumbency_one_substantive_holder EXCLUDE USING gist (post_id WITH =, daterange(starts_on, ends_on, '[)'::text) WITH &&) WHERE ((kind = 'substantive'::text))
incumbency: incumbency_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
incumbency: incumbency_pkey PRIMARY KEY (id)
incumbency: incumbency_post_id_fkey FOREIGN KEY (post_id) REFERENCES post(id)
inspection: inspection_check CHECK ((planned_to >= planned_from))
inspection: inspection_check1 CHECK ((ended_on >= started_on))
inspection: inspection_check2 CHECK (((partner = 'cir'::text) OR (contractor IS NOT NULL)))
inspection: inspection_check3 CHECK (((state <> ALL (ARRAY['resulted'::text, 'closed'::text])) OR ((ended_on IS NOT NULL) AND (result IS NOT NULL))))
inspection: inspection_cir_unit_id_fkey FOREIGN KEY (cir_unit_id) REFERENCES unit(id)
inspection: inspection_cycle_id_fkey FOREIGN KEY (cycle_id) REFERENCES risk_cycle(id)
inspection: inspection_id_fkey FOREIGN KEY (id) REFERENCES case_file(id)
inspection: inspection_partner_check CHECK ((partner = ANY (ARRAY['cir'::text, 'contractor'::text])))
inspection: inspection_pkey PRIMARY KEY (id)
inspection: inspection_plan_id_fkey1 FOREIGN KEY (plan_id) REFERENCES inspection_plan(id)
inspection: inspection_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'declined'::text, 'agreed'::text, 'resulted'::text, 'closed'::text, 'cancelled'::text])))
inspection: inspection_system_id_fkey FOREIGN KEY (system_id) REFERENCES system(id)
inspection_frequency: inspection_frequency_id_fkey FOREIGN KEY (id) REFERENCES case_file(id)
inspection_frequency: inspection_frequency_months_check CHECK (((months >= 1) AND (months <= 60)))
inspection_frequency: inspection_frequency_pkey PRIMARY KEY (id)
inspection_frequency: inspection_frequency_state_check CHECK ((state = ANY (ARRAY['set'::text, 'ended'::text])))
inspection_frequency: inspection_frequency_system_id_fkey FOREIGN KEY (system_id) REFERENCES system(id)
inspection_plan: inspection_plan_check CHECK ((ends_on >= starts_on))
inspection_plan: inspection_plan_check1 CHECK (((state = ANY (ARRAY['drafted'::text, 'withdrawn'::text])) OR ((document_version_id IS NOT NULL) AND (notified_at IS NOT NULL))))
inspection_plan: inspection_plan_cir_unit_id_fkey FOREIGN KEY (cir_unit_id) REFERENCES unit(id)
inspection_plan: inspection_plan_document_version_id_fkey FOREIGN KEY (document_version_id) REFERENCES document_version(id)
inspection_plan: inspection_plan_id_fkey FOREIGN KEY (id) REFERENCES case_file(id)
inspection_plan: inspection_plan_pkey PRIMARY KEY (id)
inspection_plan: inspection_plan_state_check CHECK ((state = ANY (ARRAY['drafted'::text, 'notified'::text, 'ops-received'::text, 'cir-received'::text, 'received'::text, 'withdrawn'::text])))
inspection_plan: inspection_plan_system_id_fkey FOREIGN KEY (system_id) REFERENCES system(id)
inspection_plan: inspection_plan_title_check CHECK ((title <> ''::text))
inspection_plan: inspection_plan_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
inspection_scan: inspection_scan_inspection_id_fkey FOREIGN KEY (inspection_id) REFERENCES inspection(id)
inspection_scan: inspection_scan_pkey PRIMARY KEY (inspection_id, scan_id)
inspection_vulnerability: inspection_vulnerability_inspection_id_fkey FOREIGN KEY (inspection_id) REFERENCES inspection(id)
inspection_vulnerability: inspection_vulnerability_nth UNIQUE (inspection_id, nth)
inspection_vulnerability: inspection_vulnerability_pkey PRIMARY KEY (id)
inspection_vulnerability: inspection_vulnerability_text_check CHECK ((text <> ''::text))
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
medium_use: medium_use_received_was_handed CHECK (((received_at IS NULL) OR (handed_by IS NOT NULL)))
medium_use: medium_use_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
medium_use: medium_use_user_id_fkey FOREIGN KEY (user_id) REFERENCES person(id)
monitoring_item: monitoring_item_frequency_check CHECK (((frequency >= 1) AND (frequency <= 400)))
monitoring_item: monitoring_item_frequency_unit_check CHECK ((frequency_unit = ANY (ARRAY['days'::text, 'months'::text])))
monitoring_item: monitoring_item_id_fkey FOREIGN KEY (id) REFERENCES case_file(id)
monitoring_item: monitoring_item_last_result_check CHECK ((last_result = ANY (ARRAY['normal'::text, 'deviation'::text])))
monitoring_item: monitoring_item_measure_check CHECK ((measure <> ''::text))
monitoring_item: monitoring_item_owner_check CHECK ((owner = ANY (ARRAY['dev'::text, 'ops'::text])))
monitoring_item: monitoring_item_pkey PRIMARY KEY (id)
monitoring_item: monitoring_item_state_check CHECK ((state = ANY (ARRAY['watching'::text, 'ended'::text])))
monitoring_item: monitoring_item_system_id_fkey FOREIGN KEY (system_id) REFERENCES system(id)
monitoring_item: monitoring_item_title_check CHECK ((title <> ''::text))
monitoring_performance: monitoring_performance_item_id_fkey FOREIGN KEY (item_id) REFERENCES monitoring_item(id)
monitoring_performance: monitoring_performance_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
monitoring_performance: monitoring_performance_pkey PRIMARY KEY (id)
monitoring_performance: monitoring_performance_result_check CHECK ((result = ANY (ARRAY['normal'::text, 'deviation'::text])))
notice: notice_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id)
notice: notice_mail_state_check CHECK ((mail_state = ANY (ARRAY['waiting'::text, 'sent'::text, 'failed'::text])))
notice: notice_pkey PRIMARY KEY (id)
notice: notice_received_by_fkey FOREIGN KEY (received_by) REFERENCES person(id)
notice: notice_received_if_awaited CHECK (((received_at IS NULL) OR needs_receipt))
notice: notice_received_whole CHECK ((num_nulls(received_at, received_by, received_post, received_name, received_entry_id) = ANY (ARRAY[0, 5])))
notice: notice_seen_by_fkey FOREIGN KEY (seen_by) REFERENCES person(id)
number_series: number_series_pkey PRIMARY KEY (series, unit_id, fiscal_year)
oidc_attempt: oidc_attempt_pkey PRIMARY KEY (state_hash)
oidc_attempt: oidc_attempt_session_id_fkey FOREIGN KEY (session_id) REFERENCES session(id) ON DELETE CASCADE
oidc_link: oidc_link_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
oidc_link: oidc_link_check CHECK (((removed_by IS NULL) OR (removed_at IS NOT NULL)))
oidc_link: oidc_link_issuer_check CHECK ((issuer <> ''::text))
oidc_link: oidc_link_linked_by_check CHECK ((linked_by = ANY (ARRAY['person'::text, 'directory'::text])))
oidc_link: oidc_link_pkey PRIMARY KEY (id)
oidc_link: oidc_link_removed_by_fkey FOREIGN KEY (removed_by) REFERENCES person(id)
oidc_link: oidc_link_subject_check CHECK ((subject <> ''::text))
one_time_link: one_time_link_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
one_time_link: one_time_link_pkey PRIMARY KEY (token_hash)
one_time_link: one_time_link_purpose_check CHECK ((purpose = ANY (ARRAY['set-up'::text, 'password'::text])))
oscal_import: oscal_import_document_id_fkey FOREIGN KEY (document_id) REFERENCES document(id)
oscal_import: oscal_import_id_fkey FOREIGN KEY (id) REFERENCES case_file(id)
oscal_import: oscal_import_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
oscal_import: oscal_import_pkey PRIMARY KEY (id)
oscal_import: oscal_import_state_check CHECK ((state = 'applied'::text))
oscal_import: oscal_import_system_id_fkey FOREIGN KEY (system_id) REFERENCES system(id)
oscal_import: oscal_import_upload_id_fkey FOREIGN KEY (upload_id) REFERENCES oscal_upload(id)
oscal_upload: oscal_upload_check CHECK (((state = 'readable'::text) = (content IS NOT NULL)))
oscal_upload: oscal_upload_check1 CHECK (((state = 'refused'::text) OR (model IS NOT NULL)))
oscal_upload: oscal_upload_model_check CHECK ((model = ANY (ARRAY['system-security-plan'::text, 'assessment-plan'::text, 'assessment-results'::text, 'plan-of-action-and-milestones'::text])))
oscal_upload: oscal_upload_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
oscal_upload: oscal_upload_pkey PRIMARY KEY (id)
oscal_upload: oscal_upload_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
oscal_upload: oscal_upload_state_check CHECK ((state = ANY (ARRAY['readable'::text, 'refused'::text])))
oscal_upload: oscal_upload_system_id_fkey FOREIGN KEY (system_id) REFERENCES system(id)
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
person: person_external_id_check CHECK ((external_id <> ''::text))
person: person_external_id_once UNIQUE (external_id)
person: person_home_unit_id_fkey FOREIGN KEY (home_unit_id) REFERENCES unit(id)
person: person_kind_check CHECK ((kind = ANY (ARRAY['staff'::text, 'attached'::text])))
person: person_name_check CHECK ((name <> ''::text))
person: person_next_home_unit_id_fkey FOREIGN KEY (next_home_unit_id) REFERENCES unit(id)
person: person_next_home_whole CHECK (((next_home_unit_id IS NULL) = (next_home_on IS NULL)))
person: person_pkey PRIMARY KEY (id)
person: person_service_number_key UNIQUE (service_number)
personnel_difference: personnel_difference_kind_check CHECK ((kind = ANY (ARRAY['added'::text, 'changed'::text, 'moved'::text, 'returned'::text, 'left'::text, 'stays'::text])))
personnel_difference: personnel_difference_pkey PRIMARY KEY (upload_id, sort)
personnel_difference: personnel_difference_upload_id_fkey FOREIGN KEY (upload_id) REFERENCES personnel_upload(id)
personnel_file: personnel_file_pkey PRIMARY KEY (upload_id, part)
personnel_file: personnel_file_upload_id_fkey FOREIGN KEY (upload_id) REFERENCES personnel_upload(id) ON DELETE CASCADE
personnel_import: personnel_import_id_fkey FOREIGN KEY (id) REFERENCES case_file(id)
personnel_import: personnel_import_pkey PRIMARY KEY (id)
personnel_import: personnel_import_upload_id_fkey FOREIGN KEY (upload_id) REFERENCES personnel_upload(id)
personnel_import: personnel_import_upload_id_key UNIQUE (upload_id)
personnel_row: personnel_row_pkey PRIMARY KEY (upload_id, number)
personnel_row: personnel_row_upload_id_fkey FOREIGN KEY (upload_id) REFERENCES personnel_upload(id) ON DELETE CASCADE
personnel_upload: personnel_upload_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id)
personnel_upload: personnel_upload_kind_check CHECK ((kind = ANY (ARRAY['people'::text, 'units'::text])))
personnel_upload: personnel_upload_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
personnel_upload: personnel_upload_pkey PRIMARY KEY (id)
personnel_upload: personnel_upload_scope_check CHECK ((scope = ANY (ARRAY['whole'::text, 'part'::text])))
personnel_upload: personnel_upload_state_check CHECK ((state = ANY (ARRAY['reading'::text, 'unreadable'::text, 'compared'::text, 'applying'::text, 'applied'::text, 'dropped'::text])))
personnel_upload: personnel_upload_work_id_fkey FOREIGN KEY (work_id) REFERENCES background_work(id)
plan_item: plan_item_asked_person_id_fkey FOREIGN KEY (asked_person_id) REFERENCES person(id)
plan_item: plan_item_check CHECK (((ended_on IS NOT NULL) = (state = ANY (ARRAY['completed'::text, 'not-applicable'::text]))))
plan_item: plan_item_check1 CHECK (((state = ANY (ARRAY['draft'::text, 'acceptance-asked'::text, 'accepted'::text, 'not-applicable'::text])) OR ((due_on IS NOT NULL) AND (severity IS NOT NULL))))
plan_item: plan_item_check2 CHECK (((state <> 'accepted'::text) OR ((due_on IS NULL) AND (accepted_until IS NOT NULL))))
plan_item: plan_item_id_fkey FOREIGN KEY (id) REFERENCES case_file(id)
plan_item: plan_item_number UNIQUE (number)
plan_item: plan_item_origin_check CHECK ((origin = ANY (ARRAY['assessment'::text, 'inspection'::text, 'audit'::text, 'incident'::text, 'manual'::text])))
plan_item: plan_item_pkey PRIMARY KEY (id)
plan_item: plan_item_reported_person_id_fkey FOREIGN KEY (reported_person_id) REFERENCES person(id)
plan_item: plan_item_severity_check CHECK ((severity = ANY (ARRAY['critical'::text, 'high'::text, 'moderate'::text, 'low'::text])))
plan_item: plan_item_side_check CHECK ((side = ANY (ARRAY['dev'::text, 'ops'::text])))
plan_item: plan_item_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'planned'::text, 'working'::text, 'reported'::text, 'completed'::text, 'acceptance-asked'::text, 'accepted'::text, 'not-applicable'::text])))
plan_item: plan_item_system_id_fkey FOREIGN KEY (system_id) REFERENCES system(id)
plan_item_finding: plan_item_finding_finding_id_fkey FOREIGN KEY (finding_id) REFERENCES finding(id)
plan_item_finding: plan_item_finding_item_id_fkey FOREIGN KEY (item_id) REFERENCES plan_item(id)
plan_item_finding: plan_item_finding_pkey PRIMARY KEY (item_id, finding_id, joined_at)
plan_item_span: plan_item_span_check CHECK ((until_on >= from_on))
plan_item_span: plan_item_span_item_id_fkey FOREIGN KEY (item_id) REFERENCES plan_item(id)
plan_item_span: plan_item_span_pkey PRIMARY KEY (item_id, from_on)
plan_item_span: plan_item_span_system_id_fkey FOREIGN KEY (system_id) REFERENCES system(id)
plan_milestone: plan_milestone_item_id_fkey FOREIGN KEY (item_id) REFERENCES plan_item(id)
plan_milestone: plan_milestone_pkey PRIMARY KEY (id)
pledge: pledge_home_unit_id_fkey FOREIGN KEY (home_unit_id) REFERENCES unit(id)
pledge: pledge_id_fkey FOREIGN KEY (id) REFERENCES case_file(id)
pledge: pledge_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
pledge: pledge_pkey PRIMARY KEY (id)
pledge: pledge_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
pledge_declaration: pledge_declaration_home_unit_id_fkey FOREIGN KEY (home_unit_id) REFERENCES unit(id)
pledge_declaration: pledge_declaration_id_fkey FOREIGN KEY (id) REFERENCES case_file(id)
pledge_declaration: pledge_declaration_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
pledge_declaration: pledge_declaration_pkey PRIMARY KEY (id)
pledge_declaration: pledge_declaration_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
pledge_reminder: pledge_reminder_id_fkey FOREIGN KEY (id) REFERENCES case_file(id)
pledge_reminder: pledge_reminder_pkey PRIMARY KEY (id)
pledge_reminder: pledge_reminder_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
pledge_standing: pledge_standing_home_unit_id_fkey FOREIGN KEY (home_unit_id) REFERENCES unit(id)
pledge_standing: pledge_standing_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
pledge_standing: pledge_standing_pkey PRIMARY KEY (person_id)
pledge_standing: pledge_standing_state_check CHECK ((state = ANY (ARRAY['ahead'::text, 'none'::text, 'lapsed'::text, 'returned'::text, 'declared'::text, 'submitted'::text, 'accepted'::text])))
pledge_standing: pledge_standing_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
pledge_standing: pledge_standing_why_check CHECK ((why = ANY (ARRAY['arrival'::text, 'transfer'::text])))
pledge_tally: pledge_tally_pkey PRIMARY KEY (unit_id, state, text_version)
pledge_tally: pledge_tally_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
pledge_text: pledge_text_id_fkey FOREIGN KEY (id) REFERENCES case_file(id)
pledge_text: pledge_text_pkey PRIMARY KEY (id)
pledge_text: pledge_text_version_check CHECK ((version > 1))
pledge_text: pledge_text_version_key UNIQUE (version)
post: post_check CHECK ((ends_on >= starts_on))
post: post_key_key UNIQUE (key)
post: post_pkey PRIMARY KEY (id)
post: post_title_check CHECK ((title <> ''::text))
post: post_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
presence: presence_pkey PRIMARY KEY (id)
risk: risk_check CHECK (((state <> 'treated'::text) OR ((treatment IS NOT NULL) AND (residual_likelihood IS NOT NULL) AND (residual_impact IS NOT NULL))))
risk: risk_id_fkey FOREIGN KEY (id) REFERENCES case_file(id)
risk: risk_impact_check CHECK (((impact >= 1) AND (impact <= 5)))
risk: risk_likelihood_check CHECK (((likelihood >= 1) AND (likelihood <= 5)))
risk: risk_number UNIQUE (system_id, number)
risk: risk_pkey PRIMARY KEY (id)
risk: risk_residual_impact_check CHECK (((residual_impact >= 1) AND (residual_impact <= 5)))
risk: risk_residual_likelihood_check CHECK (((residual_likelihood >= 1) AND (residual_likelihood <= 5)))
risk: risk_state_check CHECK ((state = ANY (ARRAY['identified'::text, 'treated'::text, 'closed'::text])))
risk: risk_system_id_fkey FOREIGN KEY (system_id) REFERENCES system(id)
risk: risk_threat_check CHECK ((threat <> ''::text))
risk: risk_title_check CHECK ((title <> ''::text))
risk: risk_treatment_check CHECK ((treatment = ANY (ARRAY['reduce'::text, 'avoid'::text, 'transfer'::text, 'accept'::text])))
risk: risk_vulnerability_check CHECK ((vulnerability <> ''::text))
risk_cycle: risk_cycle_fiscal_year_check CHECK (((fiscal_year >= 2000) AND (fiscal_year <= 2200)))
risk_cycle: risk_cycle_id_fkey FOREIGN KEY (id) REFERENCES case_file(id)
risk_cycle: risk_cycle_once_a_year UNIQUE (system_id, fiscal_year)
risk_cycle: risk_cycle_pkey PRIMARY KEY (id)
risk_cycle: risk_cycle_policy_id_fkey FOREIGN KEY (policy_id) REFERENCES governing_document(id)
risk_cycle: risk_cycle_state_check CHECK ((state = ANY (ARRAY['dev-update'::text, 'ops-inspect'::text, 'dev-confirm'::text, 'evaluate'::text, 'plan-update'::text, 'ops-controls'::text, 'dev-confirm-controls'::text, 'review'::text, 'reported'::text, 'done'::text])))
risk_cycle: risk_cycle_system_id_fkey FOREIGN KEY (system_id) REFERENCES system(id)
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
self_inspection: self_inspection_days CHECK (((opens_on <= closes_on) AND (closes_on <= report_due)))
self_inspection: self_inspection_id_fkey FOREIGN KEY (id) REFERENCES case_file(id)
self_inspection: self_inspection_one_a_year UNIQUE (fiscal_year)
self_inspection: self_inspection_pkey PRIMARY KEY (id)
self_inspection: self_inspection_roster_digest_check CHECK ((roster_digest ~ '^[0-9a-f]{64}$'::text))
self_inspection_answer: self_inspection_answer_digest_check CHECK ((digest ~ '^[0-9a-f]{64}$'::text))
self_inspection_answer: self_inspection_answer_id_fkey FOREIGN KEY (id) REFERENCES case_file(id)
self_inspection_answer: self_inspection_answer_once UNIQUE (roster_id)
self_inspection_answer: self_inspection_answer_pkey PRIMARY KEY (id)
self_inspection_answer: self_inspection_answer_receipt UNIQUE (receipt)
self_inspection_answer: self_inspection_answer_roster_id_fkey FOREIGN KEY (roster_id) REFERENCES self_inspection_roster(id)
self_inspection_answer: self_inspection_answer_round_check CHECK ((round > 0))
self_inspection_answer: self_inspection_answer_state_check CHECK ((state = ANY (ARRAY['submitted'::text, 'returned'::text, 'confirmed'::text])))
self_inspection_classing: self_inspection_classing_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES self_inspection(id)
self_inspection_classing: self_inspection_classing_id_fkey FOREIGN KEY (id) REFERENCES case_file(id)
self_inspection_classing: self_inspection_classing_kind_check CHECK ((kind = ANY (ARRAY['late-joiner'::text, 'absent'::text, 'restored'::text])))
self_inspection_classing: self_inspection_classing_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
self_inspection_classing: self_inspection_classing_pkey PRIMARY KEY (id)
self_inspection_classing: self_inspection_classing_roster_id_fkey FOREIGN KEY (roster_id) REFERENCES self_inspection_roster(id)
self_inspection_classing: self_inspection_classing_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
self_inspection_count: self_inspection_count_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES self_inspection(id)
self_inspection_count: self_inspection_count_pkey PRIMARY KEY (campaign_id, unit_id, stratum, question_key)
self_inspection_count: self_inspection_count_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
self_inspection_counted: self_inspection_counted_pkey PRIMARY KEY (roster_id)
self_inspection_counted: self_inspection_counted_roster_id_fkey FOREIGN KEY (roster_id) REFERENCES self_inspection_roster(id)
self_inspection_counting: self_inspection_counting_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES self_inspection(id)
self_inspection_counting: self_inspection_counting_pkey PRIMARY KEY (campaign_id)
self_inspection_draft: self_inspection_draft_pkey PRIMARY KEY (roster_id)
self_inspection_draft: self_inspection_draft_roster_id_fkey FOREIGN KEY (roster_id) REFERENCES self_inspection_roster(id)
self_inspection_progress: self_inspection_progress_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES self_inspection(id)
self_inspection_progress: self_inspection_progress_pkey PRIMARY KEY (campaign_id, unit_id, stratum)
self_inspection_progress: self_inspection_progress_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
self_inspection_question: self_inspection_question_key_check CHECK ((key ~ '^[A-Za-z0-9][A-Za-z0-9-]{0,19}$'::text))
self_inspection_question: self_inspection_question_pkey PRIMARY KEY (sheet_id, key)
self_inspection_question: self_inspection_question_section_check CHECK ((section <> ''::text))
self_inspection_question: self_inspection_question_sheet_id_fkey FOREIGN KEY (sheet_id) REFERENCES self_inspection_sheet(id)
self_inspection_question: self_inspection_question_text_check CHECK ((text <> ''::text))
self_inspection_remedy: self_inspection_remedy_above_unit_id_fkey FOREIGN KEY (above_unit_id) REFERENCES unit(id)
self_inspection_remedy: self_inspection_remedy_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES self_inspection(id)
self_inspection_remedy: self_inspection_remedy_check CHECK (((unit_id IS NULL) <> (system_id IS NULL)))
self_inspection_remedy: self_inspection_remedy_id_fkey FOREIGN KEY (id) REFERENCES case_file(id)
self_inspection_remedy: self_inspection_remedy_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES person(id)
self_inspection_remedy: self_inspection_remedy_pkey PRIMARY KEY (id)
self_inspection_remedy: self_inspection_remedy_state_check CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'confirmed'::text, 'withdrawn'::text])))
self_inspection_remedy: self_inspection_remedy_system_id_fkey FOREIGN KEY (system_id) REFERENCES system(id)
self_inspection_remedy: self_inspection_remedy_title_check CHECK ((title <> ''::text))
self_inspection_remedy: self_inspection_remedy_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
self_inspection_remedy: self_inspection_remedy_weakness_check CHECK ((weakness <> ''::text))
self_inspection_reply: self_inspection_reply_answer_id_fkey FOREIGN KEY (answer_id) REFERENCES self_inspection_answer(id)
self_inspection_reply: self_inspection_reply_check CHECK (((reply = 'yes'::text) OR (reason IS NOT NULL)))
self_inspection_reply: self_inspection_reply_check1 CHECK (((reply <> 'no'::text) OR ((action IS NOT NULL) AND (action_due IS NOT NULL))))
self_inspection_reply: self_inspection_reply_pkey PRIMARY KEY (answer_id, question_key)
self_inspection_reply: self_inspection_reply_reply_check CHECK ((reply = ANY (ARRAY['yes'::text, 'no'::text, 'na'::text])))
self_inspection_reply_before: self_inspection_reply_before_answer_id_fkey FOREIGN KEY (answer_id) REFERENCES self_inspection_answer(id)
self_inspection_reply_before: self_inspection_reply_before_pkey PRIMARY KEY (answer_id, round)
self_inspection_report: self_inspection_report_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES self_inspection(id)
self_inspection_report: self_inspection_report_check CHECK (((unit_id IS NULL) <> (system_id IS NULL)))
self_inspection_report: self_inspection_report_digest_check CHECK ((digest ~ '^[0-9a-f]{64}$'::text))
self_inspection_report: self_inspection_report_id_fkey FOREIGN KEY (id) REFERENCES case_file(id)
self_inspection_report: self_inspection_report_once UNIQUE NULLS NOT DISTINCT (campaign_id, unit_id, system_id)
self_inspection_report: self_inspection_report_pkey PRIMARY KEY (id)
self_inspection_report: self_inspection_report_state_check CHECK ((state = ANY (ARRAY['collecting'::text, 'reported'::text, 'received'::text])))
self_inspection_report: self_inspection_report_system_id_fkey FOREIGN KEY (system_id) REFERENCES system(id)
self_inspection_report: self_inspection_report_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
self_inspection_report_line: self_inspection_report_line_pkey PRIMARY KEY (report_id, round, stratum, question_key)
self_inspection_report_line: self_inspection_report_line_report_id_fkey FOREIGN KEY (report_id) REFERENCES self_inspection_report(id)
self_inspection_report_line: self_inspection_report_line_stratum_check CHECK ((stratum = ANY (ARRAY['operator'::text, 'unit'::text, 'staff'::text])))
self_inspection_result: self_inspection_result_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES self_inspection(id)
self_inspection_result: self_inspection_result_digest_check CHECK ((digest ~ '^[0-9a-f]{64}$'::text))
self_inspection_result: self_inspection_result_pkey PRIMARY KEY (campaign_id)
self_inspection_roster: self_inspection_roster_check CHECK (((standing = 'due'::text) = (reason IS NULL)))
self_inspection_roster: self_inspection_roster_check1 CHECK (((stratum = 'operator'::text) = (system_id IS NOT NULL)))
self_inspection_roster: self_inspection_roster_once UNIQUE NULLS NOT DISTINCT (campaign_id, person_id, stratum, unit_id, system_id)
self_inspection_roster: self_inspection_roster_pkey PRIMARY KEY (id)
self_inspection_roster: self_inspection_roster_standing_check CHECK ((standing = ANY (ARRAY['due'::text, 'late-joiner'::text, 'absent'::text])))
self_inspection_roster: self_inspection_roster_state_check CHECK ((state = ANY (ARRAY['none'::text, 'draft'::text, 'submitted'::text, 'returned'::text, 'confirmed'::text])))
self_inspection_roster: self_inspection_roster_stratum_check CHECK ((stratum = ANY (ARRAY['operator'::text, 'unit'::text, 'staff'::text])))
self_inspection_sheet: self_inspection_sheet_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES self_inspection(id)
self_inspection_sheet: self_inspection_sheet_check CHECK (((frozen_at IS NULL) = (sha256 IS NULL)))
self_inspection_sheet: self_inspection_sheet_id_fkey FOREIGN KEY (id) REFERENCES case_file(id)
self_inspection_sheet: self_inspection_sheet_pkey PRIMARY KEY (id)
self_inspection_sheet: self_inspection_sheet_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
self_inspection_sheet: self_inspection_sheet_state_check CHECK ((state = ANY (ARRAY['drafting'::text, 'frozen'::text, 'dropped'::text])))
self_inspection_sheet: self_inspection_sheet_stratum_check CHECK ((stratum = ANY (ARRAY['operator'::text, 'unit'::text, 'staff'::text])))
self_inspection_sheet: self_inspection_sheet_version UNIQUE (campaign_id, stratum, version)
self_inspection_sheet: self_inspection_sheet_version_check CHECK ((version > 0))
session: session_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
session: session_by_check CHECK ((by = ANY (ARRAY['password'::text, 'passkey'::text, 'sample'::text, 'set-up'::text, 'oidc'::text])))
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
system_baseline: system_baseline_availability_check CHECK ((availability = ANY (ARRAY['low'::text, 'moderate'::text, 'high'::text])))
system_baseline: system_baseline_catalog_id_fkey FOREIGN KEY (catalog_id) REFERENCES control_catalog(id)
system_baseline: system_baseline_confidentiality_check CHECK ((confidentiality = ANY (ARRAY['low'::text, 'moderate'::text, 'high'::text])))
system_baseline: system_baseline_id_fkey FOREIGN KEY (id) REFERENCES case_file(id)
system_baseline: system_baseline_integrity_check CHECK ((integrity = ANY (ARRAY['low'::text, 'moderate'::text, 'high'::text])))
system_baseline: system_baseline_once UNIQUE (system_id)
system_baseline: system_baseline_pkey PRIMARY KEY (id)
system_baseline: system_baseline_system_id_fkey FOREIGN KEY (system_id) REFERENCES system(id)
system_control: system_control_applicability_check CHECK ((applicability = ANY (ARRAY['applied'::text, 'excluded'::text, 'inherited'::text])))
system_control: system_control_excluded_why CHECK (((applicability <> 'excluded'::text) OR (reason <> ''::text)))
system_control: system_control_inherited_from_fkey FOREIGN KEY (inherited_from) REFERENCES system(id)
system_control: system_control_inherited_whence CHECK (((applicability = 'inherited'::text) = (inherited_from IS NOT NULL)))
system_control: system_control_not_from_itself CHECK ((inherited_from <> system_id))
system_control: system_control_once UNIQUE (system_id, control_id)
system_control: system_control_pkey PRIMARY KEY (id)
system_control: system_control_responsibility_check CHECK ((responsibility = ANY (ARRAY['dev'::text, 'ops'::text, 'both'::text])))
system_control: system_control_status_check CHECK ((status = ANY (ARRAY['implemented'::text, 'partial'::text, 'planned'::text, 'none'::text])))
system_control: system_control_system_id_fkey FOREIGN KEY (system_id) REFERENCES system(id)
system_control_change: system_control_change_document_id_fkey FOREIGN KEY (document_id) REFERENCES document(id)
system_control_change: system_control_change_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
system_control_change: system_control_change_pkey PRIMARY KEY (id)
system_control_change: system_control_change_system_id_fkey FOREIGN KEY (system_id) REFERENCES system(id)
system_control_change: system_control_change_way_check CHECK ((way = ANY (ARRAY['page'::text, 'bulk'::text, 'import'::text, 'seen'::text])))
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
CREATE INDEX approval_list ON public.approval USING btree (id DESC)
CREATE INDEX approval_one_in_force ON public.approval USING gist (system_id) WHERE (state = ANY (ARRAY['approved'::text, 'conditional'::text, 'conditions-reported'::text]))
CREATE UNIQUE INDEX approval_one_open ON public.approval USING btree (system_id) WHERE (state <> ALL (ARRAY['approved'::text, 'conditional'::text, 'conditions-reported'::text, 'denied'::text, 'revoked'::text, 'superseded'::text, 'withdrawn'::text]))
CREATE UNIQUE INDEX approval_pkey ON public.approval USING btree (id)
CREATE INDEX approval_system ON public.approval USING btree (system_id, id DESC)
CREATE INDEX approval_valid ON public.approval USING btree (valid_until) WHERE (valid_until IS NOT NULL)
CREATE INDEX approval_document_of ON public.approval_document USING btree (approval_id, kind, nth)
CREATE UNIQUE INDEX approval_document_pkey ON public.approval_document USING btree (id)
CREATE INDEX approval_document_version ON public.approval_document USING btree (document_version_id)
CREATE UNIQUE INDEX approval_exemption_one ON public.approval_exemption USING btree (system_id) WHERE (state = ANY (ARRAY['asked'::text, 'exempt'::text]))
CREATE UNIQUE INDEX approval_exemption_pkey ON public.approval_exemption USING btree (id)
CREATE INDEX approval_exemption_system ON public.approval_exemption USING btree (system_id, id DESC)
CREATE INDEX approval_opinion_of ON public.approval_opinion USING btree (approval_id, id)
CREATE UNIQUE INDEX approval_opinion_pkey ON public.approval_opinion USING btree (id)
CREATE INDEX background_work_open ON public.background_work USING btree (asked_at) WHERE (state = ANY (ARRAY['waiting'::text, 'running'::text]))
CREATE INDEX background_work_person ON public.background_work USING btree (person_id, asked_at DESC)
CREATE UNIQUE INDEX background_work_pkey ON public.background_work USING btree (id)
CREATE INDEX calendar_feed_person ON public.calendar_feed USING btree (person_id, created_at DESC)
CREATE UNIQUE INDEX calendar_feed_pkey ON public.calendar_feed USING btree (id)
CREATE UNIQUE INDEX calendar_feed_token_hash_key ON public.calendar_feed USING btree (token_hash)
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
CREATE UNIQUE INDEX compliance_count_pkey ON public.compliance_count USING btree (grain, on_day, rule, subject_kind, state)
CREATE UNIQUE INDEX compliance_deed_pkey ON public.compliance_deed USING btree (subject_id, rule, at, entry_id)
CREATE UNIQUE INDEX compliance_occasion_pkey ON public.compliance_occasion USING btree (subject_id, process)
CREATE INDEX compliance_owed_asked ON public.compliance_owed USING btree (asked_kind, asked_id) WHERE ((asked_kind IS NOT NULL) AND (to_at IS NULL))
CREATE INDEX compliance_owed_case ON public.compliance_owed USING btree (case_id, from_at) WHERE (case_id IS NOT NULL)
CREATE INDEX compliance_owed_due ON public.compliance_owed USING btree (due_on, id) WHERE ((to_at IS NULL) AND (due_on IS NOT NULL))
CREATE UNIQUE INDEX compliance_owed_pkey ON public.compliance_owed USING btree (id)
CREATE INDEX compliance_owed_subject ON public.compliance_owed USING btree (subject_id, to_at)
CREATE UNIQUE INDEX compliance_progress_pkey ON public.compliance_progress USING btree (id)
CREATE INDEX compliance_step_day ON public.compliance_step USING btree (from_on, rule, subject_id)
CREATE UNIQUE INDEX compliance_step_pkey ON public.compliance_step USING btree (subject_id, rule, from_on)
CREATE INDEX compliance_step_rule ON public.compliance_step USING btree (rule, state, subject_id)
CREATE INDEX compliance_watch_asked ON public.compliance_watch USING btree (asked_on NULLS FIRST, kind)
CREATE UNIQUE INDEX compliance_watch_pkey ON public.compliance_watch USING btree (kind, id)
CREATE UNIQUE INDEX control_catalog_id_control_id_key ON public.control USING btree (catalog_id, control_id)
CREATE INDEX control_list ON public.control USING btree (catalog_id, sort, control_id)
CREATE UNIQUE INDEX control_pkey ON public.control USING btree (id)
CREATE UNIQUE INDEX control_assessment_once ON public.control_assessment USING btree (document_id, control_id)
CREATE UNIQUE INDEX control_assessment_pkey ON public.control_assessment USING btree (id)
CREATE INDEX control_assessment_unsatisfied ON public.control_assessment USING btree (document_id) WHERE (result = 'other-than-satisfied'::text)
CREATE INDEX control_catalog_list ON public.control_catalog USING btree (title, id)
CREATE UNIQUE INDEX control_catalog_pkey ON public.control_catalog USING btree (id)
CREATE UNIQUE INDEX control_catalog_base_pkey ON public.control_catalog_base USING btree (catalog_id, href)
CREATE INDEX control_delivery_of ON public.control_delivery USING btree (catalog_id, id DESC)
CREATE UNIQUE INDEX control_delivery_pkey ON public.control_delivery USING btree (id)
CREATE UNIQUE INDEX control_source_pkey ON public.control_source USING btree (id)
CREATE UNIQUE INDEX cycle_document_pkey ON public.cycle_document USING btree (cycle_id, nth, document_version_id)
CREATE UNIQUE INDEX cycle_step_pkey ON public.cycle_step USING btree (cycle_id, nth)
CREATE INDEX desk_person_open ON public.desk USING btree (person_id, id DESC) WHERE (state = 'open'::text)
CREATE UNIQUE INDEX desk_pkey ON public.desk USING btree (id)
CREATE INDEX desk_unit ON public.desk USING btree (unit_id, id DESC)
CREATE INDEX desk_item_list ON public.desk_item USING btree (desk_id, state, code, scan_id DESC)
CREATE UNIQUE INDEX desk_item_pkey ON public.desk_item USING btree (desk_id, medium_id)
CREATE INDEX desk_scan_desk ON public.desk_scan USING btree (desk_id, id DESC)
CREATE UNIQUE INDEX desk_scan_pkey ON public.desk_scan USING btree (id)
CREATE INDEX desk_scan_unknown ON public.desk_scan USING btree (unit_id, id DESC) WHERE (found = 'unknown'::text)
CREATE INDEX document_list ON public.document USING btree (id DESC) WHERE (state <> 'retired'::text)
CREATE UNIQUE INDEX document_one_a_year ON public.document USING btree (system_id, kind, COALESCE(fiscal_year, 0)) WHERE ((state <> 'retired'::text) AND (kind <> 'inspection-plan'::text))
CREATE UNIQUE INDEX document_pkey ON public.document USING btree (id)
CREATE INDEX document_system ON public.document USING btree (system_id, kind, fiscal_year)
CREATE INDEX document_attachment_of ON public.document_attachment USING btree (document_id, id)
CREATE UNIQUE INDEX document_attachment_pkey ON public.document_attachment USING btree (id)
CREATE UNIQUE INDEX document_attachment_piece_pkey ON public.document_attachment_piece USING btree (attachment_id, nth)
CREATE INDEX document_comment_of ON public.document_comment USING btree (document_id, nth)
CREATE UNIQUE INDEX document_comment_pkey ON public.document_comment USING btree (id)
CREATE INDEX document_edit_field ON public.document_edit USING btree (document_id, field, nth)
CREATE UNIQUE INDEX document_edit_pkey ON public.document_edit USING btree (id)
CREATE INDEX document_reply_of ON public.document_reply USING btree (document_id, comment_id, nth)
CREATE UNIQUE INDEX document_reply_pkey ON public.document_reply USING btree (id)
CREATE UNIQUE INDEX document_version_document_id_number_key ON public.document_version USING btree (document_id, number)
CREATE UNIQUE INDEX document_version_pkey ON public.document_version USING btree (id)
CREATE INDEX encryption_exemption_medium ON public.encryption_exemption USING btree (medium_id, state)
CREATE UNIQUE INDEX encryption_exemption_pkey ON public.encryption_exemption USING btree (id)
CREATE INDEX encryption_exemption_unit ON public.encryption_exemption USING btree (unit_id)
CREATE UNIQUE INDEX evidence_making_pkey ON public.evidence_making USING btree (pack_id)
CREATE INDEX evidence_pack_asked ON public.evidence_pack USING btree (asked_by, asked_at DESC, id DESC)
CREATE INDEX evidence_pack_at ON public.evidence_pack USING btree (asked_at DESC, id DESC)
CREATE UNIQUE INDEX evidence_pack_pkey ON public.evidence_pack USING btree (id)
CREATE UNIQUE INDEX evidence_part_pkey ON public.evidence_part USING btree (pack_id, part)
CREATE INDEX finding_check ON public.finding USING btree (check_id, id)
CREATE INDEX finding_exploited ON public.finding USING btree (system_id, severity DESC, id DESC) WHERE known_exploited
CREATE INDEX finding_first ON public.finding USING btree (first_scan_id)
CREATE INDEX finding_host ON public.finding USING btree (system_id, host, id)
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
CREATE INDEX improvement_cycle ON public.improvement USING btree (cycle_id) WHERE (cycle_id IS NOT NULL)
CREATE INDEX improvement_list ON public.improvement USING btree (given_on DESC, id)
CREATE UNIQUE INDEX improvement_pkey ON public.improvement USING btree (id)
CREATE INDEX improvement_system ON public.improvement USING btree (system_id, state)
CREATE INDEX incumbency_not_twice ON public.incumbency USING gist (post_id, person_id, daterange(starts_on, ends_on, '[)'::text))
CREATE INDEX incumbency_one_substantive_holder ON public.incumbency USING gist (post_id, daterange(starts_on, ends_on, '[)'::text)) WHERE (kind = 'substantive'::text)
CREATE INDEX incumbency_person ON public.incumbency USING btree (person_id)
CREATE UNIQUE INDEX incumbency_pkey ON public.incumbency USING btree (id)
CREATE INDEX incumbency_post ON public.incumbency USING btree (post_id)
CREATE INDEX inspection_cycle ON public.inspection USING btree (cycle_id) WHERE (cycle_id IS NOT NULL)
CREATE INDEX inspection_list ON public.inspection USING btree (planned_from DESC, id)
CREATE UNIQUE INDEX inspection_pkey ON public.inspection USING btree (id)
CREATE INDEX inspection_system ON public.inspection USING btree (system_id, ended_on DESC)
CREATE UNIQUE INDEX inspection_frequency_one_a_system ON public.inspection_frequency USING btree (system_id) WHERE (state = 'set'::text)
CREATE UNIQUE INDEX inspection_frequency_pkey ON public.inspection_frequency USING btree (id)
CREATE INDEX inspection_plan_list ON public.inspection_plan USING btree (starts_on DESC, id)
CREATE UNIQUE INDEX inspection_plan_pkey ON public.inspection_plan USING btree (id)
CREATE INDEX inspection_plan_system ON public.inspection_plan USING btree (system_id, starts_on DESC)
CREATE UNIQUE INDEX inspection_scan_pkey ON public.inspection_scan USING btree (inspection_id, scan_id)
CREATE UNIQUE INDEX inspection_vulnerability_nth ON public.inspection_vulnerability USING btree (inspection_id, nth)
CREATE UNIQUE INDEX inspection_vulnerability_pkey ON public.inspection_vulnerability USING btree (id)
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
CREATE INDEX medium_use_unreceived ON public.medium_use USING btree (unit_id, taken_at) WHERE ((handed_by IS NOT NULL) AND (received_at IS NULL) AND (returned_at IS NULL))
CREATE INDEX medium_use_user_open ON public.medium_use USING btree (user_id) WHERE (returned_at IS NULL)
CREATE INDEX monitoring_item_due ON public.monitoring_item USING btree (system_id, owner, next_on) WHERE (state = 'watching'::text)
CREATE INDEX monitoring_item_list ON public.monitoring_item USING btree (next_on, id)
CREATE UNIQUE INDEX monitoring_item_pkey ON public.monitoring_item USING btree (id)
CREATE INDEX monitoring_performance_of ON public.monitoring_performance USING btree (item_id, performed_on DESC, id DESC)
CREATE UNIQUE INDEX monitoring_performance_pkey ON public.monitoring_performance USING btree (id)
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
CREATE INDEX oidc_attempt_expires ON public.oidc_attempt USING btree (expires_at)
CREATE UNIQUE INDEX oidc_attempt_pkey ON public.oidc_attempt USING btree (state_hash)
CREATE UNIQUE INDEX oidc_link_account_once ON public.oidc_link USING btree (account_id, issuer) WHERE (removed_at IS NULL)
CREATE UNIQUE INDEX oidc_link_pkey ON public.oidc_link USING btree (id)
CREATE UNIQUE INDEX oidc_link_subject_once ON public.oidc_link USING btree (issuer, subject) WHERE (removed_at IS NULL)
CREATE UNIQUE INDEX one_time_link_pkey ON public.one_time_link USING btree (token_hash)
CREATE UNIQUE INDEX oscal_import_pkey ON public.oscal_import USING btree (id)
CREATE INDEX oscal_import_system ON public.oscal_import USING btree (system_id, id DESC)
CREATE INDEX oscal_import_upload ON public.oscal_import USING btree (upload_id)
CREATE UNIQUE INDEX oscal_upload_pkey ON public.oscal_upload USING btree (id)
CREATE INDEX oscal_upload_system ON public.oscal_upload USING btree (system_id, received_at DESC, id DESC)
CREATE INDEX passkey_account ON public.passkey USING btree (account_id, created_at)
CREATE UNIQUE INDEX passkey_credential_id_key ON public.passkey USING btree (credential_id)
CREATE UNIQUE INDEX passkey_pkey ON public.passkey USING btree (id)
CREATE INDEX passkey_challenge_expires ON public.passkey_challenge USING btree (expires_at)
CREATE UNIQUE INDEX passkey_challenge_pkey ON public.passkey_challenge USING btree (challenge_hash)
CREATE INDEX passkey_challenge_session ON public.passkey_challenge USING btree (session_id)
CREATE UNIQUE INDEX person_external_id_once ON public.person USING btree (external_id)
CREATE INDEX person_kana ON public.person USING btree (kana, id)
CREATE INDEX person_next_home ON public.person USING btree (next_home_unit_id) WHERE (next_home_unit_id IS NOT NULL)
CREATE UNIQUE INDEX person_pkey ON public.person USING btree (id)
CREATE UNIQUE INDEX person_service_number_key ON public.person USING btree (service_number)
CREATE INDEX person_unit ON public.person USING btree (home_unit_id)
CREATE INDEX personnel_difference_kind ON public.personnel_difference USING btree (upload_id, kind, sort)
CREATE UNIQUE INDEX personnel_difference_pkey ON public.personnel_difference USING btree (upload_id, sort)
CREATE INDEX personnel_difference_subject ON public.personnel_difference USING btree (subject_id)
CREATE UNIQUE INDEX personnel_file_pkey ON public.personnel_file USING btree (upload_id, part)
CREATE UNIQUE INDEX personnel_import_pkey ON public.personnel_import USING btree (id)
CREATE UNIQUE INDEX personnel_import_upload_id_key ON public.personnel_import USING btree (upload_id)
CREATE INDEX personnel_row_bad ON public.personnel_row USING btree (upload_id, number) WHERE (problems <> '{}'::text[])
CREATE INDEX personnel_row_code ON public.personnel_row USING btree (upload_id, code)
CREATE UNIQUE INDEX personnel_row_pkey ON public.personnel_row USING btree (upload_id, number)
CREATE INDEX personnel_upload_at ON public.personnel_upload USING btree (at DESC, id DESC)
CREATE UNIQUE INDEX personnel_upload_pkey ON public.personnel_upload USING btree (id)
CREATE INDEX plan_item_all ON public.plan_item USING btree (sort_on, id)
CREATE INDEX plan_item_control ON public.plan_item USING btree (system_id, control_id) WHERE (control_id IS NOT NULL)
CREATE UNIQUE INDEX plan_item_number ON public.plan_item USING btree (number)
CREATE INDEX plan_item_open ON public.plan_item USING btree (system_id, sort_on, id) WHERE (ended_on IS NULL)
CREATE INDEX plan_item_open_all ON public.plan_item USING btree (sort_on, id) WHERE (ended_on IS NULL)
CREATE UNIQUE INDEX plan_item_pkey ON public.plan_item USING btree (id)
CREATE INDEX plan_item_state ON public.plan_item USING btree (state, severity, sort_on, id) WHERE (ended_on IS NULL)
CREATE INDEX plan_item_system ON public.plan_item USING btree (system_id, sort_on, id)
CREATE UNIQUE INDEX plan_item_finding_now ON public.plan_item_finding USING btree (finding_id) WHERE (left_at IS NULL)
CREATE UNIQUE INDEX plan_item_finding_pkey ON public.plan_item_finding USING btree (item_id, finding_id, joined_at)
CREATE UNIQUE INDEX plan_item_span_pkey ON public.plan_item_span USING btree (item_id, from_on)
CREATE INDEX plan_item_span_system ON public.plan_item_span USING btree (system_id, from_on) INCLUDE (until_on)
CREATE INDEX plan_milestone_item ON public.plan_milestone USING btree (item_id, "position")
CREATE UNIQUE INDEX plan_milestone_pkey ON public.plan_milestone USING btree (id)
CREATE INDEX pledge_live_text ON public.pledge USING btree (text_version, id DESC) WHERE live
CREATE UNIQUE INDEX pledge_one_open ON public.pledge USING btree (person_id) WHERE (state = ANY (ARRAY['submitted'::text, 'returned'::text]))
CREATE INDEX pledge_paper ON public.pledge USING btree (id DESC) WHERE paper
CREATE INDEX pledge_past ON public.pledge USING btree (id DESC) WHERE (NOT live)
CREATE INDEX pledge_person ON public.pledge USING btree (person_id, id DESC)
CREATE UNIQUE INDEX pledge_pkey ON public.pledge USING btree (id)
CREATE INDEX pledge_state ON public.pledge USING btree (state, id DESC)
CREATE INDEX pledge_unit ON public.pledge USING btree (unit_id, id DESC)
CREATE INDEX pledge_unit_state ON public.pledge USING btree (unit_id, state, id DESC)
CREATE INDEX pledge_declaration_person ON public.pledge_declaration USING btree (person_id, state)
CREATE UNIQUE INDEX pledge_declaration_pkey ON public.pledge_declaration USING btree (id)
CREATE INDEX pledge_declaration_unit ON public.pledge_declaration USING btree (unit_id, state)
CREATE UNIQUE INDEX pledge_reminder_pkey ON public.pledge_reminder USING btree (id)
CREATE INDEX pledge_reminder_unit ON public.pledge_reminder USING btree (unit_id, sent_on DESC)
CREATE INDEX pledge_standing_home ON public.pledge_standing USING btree (home_unit_id)
CREATE UNIQUE INDEX pledge_standing_pkey ON public.pledge_standing USING btree (person_id)
CREATE INDEX pledge_standing_signed ON public.pledge_standing USING btree (signed_on) WHERE (state = 'accepted'::text)
CREATE INDEX pledge_standing_turns ON public.pledge_standing USING btree (turns_on) WHERE (turns_on IS NOT NULL)
CREATE INDEX pledge_standing_unit ON public.pledge_standing USING btree (unit_id, kana COLLATE "C", person_id)
CREATE INDEX pledge_standing_unit_state ON public.pledge_standing USING btree (unit_id, state, kana COLLATE "C", person_id)
CREATE UNIQUE INDEX pledge_tally_pkey ON public.pledge_tally USING btree (unit_id, state, text_version)
CREATE UNIQUE INDEX pledge_text_pkey ON public.pledge_text USING btree (id)
CREATE UNIQUE INDEX pledge_text_version_key ON public.pledge_text USING btree (version)
CREATE UNIQUE INDEX post_key_key ON public.post USING btree (key)
CREATE UNIQUE INDEX post_pkey ON public.post USING btree (id)
CREATE INDEX post_unit ON public.post USING btree (unit_id)
CREATE INDEX presence_case ON public.presence USING btree (case_id, until)
CREATE UNIQUE INDEX presence_pkey ON public.presence USING btree (id)
CREATE INDEX presence_until ON public.presence USING btree (until)
CREATE INDEX risk_list ON public.risk USING btree (score DESC, id)
CREATE UNIQUE INDEX risk_number ON public.risk USING btree (system_id, number)
CREATE UNIQUE INDEX risk_pkey ON public.risk USING btree (id)
CREATE INDEX risk_system ON public.risk USING btree (system_id, score DESC, id)
CREATE UNIQUE INDEX risk_cycle_once_a_year ON public.risk_cycle USING btree (system_id, fiscal_year)
CREATE UNIQUE INDEX risk_cycle_pkey ON public.risk_cycle USING btree (id)
CREATE INDEX risk_cycle_year ON public.risk_cycle USING btree (fiscal_year, state)
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
CREATE UNIQUE INDEX self_inspection_one_a_year ON public.self_inspection USING btree (fiscal_year)
CREATE UNIQUE INDEX self_inspection_pkey ON public.self_inspection USING btree (id)
CREATE UNIQUE INDEX self_inspection_answer_once ON public.self_inspection_answer USING btree (roster_id)
CREATE INDEX self_inspection_answer_person ON public.self_inspection_answer USING btree (person_id)
CREATE UNIQUE INDEX self_inspection_answer_pkey ON public.self_inspection_answer USING btree (id)
CREATE UNIQUE INDEX self_inspection_answer_receipt ON public.self_inspection_answer USING btree (receipt)
CREATE INDEX self_inspection_classing_of ON public.self_inspection_classing USING btree (roster_id, id)
CREATE UNIQUE INDEX self_inspection_classing_pkey ON public.self_inspection_classing USING btree (id)
CREATE UNIQUE INDEX self_inspection_count_pkey ON public.self_inspection_count USING btree (campaign_id, unit_id, stratum, question_key)
CREATE INDEX self_inspection_counted_of ON public.self_inspection_counted USING btree (campaign_id)
CREATE UNIQUE INDEX self_inspection_counted_pkey ON public.self_inspection_counted USING btree (roster_id)
CREATE UNIQUE INDEX self_inspection_counting_pkey ON public.self_inspection_counting USING btree (campaign_id)
CREATE UNIQUE INDEX self_inspection_draft_pkey ON public.self_inspection_draft USING btree (roster_id)
CREATE UNIQUE INDEX self_inspection_progress_pkey ON public.self_inspection_progress USING btree (campaign_id, unit_id, stratum)
CREATE UNIQUE INDEX self_inspection_question_pkey ON public.self_inspection_question USING btree (sheet_id, key)
CREATE INDEX self_inspection_remedy_list ON public.self_inspection_remedy USING btree (due_on, id)
CREATE INDEX self_inspection_remedy_of ON public.self_inspection_remedy USING btree (campaign_id, due_on, id)
CREATE INDEX self_inspection_remedy_owner ON public.self_inspection_remedy USING btree (owner_id) WHERE (state = 'open'::text)
CREATE UNIQUE INDEX self_inspection_remedy_pkey ON public.self_inspection_remedy USING btree (id)
CREATE INDEX self_inspection_remedy_unit ON public.self_inspection_remedy USING btree (unit_id, due_on, id)
CREATE UNIQUE INDEX self_inspection_reply_pkey ON public.self_inspection_reply USING btree (answer_id, question_key)
CREATE UNIQUE INDEX self_inspection_reply_before_pkey ON public.self_inspection_reply_before USING btree (answer_id, round)
CREATE INDEX self_inspection_report_list ON public.self_inspection_report USING btree (campaign_id, state, id)
CREATE UNIQUE INDEX self_inspection_report_once ON public.self_inspection_report USING btree (campaign_id, unit_id, system_id) NULLS NOT DISTINCT
CREATE UNIQUE INDEX self_inspection_report_pkey ON public.self_inspection_report USING btree (id)
CREATE UNIQUE INDEX self_inspection_report_line_pkey ON public.self_inspection_report_line USING btree (report_id, round, stratum, question_key)
CREATE UNIQUE INDEX self_inspection_result_pkey ON public.self_inspection_result USING btree (campaign_id)
CREATE UNIQUE INDEX self_inspection_roster_once ON public.self_inspection_roster USING btree (campaign_id, person_id, stratum, unit_id, system_id) NULLS NOT DISTINCT
CREATE INDEX self_inspection_roster_person ON public.self_inspection_roster USING btree (person_id)
CREATE UNIQUE INDEX self_inspection_roster_pkey ON public.self_inspection_roster USING btree (id)
CREATE INDEX self_inspection_roster_system ON public.self_inspection_roster USING btree (system_id, campaign_id) WHERE (system_id IS NOT NULL)
CREATE INDEX self_inspection_roster_unit ON public.self_inspection_roster USING btree (campaign_id, unit_id, person_kana, id)
CREATE UNIQUE INDEX self_inspection_sheet_one_draft ON public.self_inspection_sheet USING btree (campaign_id, stratum) WHERE (state = 'drafting'::text)
CREATE UNIQUE INDEX self_inspection_sheet_pkey ON public.self_inspection_sheet USING btree (id)
CREATE UNIQUE INDEX self_inspection_sheet_version ON public.self_inspection_sheet USING btree (campaign_id, stratum, version)
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
CREATE UNIQUE INDEX system_baseline_once ON public.system_baseline USING btree (system_id)
CREATE UNIQUE INDEX system_baseline_pkey ON public.system_baseline USING btree (id)
CREATE INDEX system_control_inherited ON public.system_control USING btree (inherited_from, control_id) WHERE (inherited_from IS NOT NULL)
CREATE INDEX system_control_list ON public.system_control USING btree (system_id, chosen, sort, control_id)
CREATE UNIQUE INDEX system_control_once ON public.system_control USING btree (system_id, control_id)
CREATE UNIQUE INDEX system_control_pkey ON public.system_control USING btree (id)
CREATE INDEX system_control_change_of ON public.system_control_change USING btree (system_id, control_id, id DESC)
CREATE UNIQUE INDEX system_control_change_pkey ON public.system_control_change USING btree (id)
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
CREATE INDEX unit_name_order ON public.unit USING btree (name COLLATE "C", id)
CREATE INDEX unit_parent ON public.unit USING btree (parent_id)
CREATE UNIQUE INDEX unit_pkey ON public.unit USING btree (id)
-- row-level security
approval: approval_reach 
CASE
    WHEN (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) THEN true
    ELSE ((system_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.systems'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[])) OR (EXISTS ( SELECT 1
       FROM case_file c
      WHERE (c.id = approval.id))))
END
approval_document: approval_document_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (EXISTS ( SELECT 1
   FROM approval a
  WHERE (a.id = approval_document.approval_id))))
approval_exemption: approval_exemption_reach 
CASE
    WHEN (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) THEN true
    ELSE ((system_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.systems'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[])) OR (EXISTS ( SELECT 1
       FROM case_file c
      WHERE (c.id = approval_exemption.id))))
END
approval_opinion: approval_opinion_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (EXISTS ( SELECT 1
   FROM approval a
  WHERE (a.id = approval_opinion.approval_id))))
background_work: background_work_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (person_id = ( SELECT (NULLIF(current_setting('mamori.person'::text, true), ''::text))::uuid AS "nullif")))
calendar_feed: calendar_feed_own ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (person_id = ( SELECT (NULLIF(current_setting('mamori.person'::text, true), ''::text))::uuid AS "nullif")))
case_file: case_file_reach (open_to_all OR (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (unit_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.units'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[])) OR (other_unit_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.units'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[])) OR (system_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.systems'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[])) OR (person_id = ( SELECT (NULLIF(current_setting('mamori.person'::text, true), ''::text))::uuid AS "nullif")))
case_file: pledge_cases 
CASE
    WHEN (process <> ALL (ARRAY['pledges.pledge'::text, 'pledges.declaration'::text, 'pledges.reminder'::text])) THEN true
    WHEN (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) THEN true
    WHEN (process = 'pledges.declaration'::text) THEN ((unit_id = ANY (( SELECT pledge_units_of('{UNIT}'::text[]) AS pledge_units_of)::uuid[])) OR (person_id = ( SELECT (NULLIF(current_setting('mamori.person'::text, true), ''::text))::uuid AS "nullif")))
    ELSE ((unit_id = ANY (( SELECT pledge_units_of('{UNIT,UNIT_IAP}'::text[]) AS pledge_units_of)::uuid[])) OR (person_id = ( SELECT (NULLIF(current_setting('mamori.person'::text, true), ''::text))::uuid AS "nullif")))
END
code_resolution: code_resolution_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (unit_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.units'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[])) OR (person_id = ( SELECT (NULLIF(current_setting('mamori.person'::text, true), ''::text))::uuid AS "nullif")))
compliance_count: compliance_count_reach (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text)
compliance_deed: compliance_deed_reach 
CASE
    WHEN (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) THEN true
    ELSE ((subject_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.units'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[])) OR (subject_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.systems'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[])) OR (subject_id = ANY (( SELECT compliance_posts_of((NULLIF(current_setting('mamori.person'::text, true), ''::text))::uuid) AS compliance_posts_of)::uuid[])))
END
compliance_occasion: compliance_occasion_reach (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text)
compliance_owed: compliance_owed_reach 
CASE
    WHEN (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) THEN true
    ELSE ((subject_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.units'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[])) OR (subject_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.systems'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[])) OR (subject_id = ANY (( SELECT compliance_posts_of((NULLIF(current_setting('mamori.person'::text, true), ''::text))::uuid) AS compliance_posts_of)::uuid[])))
END
compliance_step: compliance_step_reach 
CASE
    WHEN (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) THEN true
    ELSE ((subject_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.units'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[])) OR (subject_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.systems'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[])) OR (subject_id = ANY (( SELECT compliance_posts_of((NULLIF(current_setting('mamori.person'::text, true), ''::text))::uuid) AS compliance_posts_of)::uuid[])))
END
control_assessment: control_assessment_reach 
CASE
    WHEN (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) THEN true
    ELSE (system_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.systems'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[]))
END
control_source: control_source_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (person_id = ( SELECT (NULLIF(current_setting('mamori.person'::text, true), ''::text))::uuid AS "nullif")) OR (EXISTS ( SELECT 1
   FROM control_catalog c
  WHERE (c.source_id = control_source.id))))
cycle_document: cycle_document_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (EXISTS ( SELECT 1
   FROM risk_cycle c
  WHERE (c.id = cycle_document.cycle_id))))
cycle_step: cycle_step_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (EXISTS ( SELECT 1
   FROM risk_cycle c
  WHERE (c.id = cycle_step.cycle_id))))
desk: desk_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (unit_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.units'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[])) OR (person_id = ( SELECT (NULLIF(current_setting('mamori.person'::text, true), ''::text))::uuid AS "nullif")))
desk_item: desk_item_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (EXISTS ( SELECT 1
   FROM desk
  WHERE (desk.id = desk_item.desk_id))))
desk_scan: desk_scan_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (unit_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.units'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[])) OR (person_id = ( SELECT (NULLIF(current_setting('mamori.person'::text, true), ''::text))::uuid AS "nullif")))
document: document_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (EXISTS ( SELECT 1
   FROM case_file c
  WHERE (c.id = document.id))) OR ((kind = 'inspection-plan'::text) AND ('CIR'::text = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.roles'::text, true), ''::text), '{}'::text) AS "coalesce"))::text[]))))
document_attachment: document_attachment_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (EXISTS ( SELECT 1
   FROM document d
  WHERE (d.id = document_attachment.document_id))))
document_attachment_piece: document_attachment_piece_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (EXISTS ( SELECT 1
   FROM document_attachment a
  WHERE (a.id = document_attachment_piece.attachment_id))))
document_comment: document_comment_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (EXISTS ( SELECT 1
   FROM document d
  WHERE (d.id = document_comment.document_id))))
document_edit: document_edit_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (EXISTS ( SELECT 1
   FROM document d
  WHERE (d.id = document_edit.document_id))))
document_reply: document_reply_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (EXISTS ( SELECT 1
   FROM document d
  WHERE (d.id = document_reply.document_id))))
document_version: document_version_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (EXISTS ( SELECT 1
   FROM document d
  WHERE (d.id = document_version.document_id))))
encryption_exemption: encryption_exemption_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (EXISTS ( SELECT 1
   FROM case_file c
  WHERE (c.id = encryption_exemption.id))))
evidence_making: evidence_making_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (EXISTS ( SELECT 1
   FROM evidence_pack p
  WHERE (p.id = evidence_making.pack_id))))
evidence_pack: evidence_pack_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (asked_by = ( SELECT (NULLIF(current_setting('mamori.person'::text, true), ''::text))::uuid AS "nullif")))
evidence_part: evidence_part_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (EXISTS ( SELECT 1
   FROM evidence_pack p
  WHERE (p.id = evidence_part.pack_id))))
finding: finding_reach 
CASE
    WHEN (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) THEN true
    ELSE ((system_id = ANY (( SELECT (COALESCE(NULLIF(current_setting('mamori.systems'::text, true), ''::text), '{}'::text))::uuid[] AS "coalesce")::uuid[])) OR ( SELECT ((COALESCE(NULLIF(current_setting('mamori.roles'::text, true), ''::text), '{}'::text))::text[] @> '{CIR}'::text[])))
END
finding_event: finding_event_reach 
CASE
    WHEN (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) THEN true
    ELSE ((system_id = ANY (( SELECT (COALESCE(NULLIF(current_setting('mamori.systems'::text, true), ''::text), '{}'::text))::uuid[] AS "coalesce")::uuid[])) OR ( SELECT ((COALESCE(NULLIF(current_setting('mamori.roles'::text, true), ''::text), '{}'::text))::text[] @> '{CIR}'::text[])))
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
improvement: improvement_reach 
CASE
    WHEN (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) THEN true
    ELSE (system_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.systems'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[]))
END
inspection: inspection_reach 
CASE
    WHEN (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) THEN true
    ELSE ((system_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.systems'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[])) OR (cir_unit_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.units'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[])))
END
inspection_frequency: inspection_frequency_reach true
inspection_plan: inspection_plan_reach 
CASE
    WHEN (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) THEN true
    ELSE ((system_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.systems'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[])) OR (unit_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.units'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[])) OR (cir_unit_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.units'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[])))
END
inspection_scan: inspection_scan_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (EXISTS ( SELECT 1
   FROM inspection i
  WHERE (i.id = inspection_scan.inspection_id))))
inspection_vulnerability: inspection_vulnerability_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (EXISTS ( SELECT 1
   FROM inspection i
  WHERE (i.id = inspection_vulnerability.inspection_id))))
label_print: label_print_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (unit_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.units'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[])) OR (person_id = ( SELECT (NULLIF(current_setting('mamori.person'::text, true), ''::text))::uuid AS "nullif")))
label_print_item: label_print_item_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (EXISTS ( SELECT 1
   FROM label_print p
  WHERE (p.id = label_print_item.print_id))))
ledger_entry: ledger_entry_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (unit_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.units'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[])) OR (person_id = ( SELECT (NULLIF(current_setting('mamori.person'::text, true), ''::text))::uuid AS "nullif")) OR (EXISTS ( SELECT 1
   FROM case_file c
  WHERE (c.id = ledger_entry.case_id))))
ledger_entry: pledge_entries 
CASE
    WHEN (process <> ALL (ARRAY['pledges.pledge'::text, 'pledges.declaration'::text, 'pledges.reminder'::text])) THEN true
    WHEN (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) THEN true
    ELSE (EXISTS ( SELECT 1
       FROM case_file c
      WHERE (c.id = ledger_entry.case_id)))
END
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
monitoring_item: monitoring_item_reach 
CASE
    WHEN (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) THEN true
    ELSE (system_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.systems'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[]))
END
monitoring_performance: monitoring_performance_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (EXISTS ( SELECT 1
   FROM monitoring_item i
  WHERE (i.id = monitoring_performance.item_id))))
notice: notice_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (unit_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.units'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[])) OR (system_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.systems'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[])) OR (person_id = ( SELECT (NULLIF(current_setting('mamori.person'::text, true), ''::text))::uuid AS "nullif")) OR (from_person_id = ( SELECT (NULLIF(current_setting('mamori.person'::text, true), ''::text))::uuid AS "nullif")) OR ((unit_id IS NULL) AND (system_id IS NULL) AND (person_id IS NULL) AND (role = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.roles'::text, true), ''::text), '{}'::text) AS "coalesce"))::text[]))) OR (EXISTS ( SELECT 1
   FROM case_file c
  WHERE (c.id = notice.case_id))))
oscal_import: oscal_import_reach 
CASE
    WHEN (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) THEN true
    ELSE (system_id = ANY (( SELECT (COALESCE(NULLIF(current_setting('mamori.systems'::text, true), ''::text), '{}'::text))::uuid[] AS "coalesce")::uuid[]))
END
oscal_upload: oscal_upload_reach 
CASE
    WHEN (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) THEN true
    ELSE (system_id = ANY (( SELECT (COALESCE(NULLIF(current_setting('mamori.systems'::text, true), ''::text), '{}'::text))::uuid[] AS "coalesce")::uuid[]))
END
personnel_difference: personnel_difference_reach 
CASE
    WHEN (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) THEN true
    ELSE (EXISTS ( SELECT 1
       FROM personnel_import i
      WHERE (i.upload_id = personnel_difference.upload_id)))
END
personnel_file: personnel_file_reach (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text)
personnel_row: personnel_row_reach (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text)
personnel_upload: personnel_upload_reach (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text)
plan_item: plan_item_reach 
CASE
    WHEN (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) THEN true
    ELSE (system_id = ANY (( SELECT (COALESCE(NULLIF(current_setting('mamori.systems'::text, true), ''::text), '{}'::text))::uuid[] AS "coalesce")::uuid[]))
END
plan_item_finding: plan_item_finding_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (EXISTS ( SELECT 1
   FROM plan_item p
  WHERE (p.id = plan_item_finding.item_id))))
plan_item_span: plan_item_span_reach 
CASE
    WHEN (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) THEN true
    ELSE (system_id = ANY (( SELECT (COALESCE(NULLIF(current_setting('mamori.systems'::text, true), ''::text), '{}'::text))::uuid[] AS "coalesce")::uuid[]))
END
plan_milestone: plan_milestone_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (EXISTS ( SELECT 1
   FROM plan_item p
  WHERE (p.id = plan_milestone.item_id))))
pledge: pledge_reach 
CASE
    WHEN (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) THEN true
    ELSE ((unit_id = ANY (( SELECT pledge_units_of('{UNIT,UNIT_IAP}'::text[]) AS pledge_units_of)::uuid[])) OR (person_id = ( SELECT (NULLIF(current_setting('mamori.person'::text, true), ''::text))::uuid AS "nullif")))
END
pledge_declaration: pledge_declaration_reach 
CASE
    WHEN (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) THEN true
    ELSE ((unit_id = ANY (( SELECT pledge_units_of('{UNIT}'::text[]) AS pledge_units_of)::uuid[])) OR (person_id = ( SELECT (NULLIF(current_setting('mamori.person'::text, true), ''::text))::uuid AS "nullif")))
END
pledge_reminder: pledge_reminder_reach 
CASE
    WHEN (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) THEN true
    ELSE (unit_id = ANY (( SELECT pledge_units_of('{UNIT,UNIT_IAP}'::text[]) AS pledge_units_of)::uuid[]))
END
pledge_standing: pledge_standing_reach 
CASE
    WHEN (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) THEN true
    ELSE ((unit_id = ANY (( SELECT pledge_units_of('{UNIT,UNIT_IAP}'::text[]) AS pledge_units_of)::uuid[])) OR (person_id = ( SELECT (NULLIF(current_setting('mamori.person'::text, true), ''::text))::uuid AS "nullif")))
END
pledge_tally: pledge_tally_reach 
CASE
    WHEN (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) THEN true
    ELSE (unit_id = ANY (( SELECT pledge_units_of('{UNIT,UNIT_IAP}'::text[]) AS pledge_units_of)::uuid[]))
END
presence: presence_reach (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text)
risk: risk_reach 
CASE
    WHEN (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) THEN true
    ELSE (system_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.systems'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[]))
END
risk_cycle: risk_cycle_reach 
CASE
    WHEN (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) THEN true
    ELSE (system_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.systems'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[]))
END
scan: scan_reach 
CASE
    WHEN (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) THEN true
    ELSE ((system_id = ANY (( SELECT (COALESCE(NULLIF(current_setting('mamori.systems'::text, true), ''::text), '{}'::text))::uuid[] AS "coalesce")::uuid[])) OR (delivered_person_id = ( SELECT (NULLIF(current_setting('mamori.person'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT ((COALESCE(NULLIF(current_setting('mamori.roles'::text, true), ''::text), '{}'::text))::text[] @> '{CIR}'::text[])))
END
scan_delivery: scan_delivery_reach 
CASE
    WHEN (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) THEN true
    ELSE ((system_id = ANY (( SELECT (COALESCE(NULLIF(current_setting('mamori.systems'::text, true), ''::text), '{}'::text))::uuid[] AS "coalesce")::uuid[])) OR (person_id = ( SELECT (NULLIF(current_setting('mamori.person'::text, true), ''::text))::uuid AS "nullif")) OR ( SELECT ((COALESCE(NULLIF(current_setting('mamori.roles'::text, true), ''::text), '{}'::text))::text[] @> '{CIR}'::text[])))
END
scan_host: scan_host_reach 
CASE
    WHEN (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) THEN true
    ELSE ((system_id = ANY (( SELECT (COALESCE(NULLIF(current_setting('mamori.systems'::text, true), ''::text), '{}'::text))::uuid[] AS "coalesce")::uuid[])) OR ( SELECT ((COALESCE(NULLIF(current_setting('mamori.roles'::text, true), ''::text), '{}'::text))::text[] @> '{CIR}'::text[])))
END
scan_part: scan_part_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (EXISTS ( SELECT 1
   FROM scan_delivery d
  WHERE (d.id = scan_part.delivery_id))))
scan_staged_host: scan_staged_host_reach (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text)
scan_staged_item: scan_staged_item_reach (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text)
secret_input: secret_input_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (EXISTS ( SELECT 1
   FROM case_file c
  WHERE (c.id = secret_input.medium_id))))
self_inspection_answer: self_inspection_answer_reach 
CASE
    WHEN (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) THEN true
    ELSE ((person_id = ( SELECT (NULLIF(current_setting('mamori.person'::text, true), ''::text))::uuid AS "nullif")) OR ((unit_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.units'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[])) AND ((( SELECT COALESCE(NULLIF(current_setting('mamori.roles'::text, true), ''::text), '{}'::text) AS "coalesce"))::text[] && '{UNIT,UNIT_IAP}'::text[])) OR (system_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.systems'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[])))
END
self_inspection_classing: self_inspection_classing_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (EXISTS ( SELECT 1
   FROM self_inspection_roster r
  WHERE (r.id = self_inspection_classing.roster_id))))
self_inspection_count: self_inspection_count_reach 
CASE
    WHEN (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) THEN true
    WHEN ((( SELECT COALESCE(NULLIF(current_setting('mamori.roles'::text, true), ''::text), '{}'::text) AS "coalesce"))::text[] && '{J6D,J6P}'::text[]) THEN true
    ELSE ((unit_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.units'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[])) AND ((( SELECT COALESCE(NULLIF(current_setting('mamori.roles'::text, true), ''::text), '{}'::text) AS "coalesce"))::text[] && '{UNIT,UNIT_IAP}'::text[]))
END
self_inspection_counted: self_inspection_counted_reach (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text)
self_inspection_draft: self_inspection_draft_own ((person_id = ( SELECT (NULLIF(current_setting('mamori.person'::text, true), ''::text))::uuid AS "nullif")) OR (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text))
self_inspection_progress: self_inspection_progress_reach 
CASE
    WHEN (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) THEN true
    WHEN ((( SELECT COALESCE(NULLIF(current_setting('mamori.roles'::text, true), ''::text), '{}'::text) AS "coalesce"))::text[] && '{J6D,J6P}'::text[]) THEN true
    ELSE ((unit_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.units'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[])) AND ((( SELECT COALESCE(NULLIF(current_setting('mamori.roles'::text, true), ''::text), '{}'::text) AS "coalesce"))::text[] && '{UNIT,UNIT_IAP}'::text[]))
END
self_inspection_remedy: self_inspection_remedy_reach 
CASE
    WHEN (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) THEN true
    WHEN ((( SELECT COALESCE(NULLIF(current_setting('mamori.roles'::text, true), ''::text), '{}'::text) AS "coalesce"))::text[] && '{J6D,J6P}'::text[]) THEN true
    ELSE ((unit_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.units'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[])) OR (system_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.systems'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[])) OR (owner_id = ( SELECT (NULLIF(current_setting('mamori.person'::text, true), ''::text))::uuid AS "nullif")))
END
self_inspection_reply: self_inspection_reply_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (EXISTS ( SELECT 1
   FROM self_inspection_answer a
  WHERE (a.id = self_inspection_reply.answer_id))))
self_inspection_reply_before: self_inspection_reply_before_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR (EXISTS ( SELECT 1
   FROM self_inspection_answer a
  WHERE (a.id = self_inspection_reply_before.answer_id))))
self_inspection_report: self_inspection_report_reach 
CASE
    WHEN (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) THEN true
    WHEN ((( SELECT COALESCE(NULLIF(current_setting('mamori.roles'::text, true), ''::text), '{}'::text) AS "coalesce"))::text[] && '{J6D,J6P}'::text[]) THEN true
    ELSE ((unit_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.units'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[])) OR (system_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.systems'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[])))
END
self_inspection_report_line: self_inspection_report_line_reach ((( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) OR ((( SELECT COALESCE(NULLIF(current_setting('mamori.roles'::text, true), ''::text), '{}'::text) AS "coalesce"))::text[] && '{J6D,J6P}'::text[]) OR (EXISTS ( SELECT 1
   FROM self_inspection_report r
  WHERE (r.id = self_inspection_report_line.report_id))))
self_inspection_roster: self_inspection_roster_reach 
CASE
    WHEN (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) THEN true
    WHEN ((( SELECT COALESCE(NULLIF(current_setting('mamori.roles'::text, true), ''::text), '{}'::text) AS "coalesce"))::text[] && '{J6D,J6P}'::text[]) THEN true
    ELSE ((person_id = ( SELECT (NULLIF(current_setting('mamori.person'::text, true), ''::text))::uuid AS "nullif")) OR ((unit_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.units'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[])) AND ((( SELECT COALESCE(NULLIF(current_setting('mamori.roles'::text, true), ''::text), '{}'::text) AS "coalesce"))::text[] && '{UNIT,UNIT_IAP}'::text[])) OR (system_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.systems'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[])))
END
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
system_baseline: system_baseline_reach 
CASE
    WHEN (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) THEN true
    ELSE (system_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.systems'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[]))
END
system_control: system_control_reach 
CASE
    WHEN (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) THEN true
    ELSE (system_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.systems'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[]))
END
system_control_change: system_control_change_reach 
CASE
    WHEN (( SELECT current_setting('mamori.everything'::text, true) AS current_setting) = 'on'::text) THEN true
    ELSE (system_id = ANY ((( SELECT COALESCE(NULLIF(current_setting('mamori.systems'::text, true), ''::text), '{}'::text) AS "coalesce"))::uuid[]))
END
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
CREATE TRIGGER pledge_appointment_added AFTER INSERT ON public.appointment REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION pledge_officer_changed()
CREATE TRIGGER pledge_appointment_set AFTER UPDATE ON public.appointment REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION pledge_officer_changed()
CREATE TRIGGER approval_document_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.approval_document FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()
CREATE TRIGGER compliance_step_added AFTER INSERT ON public.compliance_step REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION compliance_step_added()
CREATE TRIGGER compliance_step_removed AFTER DELETE ON public.compliance_step REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION compliance_step_removed()
CREATE TRIGGER control_source_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.control_source FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()
CREATE TRIGGER cycle_document_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.cycle_document FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()
CREATE TRIGGER cycle_step_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.cycle_step FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()
CREATE TRIGGER document_attachment_piece_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.document_attachment_piece FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()
CREATE TRIGGER document_comment_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.document_comment FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()
CREATE TRIGGER document_edit_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.document_edit FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()
CREATE TRIGGER document_reply_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.document_reply FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()
CREATE TRIGGER document_version_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.document_version FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()
CREATE TRIGGER pledge_incumbency_added AFTER INSERT ON public.incumbency REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION pledge_of_person_changed()
CREATE TRIGGER pledge_incumbency_set AFTER UPDATE ON public.incumbency REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION pledge_of_person_changed()
CREATE TRIGGER ledger_entry_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.ledger_entry FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()
CREATE TRIGGER ledger_entry_enqueue AFTER INSERT ON public.ledger_entry REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger_enqueue()
CREATE TRIGGER ledger_head_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.ledger_head FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()
CREATE TRIGGER ledger_leaf_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.ledger_leaf FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()
CREATE TRIGGER ledger_node_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.ledger_node FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()
CREATE TRIGGER ledger_unsealed_no_change BEFORE UPDATE OR TRUNCATE ON public.ledger_unsealed FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()
CREATE TRIGGER monitoring_performance_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.monitoring_performance FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()
CREATE TRIGGER notice_kept BEFORE UPDATE ON public.notice FOR EACH ROW EXECUTE FUNCTION notice_keep()
CREATE TRIGGER oscal_import_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.oscal_import FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()
CREATE TRIGGER oscal_upload_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.oscal_upload FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()
CREATE TRIGGER passkey_kept BEFORE UPDATE ON public.passkey FOR EACH ROW EXECUTE FUNCTION passkey_kept()
CREATE TRIGGER pledge_person_added AFTER INSERT ON public.person REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION pledge_person_changed()
CREATE TRIGGER pledge_person_set AFTER UPDATE ON public.person REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION pledge_person_changed()
CREATE TRIGGER personnel_difference_never_changed BEFORE UPDATE OR TRUNCATE ON public.personnel_difference FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()
CREATE TRIGGER personnel_difference_not_less AFTER DELETE ON public.personnel_difference REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION personnel_bound()
CREATE TRIGGER personnel_difference_not_more AFTER INSERT ON public.personnel_difference REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION personnel_bound()
CREATE TRIGGER personnel_import_kept BEFORE DELETE OR UPDATE OR TRUNCATE ON public.personnel_import FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()
CREATE TRIGGER pledge_added AFTER INSERT ON public.pledge REFERENCING NEW TABLE AS changed FOR EACH STATEMENT WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION pledge_of_person_changed()
CREATE TRIGGER pledge_set AFTER UPDATE ON public.pledge REFERENCING NEW TABLE AS changed FOR EACH STATEMENT WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION pledge_of_person_changed()
CREATE TRIGGER pledge_declaration_added AFTER INSERT ON public.pledge_declaration REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION pledge_of_person_changed()
CREATE TRIGGER pledge_declaration_set AFTER UPDATE ON public.pledge_declaration REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION pledge_of_person_changed()
CREATE TRIGGER pledge_standing_added AFTER INSERT ON public.pledge_standing REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION pledge_tally_changed()
CREATE TRIGGER pledge_standing_changed AFTER UPDATE ON public.pledge_standing REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION pledge_tally_changed()
CREATE TRIGGER pledge_standing_removed AFTER DELETE ON public.pledge_standing REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION pledge_tally_changed()
CREATE TRIGGER self_inspection_question_stands BEFORE INSERT OR DELETE OR UPDATE ON public.self_inspection_question FOR EACH ROW EXECUTE FUNCTION self_inspection_question_stands()
CREATE TRIGGER self_inspection_reply_before_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.self_inspection_reply_before FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()
CREATE TRIGGER self_inspection_report_line_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.self_inspection_report_line FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()
CREATE TRIGGER stocktake_scan_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.stocktake_scan FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()
CREATE TRIGGER system_control_change_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.system_control_change FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()
-- what the application may do
account: INSERT, SELECT, UPDATE
api_token: INSERT, SELECT, UPDATE
api_token_failure: DELETE, INSERT, SELECT, UPDATE
appointment: INSERT, SELECT, UPDATE
approval: INSERT, SELECT, UPDATE
approval_document: INSERT, SELECT
approval_exemption: INSERT, SELECT, UPDATE
approval_opinion: INSERT, SELECT, UPDATE
background_work: INSERT, SELECT, UPDATE
calendar_feed: INSERT, SELECT, UPDATE
case_file: INSERT, SELECT, UPDATE
case_turn: DELETE, INSERT, SELECT, UPDATE
code_resolution: INSERT, SELECT
compliance_count: SELECT
compliance_deed: DELETE, INSERT, SELECT
compliance_occasion: DELETE, INSERT, SELECT
compliance_owed: DELETE, INSERT, SELECT, UPDATE
compliance_progress: SELECT, UPDATE
compliance_step: DELETE, INSERT, SELECT
compliance_watch: DELETE, INSERT, SELECT, UPDATE
control: INSERT, SELECT, UPDATE
control_assessment: INSERT, SELECT, UPDATE
control_catalog: INSERT, SELECT, UPDATE
control_catalog_base: DELETE, INSERT, SELECT, UPDATE
control_delivery: INSERT, SELECT, UPDATE
control_source: INSERT, SELECT
cycle_document: INSERT, SELECT
cycle_step: INSERT, SELECT
desk: INSERT, SELECT, UPDATE
desk_item: INSERT, SELECT, UPDATE
desk_scan: INSERT, SELECT
document: INSERT, SELECT, UPDATE
document_attachment: INSERT, SELECT, UPDATE
document_attachment_piece: INSERT, SELECT
document_comment: INSERT, SELECT
document_edit: INSERT, SELECT
document_reply: INSERT, SELECT
document_version: INSERT, SELECT
encryption_exemption: INSERT, SELECT, UPDATE
evidence_making: INSERT, SELECT, UPDATE
evidence_pack: INSERT, SELECT, UPDATE
evidence_part: DELETE, INSERT, SELECT
finding: INSERT, SELECT, UPDATE
finding_cve: SELECT
finding_event: INSERT, SELECT
governing_document: INSERT, SELECT, UPDATE
handover: INSERT, SELECT, UPDATE
handover_item: INSERT, SELECT, UPDATE
import_batch: DELETE, INSERT, SELECT, UPDATE
import_file: DELETE, INSERT, SELECT, UPDATE
import_row: DELETE, INSERT, SELECT, UPDATE
improvement: INSERT, SELECT, UPDATE
incumbency: INSERT, SELECT, UPDATE
inspection: INSERT, SELECT, UPDATE
inspection_frequency: INSERT, SELECT, UPDATE
inspection_plan: INSERT, SELECT, UPDATE
inspection_scan: INSERT, SELECT
inspection_vulnerability: INSERT, SELECT, UPDATE
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
monitoring_item: INSERT, SELECT, UPDATE
monitoring_performance: INSERT, SELECT
notice: INSERT, SELECT, UPDATE
number_series: INSERT, SELECT, UPDATE
oidc_attempt: DELETE, INSERT, SELECT
oidc_link: INSERT, SELECT
one_time_link: DELETE, INSERT, SELECT, UPDATE
oscal_import: INSERT, SELECT
oscal_upload: INSERT, SELECT
passkey: INSERT, SELECT
passkey_challenge: DELETE, INSERT, SELECT
person: INSERT, SELECT, UPDATE
personnel_difference: DELETE, INSERT, SELECT
personnel_file: DELETE, INSERT, SELECT, UPDATE
personnel_import: INSERT, SELECT
personnel_row: DELETE, INSERT, SELECT, UPDATE
personnel_upload: DELETE, INSERT, SELECT, UPDATE
plan_item: INSERT, SELECT, UPDATE
plan_item_finding: INSERT, SELECT, UPDATE
plan_item_span: DELETE, INSERT, SELECT, UPDATE
plan_milestone: INSERT, SELECT, UPDATE
pledge: INSERT, SELECT, UPDATE
pledge_declaration: INSERT, SELECT, UPDATE
pledge_reminder: INSERT, SELECT, UPDATE
pledge_standing: SELECT
pledge_tally: SELECT
pledge_text: INSERT, SELECT, UPDATE
post: INSERT, SELECT, UPDATE
presence: DELETE, INSERT, SELECT, UPDATE
risk: INSERT, SELECT, UPDATE
risk_cycle: INSERT, SELECT, UPDATE
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
self_inspection: INSERT, SELECT, UPDATE
self_inspection_answer: INSERT, SELECT, UPDATE
self_inspection_classing: INSERT, SELECT
self_inspection_count: DELETE, INSERT, SELECT, UPDATE
self_inspection_counted: DELETE, INSERT, SELECT, UPDATE
self_inspection_counting: DELETE, INSERT, SELECT, UPDATE
self_inspection_draft: DELETE, INSERT, SELECT, UPDATE
self_inspection_progress: DELETE, INSERT, SELECT, UPDATE
self_inspection_question: DELETE, INSERT, SELECT, UPDATE
self_inspection_remedy: INSERT, SELECT, UPDATE
self_inspection_reply: DELETE, INSERT, SELECT, UPDATE
self_inspection_reply_before: INSERT, SELECT
self_inspection_report: INSERT, SELECT, UPDATE
self_inspection_report_line: INSERT, SELECT
self_inspection_result: INSERT, SELECT, UPDATE
self_inspection_roster: INSERT, SELECT, UPDATE
self_inspection_sheet: INSERT, SELECT, UPDATE
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
system_baseline: INSERT, SELECT, UPDATE
system_control: INSERT, SELECT, UPDATE
system_control_change: INSERT, SELECT
take_out: INSERT, SELECT, UPDATE
transfer: INSERT, SELECT, UPDATE
transfer_item: INSERT, SELECT, UPDATE
unit: INSERT, SELECT, UPDATE
