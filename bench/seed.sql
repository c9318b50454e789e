-- Sample media by the million, for measuring only. One unit of the sample has the first of them.
create or replace function bench_id(kind text, n bigint) returns uuid language sql immutable as $$
  select md5(kind || n)::uuid
$$;

create or replace function bench_grams(folded text) returns text[] language sql immutable as $$
  select coalesce(array_agg(distinct substr(w, n, 2)), '{}')
  from regexp_split_to_table(folded, ' ') w, generate_series(1, length(w) - 1) n
$$;

create or replace function bench_home() returns uuid language sql stable as $$
  select m.unit_id from medium m join unit u on u.id = m.unit_id where u.name = '指揮通信システム運用課' limit 1
$$;

create or replace function bench_units(wanted int) returns void language plpgsql as $$
begin
  insert into case_file (id, process, state, title, number, folded, grams, open_to_all, opened_at, changed_at)
  select bench_id('unit', n), 'organisation.unit', 'active', '測定部隊' || n, null, '測定部隊' || n,
    bench_grams('測定部隊' || n), true, now(), now()
  from generate_series(1, wanted) n;
  insert into unit (id, key, parent_id, name, abbreviation, kind, sort, starts_on, state)
  select bench_id('unit', n), 'bench-' || n, (select id from unit where parent_id is null order by sort limit 1),
    '測定部隊' || n, '測' || n, 'section', 10000 + n, '2020-04-01', 'active'
  from generate_series(1, wanted) n;
end
$$;

-- The number carries its place, the state varies: most are kept, some in use, a few ended.
create or replace function bench_media(first int, last int, size int) returns void language plpgsql as $$
declare
  home uuid := bench_home();
  home_mark text := (select abbreviation from unit where id = bench_home());
  home_has int := least(size / 5, 20000);
begin
  create temp table made on commit drop as
  select n, bench_id('medium', n) as id,
    case when n <= home_has then home else bench_id('unit', 1 + n % greatest(1, (size + 999) / 1000)) end as unit_id,
    case when n <= home_has then home_mark else '測' || (1 + n % greatest(1, (size + 999) / 1000)) end as mark,
    translate(upper(lpad(to_hex(n::bigint * 2654435761 % 1099511627776), 10, '0')), '01', 'XY') as code,
    case when n % 10 < 8 then 'kept' when n % 10 = 8 then 'in-use' else 'destroyed' end as state,
    (array['usb', 'cdr', 'hdd', 'usb'])[1 + n % 4] as media_type,
    (array['USBメモリ', 'CD-R', '外付けHDD', 'USBメモリ'])[1 + n % 4] as title,
    'SU-' || (1000 + n % 900) as model
  from generate_series(first, last) n;
  insert into case_file (id, process, state, version, closed, number, title, unit_id, folded, grams, opened_at, changed_at)
  select id, 'media.medium', state, 3, state = 'destroyed', number, title, unit_id, folded, bench_grams(folded),
    now() - n * interval '1 second', now() - n * interval '1 second'
  from (
    select *, lower(translate(title, 'メモリ', 'めもり') || ' ' || number || ' ' || code || ' ' || model || ' sn' || n) as folded
    from (select *, mark || '-R8-業-' || lpad((100000 + n)::text, 7, '0') as number from made) numbered
  ) f;
  insert into medium (id, unit_id, state, number, code, kind, trigger, registered_on, media_type, model, capacity,
    serial_number, number_shown, due_on, whereabouts)
  select id, unit_id, state, mark || '-R8-業-' || lpad((100000 + n)::text, 7, '0'), code, 'business', 'opened',
    date '2026-04-01' + n % 200, media_type, model, '32GB', 'SN' || n, true,
    case when state = 'in-use' then date '2026-12-01' + n % 30 end, case when state = 'in-use' then '執務室' end
  from made;
  drop table made;
end
$$;
