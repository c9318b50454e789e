-- The same reach as before, told so that the planner does not take it for rare: of an `or` of settings it supposes one row
-- in a hundred, and sorts a whole unit to give one page of it; of a `case`, half.
alter policy medium_reach on medium using (case
  when (select current_setting('mamori.everything', true)) = 'on' then true
  else unit_id = any ((select coalesce(nullif(current_setting('mamori.units', true), ''), '{}'))::uuid[])
    or holder_id = (select nullif(current_setting('mamori.person', true), '')::uuid)
end);

alter policy medium_use_reach on medium_use using (case
  when (select current_setting('mamori.everything', true)) = 'on' then true
  else unit_id = any ((select coalesce(nullif(current_setting('mamori.units', true), ''), '{}'))::uuid[])
    or user_id = (select nullif(current_setting('mamori.person', true), '')::uuid)
end);

alter policy take_out_reach on take_out using (case
  when (select current_setting('mamori.everything', true)) = 'on' then true
  else unit_id = any ((select coalesce(nullif(current_setting('mamori.units', true), ''), '{}'))::uuid[])
    or applicant_id = (select nullif(current_setting('mamori.person', true), '')::uuid)
end);
