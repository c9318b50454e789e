-- Search over all cases within a reader's reach. Under row-level security an index serves leakproof comparisons only, and
-- neither @> nor LIKE is one; so the search runs as the owner and applies the reach itself, from the same settings.
-- test: kernel/search/reach.db.test.ts holds it to the policy.

alter table case_file add column number_backwards text collate "C" generated always as (reverse(number)) stored;
create index case_file_number_backwards on case_file (number_backwards) where number_backwards is not null;
create index case_file_unit_number_backwards on case_file (unit_id, number_backwards) where number_backwards is not null;
drop index case_file_number;
create index case_file_number on case_file (number collate "C") where number is not null;
create index case_file_unit_number on case_file (unit_id, number collate "C") where number is not null;

-- The newest first, by each way a case comes into somebody's reach.
create index case_file_changed on case_file (changed_at desc, id desc);
create index case_file_unit_changed on case_file (unit_id, changed_at desc);
drop index case_file_other_unit;
create index case_file_other_unit on case_file (other_unit_id, changed_at desc) where other_unit_id is not null;
drop index case_file_person;
create index case_file_person on case_file (person_id, changed_at desc) where person_id is not null;
create index case_file_system on case_file (system_id, changed_at desc) where system_id is not null;
create index case_file_open on case_file (changed_at desc) where open_to_all;

-- What is not yet sorted into the index every search reads through: kept short.
alter index case_file_grams set (gin_pending_list_limit = 256);

-- The same condition as the policy case_file_reach, over settings read once.
create function in_reach(c case_file, everything boolean, units uuid[], systems uuid[], person uuid) returns boolean
language sql immutable as $$
  select c.open_to_all or everything or c.unit_id = any (units) or c.other_unit_id = any (units)
    or c.system_id = any (systems) or c.person_id = person
$$;

-- How many cases hold all of these pairs of characters, at most, as the statistics have it; 0 where they know nothing.
create function expected_cases(grams text[]) returns real
language plpgsql stable set search_path = public, pg_temp as $$
declare
  known text[];
  frequencies real[];
begin
  select s.most_common_elems::text::text[], s.most_common_elem_freqs into known, frequencies
  from pg_stats s where s.schemaname = 'public' and s.tablename = 'case_file' and s.attname = 'grams';
  return coalesce((select min(coalesce(frequencies[array_position(known, g)], 0)) from unnest(grams) g)
    * (select greatest(t.reltuples, 0) from pg_class t where t.oid = 'public.case_file'::regclass), 0);
end
$$;

-- Cases whose number begins or ends with the text, by index; at most so many of each kind in each unit.
create function cases_by_number(
  typed text, everything boolean, units uuid[], systems uuid[], person uuid, most integer
) returns uuid[]
language plpgsql stable set search_path = public, pg_temp set enable_seqscan = off set jit = off as $$
declare
  after_typed constant text := typed || U&'\+10FFFF';
  backwards constant text := reverse(typed);
  after_backwards constant text := reverse(typed) || U&'\+10FFFF';
begin
  if everything then
    return array(
      (select c.id from case_file c where c.number collate "C" >= typed and c.number collate "C" < after_typed
        order by c.number collate "C" limit most)
      union
      (select c.id from case_file c where c.number_backwards >= backwards and c.number_backwards < after_backwards
        order by c.number_backwards limit most));
  end if;
  return array(
    (select f.id from unnest(units) u cross join lateral (
      select c.id from case_file c
      where c.unit_id = u and c.number collate "C" >= typed and c.number collate "C" < after_typed
      order by c.number collate "C" limit most) f)
    union
    (select f.id from unnest(units) u cross join lateral (
      select c.id from case_file c
      where c.unit_id = u and c.number_backwards >= backwards and c.number_backwards < after_backwards
      order by c.number_backwards limit most) f)
    union
    -- Of what is reached in another way than by unit: the number as a whole.
    (select c.id from case_file c
      where c.number collate "C" = typed and in_reach(c, everything, units, systems, person) limit most));
