import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { Query } from '#kernel/http/product.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { inReach, ofSystem } from '../listed.ts'

export type MapCell = { likelihood: number; impact: number; count: number }

type Grouped = MapCell & { residualLikelihood: number | null; residualImpact: number | null }

export type Maps = { before: readonly MapCell[]; after: readonly MapCell[]; treated: number; total: number }

const summed = (rows: readonly MapCell[]): readonly MapCell[] =>
  [...Map.groupBy(rows, (r) => `${r.likelihood} ${r.impact}`).values()].flatMap((cell) =>
    cell[0] === undefined ? [] : [{ ...cell[0], count: cell.reduce((sum, r) => sum + r.count, 0) }],
  )

/** Open risks by likelihood and impact: before the treatment, and after it (the untreated as they are). One statement. */
export const mapsOf = async (tx: Tx, query: Query, actor: Actor): Promise<Maps> => {
  const where = sql.join([sql`r.state <> 'closed'`, ...inReach(actor), ...ofSystem(query)], sql` and `)
  const { rows } = await sql<Grouped>`
    select r.likelihood, r.impact, r.residual_likelihood, r.residual_impact, count(*)::int as count
    from risk r where ${where} group by 1, 2, 3, 4`.execute(tx)
  const total = (of: readonly Grouped[]) => of.reduce((sum, r) => sum + r.count, 0)
  return {
    before: summed(rows.map(({ likelihood, impact, count }) => ({ likelihood, impact, count }))),
    after: summed(
      rows.map((r) => ({
        likelihood: r.residualLikelihood ?? r.likelihood,
        impact: r.residualImpact ?? r.impact,
        count: r.count,
      })),
    ),
    treated: total(rows.filter((r) => r.residualImpact !== null)),
    total: total(rows),
  }
}
