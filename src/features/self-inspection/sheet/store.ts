import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { isRuleNumber, provisionOf } from '#directive/rules.ts'
import type { Acted, Binding } from '#kernel/act/binding.ts'
import type { Tx } from '#kernel/db/database.ts'
import { isId } from '#kernel/id.ts'
import { canonicalJson } from '#kernel/pure/canonical.ts'
import { clockText } from '#kernel/pure/clock-text.ts'
import { fiscalYearLabel } from '#kernel/pure/fiscal-year.ts'
import { isStratum, STRATA, type Stratum } from '../words.ts'
import type { Sheet, SheetQuestion, SheetSource } from './model.ts'
import { sheet } from './process.ts'

/** SHA-256 of the canonical text of the questions in their order. */
const digestOf = (stratum: Stratum, questions: readonly SheetQuestion[]): string =>
  createHash('sha256')
    .update(
      canonicalJson({
        stratum,
        questions: questions.map(({ key, section, text, rules, help }) => ({ key, section, text, rules, help })),
      }),
    )
    .digest('hex')

const questionsIn = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, SheetQuestion[]>> => {
  const rows =
    ids.length === 0
      ? []
      : await tx
          .selectFrom('selfInspectionQuestion')
          .selectAll()
          .where('sheetId', 'in', [...ids])
          .orderBy('sort')
          .orderBy('key')
          .execute()
  return Map.groupBy(rows, (row) => row.sheetId)
}

type SourceRow = Omit<SheetSource, 'questions' | 'label'> & { fiscalYear: number; version: number }

/** The newest frozen sheet of each stratum and 年度, the last years' first. */
const sourcesOf = async (tx: Tx): Promise<readonly SheetSource[]> => {
  const { rows } = await sql<SourceRow>`
    select id, stratum, sample, fiscal_year, version from (
      select distinct on (c.fiscal_year, s.stratum) s.id, s.stratum, s.sample, c.fiscal_year, s.version
      from self_inspection_sheet s join self_inspection c on c.id = s.campaign_id
      where s.state = 'frozen' order by c.fiscal_year desc, s.stratum, s.version desc) newest
    order by fiscal_year desc, stratum limit 9`.execute(tx)
  const questions = await questionsIn(
    tx,
    rows.map((row) => row.id),
  )
  return rows.map(({ fiscalYear, version, ...row }) => ({
    ...row,
    label: `${fiscalYearLabel(fiscalYear)}の第${version}版（${STRATA[row.stratum]}）`,
    questions: questions.get(row.id) ?? [],
  }))
}

const load = async (tx: Tx, id: string): Promise<Sheet | null> => {
  const row = await tx
    .selectFrom('selfInspectionSheet as s')
    .innerJoin('caseFile as c', 'c.id', 's.id')
    .innerJoin('selfInspection as i', 'i.id', 's.campaignId')
    .selectAll('s')
    .select(['c.version as caseVersion', 'i.state as campaignState', 'i.fiscalYear'])
    .where('s.id', '=', id)
    .executeTakeFirst()
  if (!row || !isStratum(row.stratum)) return null
  const { caseVersion, stratum, version: edition, ...rest } = row
  const questions = (await questionsIn(tx, [id])).get(id) ?? []
  return {
    ...rest,
    version: caseVersion,
    edition,
    stratum,
    questions,
    digest: digestOf(stratum, questions),
    standing: [],
    sources: [],
  }
}

const standingIn = async (tx: Tx, campaignId: string): Promise<Sheet['standing']> => {
  const { rows } = await sql<Sheet['standing'][number]>`
    select stratum, max(version) as edition, bool_or(state = 'drafting') as drafting
    from self_inspection_sheet where campaign_id = ${campaignId}::uuid group by stratum`.execute(tx)
  return rows
}

