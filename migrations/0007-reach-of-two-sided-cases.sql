-- Slips, exemptions, incidents and places are seen by whoever may see their case.
alter table transfer enable row level security;
create policy transfer_reach on transfer to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on' or exists (select 1 from case_file c where c.id = transfer.id)
) with check (true);

alter table transfer_item enable row level security;
create policy transfer_item_reach on transfer_item to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
  or exists (select 1 from case_file c where c.id = transfer_item.transfer_id)
) with check (true);

alter table encryption_exemption enable row level security;
create policy encryption_exemption_reach on encryption_exemption to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
  or exists (select 1 from case_file c where c.id = encryption_exemption.id)
) with check (true);

alter table media_incident enable row level security;
create policy media_incident_reach on media_incident to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
  or exists (select 1 from case_file c where c.id = media_incident.id)
) with check (true);

alter table storage_place enable row level security;
create policy storage_place_reach on storage_place to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
  or exists (select 1 from case_file c where c.id = storage_place.id)
) with check (true);

alter table secret_input enable row level security;
create policy secret_input_reach on secret_input to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
  or exists (select 1 from case_file c where c.id = secret_input.medium_id)
) with check (true);
