import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { Day } from '#kernel/pure/day.ts'
import type { ReplyKind, RosterState, Standing, Stratum } from '../words.ts'
import type { Policy } from '../campaign/model.ts'
import type { Question, Reply } from './model.ts'
import { questionsOf } from './sheets-known.ts'
import type { Stored } from './stored.ts'

/** The reply of an earlier year to the question of the same number. */
export type PastReply = Reply & { text: string }

type Row = {
  id: string
  personId: string
  stratum: Stratum
  unitName: string
  systemName: string | null
  standing: Standing
  standingReason: string | null
  state: RosterState
  receipt: string | null
  submittedAt: Date | null
  answerId: string | null
  campaignId: string
  campaignState: string
  fiscalYear: number
  baseDate: Day
  opensOn: Day
  closesOn: Day
  policy: Policy | null
  method: string | null
  sheetId: string
  sample: boolean
  content: Stored | null
  returnedReason: string | null
  pastYear: number | null
  past:
    | readonly {
        question_key: string
        reply: ReplyKind
        reason: string
        action: string
        action_due: Day
        text: string
      }[]
    | null
}

/** One person's sheet with everything its pages need: one statement, and the questions known to the process. */
export type OpenSheet = Omit<Row, 'past'> & {
  questions: readonly Question[]
  sections: readonly Section[]
  past: ReadonlyMap<string, PastReply>
}

export type Section = { nth: number; title: string; questions: readonly Question[] }

const sectionsOf = (questions: readonly Question[]): readonly Section[] =>
  [...Map.groupBy(questions, (q) => q.section)].map(([title, list], nth) => ({ nth: nth + 1, title, questions: list }))

/** The sheet of the person who asks, or null: somebody else's sheet is nobody's to open here. */
export const openSheet = async (tx: Tx, rosterId: string, personId: string): Promise<OpenSheet | null> => {
  const { rows } = await sql<Row>`
    select r.id, r.person_id, r.stratum, u.name as unit_name, y.name as system_name, r.standing, r.reason as standing_reason,
      r.state, r.receipt, r.submitted_at, r.answer_id, c.id as campaign_id, c.state as campaign_state, c.fiscal_year, c.base_date,
      c.opens_on, c.closes_on, c.policy, c.method, s.id as sheet_id, s.sample, d.content, a.returned_reason,
      p.fiscal_year as past_year, p.replies as past
    from self_inspection_roster r
      join self_inspection c on c.id = r.campaign_id
      join unit u on u.id = r.unit_id
      left join system y on y.id = r.system_id
      left join self_inspection_answer a on a.id = r.answer_id
      left join self_inspection_draft d on d.roster_id = r.id
      join lateral (
        select s.id, s.sample from self_inspection_sheet s
        where case when a.sheet_id is null then s.campaign_id = r.campaign_id and s.stratum = r.stratum and s.state = 'frozen'
          else s.id = a.sheet_id end
        order by s.version desc limit 1) s on true
      left join lateral (
        select q.fiscal_year, (
          select json_agg(json_build_object('question_key', e.question_key, 'reply', e.reply, 'reason', e.reason,
            'action', e.action, 'action_due', e.action_due, 'text', t.text))
          from self_inspection_reply e
            left join self_inspection_question t on t.sheet_id = b.sheet_id and t.key = e.question_key
          where e.answer_id = b.id) as replies
        from self_inspection_answer b join self_inspection q on q.id = b.campaign_id
        where b.person_id = r.person_id and b.stratum = r.stratum and q.fiscal_year < c.fiscal_year
          and b.system_id is not distinct from r.system_id
        order by q.fiscal_year desc limit 1) p on true
    where r.id = ${rosterId}::uuid and r.person_id = ${personId}::uuid`.execute(tx)
  const [row] = rows
  if (!row) return null
  const { past, ...rest } = row
  const questions = await questionsOf(tx, row.sheetId)
  return {
    ...rest,
    questions,
    sections: sectionsOf(questions),
    past: new Map(
      (past ?? []).map((p) => [
        p.question_key,
        {
          key: p.question_key,
          reply: p.reply,
          reason: p.reason,
          action: p.action,
          actionDue: p.action_due,
          text: p.text,
        },
      ]),
    ),
  }
}

/** The replies as submitted, for the person whose they are. */
export const repliesOf = async (tx: Tx, answerId: string): Promise<ReadonlyMap<string, Reply>> => {
  const rows = await tx
    .selectFrom('selfInspectionReply')
    .select(['questionKey as key', 'reply', 'reason', 'action', 'actionDue'])
    .where('answerId', '=', answerId)
    .execute()
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the constraint holds the words
  return new Map(rows.map((row) => [row.key, row as Reply]))
}

/** Whether this sheet can be answered now. */
export const isAnswerable = (s: Pick<OpenSheet, 'state' | 'campaignState' | 'standing'>): boolean =>
  s.standing !== 'absent' &&
  (s.state === 'returned'
    ? s.campaignState === 'open' || s.campaignState === 'counting'
    : (s.state === 'none' || s.state === 'draft') && s.campaignState === 'open')