const drafted = async (tx: Tx, id: string, campaignId: string): Promise<Sheet | null> => {
  const campaign = await tx
    .selectFrom('selfInspection')
    .select(['state', 'fiscalYear'])
    .where('id', '=', campaignId)
    .executeTakeFirst()
  if (!campaign) return null
  return {
    id,
    state: '',
    version: 0,
    campaignId,
    campaignState: campaign.state,
    fiscalYear: campaign.fiscalYear,
    stratum: 'staff',
    edition: 1,
    sample: false,
    source: null,
    sha256: null,
    frozenAt: null,
    questions: [],
    digest: '',
    standing: await standingIn(tx, campaignId),
    sources: await sourcesOf(tx),
  }
}

const writeQuestions = async (tx: Tx, { id, questions }: Sheet) => {
  await tx.deleteFrom('selfInspectionQuestion').where('sheetId', '=', id).execute()
  if (questions.length === 0) return
  await tx
    .insertInto('selfInspectionQuestion')
    .values(questions.map((q) => ({ ...q, sheetId: id, rules: [...q.rules] })))
    .execute()
}

const save = async (tx: Tx, after: Sheet, before: Sheet | null, acted: Acted) => {
  const { stratum, edition, state, sample, source, sha256, frozenAt } = after
  if (before === null)
    await tx
      .insertInto('selfInspectionSheet')
      .values({ id: after.id, campaignId: after.campaignId, stratum, version: edition, state, sample, source })
      .execute()
  else
    await tx
      .updateTable('selfInspectionSheet')
      .set({ state, sample, source, sha256, frozenAt })
      .where('id', '=', after.id)
      .execute()
  if (acted.act === 'begin' || acted.act === 'write' || acted.act === 'drop-question') await writeQuestions(tx, after)
}

const ruleWords = (rules: readonly string[]): string =>
  rules.map((rule) => (isRuleNumber(rule) ? `${provisionOf(rule)}（${rule}）` : rule)).join('、')

export const sheetBinding: Binding<Sheet> = {
  process: sheet,
  openToAll: true,
  load: (tx, id) => load(tx, id),
  draft: (tx, id, from) => {
    const campaignId = from['campaign'] ?? ''
    return isId(campaignId) ? drafted(tx, id, campaignId) : Promise.resolve(null)
  },
  save,
  options: (_tx, source, m) =>
    Promise.resolve(
      source === 'source'
        ? [
            ['blank', '何もない所から'] as const,
            ['sample', '本製品の見本（達の条項から作ったもの）'] as const,
            ...m.sources.map((s) => [s.id, `${s.label}を写す`] as const),
          ]
        : source === 'question'
          ? m.questions.map((q) => [q.key, `${q.key}　${q.text}`] as const)
          : [],
    ),
  facts: (m) => [
    ['自己点検', fiscalYearLabel(m.fiscalYear), `/cases/${m.campaignId}`],
    ['対象者', STRATA[m.stratum]],
    ['版', `第${m.edition}版`],
    ...(m.sample
      ? ([['見本', '設問は本製品の見本です。指揮通信システム部長が別に示す自己点検表ではありません。']] as const)
      : []),
    ...(m.source === null ? [] : ([['設問の元', m.source]] as const)),
    ...(m.sha256 === null ? [] : ([['設問の要約値（SHA-256）', m.sha256]] as const)),
    ...(m.frozenAt === null ? [] : ([['確定', clockText(m.frozenAt)]] as const)),
  ],
  lines: (m) => ({
    title: '設問',
    side: `${m.questions.length}問`,
    empty: '設問はまだありません。',
    rows: m.questions.map((q) => ({
      text: `${q.key}　${q.text}`,
      detail: `${q.section}　根拠 ${ruleWords(q.rules)}`,
      href: `/rules/${q.rules[0] ?? ''}`,
      state: '',
      note: q.help,
    })),
  }),
  begins: (m) => [
    { href: `/self-inspection/${m.campaignId}/sheets`, label: '自己点検表の一覧' },
    ...(m.state === 'drafting'
      ? [{ href: '/imports/self-inspection-questions', label: '表計算の書類から取り込む' }]
      : []),
  ],
}
