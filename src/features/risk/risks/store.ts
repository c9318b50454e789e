import type { Binding } from '#kernel/act/binding.ts'
import type { Tx } from '#kernel/db/database.ts'
import { isId } from '#kernel/id.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import type { LinkedItem, Risk } from './model.ts'
import { risk } from './process.ts'
import { SCALE_NOTE, scoreText, TREATMENTS, type Treatment } from './words.ts'

const itemsOf = async (tx: Tx, systemId: string): Promise<readonly LinkedItem[]> => {
  const rows = await tx
    .selectFrom('planItem')
    .select(['id', 'number', 'title'])
    .where('systemId', '=', systemId)
    .orderBy('sortOn')
    .orderBy('id')
    .limit(500)
    .execute()
  return rows.map((i) => ({ id: i.id, name: `${i.number} ${i.title}` }))
}

const load = async (tx: Tx, id: string): Promise<Risk | null> => {
  const row = await tx
    .selectFrom('risk as r')
    .innerJoin('caseFile as c', 'c.id', 'r.id')
    .innerJoin('system as s', 's.id', 'r.systemId')
    .selectAll('r')
    .select(['c.version', 's.name as systemName'])
    .where('r.id', '=', id)
    .$narrowType<{ treatment: Treatment | null }>()
    .executeTakeFirst()
  if (!row) return null
  const { score: _, residualScore: __, ...rest } = row
  return { ...rest, items: await itemsOf(tx, row.systemId) }
}

const draft = async (tx: Tx, id: string, systemId: string): Promise<Risk | null> => {
  const system = isId(systemId)
    ? await tx.selectFrom('system').select('name').where('id', '=', systemId).executeTakeFirst()
    : undefined
  if (!system) return null
  return {
    id,
    state: '',
    version: 0,
    systemId,
    systemName: system.name,
    number: '',
    title: '',
    threat: '',
    vulnerability: '',
    likelihood: 1,
    impact: 1,
    treatment: null,
    measures: null,
    residualLikelihood: null,
    residualImpact: null,
    controlIds: [],
    planItemIds: [],
    identifiedOn: '',
    identifiedBy: '',
    assessedOn: '',
    closedOn: null,
    closedReason: null,
    items: [],
  }
}

const save = async (tx: Tx, after: Risk, before: Risk | null) => {
  const { id, version: _, systemName: __, items: ___, controlIds, planItemIds, ...rest } = after
  const row = { ...rest, controlIds: [...controlIds], planItemIds: [...planItemIds] }
  if (before === null)
    await tx
      .insertInto('risk')
      .values({ id, ...row })
      .execute()
  else await tx.updateTable('risk').set(row).where('id', '=', id).execute()
}

const initialOf = (m: Risk, act: string): Readonly<Record<string, string>> => {
  if (act === 'reassess') return { likelihood: String(m.likelihood), impact: String(m.impact) }
  if (act !== 'treat') return {}
  return {
    residualLikelihood: String(m.residualLikelihood ?? m.likelihood),
    residualImpact: String(m.residualImpact ?? m.impact),
    ...(m.treatment === null ? {} : { treatment: m.treatment }),
    ...(m.measures === null ? {} : { measures: m.measures }),
    controls: m.controlIds.join('、'),
  }
}

export const riskBinding: Binding<Risk> = {
  process: risk,
  load,
  draft: (tx, id, from) => draft(tx, id, from['system'] ?? ''),
  save,
  options: async (_tx, source, m) => (source === 'plan-item' ? m.items.map((i) => [i.id, i.name] as const) : []),
  initial: initialOf,
  facts: (m) => [
    ['情報システム', m.systemName],
    ...(m.number === ''
      ? []
      : ([
          ['脅威', m.threat],
          ['脆弱性', m.vulnerability],
          ['リスク値', scoreText(m.likelihood, m.impact)],
          ['対応方針', m.treatment === null ? '未定' : TREATMENTS[m.treatment]],
          ...(m.measures === null ? [] : ([['対応の内容', m.measures]] as const)),
          [
            '残留リスク',
            m.residualLikelihood === null || m.residualImpact === null
              ? '未定'
              : scoreText(m.residualLikelihood, m.residualImpact),
          ],
          ['評価した日', wareki(m.assessedOn)],
          ...(m.controlIds.length === 0 ? [] : ([['関係する管理策', m.controlIds.join('、')]] as const)),
          ...m.planItemIds.map(
            (id) =>
              [
                '将来対応計画の項目',
                m.items.find((i) => i.id === id)?.name ?? '見られない項目',
                `/cases/${id}`,
              ] as const,
          ),
          ...(m.closedReason === null ? [] : ([['閉じた理由', m.closedReason]] as const)),
          ['リスクの分布', '見る', `/risks?system=${m.systemId}`],
        ] as const)),
    ['段階', SCALE_NOTE],
  ],
}
