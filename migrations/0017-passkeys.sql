-- Passkeys beside passwords, and what two app processes on one database must agree on about them.

-- By what a session was begun, so that more can be asked of those who manage the system.
alter table session add column by text not null default 'password' check (by in ('password', 'passkey', 'sample', 'set-up'));

-- Public keys only: what could sign stays in the person's device. A passkey that is taken away stays here, with why.
create table passkey (
  id uuid primary key,
  account_id uuid not null references account,
  credential_id text not null unique check (credential_id <> ''),
  public_key bytea not null,
  -- How often the device says it was used; one that goes back means that there are two of it.
  counter bigint not null check (counter >= 0),
  transports text[] not null default '{}',
  -- The name of the site the device keeps it for.
  rp_id text not null,
  backed_up boolean not null,
  name text not null check (name <> ''),
  created_at timestamptz not null,
  last_used_at timestamptz,
  removed_at timestamptz,
  -- Nobody: it was done at the machine itself.
  removed_by uuid references person,
  removal_reason text,
  check ((removed_at is null) = (removal_reason is null)),
  check (removed_by is null or removed_at is not null)
);
create index passkey_account on passkey (account_id, created_at);

create function passkey_kept() returns trigger language plpgsql as $$
begin
  if old.removed_at is not null then
    raise exception 'a passkey that was taken away stays as it is';
  end if;
  return new;
end $$;
create trigger passkey_kept before update on passkey for each row execute function passkey_kept();

-- What a device is asked to sign: once, and soon. Kept as a hash, by whichever process made it.
create table passkey_challenge (
  challenge_hash bytea primary key,
  purpose text not null check (purpose in ('register', 'sign-in')),
  -- Whose page asked for a registration.
  session_id uuid references session on delete cascade,
  expires_at timestamptz not null,
  check ((purpose = 'register') = (session_id is not null))
);
create index passkey_challenge_expires on passkey_challenge (expires_at);
create index passkey_challenge_session on passkey_challenge (session_id);

grant select, insert on passkey to mamori_app;
grant update (counter, backed_up, last_used_at, removed_at, removed_by, removal_reason) on passkey to mamori_app;
grant select, insert, delete on passkey_challenge to mamori_app;
