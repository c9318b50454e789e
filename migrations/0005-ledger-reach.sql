-- A record is seen by whoever may see its case; the case's own policy decides.
alter table ledger_entry enable row level security;
create policy ledger_entry_reach on ledger_entry to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
  or unit_id = any ((select coalesce(nullif(current_setting('mamori.units', true), ''), '{}'))::uuid[])
  or person_id = (select nullif(current_setting('mamori.person', true), '')::uuid)
  or exists (select 1 from case_file c where c.id = ledger_entry.case_id)
) with check (true);

alter table notice enable row level security;
create policy notice_reach on notice to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
  or person_id = (select nullif(current_setting('mamori.person', true), '')::uuid)
  or exists (select 1 from case_file c where c.id = notice.case_id)
) with check (true);