end
$$;

-- Among the newest cases of each way into the reach those that hold the patterns, and whether there was more to look at.
create function newest_cases(
  patterns text[], everything boolean, units uuid[], systems uuid[], person uuid, effort integer,
  out ids uuid[], out more boolean
) language plpgsql stable set search_path = public, pg_temp
  set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off set jit = off as $$
declare
  each constant integer := greatest(effort / (2 + cardinality(systems) + 2 * cardinality(units)), 100);
begin
  if everything then
    select array_agg(s.id) filter (where s.folded like all (patterns)), count(*) = effort into ids, more
    from (select c.id, c.folded from case_file c order by c.changed_at desc, c.id desc limit effort) s;
    return;
  end if;
  select array_agg(distinct s.id) filter (where s.folded like all (patterns)), coalesce(bool_or(s.nth = each), false)
  into ids, more
  from (
    (select f.* from unnest(units) u cross join lateral (
      select c.id, c.folded, row_number() over (order by c.changed_at desc) as nth from case_file c
      where c.unit_id = u order by c.changed_at desc limit each) f)
    union all
    (select f.* from unnest(units) u cross join lateral (
      select c.id, c.folded, row_number() over (order by c.changed_at desc) from case_file c
      where c.other_unit_id = u order by c.changed_at desc limit each) f)
    union all
    (select f.* from unnest(systems) s cross join lateral (
      select c.id, c.folded, row_number() over (order by c.changed_at desc) from case_file c
      where c.system_id = s order by c.changed_at desc limit each) f)
    union all
    (select c.id, c.folded, row_number() over (order by c.changed_at desc) from case_file c
      where c.person_id = person order by c.changed_at desc limit each)
    union all
    (select c.id, c.folded, row_number() over (order by c.changed_at desc) from case_file c
      where c.open_to_all order by c.changed_at desc limit each)
  ) s;
end
$$;

-- The ids of what was sought, the best first: by number or code (the thing itself, which came first, before what was done
-- about it), then by how the title begins, then the newest.
-- `grams` of a text too short to have any is empty. `effort`: how many cases may be looked at; `more` says that this, or
-- `most`, was not enough.
create function search_cases(
  words text[], patterns text[], grams text[], typed_number text, most integer, effort integer,
  out ids uuid[], out more boolean
) language plpgsql stable security definer set search_path = public, pg_temp set enable_seqscan = off set jit = off as $$
declare
  everything constant boolean := coalesce(current_setting('mamori.everything', true), '') = 'on';
  units constant uuid[] := coalesce(nullif(current_setting('mamori.units', true), ''), '{}');
  systems constant uuid[] := coalesce(nullif(current_setting('mamori.systems', true), ''), '{}');
  person constant uuid := nullif(current_setting('mamori.person', true), '');
  numbered uuid[] := '{}';
  worded uuid[];
  looked integer;
begin
  if char_length(typed_number) >= 2 then
    numbered := cases_by_number(typed_number, everything, units, systems, person, most);
  elsif typed_number <> '' then
    numbered := array(select c.id from case_file c
      where c.number collate "C" = typed_number and in_reach(c, everything, units, systems, person) limit most);
  end if;
  if cardinality(grams) > 0 and expected_cases(grams) <= effort * (case when cardinality(grams) > 2 then 10 else 2 end) then
    worded := array(select c.id from case_file c
      where c.grams @> search_cases.grams and c.folded like all (patterns)
        and in_reach(c, everything, units, systems, person)
      limit most + 1);
    more := cardinality(worded) > most;
  else
    foreach looked in array array[least(4 * most, effort), effort] loop
      select n.ids, n.more into worded, more from newest_cases(patterns, everything, units, systems, person, looked) n;
      exit when not more or cardinality(worded) >= most;
    end loop;
  end if;
  select array_agg(o.id order by o.place, o.first_opened, o.changed_at desc, o.id desc), more or count(*) = most
  into ids, more
  from (
    select p.*, case when p.place = 0 then p.opened_at end as first_opened
    from (select c.id, c.changed_at, c.opened_at, case
      when c.number = typed_number or position(' ' || words[1] || ' ' in ' ' || c.folded || ' ') > 0
        and cardinality(words) = 1 and char_length(words[1]) >= 8 then 0
      when char_length(typed_number) >= 2 and c.number like '%' || replace(typed_number, '_', '\_') then 1
      when starts_with(c.folded, array_to_string(words, ' ')) then 2
      else 3 end as place
    from case_file c where c.id = any (numbered || worded)) p
    order by p.place, first_opened, p.changed_at desc, p.id desc limit most
  ) o;
  ids := coalesce(ids, '{}');
