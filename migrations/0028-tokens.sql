-- Personal tokens for programs: never more than the person may do, by scope and perhaps for one system only.
create table api_token (
  id uuid primary key,
  token_hash bytea not null unique,
  account_id uuid not null references account,
  name text not null check (name <> ''),
  scopes text[] not null check (cardinality(scopes) > 0 and scopes <@ '{read,scans,acts}'),
  system_id uuid references system,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  check (expires_at <= created_at + interval '366 days')
);
create index api_token_account on api_token (account_id, created_at desc);

-- Wrong tokens by the address they came from: after some, that address is not listened to for a while.
create table api_token_failure (
  address text primary key,
  count integer not null,
  locked_until timestamptz not null
);

grant select, insert, update on api_token to mamori_app;
grant select, insert, update, delete on api_token_failure to mamori_app;
