import type { Binding } from '#kernel/act/binding.ts'
import type { Tx } from '#kernel/db/database.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { fiscalYearLabel } from '#kernel/pure/fiscal-year.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { subjectFrom, type Subject } from '../report/subject.ts'
import { isStratum, STRATA, type Stratum } from '../words.ts'
import type { Remedy } from './model.ts'
import { remedy } from './process.ts'

const staffOf = (tx: Tx, of: Subject) =>
  tx
    .selectFrom('selfInspectionRoster')
    .select(['personId as id', 'personName as name'])
    .distinctOn('personId')
    .where('campaignId', '=', of.campaignId)
    .$if(of.systemId === null, (q) => q.where('unitId', '=', of.unitId).where('systemId', 'is', null))
    .$if(of.systemId !== null, (q) => q.where('systemId', '=', of.systemId))
    .orderBy('personId')
    .limit(1000)
    .execute()

const load = async (tx: Tx, id: string): Promise<Remedy | null> => {
  const row = await tx
    .selectFrom('selfInspectionRemedy as r')
    .innerJoin('caseFile as c', 'c.id', 'r.id')
    .innerJoin('selfInspection as s', 's.id', 'r.campaignId')
    .leftJoin('unit as u', 'u.id', 'r.unitId')
    .leftJoin('system as y', 'y.id', 'r.systemId')
    .selectAll('r')
    .select(['c.version', 's.fiscalYear', 'u.name as unitName', 'y.name as systemName'])
    .where('r.id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const { unitName, systemName, stratum, ...rest } = row
  return {
    ...rest,
    subjectName: unitName ?? systemName ?? '',
    stratum: isStratum(stratum) ? stratum : null,
    staff: row.state === 'open' ? await staffOf(tx, row) : [],
  }
}

const questionIn = async (tx: Tx, campaignId: string, stratum: Stratum, key: string) =>
  tx
    .selectFrom('selfInspectionQuestion as q')
    .innerJoin('selfInspectionSheet as s', 's.id', 'q.sheetId')
    .select('q.text')
    .where('s.campaignId', '=', campaignId)
    .where('s.stratum', '=', stratum)
    .where('s.state', '=', 'frozen')
    .where('q.key', '=', key)
    .orderBy('s.version', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Of those who collect the results, asking of another unit: the unit they belong to. */
const aboveOf = (actor: Actor, of: Subject): string | null => {
  const answers = actor.authorities.some((a) =>
    of.systemId === null
      ? a.role === 'UNIT' && a.unitId === of.unitId
      : a.role === 'SYS_OPS' && a.systemId === of.systemId,
  )
  if (answers || !actor.authorities.some((a) => a.role === 'J6D' || a.role === 'J6P')) return null
  return actor.authorities.find((a) => a.role === 'USER')?.unitId ?? null
}

const draft = async (
  tx: Tx,
  id: string,
  from: Readonly<Record<string, string>>,
  actor: Actor,
): Promise<Remedy | null> => {
  const subject = await subjectFrom(tx, from)
  if (!subject) return null
  const campaign = await tx
    .selectFrom('selfInspection')
    .select('fiscalYear')
    .where('id', '=', subject.campaignId)
    .executeTakeFirst()
  if (!campaign) return null
  const { stratum = '', question = '' } = from
  const asked = isStratum(stratum) ? await questionIn(tx, subject.campaignId, stratum, question) : undefined
  return {
    id,
    state: '',
    version: 0,
    ...subject,
    fiscalYear: campaign.fiscalYear,
    aboveUnitId: aboveOf(actor, subject),
    stratum: asked && isStratum(stratum) ? stratum : null,
    questionKey: asked ? question : null,
    questionText: asked?.text ?? null,
    title: '',
    weakness: '',
    ownerId: null,
    ownerName: null,
    dueOn: '',
    openedOn: '',
    openedBy: '',
    measures: null,
    evidence: null,
    doneById: null,
    doneBy: null,
    doneOn: null,
    againReason: null,
    confirmedBy: null,
    confirmedOn: null,
    staff: await staffOf(tx, subject),
  }
}

const facts = (m: Remedy): readonly (readonly [string, string, string?])[] => [
  ['自己点検', fiscalYearLabel(m.fiscalYear), `/cases/${m.campaignId}`],
  ['部隊等・情報システム', m.subjectName],
  ...(m.questionKey === null || m.stratum === null
    ? []
    : ([['設問', `${m.questionKey}　${m.questionText ?? ''}（${STRATA[m.stratum]}）`]] as const)),
  ...(m.weakness === '' ? [] : ([['守られていないこと', m.weakness]] as const)),
  ...(m.dueOn === ''
    ? []
    : ([
        ['担当者', m.ownerName ?? '責任者が自ら行う'],
        ['期限', wareki(m.dueOn)],
        ['起こした者', `${m.openedBy}　${wareki(m.openedOn)}`],
      ] as const)),
  ...(m.againReason === null ? [] : ([['もう一度求めた理由', m.againReason]] as const)),
  ...(m.measures === null ? [] : ([['行った是正措置', m.measures]] as const)),
  ...(m.evidence === null ? [] : ([['証拠', m.evidence]] as const)),
  ...(m.doneBy === null ? [] : ([['是正', `${m.doneBy}　${wareki(m.doneOn ?? '')}`]] as const)),
  ...(m.confirmedBy === null ? [] : ([['確認', `${m.confirmedBy}　${wareki(m.confirmedOn ?? '')}`]] as const)),
]

export const remedyBinding: Binding<Remedy> = {
  process: remedy,
  load: (tx, id) => load(tx, id),
  draft,
  save: async (tx, after, before) => {
    const { id, version: _, fiscalYear: __, subjectName: ___, staff: ____, ...row } = after
    if (before === null)
      await tx
        .insertInto('selfInspectionRemedy')
        .values({ id, ...row })
        .execute()
    else await tx.updateTable('selfInspectionRemedy').set(row).where('id', '=', id).execute()
  },
  options: (_tx, source, model) =>
    Promise.resolve(source === 'staff' ? model.staff.map((p) => [p.id, p.name] as const) : []),
  initial: (m, act) => {
    if (act === 'change') return { owner: m.ownerId ?? '', dueOn: m.dueOn }
    return act === 'open' && m.questionText !== null
      ? { title: `設問${m.questionKey ?? ''}の是正`, weakness: m.questionText }
      : {}
  },
  facts,
}
