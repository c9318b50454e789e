import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import { foldHeading } from '#kernel/sheet/columns.ts'
import { unitTree } from '../unit-tree.ts'
import type { UnitKind } from '../words.ts'

/** A unit as lists name it: by its name, its mark, or from the organisation down. */
export type StandingUnit = {
  id: string | null
  parentId: string | null
  name: string
  fullName: string
  abbreviation: string
  kind: UnitKind
}

export const unitsStanding = async (tx: Tx): Promise<StandingUnit[]> => {
  const { rows } = await sql<StandingUnit>`
    with recursive ${unitTree}
    select u.id, u.parent_id, u.name, t.full_name, u.abbreviation, u.kind
    from unit u join tree t on t.id = u.id where u.state = 'established' order by t.k`.execute(tx)
  return rows
}

/** The unit of that name, mark or full name, or a sentence why it is none or not one. */
export const unitNamed = (units: readonly StandingUnit[], typed: string): StandingUnit | string => {
  const sought = foldHeading(typed)
  const exact = units.filter((u) => foldHeading(u.fullName) === sought)
  const found =
    exact.length > 0 ? exact : units.filter((u) => [u.name, u.abbreviation].some((n) => foldHeading(n) === sought))
  const [first] = found
  if (first === undefined) return `「${typed}」という部隊等は、登録されていません。`
  return found.length === 1
    ? first
    : `「${typed}」という部隊等が複数あります。機関から続けた名（例 ${first.fullName}）か略号で書いてください。`
}

/** Answers for a unit asked again and again in one file. */
export const unitFinder = (units: readonly StandingUnit[]): ((typed: string) => StandingUnit | string) => {
  const known = new Map<string, StandingUnit | string>()
  return (typed) => {
    const before = known.get(typed)
    if (before !== undefined) return before
    const found = unitNamed(units, typed)
    known.set(typed, found)
    return found
  }
}
