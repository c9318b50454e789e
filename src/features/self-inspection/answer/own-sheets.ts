import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { Day } from '#kernel/pure/day.ts'
import type { RosterState, Standing, Stratum } from '../words.ts'

export type OwnSheet = {
  id: string
  fiscalYear: number
  campaignState: string
  stratum: Stratum
  unitName: string
  systemName: string | null
  standing: Standing
  state: RosterState
  receipt: string | null
  submittedAt: Date | null
  closesOn: Day
  yesCount: number | null
  noCount: number | null
  naCount: number | null
}

const MOST = 60

/** A person's sheets, this year's first: some a year at most. */
export const ownSheets = async (tx: Tx, personId: string): Promise<readonly OwnSheet[]> => {
  const { rows } = await sql<OwnSheet>`
    select r.id, c.fiscal_year, c.state as campaign_state, r.stratum, u.name as unit_name, y.name as system_name, r.standing,
      r.state, r.receipt, r.submitted_at, c.closes_on, a.yes_count, a.no_count, a.na_count
    from self_inspection_roster r
      join self_inspection c on c.id = r.campaign_id
      join unit u on u.id = r.unit_id
      left join system y on y.id = r.system_id
      left join self_inspection_answer a on a.id = r.answer_id
    where r.person_id = ${personId}::uuid
    order by c.fiscal_year desc, array_position('{operator,unit,staff}', r.stratum), y.name, u.name
    limit ${sql.lit(MOST)}`.execute(tx)
  return rows
}
