-- A unit as people outside it must read it: there is more than one 総務課, so with the unit it stands under.
create function unit_shown(of_unit uuid) returns text language sql stable as $$
  select coalesce(p.name || ' ', '') || u.name from unit u left join unit p on p.id = u.parent_id where u.id = of_unit
$$;

-- What a search compares after the index has found the candidates: pairs of characters alone find too much.
alter table case_file add column folded text not null default '';
