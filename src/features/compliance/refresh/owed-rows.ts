import { sql } from 'kysely'
import type { RuleNumber } from '#directive/rule.ts'
import type { Tx } from '#kernel/db/database.ts'
import { newId } from '#kernel/id.ts'
import type { Day } from '#kernel/pure/day.ts'
import type { SubjectKind } from '../states.ts'

/** A row of `compliance_owed` as it is written. */
export type NewOwed = {
  source: 'turn' | 'duty'
  key: string
  kind: SubjectKind
  id: string
  rules: readonly RuleNumber[]
  title: string
  what: string
  href: string
  caseId: string | null
  asked: { kind: string; id: string } | null
  dueOn: Day | null
  begun: boolean
  fromAt: Date
  toAt: Date | null
  closedBy: string | null
}

/**
 * Writes what is owed. What was owed once before under the same name begins no earlier than that ended; a turn of a case
 * that is written already stays as it is, for it may know a date that the ledger does not.
 */
export const addOwed = async (tx: Tx, list: readonly NewOwed[]): Promise<void> => {
  if (list.length === 0) return
  const rows = list.map((owed) => ({
    ...owed,
    owed_id: newId(owed.fromAt),
    case_id: owed.caseId,
    asked_kind: owed.asked?.kind ?? null,
    asked_id: owed.asked?.id ?? null,
    due_on: owed.dueOn,
    from_at: owed.fromAt.toISOString(),
    to_at: owed.toAt?.toISOString() ?? null,
    closed_by: owed.closedBy,
  }))
  await sql`
    insert into compliance_owed (id, source, key, subject_kind, subject_id, rules, title, what, href, case_id, asked_kind,
      asked_id, due_on, begun, from_at, to_at, closed_by)
    select x.owed_id, x.source, x.key, x.kind, x.id, array(select jsonb_array_elements_text(x.rules)), x.title, x.what, x.href,
      x.case_id, x.asked_kind, x.asked_id, x.due_on, x.begun, greatest(x.from_at, b.ended), x.to_at, x.closed_by
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) x(owed_id uuid, source text, key text, kind text, id uuid,
      rules jsonb, title text, what text, href text, case_id uuid, asked_kind text, asked_id text, due_on date, begun boolean,
      from_at timestamptz, to_at timestamptz, closed_by uuid)
    left join lateral (
      select max(o.to_at) as ended from compliance_owed o
      where x.source = 'duty' and o.subject_id = x.id and o.to_at is not null and o.key = x.key and o.href = x.href) b on true
    where x.source = 'duty' or not exists (
      select 1 from compliance_owed o where o.case_id = x.case_id and o.from_at = x.from_at and o.subject_id = x.id)`.execute(
    tx,
  )
}
