import { sql, type RawBuilder } from 'kysely'
import type { RosterState, Standing } from '../words.ts'

/** How one entry of the roster counts: its answer first, then whether the person is excused. */
export type Standings = 'open' | 'absent' | 'submitted' | 'returned' | 'confirmed'

export const classOf = (standing: Standing, state: RosterState): Standings => {
  if (state === 'confirmed' || state === 'submitted') return state
  if (standing === 'absent') return 'absent'
  return state === 'returned' ? 'returned' : 'open'
}

/** The same of a row of the roster that goes by the name `r`. */
export const CLASS: RawBuilder<Standings> = sql`case when r.state in ('confirmed', 'submitted') then r.state
  when r.standing = 'absent' then 'absent' when r.state = 'returned' then 'returned' else 'open' end`
