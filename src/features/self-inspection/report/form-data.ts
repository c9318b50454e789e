import { sql } from 'kysely'
import type { BoundForm } from '#kernel/http/product.ts'
import type { Tx } from '#kernel/db/database.ts'
import { afterFacts } from '../campaign/campaign-after-store.ts'
import { reportForm, reportTemplate, type ReportFacts } from './form.ts'
import type { QuestionSum } from './model.ts'
import { peopleOf, questionSums, rosterOf, signableOf, type Subject } from './subject.ts'

const reasonsOf = async (tx: Tx, of: Subject) => {
  const { rows } = await sql<{ reason: string; n: number }>`
    select split_part(r.reason, '　', 1) as reason, count(*)::int as n from self_inspection_roster r
    where ${rosterOf(of)} and r.standing = 'absent' and r.state not in ('submitted', 'confirmed')
    group by 1 order by 2 desc, 1 limit 20`.execute(tx)
  return rows.map((r) => [r.reason, r.n] as const)
}

const linesAsSigned = async (tx: Tx, id: string, round: number): Promise<readonly QuestionSum[]> => {
  const { rows } = await sql<QuestionSum>`
    select stratum, question_key as key, sort, text, yes, no, na from self_inspection_report_line
    where report_id = ${id}::uuid and round = ${round} order by stratum, sort, question_key`.execute(tx)
  return rows
}

const reportOf = (tx: Tx, id: string) =>
  tx
    .selectFrom('selfInspectionReport as r')
    .innerJoin('selfInspection as s', 's.id', 'r.campaignId')
    .leftJoin('unit as u', 'u.id', 'r.unitId')
    .leftJoin('system as y', 'y.id', 'r.systemId')
    .selectAll('r')
    .select(['s.fiscalYear', 's.baseDate', 's.reportDue', 'u.name as unitName', 'y.name as systemName'])
    .where('r.id', '=', id)
    .executeTakeFirst()

/** What the report of one unit or system says: as it was signed, or as it would be now. */
export const reportFacts = async (tx: Tx, id: string): Promise<ReportFacts | null> => {
  const row = await reportOf(tx, id)
  if (!row) return null
  const made = row.state !== 'collecting'
  const people = await peopleOf(tx, row)
  const now = made ? null : await signableOf(tx, row)
  return {
    fiscalYear: row.fiscalYear,
    baseDate: row.baseDate,
    reportDue: row.reportDue,
    subject: row.unitName ?? row.systemName ?? '',
    subjectLabel: row.unitId === null ? '情報システム名' : '課等名',
    people: made ? (row.people ?? 0) : people.all,
    answered: made ? (row.answered ?? 0) : people.submitted + people.confirmed,
    absent: made ? (row.absent ?? 0) : people.absent,
    reasons: await reasonsOf(tx, row),
    lines: made ? await linesAsSigned(tx, row.id, row.round) : await questionSums(tx, row),
    sums: now?.sums ?? { yes: row.yesCount ?? 0, no: row.noCount ?? 0, na: row.naCount ?? 0 },
    weakPoints: made ? row.weakPoints : null,
    improvements: made ? row.improvements : null,
    lateReason: made ? row.lateReason : null,
    missing: null,
    reportedAt: made ? row.reportedAt : null,
    reportedBy: made ? row.reportedBy : null,
    digest: made ? row.digest : null,
  }
}

/** The whole organisation by question: the sums of the units at its top. */
const linesOfAll = async (tx: Tx, id: string): Promise<readonly QuestionSum[]> => {
  const { rows } = await sql<QuestionSum>`
    with sheet as (select distinct on (stratum) id, stratum from self_inspection_sheet
      where campaign_id = ${id}::uuid and state = 'frozen' order by stratum, version desc)
    select s.stratum, q.key, q.sort, q.text, coalesce(sum(c.yes), 0)::int as yes, coalesce(sum(c.no), 0)::int as no,
      coalesce(sum(c.na), 0)::int as na
    from sheet s join self_inspection_question q on q.sheet_id = s.id
      left join (self_inspection_count c join unit u on u.id = c.unit_id and u.parent_id is null)
        on c.campaign_id = ${id}::uuid and c.stratum = s.stratum and c.question_key = q.key
    group by s.stratum, q.key, q.sort, q.text order by s.stratum, q.sort, q.key`.execute(tx)
  return rows
}

const reasonsOfAll = async (tx: Tx, id: string) => {
  const { rows } = await sql<{ reason: string; n: number }>`
    select split_part(r.reason, '　', 1) as reason, count(*)::int as n from self_inspection_roster r
    where r.campaign_id = ${id}::uuid and r.standing = 'absent' and r.state not in ('submitted', 'confirmed')
    group by 1 order by 2 desc, 1 limit 20`.execute(tx)
  return rows.map((r) => [r.reason, r.n] as const)
}

/** The year's result of everybody; null before it is counted, and to whoever may not see the sums of all. */
export const campaignFacts = async (tx: Tx, id: string): Promise<ReportFacts | null> => {
  const campaign = await tx
    .selectFrom('selfInspection')
    .select(['fiscalYear', 'baseDate', 'reportDue'])
    .where('id', '=', id)
    .executeTakeFirst()
  const { result } = await afterFacts(tx, id, undefined)
  const seen =
    await sql`select 1 from self_inspection_progress p join unit u on u.id = p.unit_id and u.parent_id is null
    where p.campaign_id = ${id}::uuid limit 1`.execute(tx)
  if (!campaign || result === null || seen.rows.length === 0) return null
  return {
    ...campaign,
    subject: '全ての部隊等・情報システム',
    subjectLabel: '範囲',
    people: result.people,
    answered: result.answered,
    absent: result.absent,
    reasons: await reasonsOfAll(tx, id),
    lines: await linesOfAll(tx, id),
    sums: { yes: result.yesCount, no: result.noCount, na: result.naCount },
    weakPoints: result.weakPoints,
    improvements: result.improvements,
    lateReason: result.lateReason,
    missing: result.missingReason === null ? null : `${result.missingReports}件：${result.missingReason}`,
    reportedAt: result.reportedAt,
    reportedBy: result.reportedBy,
    digest: result.digest,
  }
}

const form = (key: string, title: string, facts: typeof reportFacts): BoundForm => ({
  form: { key, title, provision: '本文 第6-1(4)', rules: ['R033'], template: reportTemplate },
  data: async (tx, { id }) => {
    const found = id === null ? null : await facts(tx, id)
    return found === null ? null : reportForm(found)
  },
  file: () => '自己点検結果報告書',
})

/** 自己点検結果報告書, of one unit or system and of all. */
export const reportForms: readonly BoundForm[] = [
  form('self-inspection-report', '自己点検結果報告書', reportFacts),
  form('self-inspection-summary', '自己点検結果報告書（全体）', campaignFacts),
]
