import { sql } from 'kysely'

/**
 * For `with recursive`: every unit with its root, its path from the root, its name from the organisation down and a key
 * that sorts the tree. 隊本部第２科 already carries the name of what it stands under and does not repeat it.
 */
export const unitTree = sql`tree(id, name, full_name, root_id, path, depth, k) as (
  select u.id, u.name, u.name, u.id, array[u.id], 0, lpad(u.sort::text, 6, '0') || u.id::text collate "C"
  from unit u where u.parent_id is null
  union all
  select u.id, u.name,
    case when starts_with(u.name, t.name) then left(t.full_name, length(t.full_name) - length(t.name)) || u.name
      else t.full_name || ' ' || u.name end,
    t.root_id, t.path || u.id, t.depth + 1, t.k || '.' || lpad(u.sort::text, 6, '0') || u.id::text collate "C"
  from unit u join tree t on t.id = u.parent_id
  where t.depth < 20
)`
