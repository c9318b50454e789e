-- 自己点検 (本文 第6-1): one campaign a 年度, its question sheets, who answers as at the base date, and the answers.
create table self_inspection (
  id uuid primary key references case_file,
  fiscal_year integer not null,
  base_date date not null,
  opens_on date not null,
  remind_on date[] not null default '{}',
  closes_on date not null,
  report_due date not null,
  -- 基本方針 of the 情報保証統括責任者, which may replace dates, targets and method; null where none was shown.
  policy jsonb,
  strata text[] not null,
  method text,
  state text not null,
  announced_at timestamptz,
  opened_at timestamptz,
  closed_at timestamptz,
  roster_count integer,
  roster_digest text check (roster_digest ~ '^[0-9a-f]{64}$'),
  constraint self_inspection_days check (opens_on <= closes_on and closes_on <= report_due),
  constraint self_inspection_one_a_year unique (fiscal_year)
);

create table self_inspection_sheet (
  id uuid primary key references case_file,
  campaign_id uuid not null references self_inspection,
  stratum text not null check (stratum in ('operator', 'unit', 'staff')),
  version integer not null check (version > 0),
  state text not null check (state in ('drafting', 'frozen', 'dropped')),
  -- The questions are this product's sample, not those shown by the 指揮通信システム部長.
  sample boolean not null default false,
  source text,
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  frozen_at timestamptz,
  check ((frozen_at is null) = (sha256 is null)),
  constraint self_inspection_sheet_version unique (campaign_id, stratum, version)
);
create unique index self_inspection_sheet_one_draft on self_inspection_sheet (campaign_id, stratum) where state = 'drafting';

create table self_inspection_question (
  sheet_id uuid not null references self_inspection_sheet,
  key text not null check (key ~ '^[A-Za-z0-9][A-Za-z0-9-]{0,19}$'),
  section text not null check (section <> ''),
  text text not null check (text <> ''),
  rules text[] not null,
  sort integer not null,
  help text,
  primary key (sheet_id, key)
);

-- Content of a frozen sheet is what people were asked: nobody changes it afterwards.
create function self_inspection_question_stands() returns trigger language plpgsql as $$
begin
  if exists (select 1 from self_inspection_sheet s where s.id in (old.sheet_id, new.sheet_id) and s.frozen_at is not null) then
    raise exception 'questions of a frozen sheet do not change' using errcode = 'check_violation';
  end if;
  return coalesce(new, old);
end $$;
create trigger self_inspection_question_stands before insert or update or delete on self_inspection_question
  for each row execute function self_inspection_question_stands();

-- Who answers, copied as at the base date: what becomes of posts and people later does not change it. `unit_id` is the 部隊等
-- whose 部隊等情報保証責任者 answers for the person. No index has a column that a submission changes, so that a submission
-- stays on its page. Campaign, person, unit and system are copies, checked where they were copied from.
create table self_inspection_roster (
  id uuid primary key,
  campaign_id uuid not null,
  person_id uuid not null,
  stratum text not null check (stratum in ('operator', 'unit', 'staff')),
  unit_id uuid not null,
  system_id uuid,
  person_name text not null,
  person_kana text not null,
  post_title text not null,
  standing text not null default 'due' check (standing in ('due', 'late-joiner', 'absent')),
  reason text check ((standing = 'due') = (reason is null)),
  state text not null default 'none' check (state in ('none', 'draft', 'submitted', 'returned', 'confirmed')),
  receipt text,
  submitted_at timestamptz,
  answer_id uuid,
  check ((stratum = 'operator') = (system_id is not null)),
  constraint self_inspection_roster_once unique nulls not distinct (campaign_id, person_id, stratum, unit_id, system_id)
) with (fillfactor = 80);
create index self_inspection_roster_person on self_inspection_roster (person_id);
create index self_inspection_roster_unit on self_inspection_roster (campaign_id, unit_id, person_kana, id);
create index self_inspection_roster_system on self_inspection_roster (system_id, campaign_id) where system_id is not null;

-- What is being answered; an observation, not a case. Gone once submitted: the replies stand then.
create table self_inspection_draft (
  roster_id uuid primary key references self_inspection_roster,
  person_id uuid not null,
  content jsonb not null,
  revision integer not null,
  saved_at timestamptz not null
) with (fillfactor = 70);

create table self_inspection_answer (
  id uuid primary key references case_file,
  roster_id uuid not null references self_inspection_roster,
  campaign_id uuid not null,
  person_id uuid not null,
  unit_id uuid not null,
  system_id uuid,
  stratum text not null,
  sheet_id uuid not null,
  state text not null check (state in ('submitted', 'returned', 'confirmed')),
  receipt text not null,
  -- How often it was submitted: more than once after a return.
  round integer not null check (round > 0),
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  submitted_at timestamptz not null,
  submitted_by text not null,
  returned_reason text,
  confirmed_at timestamptz,
  confirmed_by text,
  yes_count integer not null,
  no_count integer not null,
  na_count integer not null,
  constraint self_inspection_answer_once unique (roster_id),
  constraint self_inspection_answer_receipt unique (receipt)
) with (fillfactor = 85);
create index self_inspection_answer_person on self_inspection_answer (person_id);