end
$$;

-- For a register's filter: every case of the process in reach that holds the patterns, or null where they are so many that
-- the register had better be read in its own order.
create function cases_holding(patterns text[], grams text[], of_process text, most integer) returns uuid[]
language plpgsql stable security definer set search_path = public, pg_temp set enable_seqscan = off set jit = off as $$
declare
  everything constant boolean := coalesce(current_setting('mamori.everything', true), '') = 'on';
  units constant uuid[] := coalesce(nullif(current_setting('mamori.units', true), ''), '{}');
  systems constant uuid[] := coalesce(nullif(current_setting('mamori.systems', true), ''), '{}');
  person constant uuid := nullif(current_setting('mamori.person', true), '');
  worded uuid[];
begin
  -- The rarest pair alone is far more frequent than all of them together.
  if cardinality(grams) = 0 or expected_cases(grams) > 20 * most then
    return null;
  end if;
  worded := array(select c.id from case_file c
    where c.grams @> cases_holding.grams and c.process = of_process and c.folded like all (patterns)
      and in_reach(c, everything, units, systems, person)
    limit most + 1);
  return case when cardinality(worded) <= most then worded end;
end
$$;

revoke execute on function in_reach, expected_cases, cases_by_number, newest_cases, search_cases, cases_holding from public;
grant execute on function search_cases, cases_holding to mamori_app;

-- A medium is found by who holds it and where, too.
with folding as (
  select m.id, concat_ws(' ', c.folded, btrim(regexp_replace(translate(lower(normalize(
    concat_ws(' ', m.holder_name, m.whereabouts, m.received_from, m.moved_to, m.note), NFKC)),
    'ァアィイゥウェエォオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂッツヅテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロヮワヰヱヲンヴヵヶ髙﨑濵濱邊邉齋栁德',
    'ぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばぱひびぴふぶぷへべぺほぼぽまみむめもゃやゅゆょよらりるれろゎわゐゑをんゔゕゖ高崎浜浜辺辺斎柳徳'),
    '\s+', ' ', 'g'))) as folded
  from medium m join case_file c on c.id = m.id
)
update case_file c set folded = f.folded, grams = array(
  select distinct case when char_length(w.word) = 1 then w.word else substr(w.word, n, 2) end
  from regexp_split_to_table(f.folded, ' ') w(word) cross join generate_series(1, greatest(char_length(w.word) - 1, 1)) n
  where w.word <> ''
)
from folding f where f.id = c.id and f.folded <> c.folded;

-- What else the register of media is narrowed by, within a unit and over all of them.
create index medium_unit_number_backwards on medium (unit_id, number_backwards);
-- Beginnings of numbers are compared byte by byte, whatever order the server has of its own.
create index medium_number_bytes on medium (number collate "C");
create index medium_unit_number_bytes on medium (unit_id, number collate "C");
create index medium_state_everywhere on medium (state, unit_id, number);
create index medium_kind on medium (kind, unit_id, number);
create index medium_registered on medium (registered_on);
create index medium_unit_registered on medium (unit_id, registered_on);
