import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { Actor, Reach } from '#kernel/pure/actor.ts'
import type { Day } from '#kernel/pure/day.ts'

/** What goes into an archive: rules and period, and whose business; null where nothing was chosen. */
export type Scope = {
  rules: readonly string[]
  fromOn: Day
  toOn: Day
  /** With the units below those chosen. */
  units: readonly string[] | null
  systems: readonly string[]
}

/** The units with all that lie below them. */
const withUnitsBelow = async (tx: Tx, ids: readonly string[]): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    with recursive below(id) as (
      select id from unit where id = any(${[...ids]}::uuid[])
      union select u.id from unit u join below b on u.parent_id = b.id
    ) select id from below order by id`.execute(tx)
  return rows.map((row) => row.id)
}

export const scopeOf = async (
  tx: Tx,
  pack: { rules: readonly string[]; unitIds: readonly string[]; systemIds: readonly string[]; fromOn: Day; toOn: Day },
): Promise<Scope> => ({
  rules: pack.rules,
  fromOn: pack.fromOn,
  toOn: pack.toOn,
  units:
    pack.unitIds.length + pack.systemIds.length === 0
      ? null
      : pack.unitIds.length === 0
        ? []
        : await withUnitsBelow(tx, pack.unitIds),
  systems: pack.systemIds,
})

/**
 * As whom an archive is read: the person who asked, and of their reach no more than what was chosen. So neither a register
 * nor a form nor a proof can bring in what was not asked for, and nothing that is the person's own only.
 */
export const readerOf = (
  actor: Actor,
  scope: Scope,
): { actor: Actor; who: { reach: Reach; personId: string | null } } => {
  if (scope.units === null) return { actor, who: actor }
  const { reach } = actor
  const kept = (chosen: readonly string[], own: readonly string[]) =>
    reach.everything ? chosen : chosen.filter((id) => own.includes(id))
  const narrow: Reach = {
    ...reach,
    everything: false,
    units: kept(scope.units, reach.units),
    systems: kept(scope.systems, reach.systems),
  }
  return { actor: { ...actor, reach: narrow }, who: { reach: narrow, personId: null } }
}

/** Does a reader see today all that an archive was made with? */
export const covers = (reach: Reach, made: Pick<Reach, 'everything' | 'units' | 'systems'>): boolean =>
  reach.everything ||
  (!made.everything &&
    made.units.every((id) => reach.units.includes(id)) &&
    made.systems.every((id) => reach.systems.includes(id)))

const midnight = (day: Day) => `${day}T00:00:00+09:00`

/** Entries `e` of the ledger that belong to the archive. */
export const chosenEntries = ({ rules, fromOn, toOn, units, systems }: Scope): RawBuilder<unknown> => {
  const time = sql`e.rules && ${[...rules]}::text[] and e.at >= ${midnight(fromOn)}::timestamptz
    and e.at < ${midnight(toOn)}::timestamptz + interval '1 day'`
  if (units === null) return time
  return sql`${time} and (e.unit_id = any(${[...units]}::uuid[]) or exists (
    select 1 from case_file f where f.id = e.case_id and (f.unit_id = any(${[...units]}::uuid[])
      or f.other_unit_id = any(${[...units]}::uuid[]) or f.system_id = any(${[...systems]}::uuid[]))))`
}
