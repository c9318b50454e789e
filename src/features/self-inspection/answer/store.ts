import { sql } from 'kysely'
import type { Acted, Binding } from '#kernel/act/binding.ts'
import type { Tx } from '#kernel/db/database.ts'
import { isId, newCode } from '#kernel/id.ts'
import { clockText } from '#kernel/pure/clock-text.ts'
import { fiscalYearLabel } from '#kernel/pure/fiscal-year.ts'
import { STRATA, type RosterState, type Standing, type Stratum } from '../words.ts'
import { checkSheet, isBegun } from './checking.ts'
import { digestOf } from './digest.ts'
import type { Answer, Drafted, RosterFact, Typed } from './model.ts'
import { answer } from './process.ts'
import { resubmit, submitFirst, takeBack } from './save-store.ts'
import { questionsOf } from './sheets-known.ts'

type Found = {
  rosterId: string
  campaignId: string
  personId: string
  personName: string
  stratum: Stratum
  unitId: string
  systemId: string | null
  standing: Standing
  rosterState: RosterState
  answerId: string | null
  campaignState: string
  fiscalYear: number
  sheetId: string
  content: Typed | null
}

/** Everything a submission is judged by, in one statement. */
const standingOf = async (tx: Tx, rosterId: string): Promise<Found | null> => {
  const { rows } = await sql<Found>`
    select r.id as roster_id, r.campaign_id, r.person_id, r.person_name, r.stratum, r.unit_id, r.system_id, r.standing,
      r.state as roster_state, r.answer_id, c.state as campaign_state, c.fiscal_year, d.content,
      coalesce(a.sheet_id, (select s.id from self_inspection_sheet s
        where s.campaign_id = r.campaign_id and s.stratum = r.stratum and s.state = 'frozen'
        order by s.version desc limit 1)) as sheet_id
    from self_inspection_roster r
      join self_inspection c on c.id = r.campaign_id
      left join self_inspection_draft d on d.roster_id = r.id
      left join self_inspection_answer a on a.id = r.answer_id
    where r.id = ${rosterId}::uuid`.execute(tx)
  return rows[0] ?? null
}

const rosterFact = (s: Found): RosterFact => ({
  id: s.rosterId,
  campaignId: s.campaignId,
  personId: s.personId,
  stratum: s.stratum,
  unitId: s.unitId,
  systemId: s.systemId,
  standing: s.standing,
  state: s.rosterState,
})

const draftedOf = async (tx: Tx, s: Found): Promise<Drafted | null> => {
  if (!isBegun(s.content)) return null
  const { replies, problems } = checkSheet(await questionsOf(tx, s.sheetId), s.content ?? {})
  return { replies, problems, digest: digestOf(s.rosterId, s.sheetId, replies) }
}

const drafting = async (tx: Tx, id: string, rosterId: string): Promise<Answer | null> => {
  const s = await standingOf(tx, rosterId)
  if (!s) return null
  return {
    id,
    state: '',
    version: 0,
    rosterId: s.rosterId,
    campaignId: s.campaignId,
    campaignState: s.campaignState,
    fiscalYear: s.fiscalYear,
    personId: s.personId,
    personName: s.personName,
    unitId: s.unitId,
    systemId: s.systemId,
    stratum: s.stratum,
    sheetId: s.sheetId,
    receipt: newCode(),
    round: 0,
    digest: '',
    submittedAt: null,
    submittedBy: '',
    returnedReason: null,
    confirmedAt: null,
    confirmedBy: null,
    yesCount: 0,
    noCount: 0,
    naCount: 0,
    roster: rosterFact(s),
    drafted: await draftedOf(tx, s),
  }
}

const rows = (tx: Tx, ids: readonly string[]) =>
  tx
    .selectFrom('selfInspectionAnswer as a')
    .innerJoin('caseFile as c', 'c.id', 'a.id')
    .innerJoin('selfInspection as s', 's.id', 'a.campaignId')
    .innerJoin('selfInspectionRoster as r', 'r.id', 'a.rosterId')
    .selectAll('a')
    .select(['c.version', 's.state as campaignState', 's.fiscalYear', 'r.personName'])
    .where('a.id', 'in', [...ids])
    .execute()

const loadMany = async (tx: Tx, ids: readonly string[], act: string | undefined): Promise<readonly Answer[]> => {
  if (ids.length === 0) return []
  const found = await rows(tx, ids)
  const again = act === 'submit-again' && found[0] ? await standingOf(tx, found[0].rosterId) : null
  return Promise.all(
    found.map(async (row) => ({
      ...row,
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- copied from the roster, whose constraint holds the words
      stratum: row.stratum as Stratum,
      roster: again ? rosterFact(again) : null,
      drafted: again ? await draftedOf(tx, again) : null,
    })),
  )
}

const save = async (tx: Tx, after: Answer, before: Answer | null, acted: Acted) => {
  if (before === null) return submitFirst(tx, after, acted.at)
  if (acted.act === 'submit-again') return resubmit(tx, after, before, acted.at)
  if (acted.act === 'return') return takeBack(tx, after, acted.at)
  await sql`
    with settled as (
      update self_inspection_answer set state = ${after.state}, confirmed_at = ${after.confirmedAt}, confirmed_by = ${after.confirmedBy}
      where id = ${after.id}::uuid)
    update self_inspection_roster set state = ${after.state} where id = ${after.rosterId}::uuid`.execute(tx)
}

export const answerBinding: Binding<Answer> = {
  process: answer,
  load: async (tx, id, asked) => (await loadMany(tx, [id], asked?.act))[0] ?? null,
  loadMany: (tx, ids) => loadMany(tx, ids, undefined),
  draft: (tx, id, from) => {
    const rosterId = from['roster'] ?? ''
    return isId(rosterId) ? drafting(tx, id, rosterId) : Promise.resolve(null)
  },
  save,
  facts: (m) => [
    ['自己点検', fiscalYearLabel(m.fiscalYear), `/cases/${m.campaignId}`],
    ['区分', STRATA[m.stratum]],
    ['受付番号', m.receipt],
    ...(m.submittedAt === null ? [] : ([['提出', `${m.submittedBy}　${clockText(m.submittedAt)}`]] as const)),
    ['回答', `はい ${m.yesCount}、いいえ ${m.noCount}、該当なし ${m.naCount}`],
    ['回答の要約値（SHA-256）', m.digest],
    ...(m.returnedReason === null ? [] : ([['差戻しの理由', m.returnedReason]] as const)),
    ...(m.confirmedAt === null ? [] : ([['確定', `${m.confirmedBy ?? ''}　${clockText(m.confirmedAt)}`]] as const)),
    [
      '回答の中身',
      '本人と、確認する責任者だけが見ます。この画面には示しません。',
      `/self-inspection/answer/${m.rosterId}`,
    ],
  ],
}
