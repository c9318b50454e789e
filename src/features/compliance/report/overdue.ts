import { sql } from 'kysely'
import type { RuleNumber } from '#directive/rule.ts'
import { RULES } from '#directive/rules.ts'
import { atMost } from '#kernel/db/keyset.ts'
import type { Tx } from '#kernel/db/database.ts'
import type { Day } from '#kernel/pure/day.ts'
import type { Subject } from '../states.ts'
import { subjectName } from '../board/subjects.ts'

export type Overdue = { rule: RuleNumber; name: string; dueOn: Day }

/** Cells whose date has passed, the longest overdue first; of every subject where none is named. */
export const overdueOn = async (
  tx: Tx,
  of: { day: Day; rules: readonly RuleNumber[]; subjects: readonly Subject[] | null; limit: number },
): Promise<readonly Overdue[]> => {
  const rules = of.rules.length === RULES.length ? RULES.map((rule) => rule.id) : of.rules
  const { rows } = await sql<Overdue>`
    select x.rule, x.due_on, ${subjectName(sql`x.subject_kind`, sql`x.subject_id`)} as name from (
      select s.rule, s.subject_kind, s.subject_id, s.due_on from compliance_step s
      where s.rule = any (${[...rules]}::text[]) and s.state = 'overdue' and s.from_on <= ${of.day}::date and s.until_on > ${of.day}::date
        ${of.subjects === null ? sql`` : sql`and s.subject_id = any (${of.subjects.map((one) => one.id)}::uuid[])`}
      order by s.due_on, s.rule, s.subject_id ${atMost(of.limit)}
    ) x order by x.due_on, x.rule, x.subject_id`.execute(tx)
  return rows
}
