-- A notice keeps who told it and as what, and its way to the addressee: there, opened, received.
alter table notice
  add column from_person_id uuid,
  add column from_post_id uuid,
  add column from_post_title text not null default '',
  add column from_name text not null default '',
  -- Whether the addressee's post confirms receipt, by the rule in force when it was told.
  add column needs_receipt boolean not null default false,
  -- 9999-12-31 where no receipt is awaited.
  add column receive_by date not null default '9999-12-31',
  add column received_at timestamptz,
  add column received_by uuid references person,
  add column received_post text,
  add column received_name text,
  -- The ledger entry that shows the receipt: of its own, or that of the act by which the post answered.
  add column received_entry_id uuid,
  add column mail_state text check (mail_state in ('waiting', 'sent', 'failed')),
  add column mailed_at timestamptz,
  add constraint notice_received_whole check (num_nulls(received_at, received_by, received_post, received_name, received_entry_id) in (0, 5)),
  add constraint notice_received_if_awaited check (received_at is null or needs_receipt);
update notice n
  set from_person_id = e.person_id, from_post_id = e.post_id, from_post_title = e.post_title,
    from_name = btrim(e.person_rank || ' ' || e.person_name)
  from ledger_entry e where e.id = n.entry_id;
alter table notice add column waits boolean not null
  generated always as (case when needs_receipt then received_at is null else seen_at is null end) stored;

drop index notice_unit, notice_person, notice_system;
create index notice_unit_waiting on notice (unit_id, role, receive_by, at, id) where waits;
create index notice_system_waiting on notice (system_id, role, receive_by, at, id) where waits;
create index notice_person_waiting on notice (person_id, receive_by, at, id) where waits;
create index notice_role_waiting on notice (role, receive_by, at, id)
  where waits and unit_id is null and system_id is null and person_id is null;
create index notice_unit on notice (unit_id, role, at, id);
create index notice_system on notice (system_id, role, at, id);
create index notice_person on notice (person_id, at, id);
create index notice_role on notice (role, at, id) where unit_id is null and system_id is null and person_id is null;
create index notice_from_post on notice (from_post_id, at, id);
create index notice_from_person on notice (from_person_id, at, id);
create index notice_from_post_waiting on notice (from_post_id, receive_by, at, id) where waits;
create index notice_from_person_waiting on notice (from_person_id, receive_by, at, id) where waits;

-- What was told stays told, and what was received stays received.
create function notice_keep() returns trigger language plpgsql as $$
begin
  if (new.entry_id, new.case_id, new.verb, new.role, new.text, new.at) is distinct from
      (old.entry_id, old.case_id, old.verb, old.role, old.text, old.at)
    or (new.unit_id, new.system_id, new.person_id) is distinct from (old.unit_id, old.system_id, old.person_id)
    or (old.received_at is not null and (new.received_at, new.received_entry_id) is distinct from (old.received_at, old.received_entry_id))
  then raise exception 'a notice is told once and received once' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger notice_kept before update on notice for each row execute function notice_keep();

-- Whoever a notice is addressed to reads it, whether or not the case is theirs to see; so does whoever told it.
drop policy notice_reach on notice;
create policy notice_reach on notice to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
  or unit_id = any ((select coalesce(nullif(current_setting('mamori.units', true), ''), '{}'))::uuid[])
  or system_id = any ((select coalesce(nullif(current_setting('mamori.systems', true), ''), '{}'))::uuid[])
  or person_id = (select nullif(current_setting('mamori.person', true), '')::uuid)
  or from_person_id = (select nullif(current_setting('mamori.person', true), '')::uuid)
  or exists (select 1 from case_file c where c.id = notice.case_id)
) with check (true);

-- How mail leaves this product: one row, changed by an act. The password stands in no table.
create table mail_server (
  id uuid primary key,
  only_one boolean not null default true unique check (only_one),
  enabled boolean not null,
  host text not null,
  port integer not null check (port between 1 and 65535),
  security text not null check (security in ('tls', 'starttls', 'none')),
  login text,
  from_address text not null,
  -- Addresses outside these domains get no mail; empty: any.
  domains text[] not null,
  -- Verbs that go out by mail, and those nobody may silence.
  verbs text[] not null,
  mandatory text[] not null
);

-- Where a person wants mail and how: at once, once a day, or none. An address at work is everybody's to read.
create table mail_recipient (
  id uuid primary key,
  person_id uuid not null unique references person,
  address text,
  choice text not null check (choice in ('at-once', 'daily', 'none')),
  -- Since when the address is refused for good, and in what words; cleared by a mail that arrives and by another address.
  failing_since timestamptz,
  failing_words text
);
create index mail_recipient_failing on mail_recipient (failing_since) where failing_since is not null;

-- The daily mails of a day have all been written.
create table mail_day (
  day date primary key,
  written_at timestamptz not null
);

-- Mail to be sent, written with what it tells. Its Message-ID never changes: a second copy is recognised as such.
create table mail_outbox (
  id uuid primary key,
  -- The same thing is told to the same person once: notice, or kind and day.
  key text not null constraint mail_outbox_once unique,
  kind text not null check (kind in ('notice', 'daily', 'due', 'trial')),
  notice_id uuid references notice,
  person_id uuid not null references person,
  address text not null,
  subject text not null,
  body text not null,
  message_id text not null unique,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
  tries integer not null default 0,
  next_at timestamptz not null,
  -- Whoever is sending it holds it until then; a process that died lets go of it so.
  held_until timestamptz,
  written_at timestamptz not null,
  ended_at timestamptz
);
create index mail_outbox_waiting on mail_outbox (next_at) where state = 'waiting';
create index mail_outbox_person on mail_outbox (person_id, id);
create index mail_outbox_notice on mail_outbox (notice_id) where notice_id is not null;
create index mail_outbox_failed on mail_outbox (ended_at desc) where state = 'failed';
alter table mail_outbox enable row level security;
create policy mail_outbox_reach on mail_outbox to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
  or person_id = (select nullif(current_setting('mamori.person', true), '')::uuid)
) with check (true);

-- Every try, as it ended. `unclear`: the process died between sending and saying so.
create table mail_try (
  id uuid primary key,
  outbox_id uuid not null references mail_outbox,
  at timestamptz not null,
  outcome text not null check (outcome in ('sent', 'later', 'refused', 'unclear')),
  code integer,
  words text not null
);
create index mail_try_outbox on mail_try (outbox_id, at desc);
create index mail_try_at on mail_try (at desc);
alter table mail_try enable row level security;
create policy mail_try_reach on mail_try to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
  or exists (select 1 from mail_outbox o where o.id = mail_try.outbox_id)
) with check (true);

-- Who has the form of an act open now. Worth nothing after a crash, so never written to the log of the database.
create unlogged table presence (
  id uuid primary key,
  case_id uuid not null,
  person_id uuid not null,
  name text not null,
  until timestamptz not null
);
create index presence_case on presence (case_id, until);
create index presence_until on presence (until);
alter table presence enable row level security;
create policy presence_reach on presence to mamori_app
  using ((select current_setting('mamori.everything', true)) = 'on') with check (true);

grant select, insert, update on mail_server, mail_recipient, mail_outbox to mamori_app;
grant select, insert on mail_try, mail_day to mamori_app;
grant select, insert, update, delete on presence to mamori_app;
