import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { Day } from '#kernel/pure/day.ts'
import { decodeCursor } from '#kernel/db/keyset.ts'
import { CLASS, type Standings } from '../counting/standing.ts'
import type { People, QuestionSum } from '../report/model.ts'
import { peopleOf, questionSums, rosterOf, subjectFrom, type Named } from '../report/subject.ts'
import type { RosterState, Standing, Stratum } from '../words.ts'
import type { Head } from './model.ts'
import { headOf } from './reading-store.ts'

const PAGE = 50

export type PersonRow = {
  rosterId: string
  answerId: string | null
  personName: string
  personKana: string
  postTitle: string
  stratum: Stratum
  standing: Standing
  reason: string | null
  state: RosterState
  counted: Standings
  submittedAt: Date | null
  /** Null to whoever may see that a person answered but not what. */
  noCount: number | null
  naCount: number | null
}

export type SaidNo = {
  personName: string
  postTitle: string
  stratum: Stratum
  questionKey: string
  text: string
  reply: 'no' | 'na'
  reason: string
  action: string | null
  actionDue: Day | null
}

export type UnitPage = {
  head: Head
  subject: Named
  report: { id: string; state: string } | null
  people: People
  rows: readonly PersonRow[]
  next: string | null
  noes: readonly SaidNo[]
  questions: readonly QuestionSum[]
}

export const SHOWS = {
  all: '全員',
  open: '済んでいない人',
  submitted: '確定を待つ人',
  absent: '不在の人',
} as const

export type Show = keyof typeof SHOWS

export const isShow = (text: string | undefined): text is Show => text !== undefined && Object.hasOwn(SHOWS, text)

const SHOWN: Readonly<Record<Show, RawBuilder<unknown>>> = {
  all: sql`true`,
  open: sql`${CLASS} in ('open', 'returned')`,
  submitted: sql`${CLASS} = 'submitted'`,
  absent: sql`${CLASS} = 'absent'`,
}

const rowsOf = async (tx: Tx, of: Named, show: Show, after: string | undefined) => {
  const [kana, id] = decodeCursor(after, ['text', 'id']) ?? []
  const beyond =
    kana === undefined || id === undefined ? sql`true` : sql`(r.person_kana, r.id) > (${kana}, ${id}::uuid)`
  const { rows } = await sql<PersonRow>`
    select r.id as roster_id, r.answer_id, r.person_name, r.person_kana, r.post_title, r.stratum, r.standing, r.reason, r.state,
      ${CLASS} as counted, r.submitted_at, a.no_count, a.na_count
    from self_inspection_roster r left join self_inspection_answer a on a.id = r.answer_id
    where ${rosterOf(of)} and ${SHOWN[show]} and ${beyond} order by r.person_kana, r.id limit ${PAGE + 1}`.execute(tx)
  const last = rows[PAGE - 1]
  return {
    rows: rows.slice(0, PAGE),
    next:
      rows.length > PAGE && last
        ? Buffer.from(JSON.stringify([last.personKana, last.rosterId])).toString('base64url')
        : null,
  }
}

/** いいえ before 該当なし, as many as a page holds; all of them are in the register. */
const noesOf = async (tx: Tx, of: Named): Promise<readonly SaidNo[]> => {
  const { rows } = await sql<SaidNo>`
    select r.person_name, r.post_title, a.stratum, y.question_key, q.text, y.reply, y.reason, y.action, y.action_due
    from self_inspection_roster r join self_inspection_answer a on a.id = r.answer_id
      join self_inspection_reply y on y.answer_id = a.id and y.reply <> 'yes'
      join self_inspection_question q on q.sheet_id = a.sheet_id and q.key = y.question_key
    where ${rosterOf(of)} order by y.reply desc, a.stratum, q.sort, r.person_kana, r.id limit ${PAGE}`.execute(tx)
  return rows
}

const reportOf = (tx: Tx, of: Named) =>
  sql<{ id: string; state: string }>`
    select id, state from self_inspection_report where campaign_id = ${of.campaignId}::uuid
      and unit_id is not distinct from ${of.unitId}::uuid and system_id is not distinct from ${of.systemId}::uuid`
    .execute(tx)
    .then(({ rows }) => rows[0] ?? null)

/** Who answers in one unit or for one system and how far they are, for those who answer for it; null for everybody else. */
export const unitPageOf = async (
  tx: Tx,
  of: { campaign: string; unit?: string; system?: string; show: Show; after: string | undefined },
): Promise<UnitPage | null> => {
  const head = await headOf(tx, of.campaign)
  const subject = await subjectFrom(tx, of)
  if (!head || !subject) return null
  const people = await peopleOf(tx, subject)
  if (people.all === 0) return null
  return {
    head,
    subject,
    people,
    report: await reportOf(tx, subject),
    ...(await rowsOf(tx, subject, of.show, of.after)),
    noes: await noesOf(tx, subject),
    questions: await questionSums(tx, subject),
  }
}
