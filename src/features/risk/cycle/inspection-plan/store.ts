import { sql } from 'kysely'
import type { Binding } from '#kernel/act/binding.ts'
import type { Tx } from '#kernel/db/database.ts'
import { isId } from '#kernel/id.ts'
import { dayOf, type Day } from '#kernel/pure/day.ts'
import { clockText } from '#kernel/pure/clock-text.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { incidentUnit, systemNamed } from '../units.ts'
import type { InspectionPlan, PlanDocument } from './model.ts'
import { inspectionPlan } from './process.ts'

/** The newest version of each finalised 脆弱性検査実施計画 of the system. */
const documentsOf = async (tx: Tx, systemId: string): Promise<readonly PlanDocument[]> => {
  const { rows } = await sql<PlanDocument>`
    select d.id as document_id, d.title, v.id as version_id, v.number, v.sha256
    from document d join lateral (
      select id, number, sha256 from document_version where document_id = d.id order by number desc limit 1) v on true
    where d.kind = 'inspection-plan' and d.system_id = ${systemId}::uuid and d.state = 'final'
    order by d.id desc`.execute(tx)
  return rows
}

/** A plan that nobody was told of is not shown to the 事案対処責任者 yet; whom it will be told to is found anew. */
const load = async (tx: Tx, id: string, today: Day): Promise<InspectionPlan | null> => {
  const row = await tx
    .selectFrom('inspectionPlan as p')
    .innerJoin('caseFile as c', 'c.id', 'p.id')
    .innerJoin('system as s', 's.id', 'p.systemId')
    .selectAll('p')
    .select(['c.version', 's.name as systemName', 's.annexNumber', 's.classId'])
    .where('p.id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const { annexNumber, classId, ...rest } = row
  const drafted = row.state === 'drafted'
  const documents = drafted ? await documentsOf(tx, row.systemId) : []
  const cirUnitId = drafted ? await incidentUnit(tx, today) : row.cirUnitId
  return { ...rest, cirUnitId, inAnnex: annexNumber !== null || classId !== null, documents }
}

const told = (m: InspectionPlan): boolean => m.notifiedAt !== null

const initialOf = (m: InspectionPlan, act: string): Readonly<Record<string, string>> => {
  const [newest] = m.documents
  if (act === 'draft') return { title: `${m.systemName}の脆弱性検査実施計画` }
  return act === 'notify' && newest ? { version: newest.versionId } : {}
}

export const inspectionPlanBinding = (clock: () => Date): Binding<InspectionPlan> => ({
  process: inspectionPlan,
  load: (tx, id) => load(tx, id, dayOf(clock())),
  draft: async (tx, id, from, actor) => {
    const systemId = from['system'] ?? ''
    const system = isId(systemId) ? await systemNamed(tx, systemId) : undefined
    if (!system) return null
    return {
      id,
      state: '',
      version: 0,
      systemId,
      systemName: system.name,
      inAnnex: system.annexNumber !== null || system.classId !== null,
      unitId: actor.posts[0]?.assuranceUnitId ?? actor.posts[0]?.unitId ?? null,
      cirUnitId: await incidentUnit(tx, dayOf(clock())),
      title: '',
      reason: '',
      startsOn: '',
      endsOn: '',
      documentVersionId: null,
      sha256: null,
      notifiedAt: null,
      notifiedBy: null,
      opsReceivedAt: null,
      opsReceivedBy: null,
      cirReceivedAt: null,
      cirReceivedBy: null,
      withdrawnReason: null,
      documents: [],
    }
  },
  save: async (tx, after, before) => {
    const { id, systemName: _, version: __, inAnnex: ___, documents: ____, ...facts } = after
    const row = { ...facts, cirUnitId: told(after) ? after.cirUnitId : null }
    if (before === null)
      await tx
        .insertInto('inspectionPlan')
        .values({ id, ...row })
        .execute()
    else await tx.updateTable('inspectionPlan').set(row).where('id', '=', id).execute()
  },
  options: async (_tx, source, m) =>
    source === 'plan-document' ? m.documents.map((d) => [d.versionId, `${d.title}　第${d.number}版`] as const) : [],
  initial: initialOf,
  facts: (m) => [
    ['情報システム', m.systemName],
    ...(m.startsOn === ''
      ? []
      : ([
          ['期間', `${wareki(m.startsOn)}から${wareki(m.endsOn)}まで`],
          ['支援を要する理由', m.reason],
        ] as const)),
    ...(m.sha256 === null ? [] : ([['通知した計画', `SHA-256 ${m.sha256}`]] as const)),
    ...(m.notifiedAt === null ? [] : ([['通知', `${m.notifiedBy ?? ''}　${clockText(m.notifiedAt)}`]] as const)),
    ...(m.notifiedAt === null
      ? []
      : ([
          ['運用の受領', m.opsReceivedAt === null ? 'まだ' : `${m.opsReceivedBy ?? ''}　${clockText(m.opsReceivedAt)}`],
          [
            '事案対処責任者の受領',
            m.cirReceivedAt === null ? 'まだ' : `${m.cirReceivedBy ?? ''}　${clockText(m.cirReceivedAt)}`,
          ],
        ] as const)),
    ...(m.withdrawnReason === null ? [] : ([['取りやめた理由', m.withdrawnReason]] as const)),
  ],
  begins: (m) =>
    m.state === 'drafted'
      ? [
          ...m.documents.map((d) => ({ href: `/documents/${d.documentId}`, label: `${d.title}を開く` })),
          {
            href: `/begin/risk.document/begin?kind=inspection-plan&system=${m.systemId}`,
            label: '脆弱性検査実施計画の文書を作る',
          },
        ]
      : [],
})
