-- A notice to a role of the whole organisation (事案対処責任者 and the like) belongs to no unit and no system: whoever holds
-- the role today reads the notice itself. The case it tells of stays as hidden as it was; a reader learns what he was told.
drop policy notice_reach on notice;
create policy notice_reach on notice to mamori_app using (
  (select current_setting('mamori.everything', true)) = 'on'
  or unit_id = any ((select coalesce(nullif(current_setting('mamori.units', true), ''), '{}'))::uuid[])
  or system_id = any ((select coalesce(nullif(current_setting('mamori.systems', true), ''), '{}'))::uuid[])
  or person_id = (select nullif(current_setting('mamori.person', true), '')::uuid)
  or from_person_id = (select nullif(current_setting('mamori.person', true), '')::uuid)
  or (unit_id is null and system_id is null and person_id is null
    and role = any ((select coalesce(nullif(current_setting('mamori.roles', true), ''), '{}'))::text[]))
  or exists (select 1 from case_file c where c.id = notice.case_id)
) with check (true);