create table self_inspection_reply (
  answer_id uuid not null references self_inspection_answer,
  question_key text not null,
  reply text not null check (reply in ('yes', 'no', 'na')),
  reason text,
  action text,
  action_due date,
  primary key (answer_id, question_key),
  check (reply = 'yes' or reason is not null),
  check (reply <> 'no' or (action is not null and action_due is not null))
);

-- Replies of a submission that was returned, as they were: a new submission puts its own in their place.
create table self_inspection_reply_before (
  answer_id uuid not null references self_inspection_answer,
  round integer not null,
  digest text not null,
  content jsonb not null,
  submitted_at timestamptz not null,
  primary key (answer_id, round)
);
create trigger self_inspection_reply_before_append_only before update or delete or truncate on self_inspection_reply_before
  for each statement execute function ledger_refuse();

-- Late joiners and absentees with the reason, and whoever was put back among those who answer: one case a statement.
create table self_inspection_classing (
  id uuid primary key references case_file,
  roster_id uuid not null references self_inspection_roster,
  campaign_id uuid not null references self_inspection,
  person_id uuid not null references person,
  unit_id uuid not null references unit,
  state text not null,
  kind text not null check (kind in ('late-joiner', 'absent', 'restored')),
  reason text not null,
  classed_by text not null,
  classed_at timestamptz not null
);
create index self_inspection_classing_of on self_inspection_classing (roster_id, id);

alter table self_inspection_roster enable row level security;
create policy self_inspection_roster_reach on self_inspection_roster to mamori_app using (case
  when (select current_setting('mamori.everything', true)) = 'on' then true
  when (select coalesce(nullif(current_setting('mamori.roles', true), ''), '{}'))::text[] && '{J6D,J6P}' then true
  else person_id = (select nullif(current_setting('mamori.person', true), '')::uuid)
    -- Belonging to a unit is not enough: who has answered and who is absent is its officer's to know.
    or (unit_id = any ((select coalesce(nullif(current_setting('mamori.units', true), ''), '{}'))::uuid[])
      and (select coalesce(nullif(current_setting('mamori.roles', true), ''), '{}'))::text[] && '{UNIT,UNIT_IAP}')
    or system_id = any ((select coalesce(nullif(current_setting('mamori.systems', true), ''), '{}'))::uuid[])
end) with check (true);

-- Drafts are the answerer's alone.
alter table self_inspection_draft enable row level security;
create policy self_inspection_draft_own on self_inspection_draft to mamori_app using (
  person_id = (select nullif(current_setting('mamori.person', true), '')::uuid)
  or (select current_setting('mamori.everything', true)) = 'on'
) with check (true);

alter table self_inspection_answer enable row level security;
create policy self_inspection_answer_reach on self_inspection_answer to mamori_app using (case
  when (select current_setting('mamori.everything', true)) = 'on' then true
  else person_id = (select nullif(current_setting('mamori.person', true), '')::uuid)
    or (unit_id = any ((select coalesce(nullif(current_setting('mamori.units', true), ''), '{}'))::uuid[])
      and (select coalesce(nullif(current_setting('mamori.roles', true), ''), '{}'))::text[] && '{UNIT,UNIT_IAP}')
    or system_id = any ((select coalesce(nullif(current_setting('mamori.systems', true), ''), '{}'))::uuid[])
end) with check (true);

alter table self_inspection_reply enable row level security;
create policy self_inspection_reply_reach on self_inspection_reply to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
  or exists (select 1 from self_inspection_answer a where a.id = self_inspection_reply.answer_id)
) with check (true);

alter table self_inspection_reply_before enable row level security;
create policy self_inspection_reply_before_reach on self_inspection_reply_before to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
  or exists (select 1 from self_inspection_answer a where a.id = self_inspection_reply_before.answer_id)
) with check (true);

alter table self_inspection_classing enable row level security;
create policy self_inspection_classing_reach on self_inspection_classing to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
  or exists (select 1 from self_inspection_roster r where r.id = self_inspection_classing.roster_id)
) with check (true);

grant select, insert, update on self_inspection, self_inspection_sheet, self_inspection_roster, self_inspection_answer to mamori_app;
grant select, insert, update, delete on self_inspection_question, self_inspection_draft, self_inspection_reply to mamori_app;
grant select, insert on self_inspection_reply_before, self_inspection_classing to mamori_app;
