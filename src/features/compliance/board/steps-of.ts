import { sql } from 'kysely'
import type { RuleNumber } from '#directive/rule.ts'
import type { Tx } from '#kernel/db/database.ts'
import type { Day } from '#kernel/pure/day.ts'
import type { CellState, Subject } from '../states.ts'

export type ShownStep = { fromOn: Day; untilOn: Day; state: CellState; dueOn: Day | null }

const MOST = 24

/** How one cell came to stand as it does: its steps up to a day, the newest first. */
export const stepsOf = async (tx: Tx, rule: RuleNumber, subject: Subject, day: Day): Promise<readonly ShownStep[]> => {
  const { rows } = await sql<ShownStep>`
    select s.from_on, s.until_on, s.state, s.due_on from compliance_step s
    where s.subject_id = ${subject.id}::uuid and s.rule = ${rule} and s.from_on <= ${day}::date
    order by s.from_on desc limit ${sql.lit(MOST)}`.execute(tx)
  return rows
}
