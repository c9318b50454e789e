-- A medium the keeper hands out: the line of the log names the user, and says that the user has not confirmed it yet.
alter table medium_use
  add column handed_by text,
  -- Set by the user's own act alone.
  add column received_at timestamptz,
  add constraint medium_use_received_was_handed check (received_at is null or handed_by is not null);
create index medium_use_unreceived on medium_use (unit_id, taken_at)
  where handed_by is not null and received_at is null and returned_at is null;
