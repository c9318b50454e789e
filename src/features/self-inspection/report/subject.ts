import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import { isId } from '#kernel/id.ts'
import { CLASS } from '../counting/standing.ts'
import type { People, QuestionSum, Signable } from './model.ts'

/** Whose result it is: one 部隊等 without what its people answer for systems, or one system. */
export type Subject = { campaignId: string; unitId: string | null; systemId: string | null }

/** The entries of the roster `r` that a report speaks of. */
export const rosterOf = (of: Subject): RawBuilder<unknown> =>
  of.systemId === null
    ? sql`r.campaign_id = ${of.campaignId}::uuid and r.unit_id = ${of.unitId}::uuid and r.system_id is null`
    : sql`r.campaign_id = ${of.campaignId}::uuid and r.system_id = ${of.systemId}::uuid`

export const peopleOf = async (tx: Tx, of: Subject): Promise<People> => {
  const { rows } = await sql<People>`
    select count(*)::int as all, count(*) filter (where c = 'absent')::int as absent, count(*) filter (where c = 'open')::int as open,
      count(*) filter (where c = 'submitted')::int as submitted, count(*) filter (where c = 'returned')::int as returned,
      count(*) filter (where c = 'confirmed')::int as confirmed
    from (select ${CLASS} as c from self_inspection_roster r where ${rosterOf(of)}) x`.execute(tx)
  return rows[0] ?? { all: 0, absent: 0, open: 0, submitted: 0, returned: 0, confirmed: 0 }
}

/** Answers that wait for the officer, the earliest submitted first. */
export const waitingOf = async (tx: Tx, of: Subject, most: number): Promise<readonly string[]> => {
  const { rows } = await sql<{ answerId: string }>`
    select r.answer_id from self_inspection_roster r where ${rosterOf(of)} and r.state = 'submitted'
    order by r.submitted_at, r.id limit ${most}`.execute(tx)
  return rows.map((r) => r.answerId)
}

/** What the officer signs: every entry with its standing, its reason and the digest of its answer, and the sums. */
export const signableOf = async (tx: Tx, of: Subject): Promise<Signable> => {
  const { rows } = await sql<{ digest: string; yes: number; no: number; na: number }>`
    select encode(sha256(convert_to(coalesce(string_agg(concat_ws('|', r.id, r.standing, coalesce(r.reason, ''), ${CLASS},
        coalesce(a.digest, '')), E'\n' order by r.id), ''), 'UTF8')), 'hex') as digest,
      coalesce(sum(a.yes_count), 0)::int as yes, coalesce(sum(a.no_count), 0)::int as no, coalesce(sum(a.na_count), 0)::int as na
    from self_inspection_roster r left join self_inspection_answer a on a.id = r.answer_id where ${rosterOf(of)}`.execute(
    tx,
  )
  const { digest = '', yes = 0, no = 0, na = 0 } = rows[0] ?? {}
  return { digest, sums: { yes, no, na } }
}

/** What each question was answered, as it stands now. */
export const questionSums = async (tx: Tx, of: Subject): Promise<readonly QuestionSum[]> => {
  const { rows } = await sql<QuestionSum>`
    select a.stratum, q.key, min(q.sort) as sort, min(q.text) as text, count(*) filter (where y.reply = 'yes')::int as yes,
      count(*) filter (where y.reply = 'no')::int as no, count(*) filter (where y.reply = 'na')::int as na
    from self_inspection_roster r join self_inspection_answer a on a.id = r.answer_id
      join self_inspection_reply y on y.answer_id = a.id
      join self_inspection_question q on q.sheet_id = a.sheet_id and q.key = y.question_key
    where ${rosterOf(of)} group by a.stratum, q.key order by a.stratum, 3, q.key`.execute(tx)
  return rows
}

/** The lines of a report as it is signed, kept for good. */
export const keepLines = async (tx: Tx, reportId: string, round: number, of: Subject): Promise<void> => {
  await sql`
    insert into self_inspection_report_line (report_id, round, stratum, question_key, sort, text, yes, no, na)
    select ${reportId}::uuid, ${round}, a.stratum, q.key, min(q.sort), min(q.text), count(*) filter (where y.reply = 'yes'),
      count(*) filter (where y.reply = 'no'), count(*) filter (where y.reply = 'na')
    from self_inspection_roster r join self_inspection_answer a on a.id = r.answer_id
      join self_inspection_reply y on y.answer_id = a.id
      join self_inspection_question q on q.sheet_id = a.sheet_id and q.key = y.question_key
    where ${rosterOf(of)} group by a.stratum, q.key`.execute(tx)
}

export type Named = Subject & { subjectName: string }

/** The subject that a link names, or null. */
export const subjectFrom = async (
  tx: Tx,
  from: Readonly<Record<string, string | undefined>>,
): Promise<Named | null> => {
  const { campaign = '', unit = '', system = '' } = from
  if (!isId(campaign) || (!isId(unit) && !isId(system))) return null
  const { rows } = isId(unit)
    ? await sql<{ name: string }>`select name from unit where id = ${unit}::uuid`.execute(tx)
    : await sql<{ name: string }>`select name from system where id = ${system}::uuid`.execute(tx)
  const [row] = rows
  return row
    ? {
        campaignId: campaign,
        unitId: isId(unit) ? unit : null,
        systemId: isId(unit) ? null : system,
        subjectName: row.name,
      }
    : null
}
