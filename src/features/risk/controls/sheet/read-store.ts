import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { SheetRow } from './row.ts'

/**
 * Rows of a system's sheet, of some controls or of all that are chosen, in the order of the list. `lean`: without the long
 * texts, where only who may write what is asked.
 */
export const sheetRows = async (
  tx: Tx,
  systemId: string,
  controlIds: readonly string[] | null,
  lean = false,
): Promise<readonly SheetRow[]> => {
  const texts = lean ? sql`null as description, null as evidence` : sql`c.description, c.evidence`
  const which = controlIds === null ? sql`c.chosen` : sql`c.control_id = any (${[...controlIds]}::text[])`
  const { rows } = await sql<SheetRow>`
    select c.id, c.control_id, coalesce(k.label, upper(c.control_id)) as label, c.chosen, c.applicability, c.reason,
      c.inherited_from, c.status, c.responsibility, c.revision, ${texts}
    from system_control c
      left join system_baseline b on b.system_id = c.system_id
      left join control k on k.catalog_id = b.catalog_id and k.control_id = c.control_id
    where c.system_id = ${systemId}::uuid and ${which}
    order by c.sort, c.control_id`.execute(tx)
  return rows
}

export type Provider = { systemId: string; systemName: string; controlId: string; status: string }

/** What other systems let be inherited, of one control or of all. */
export const providers = async (tx: Tx, systemId: string, controlId: string | null): Promise<readonly Provider[]> => {
  const { rows } = await sql<Provider>`
    select system_id, system_name, control_id, status from provided_controls(${controlId})
    where system_id <> ${systemId}::uuid order by system_name, control_id`.execute(tx)
  return rows
}

export const providing = (list: readonly Provider[]) => {
  const known = new Set(list.map((p) => `${p.systemId} ${p.controlId}`))
  return (controlId: string, systemId: string): boolean => known.has(`${systemId} ${controlId}`)
}
