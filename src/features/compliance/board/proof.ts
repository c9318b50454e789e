import { sql } from 'kysely'
import type { RuleNumber } from '#directive/rule.ts'
import { atMost } from '#kernel/db/keyset.ts'
import type { Tx } from '#kernel/db/database.ts'
import { addDays, startOfDay, type Day } from '#kernel/pure/day.ts'
import type { Subject } from '../states.ts'

/** Something the subject owed under the rule, from when to when. */
export type OwedEvidence = {
  id: string
  source: 'turn' | 'duty'
  key: string
  title: string
  what: string
  href: string
  caseId: string | null
  dueOn: Day | null
  begun: boolean
  fromAt: Date
  toAt: Date | null
  /** The act that ended it, where one entry is known to. */
  closedBy: string | null
}

/** An act by which the subject carried the rule out: an entry of the ledger. */
export type ActEvidence = {
  entryId: string
  /** The entry's number, under which `/ledger/<seq>` shows it. */
  seq: number
  /** Its place in the sealed tree; null until it is sealed. */
  leaf: number | null
  at: Date
  title: string
  process: string
  act: string
  caseId: string
  caseNumber: string | null
  caseTitle: string | null
  postTitle: string
  personRank: string
  personName: string
  unitName: string
  /** The entry itself names the rule; otherwise the act passed a condition of it. */
  named: boolean
}

/** Both days included, in Japan. */
export type Period = { from: Day; to: Day }

export type Evidence = { owed: readonly OwedEvidence[]; acts: readonly ActEvidence[] }

type Beyond = { at: Date; entryId: string }

/**
 * What shows how a rule stood in a subject in a period, in the reader's reach: all that was owed in it, and the newest
 * `limit` (50) acts before `after`.
 */
export const evidenceOf = async (
  tx: Tx,
  rule: RuleNumber,
  subject: Subject,
  period: Period,
  { after, limit = 50 }: { after?: Beyond | undefined; limit?: number | undefined } = {},
): Promise<Evidence> => {
  const from = startOfDay(period.from)
  const to = startOfDay(addDays(period.to, 1))
  const owed = await sql<OwedEvidence>`
    select o.id, o.source, o.key, o.title, o.what, o.href, o.case_id, o.due_on, o.begun, o.from_at, o.to_at, o.closed_by
    from compliance_owed o
    where o.subject_id = ${subject.id}::uuid and ${rule} = any (o.rules) and o.from_at < ${to}
      and (o.to_at is null or o.to_at >= ${from})
    order by o.to_at is null desc, o.due_on nulls last, o.from_at desc, o.id ${atMost(200)}`.execute(tx)
  const acts = await sql<ActEvidence>`
    select e.id as entry_id, e.seq, l.leaf_index as leaf, e.at, e.title, e.process, e.act, e.case_id, c.number as case_number,
      c.title as case_title, e.post_title, e.person_rank, e.person_name, e.unit_name, ${rule} = any (e.rules) as named
    from (
      select d.at, d.entry_id from compliance_deed d
      where d.subject_id = ${subject.id}::uuid and d.rule = ${rule} and d.at >= ${from} and d.at < ${to}
        ${after === undefined ? sql`` : sql`and (d.at, d.entry_id) < (${after.at}::timestamptz, ${after.entryId}::uuid)`}
      order by d.at desc, d.entry_id desc ${atMost(limit)}
    ) d join ledger_entry e on e.id = d.entry_id
      left join ledger_leaf l on l.entry_id = e.id left join case_file c on c.id = e.case_id
    order by d.at desc, d.entry_id desc`.execute(tx)
  return { owed: owed.rows, acts: acts.rows }
}
