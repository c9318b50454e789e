-- 運用承認 (付紙第９): one case from 文書作成 to the decision; what it was decided on is bound by version and hash.
create table approval (
  id uuid primary key references case_file,
  system_id uuid not null references system,
  state text not null,
  number text,
  occasion text not null check (occasion in ('preparation', 'replacement', 'renewal')),
  former_id uuid references approval,
  opened_on date not null,
  -- 定められた時期, and which order set it.
  due_on date not null,
  due_basis text not null check (due_basis <> ''),
  state_since timestamptz not null,
  -- Everybody who acted for a side: who judges must be none of them.
  dev_people uuid[] not null default '{}',
  operator_people uuid[] not null default '{}',
  cert_people uuid[] not null default '{}',
  return_reason text,
  returned_from text,
  findings text,
  reviewed_by text,
  reviewed_at timestamptz,
  certified_by text,
  certified_at timestamptz,
  applied_by text,
  applied_at timestamptz,
  -- What the last act bound, in words; and the hash of the set that was applied for and decided on.
  papers_text text,
  package_hash text check (package_hash ~ '^[0-9a-f]{64}$'),
  decided_hash text check (decided_hash ~ '^[0-9a-f]{64}$'),
  decided_by text,
  decided_at timestamptz,
  decision_reason text,
  letter_number text,
  conditions text,
  conditions_due_on date,
  conditions_report text,
  valid_until date,
  ended_reason text
);
create index approval_system on approval (system_id, id desc);
create index approval_list on approval (id desc);
create unique index approval_one_open on approval (system_id)
  where state not in ('approved', 'conditional', 'conditions-reported', 'denied', 'revoked', 'superseded', 'withdrawn');
-- Judged at the end of the transaction: a renewed approval ends the former one by a follow-up act.
alter table approval add constraint approval_one_in_force exclude using gist (system_id with =)
  where (state in ('approved', 'conditional', 'conditions-reported')) deferrable initially deferred;
create index approval_valid on approval (valid_until) where valid_until is not null;

-- Which version of which document each step handed over or decided on. Never changed: a later step binds anew.
create table approval_document (
  id uuid primary key,
  -- The order in which versions were bound, also within one instant.
  nth bigint generated always as identity,
  approval_id uuid not null references approval,
  step text not null check (step in ('submit', 'assess', 'plan', 'certify', 'apply', 'decide', 'confirm')),
  kind text not null,
  title text not null,
  document_id uuid not null references document,
  document_version_id uuid not null references document_version,
  number integer not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bound_at timestamptz not null,
  entry_id uuid not null
);
create index approval_document_of on approval_document (approval_id, kind, nth);
create index approval_document_version on approval_document (document_version_id);
create trigger approval_document_append_only before update or delete or truncate on approval_document
  for each statement execute function ledger_refuse();

-- 情報システム運用者の意見: asked by 整備, given by the operator himself, answered by 整備.
create table approval_opinion (
  id uuid primary key,
  approval_id uuid not null references approval,
  asked_at timestamptz not null,
  asked_by text not null,
  asked_person_id uuid not null references person,
  question text not null,
  -- Versions or working text the operator had before him.
  about text not null,
  given_at timestamptz,
  given_by text,
  given_person_id uuid references person,
  verdict text check (verdict in ('agreed', 'comments')),
  opinion text,
  answered_at timestamptz,
  answered_by text,
  answer text
);
create index approval_opinion_of on approval_opinion (approval_id, id);

-- 訓令26条1項の情報システム (付紙第９-9): no approval needed once the 情報保証責任者 agreed.
create table approval_exemption (
  id uuid primary key references case_file,
  system_id uuid not null references system,
  state text not null,
  number text,
  asked_on date not null,
  clause text not null check (clause <> ''),
  reason text not null check (reason <> ''),
  applicant_id uuid not null references person,
  applicant_name text not null,
  applicant_post text not null,
  decided_by text,
  decided_at timestamptz,
  decision_reason text,
  ended_reason text
);
create index approval_exemption_system on approval_exemption (system_id, id desc);
create unique index approval_exemption_one on approval_exemption (system_id) where state in ('asked', 'exempt');

alter table approval enable row level security;
create policy approval_reach on approval to mamori_app using (case
  when (select current_setting('mamori.everything', true)) = 'on' then true
  else system_id = any ((select coalesce(nullif(current_setting('mamori.systems', true), ''), '{}'))::uuid[])
    or exists (select 1 from case_file c where c.id = approval.id)
end) with check (true);

alter table approval_document enable row level security;
create policy approval_document_reach on approval_document to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
  or exists (select 1 from approval a where a.id = approval_document.approval_id)
) with check (true);

alter table approval_opinion enable row level security;
create policy approval_opinion_reach on approval_opinion to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
  or exists (select 1 from approval a where a.id = approval_opinion.approval_id)
) with check (true);

alter table approval_exemption enable row level security;
create policy approval_exemption_reach on approval_exemption to mamori_app using (case
  when (select current_setting('mamori.everything', true)) = 'on' then true
  else system_id = any ((select coalesce(nullif(current_setting('mamori.systems', true), ''), '{}'))::uuid[])
    or exists (select 1 from case_file c where c.id = approval_exemption.id)
end) with check (true);

grant select, insert, update on approval, approval_opinion, approval_exemption to mamori_app;
grant select, insert on approval_document to mamori_app;
