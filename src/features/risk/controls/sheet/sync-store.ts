import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'

/**
 * Brings the controls of systems to the list each follows: what the list has and the system had not begins as 適用・未実装,
 * what the list has not any more is kept but counts as not chosen. One system, or every system that follows a list.
 */
export const followList = async (
  tx: Tx,
  of: { systemId: string } | { catalogId: string },
  by: { at: Date; name: string },
): Promise<void> => {
  const which = 'systemId' in of ? sql`b.system_id = ${of.systemId}::uuid` : sql`b.catalog_id = ${of.catalogId}::uuid`
  await sql`update system_control c set chosen = false from system_baseline b
    where b.system_id = c.system_id and ${which} and c.chosen and not exists (select 1 from control k
      where k.catalog_id = b.catalog_id and k.control_id = c.control_id and k.withdrawn is null and not k.removed)`.execute(
    tx,
  )
  // Identities of version 4: made here by the hundred, and in no order anybody needs.
  await sql`insert into system_control as c (id, system_id, control_id, chosen, sort, family, applicability, status,
      responsibility, provided_at, seen_at, updated_at, updated_by)
    select gen_random_uuid(), b.system_id, k.control_id, true, k.sort, k.family, 'applied', 'none', 'both',
      ${by.at}, ${by.at}, ${by.at}, ${by.name}
    from system_baseline b join control k on k.catalog_id = b.catalog_id and k.withdrawn is null and not k.removed
    where ${which}
    on conflict (system_id, control_id) do update set chosen = true, sort = excluded.sort, family = excluded.family
    where not c.chosen or c.sort <> excluded.sort or c.family <> excluded.family`.execute(tx)
}
