-- The same reach, read once a statement: cast outside of the sub-select, the list of units was parsed anew for every row.
do $$
declare
  policy record;
  once constant text := '(( SELECT (COALESCE(NULLIF(current_setting(\1, true), ''''::text), ''{}''::text))::uuid[])::uuid[])';
  each constant text :=
    '\(\( SELECT COALESCE\(NULLIF\(current_setting\((''mamori\.(?:units|systems)''::text), true\), ''''::text\), ''\{\}''::text\) AS "coalesce"\)\)::uuid\[\]';
begin
  for policy in
    select tablename, policyname, qual from pg_policies where schemaname = 'public' and qual ~ each
  loop
    execute format('alter policy %I on %I using (%s)',
      policy.policyname, policy.tablename, regexp_replace(policy.qual, each, once, 'g'));
  end loop;
  if exists (select from pg_policies where schemaname = 'public' and (qual ~ each or with_check ~ each)) then
    raise exception 'a policy still reads its reach for each row';
  end if;
end
$$;
