import type { RoleKey } from '#directive/roles.ts'
import type { Tx } from '#kernel/db/database.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { foldHeading } from '#kernel/sheet/columns.ts'

export type ImportUnit = { id: string; name: string }

/** Finds the unit a row means, or says why there is none. */
export type UnitOf = (typed: string | undefined) => ImportUnit | string

/** The units for which a person keeps the ledgers, by name or mark; a row that names none means the only one. */
export const unitsKept = async (tx: Tx, actor: Actor, roles: readonly RoleKey[]): Promise<UnitOf> => {
  const ids = actor.authorities.flatMap((a) => (a.unitId !== null && roles.includes(a.role) ? [a.unitId] : []))
  const units =
    ids.length === 0
      ? []
      : await tx.selectFrom('unit').select(['id', 'name', 'abbreviation']).where('id', 'in', ids).execute()
  const [first] = units
  return (typed) => {
    if (first === undefined) return '今の官職では、どの部隊等の台帳も受け持っていません。'
    if (typed === undefined)
      return units.length === 1 ? first : 'どの部隊等の台帳かが書かれていません（受け持つ部隊等が複数あります）。'
    const sought = foldHeading(typed)
    const found = units.find((u) => foldHeading(u.name) === sought || foldHeading(u.abbreviation) === sought)
    return found ?? `「${typed}」は、受け持つ部隊等（${units.map((u) => u.name).join('・')}）ではありません。`
  }
}
