import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { Query } from '#kernel/http/product.ts'
import { ofSystem } from '../listed.ts'

export type MapCell = { likelihood: number; impact: number; count: number }

/** Open risks by likelihood and impact: before the treatment, and after it (the untreated as they are). */
export const mapsOf = async (
  tx: Tx,
  query: Query,
): Promise<{ before: readonly MapCell[]; after: readonly MapCell[]; treated: number; total: number }> => {
  const where = sql.join([sql`r.state <> 'closed'`, ...ofSystem(query)], sql` and `)
  const { rows } = await sql<MapCell & { basis: 'before' | 'after'; treated: number }>`
    select v.basis, v.likelihood, v.impact, count(*)::int as count,
      count(*) filter (where r.residual_score is not null)::int as treated
    from risk r cross join lateral (values ('before', r.likelihood, r.impact),
      ('after', coalesce(r.residual_likelihood, r.likelihood), coalesce(r.residual_impact, r.impact))) v(basis, likelihood, impact)
    where ${where} group by 1, 2, 3`.execute(tx)
  const of = (basis: 'before' | 'after') => rows.filter((row) => row.basis === basis)
  const sum = (pick: (row: (typeof rows)[number]) => number) => of('before').reduce((n, row) => n + pick(row), 0)
  return { before: of('before'), after: of('after'), treated: sum((r) => r.treated), total: sum((r) => r.count) }
}
