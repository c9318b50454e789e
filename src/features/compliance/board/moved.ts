import { sql } from 'kysely'
import type { RuleNumber } from '#directive/rule.ts'
import { isRuleNumber } from '#directive/rules.ts'
import { atMost } from '#kernel/db/keyset.ts'
import type { Tx } from '#kernel/db/database.ts'
import { isId } from '#kernel/id.ts'
import { isDay, type Day } from '#kernel/pure/day.ts'
import type { CellState, Subject, SubjectKind } from '../states.ts'
import { subjectName, type NamedSubject } from './subjects.ts'

/** A cell that came into another state. */
export type Move = {
  rule: RuleNumber
  subject: NamedSubject
  onDay: Day
  before: CellState
  after: CellState
  dueOn: Day | null
}

type Row = {
  rule: RuleNumber
  kind: SubjectKind
  id: string
  name: string
  fromOn: Day
  before: CellState | null
  state: CellState
  dueOn: Day | null
}

export type MovesAsked = {
  /** Both included. */
  from: Day
  to: Day
  rules: readonly RuleNumber[] | null
  /** Null: every subject; only for whoever sees all. */
  subjects: readonly Subject[] | null
  after?: { day: Day; rule: RuleNumber; id: string } | null
  limit: number
}

/** Cells that came into another state in a span of days, the newest first. */
export const movesIn = async (tx: Tx, asked: MovesAsked): Promise<readonly Move[]> => {
  const { from, to, rules, subjects, after, limit } = asked
  const { rows } = await sql<Row>`
    select x.*, ${subjectName(sql`x.kind`, sql`x.id`)} as name from (
      select s.rule, s.subject_kind as kind, s.subject_id as id, s.from_on, s.state, s.due_on, b.state as before
      from compliance_step s left join lateral (
        select b.state from compliance_step b
        where b.subject_id = s.subject_id and b.rule = s.rule and b.until_on = s.from_on and b.from_on < s.from_on) b on true
      where s.from_on >= ${from}::date and s.from_on <= ${to}::date and b.state is distinct from s.state
        ${rules === null ? sql`` : sql`and s.rule = any (${[...rules]}::text[])`}
        ${subjects === null ? sql`` : sql`and s.subject_id = any (${subjects.map((one) => one.id)}::uuid[])`}
        ${after ? sql`and (s.from_on, s.rule, s.subject_id) < (${after.day}::date, ${after.rule}, ${after.id}::uuid)` : sql``}
      order by s.from_on desc, s.rule desc, s.subject_id desc ${atMost(limit)}
    ) x order by x.from_on desc, x.rule desc, x.id desc`.execute(tx)
  return rows.map(({ rule, kind, id, name, fromOn, before, state, dueOn }) => ({
    rule,
    subject: { kind, id, name },
    onDay: fromOn,
    before: before ?? 'not-applicable',
    after: state,
    dueOn,
  }))
}

export const readMoveCursor = (text: string | undefined): { day: Day; rule: RuleNumber; id: string } | null => {
  const [day = '', rule = '', id = ''] = (text ?? '').split('~')
  return isDay(day) && isRuleNumber(rule) && isId(id) ? { day, rule, id } : null
}

export const moveCursor = (move: Move): string => `${move.onDay}~${move.rule}~${move.subject.id}`
