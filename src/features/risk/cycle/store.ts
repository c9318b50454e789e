import type { Binding } from '#kernel/act/binding.ts'
import type { Tx } from '#kernel/db/database.ts'
import { isId } from '#kernel/id.ts'
import { dayOf, daysBetween, type Day } from '#kernel/pure/day.ts'
import { fiscalYearEnd, fiscalYearLabel, fiscalYearOf } from '#kernel/pure/fiscal-year.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { clockText } from '#kernel/pure/clock-text.ts'
import { missingNote, missingTexts } from '../documents/missing-texts.ts'
import { standingOf } from '../documents/standing.ts'
import { cycleBegins } from './begins.ts'
import { cycleLines } from './lines.ts'
import type { NowDocument, RiskCycle } from './model.ts'
import { riskCycle } from './process.ts'
import { earlierVersions, improvementsOf, inspectionsOf, policyInForce, stepsOf, yearsOf } from './reads.ts'
import { unplannedOf } from './unplanned.ts'
import { FREQUENCY, POLICY } from './words.ts'

const GOES_BY = [POLICY, FREQUENCY]

type Row = Pick<
  RiskCycle,
  | 'id'
  | 'state'
  | 'version'
  | 'systemId'
  | 'systemName'
  | 'fiscalYear'
  | 'openedOn'
  | 'openedBy'
  | 'policyId'
  | 'policyName'
  | 'returned'
  | 'report'
  | 'reportedOn'
  | 'receivedBy'
  | 'receivedAt'
>

const rowOf = (tx: Tx, id: string): Promise<Row | undefined> =>
  tx
    .selectFrom('riskCycle as r')
    .innerJoin('caseFile as c', 'c.id', 'r.id')
    .innerJoin('system as s', 's.id', 'r.systemId')
    .selectAll('r')
    .select(['c.version', 's.name as systemName'])
    .where('r.id', '=', id)
    .executeTakeFirst()

const nowOf = async (tx: Tx, systemId: string, fiscalYear: number): Promise<RiskCycle['now']> => {
  const standings = await standingOf(tx, systemId, fiscalYear)
  const now: Partial<Record<string, NowDocument>> = {}
  for (const [kind, { documentId, title, state, latest, changedSince }] of standings)
    now[kind] = { documentId, title, state, latest, changedSince }
  return now
}

/** All that the gates ask: the documents as they stand, the year's inspections, what is not planned. */
const load = async (tx: Tx, id: string, today: Day): Promise<RiskCycle | null> => {
  const row = await rowOf(tx, id)
  if (!row) return null
  return {
    ...row,
    bound: null,
    steps: await stepsOf(tx, id),
    policyNow: await policyInForce(tx, today),
    missing: await missingTexts(tx, GOES_BY, today),
    now: row.state === 'done' ? {} : await nowOf(tx, row.systemId, row.fiscalYear),
    earlier: await earlierVersions(tx, row.systemId, row.fiscalYear),
    inspections: await inspectionsOf(tx, id),
    unplanned: await unplannedOf(tx, { cycleId: id }),
    improvements: await improvementsOf(tx, id),
    years: [],
  }
}

const draft = async (tx: Tx, id: string, from: Readonly<Record<string, string>>, today: Day) => {
  const asked = from['system'] ?? ''
  if (!isId(asked)) return null
  const system = await tx
    .selectFrom('system')
    .select(['id', 'name'])
    .where('id', '=', asked)
    .where('isClass', '=', false)
    .executeTakeFirst()
  if (!system) return null
  const blank: RiskCycle = {
    id,
    state: '',
    version: 0,
    systemId: system.id,
    systemName: system.name,
    fiscalYear: fiscalYearOf(today),
    openedOn: '',
    openedBy: '',
    policyId: null,
    policyName: null,
    returned: null,
    report: null,
    reportedOn: null,
    receivedBy: null,
    receivedAt: null,
    bound: null,
    steps: [],
    policyNow: await policyInForce(tx, today),
    missing: await missingTexts(tx, GOES_BY, today),
    now: {},
    earlier: [],
    inspections: [],
    unplanned: 0,
    improvements: [],
    years: await yearsOf(tx, system.id),
  }
  return blank
}

const save = async (tx: Tx, after: RiskCycle, before: RiskCycle | null) => {
  const { systemId, fiscalYear, state, openedOn, openedBy, policyId, policyName, returned, report, reportedOn } = after
  const { receivedBy, receivedAt } = after
  const row = {
    systemId,
    fiscalYear,
    state,
    openedOn,
    openedBy,
    policyId,
    policyName,
    returned,
    report,
    reportedOn,
    receivedBy,
    receivedAt,
  }
  if (before === null)
    await tx
      .insertInto('riskCycle')
      .values({ id: after.id, ...row })
      .execute()
  else await tx.updateTable('riskCycle').set(row).where('id', '=', after.id).execute()
  for (const { versions, ...step } of after.steps.slice(before?.steps.length ?? 0)) {
    await tx
      .insertInto('cycleStep')
      .values({ cycleId: after.id, ...step })
      .execute()
    if (versions.length > 0)
      await tx
        .insertInto('cycleDocument')
        .values(
          versions.map((v) => ({
            cycleId: after.id,
            nth: step.nth,
            step: step.step,
            documentVersionId: v.versionId,
            sha256: v.sha256,
          })),
        )
        .execute()
  }
}

const leftText = (m: RiskCycle, today: Day): string => {
  const left = daysBetween(today, fiscalYearEnd(m.fiscalYear))
  if (m.reportedOn !== null)
    return m.reportedOn <= fiscalYearEnd(m.fiscalYear)
      ? `${wareki(m.reportedOn)}に報告済`
      : `${wareki(m.reportedOn)}に報告（年度を過ぎた）`
  return left >= 0
    ? `あと${left}日（${wareki(fiscalYearEnd(m.fiscalYear))}まで）`
    : `${-left}日過ぎた（期限 ${wareki(fiscalYearEnd(m.fiscalYear))}）`
}

/** `clock` tells how many days are left of the 年度, and which policy is in force. */
export const cycleBinding = (clock: () => Date): Binding<RiskCycle> => ({
  process: riskCycle,
  load: (tx, id) => load(tx, id, dayOf(clock())),
  draft: (tx, id, from) => draft(tx, id, from, dayOf(clock())),
  save,
  initial: (m, act) => (act === 'open' ? { fiscalYear: String(m.fiscalYear) } : {}),
  facts: (m) => [
    ['情報システム', m.systemName, `/cases/${m.systemId}`],
    ['年度', fiscalYearLabel(m.fiscalYear)],
    ['年度内の審査・報告（⑧）', leftText(m, dayOf(clock()))],
    ['基本方針', m.policyName ?? m.policyNow?.name ?? '登録なし（別に示すとされる基本方針が、登録されていない）'],
    ...(m.returned === null ? [] : ([['差戻しの理由', m.returned]] as const)),
    ...(m.report === null ? [] : ([['報告', m.report]] as const)),
    ...(m.receivedBy === null || m.receivedAt === null
      ? []
      : ([['報告の受領', `${m.receivedBy}　${clockText(m.receivedAt)}`]] as const)),
    ...(m.state === 'new'
      ? []
      : ([['全ての情報システムの進み', '一覧を見る', `/risk-board?year=${m.fiscalYear}`]] as const)),
  ],
  notes: (m) => (m.state === 'done' ? [] : missingNote(m.missing)),
  lines: cycleLines,
  begins: cycleBegins,
})
