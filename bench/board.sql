-- Units with their officers, people, a medium each with its record, for measuring 履行状況 only.
create or replace function bench_board_units(units int) returns void language sql as $$
  insert into unit (id, key, parent_id, name, abbreviation, kind, sort, starts_on, state)
  select bench_id('board-unit', n), 'board-' || n, (select id from unit where parent_id is null order by sort limit 1),
    '測定課' || n, '測課' || n, 'section', 20000 + n, '2020-04-01', 'established' from generate_series(1, units) n;
  insert into post (id, unit_id, title, starts_on, state)
  select bench_id('board-post', n), bench_id('board-unit', n), '測定課長' || n, '2020-04-01', 'established' from generate_series(1, units) n;
  insert into appointment (id, role, post_id, unit_id, document_id, provision, starts_on, state)
  select bench_id('board-appointment', n), 'UNIT', bench_id('board-post', n), bench_id('board-unit', n),
    (select id from governing_document order by id limit 1), '付紙第2', '2020-04-01', 'in-force' from generate_series(1, units) n;
  insert into case_file (id, process, state, title, unit_id, folded, grams, opened_at, changed_at)
  select bench_id('board-place', n), 'media.place', 'designated', '測定庫' || n, bench_id('board-unit', n), '測定庫' || n, '{}', now(), now()
  from generate_series(1, units) n where n % 10 <> 0;
  insert into storage_place (id, unit_id, name, code, lockable, basis, state, designated_on)
  select bench_id('board-place', n), bench_id('board-unit', n), '測定庫' || n, 'B' || lpad(n::text, 9, '0'), true, 'office', 'designated', '2026-04-01'
  from generate_series(1, units) n where n % 10 <> 0
$$;

-- Every tenth medium is in use, every hundredth not back by its day.
create or replace function bench_board_people(first int, last int, units int) returns void language sql as $$
  insert into person (id, rank, name, kana, kind, home_unit_id, starts_on, state)
  select bench_id('board-person', n), '2等陸曹', '測定' || n, 'ソクテイ' || n, 'staff', bench_id('board-unit', 1 + n % units), '2024-04-01', 'present'
  from generate_series(first, last) n;
  insert into case_file (id, process, state, version, number, title, unit_id, folded, grams, opened_at, changed_at)
  select bench_id('board-medium', n), 'media.medium', case when n % 10 = 0 then 'in-use' else 'kept' end, 2, '測B-' || n, 'USBメモリ',
    bench_id('board-unit', 1 + n % units), '測b-' || n, '{}', now(), now() from generate_series(first, last) n;
  insert into medium (id, unit_id, state, number, code, kind, trigger, registered_on, media_type, model, capacity, serial_number,
    number_shown, due_on, whereabouts, holder_id, holder_name)
  select bench_id('board-medium', n), bench_id('board-unit', 1 + n % units), case when n % 10 = 0 then 'in-use' else 'kept' end,
    '測B-' || n, 'Q' || lpad(n::text, 9, '0'), 'business', 'opened', '2026-05-01', 'usb', 'SU-1', '32GB', 'SN' || n, true,
    case when n % 100 = 0 then current_date - 3 when n % 10 = 0 then current_date + n % 30 end,
    case when n % 10 = 0 then '執務室' end, case when n % 10 = 0 then bench_id('board-person', n) end, case when n % 10 = 0 then '測定' || n end
  from generate_series(first, last) n;
  insert into medium_use (id, medium_id, unit_id, user_id, user_name, user_post, taken_at, place, purpose, virus_check, due_on)
  select bench_id('board-use', n), bench_id('board-medium', n), bench_id('board-unit', 1 + n % units), bench_id('board-person', n),
    '測定' || n, '課員', now() - interval '5 days', '執務室', '測定', 'clean',
    case when n % 100 = 0 then current_date - 3 else current_date + n % 30 end from generate_series(first, last) n where n % 10 = 0
$$;
