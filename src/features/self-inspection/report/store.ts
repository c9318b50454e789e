import { sql } from 'kysely'
import type { Asked, Binding } from '#kernel/act/binding.ts'
import type { Tx } from '#kernel/db/database.ts'
import { clockText } from '#kernel/pure/clock-text.ts'
import { fiscalYearLabel } from '#kernel/pure/fiscal-year.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { hrefOf } from './gates.ts'
import { AT_ONCE, type UnitReport } from './model.ts'
import { unitReport } from './process.ts'
import { keepLines, peopleOf, rosterOf, signableOf, subjectFrom, waitingOf } from './subject.ts'
import { COLLECTING, WHO_SEES } from './words.ts'

const load = async (tx: Tx, id: string, asked: Asked | undefined): Promise<UnitReport | null> => {
  const row = await tx
    .selectFrom('selfInspectionReport as r')
    .innerJoin('caseFile as c', 'c.id', 'r.id')
    .innerJoin('selfInspection as s', 's.id', 'r.campaignId')
    .leftJoin('unit as u', 'u.id', 'r.unitId')
    .leftJoin('system as y', 'y.id', 'r.systemId')
    .selectAll('r')
    .select(['c.version', 's.state as campaignState', 's.fiscalYear', 's.baseDate', 's.reportDue'])
    .select(['u.name as unitName', 'y.name as systemName'])
    .where('r.id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const { unitName, systemName, people: _, yesCount, noCount, naCount, ...rest } = row
  const subject = { campaignId: row.campaignId, unitId: row.unitId, systemId: row.systemId }
  const collecting = row.state === 'collecting'
  return {
    ...rest,
    subjectName: unitName ?? systemName ?? '',
    people: await peopleOf(tx, subject),
    sums: yesCount === null ? null : { yes: yesCount, no: noCount ?? 0, na: naCount ?? 0 },
    waiting: asked?.act === 'confirm-all' ? await waitingOf(tx, subject, AT_ONCE) : [],
    signable: collecting ? await signableOf(tx, subject) : null,
    begun: true,
  }
}

const draft = async (tx: Tx, id: string, from: Readonly<Record<string, string>>): Promise<UnitReport | null> => {
  const subject = await subjectFrom(tx, from)
  if (!subject) return null
  const campaign = await tx
    .selectFrom('selfInspection')
    .select(['state', 'fiscalYear', 'baseDate', 'reportDue'])
    .where('id', '=', subject.campaignId)
    .executeTakeFirst()
  if (!campaign) return null
  const there = await sql`select 1 from self_inspection_report r where r.campaign_id = ${subject.campaignId}::uuid
    and r.unit_id is not distinct from ${subject.unitId}::uuid and r.system_id is not distinct from ${subject.systemId}::uuid`.execute(
    tx,
  )
  const { state, ...days } = campaign
  return {
    id,
    state: '',
    version: 0,
    ...subject,
    ...days,
    campaignState: state,
    round: 0,
    people: await peopleOf(tx, subject),
    answered: null,
    absent: null,
    sums: null,
    digest: null,
    weakPoints: null,
    improvements: null,
    lateReason: null,
    reportedAt: null,
    reportedBy: null,
    sentBackReason: null,
    receivedAt: null,
    receivedBy: null,
    waiting: [],
    signable: null,
    begun: there.rows.length > 0,
  }
}

const rowOf = (m: UnitReport) => ({
  campaignId: m.campaignId,
  unitId: m.unitId,
  systemId: m.systemId,
  state: m.state,
  round: m.round,
  people: m.reportedAt === null ? null : m.people.all,
  answered: m.answered,
  absent: m.absent,
  yesCount: m.sums?.yes ?? null,
  noCount: m.sums?.no ?? null,
  naCount: m.sums?.na ?? null,
  weakPoints: m.weakPoints,
  improvements: m.improvements,
  lateReason: m.lateReason,
  digest: m.digest,
  reportedAt: m.reportedAt,
  reportedBy: m.reportedBy,
  sentBackReason: m.sentBackReason,
  receivedAt: m.receivedAt,
  receivedBy: m.receivedBy,
})

const people = (n: number) => `${n.toLocaleString('ja-JP')}人`

const facts = (m: UnitReport): readonly (readonly [string, string, string?])[] => [
  ['自己点検', fiscalYearLabel(m.fiscalYear), `/cases/${m.campaignId}`],
  ['部隊等・情報システム', m.subjectName],
  ['基準日', wareki(m.baseDate)],
  ['報告期限', wareki(m.reportDue)],
  [
    '対象者',
    `${people(m.people.all)}（確定${people(m.people.confirmed)}、確定待ち${people(m.people.submitted)}、差戻し中${people(m.people.returned)}、未回答${people(m.people.open)}、不在${people(m.people.absent)}）`,
    hrefOf(m),
  ],
  ...(m.sentBackReason === null ? [] : ([['報告の差戻し', m.sentBackReason]] as const)),
  ...(m.weakPoints === null ? [] : ([['主な不遵守事項', m.weakPoints]] as const)),
  ...(m.improvements === null ? [] : ([['改善措置', m.improvements]] as const)),
  ...(m.lateReason === null ? [] : ([['期限に遅れた理由', m.lateReason]] as const)),
  ...(m.reportedAt === null ? [] : ([['報告', `${m.reportedBy ?? ''}　${clockText(m.reportedAt)}`]] as const)),
  ...(m.digest === null ? [] : ([['要約値（SHA-256）', m.digest]] as const)),
  ...(m.receivedAt === null ? [] : ([['受領', `${m.receivedBy ?? ''}　${clockText(m.receivedAt)}`]] as const)),
  ['定め', COLLECTING],
  ['見える範囲', WHO_SEES],
]

export const unitReportBinding: Binding<UnitReport> = {
  process: unitReport,
  load,
  draft,
  save: async (tx, after, before, acted) => {
    if (before === null)
      await tx
        .insertInto('selfInspectionReport')
        .values({ id: after.id, ...rowOf(after) })
        .execute()
    else await tx.updateTable('selfInspectionReport').set(rowOf(after)).where('id', '=', after.id).execute()
    if (acted.act === 'report') await keepLines(tx, after.id, after.round, after)
  },
  options: async (tx, source, model) => {
    if (source !== 'answer') return []
    const { rows } = await sql<{ id: string; name: string }>`
      select r.answer_id as id, r.person_name || '（' || r.post_title || '）' as name from self_inspection_roster r
      where ${rosterOf(model)} and r.state = 'submitted' order by r.person_kana, r.id limit 1000`.execute(tx)
    return rows.map((r) => [r.id, r.name] as const)
  },
  initial: (m, act) => (act === 'confirm-all' ? { shown: String(m.people.submitted) } : {}),
  facts,
  begins: (m) => [
    { href: hrefOf(m), label: '回答の一覧を見る' },
    {
      href: `/begin/self-inspection.remedy/open?campaign=${m.campaignId}&${m.unitId === null ? `system=${m.systemId ?? ''}` : `unit=${m.unitId}`}`,
      label: '是正項目を起こす',
    },
  ],
  prints: (m) => [{ href: `/forms/self-inspection-report/${m.id}.pdf`, label: '自己点検結果報告書を印刷する' }],
}
