import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import { pageBy } from '#kernel/db/keyset.ts'
import type { PageOf, Query } from '#kernel/http/product.ts'
import type { Day } from '#kernel/pure/day.ts'
import { fiscalYearOf } from '#kernel/pure/fiscal-year.ts'
import { listed } from '../register-store.ts'
import { nameFilter, stateFilter, systemRows } from '../rows.ts'

/** One system as the list of all shows it. */
export type SystemLine = {
  id: string
  k: string
  annexNumber: number | null
  systemName: string
  className: string | null
  isClass: boolean
  state: string
  dueOn: Day | null
  overdueDays: number | null
  validDays: number | null
  devPost: string | null
  opsPost: string | null
  /** State of the cycle of this 年度, as its process names it. */
  cycle: { id: string; state: string } | null
  plan: { open: number; overdue: number }
}

type Row = Omit<SystemLine, 'cycle' | 'plan'>
type Beside = { systemId: string; cycleId: string | null; cycleState: string | null; open: number; overdue: number }

const beside = async (tx: Tx, ids: readonly string[], today: Day): Promise<ReadonlyMap<string, Beside>> => {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Beside>`
    select s.id as system_id, c.id as cycle_id, c.state as cycle_state,
      (select count(*)::int from plan_item p where p.system_id = s.id and p.ended_on is null
        and (p.state <> 'accepted' or p.accepted_until < ${today}::date)) as open,
      (select count(*)::int from plan_item p where p.system_id = s.id and p.ended_on is null
        and coalesce(p.accepted_until, p.limit_on) < ${today}::date) as overdue
    from unnest(${[...ids]}::uuid[]) as s(id)
      left join risk_cycle c on c.system_id = s.id and c.fiscal_year = ${fiscalYearOf(today)}`.execute(tx)
  return new Map(rows.map((row) => [row.systemId, row]))
}

/** One page of the systems the reader may see, in the order of 付紙第１; what stands beside them by one statement more. */
export const systemsPage = async (tx: Tx, query: Query, size: number, today: Day): Promise<PageOf<SystemLine>> => {
  const { keyset, count } = listed<Row>(
    tx,
    sql`select x.* from (${systemRows(today)}) x where ${stateFilter(query)} and ${nameFilter(query)}`,
  )
  const page = await pageBy(keyset, query, size, count)
  const found = await beside(
    tx,
    page.rows.map((row) => row.id),
    today,
  )
  return {
    ...page,
    rows: page.rows.map((row) => {
      const of = found.get(row.id)
      return {
        ...row,
        cycle: of?.cycleId && of.cycleState ? { id: of.cycleId, state: of.cycleState } : null,
        plan: { open: of?.open ?? 0, overdue: of?.overdue ?? 0 },
      }
    }),
  }
}
