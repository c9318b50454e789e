import type { Binding, CaseLines } from '#kernel/act/binding.ts'
import type { Tx } from '#kernel/db/database.ts'
import { isId, newId } from '#kernel/id.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import type { MonitoringItem, Performance } from './model.ts'
import { monitoringItem } from './process.ts'
import {
  frequencyText,
  OWNERS,
  REPORTS_TO,
  RESULTS,
  type FrequencyUnit,
  type MonitoringResult,
  type Owner,
  type ReportsTo,
} from './words.ts'

const performancesOf = async (tx: Tx, itemId: string): Promise<readonly Performance[]> =>
  tx
    .selectFrom('monitoringPerformance')
    .select([
      'id',
      'performedOn',
      'result',
      'finding',
      'planItemId',
      'recordedAt',
      'personId',
      'personName',
      'postTitle',
    ])
    .where('itemId', '=', itemId)
    .orderBy('performedOn', 'desc')
    .orderBy('id', 'desc')
    .limit(20)
    .$narrowType<{ result: MonitoringResult }>()
    .execute()

const itemsOf = async (tx: Tx, systemId: string) => {
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

const load = async (tx: Tx, id: string): Promise<MonitoringItem | null> => {
  const row = await tx
    .selectFrom('monitoringItem as m')
    .innerJoin('caseFile as c', 'c.id', 'm.id')
    .innerJoin('system as s', 's.id', 'm.systemId')
    .selectAll('m')
    .select(['c.version', 's.name as systemName'])
    .where('m.id', '=', id)
    .$narrowType<{
      owner: Owner
      frequencyUnit: FrequencyUnit
      reportsTo: ReportsTo
      lastResult: MonitoringResult | null
    }>()
    .executeTakeFirst()
  return row ? { ...row, performances: await performancesOf(tx, id), items: await itemsOf(tx, row.systemId) } : null
}

const draft = async (tx: Tx, id: string, systemId: string): Promise<MonitoringItem | null> => {
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
    title: '',
    measure: '',
    owner: 'ops',
    frequencyUnit: 'months',
    frequency: 1,
    reportsTo: 'ops',
    startsOn: '',
    lastOn: null,
    nextOn: '',
    lastResult: null,
    endedReason: null,
    performances: [],
    items: [],
  }
}

const save = async (tx: Tx, after: MonitoringItem, before: MonitoringItem | null) => {
  const { id, version: _, systemName: __, performances, items: ___, ...row } = after
  if (before === null)
    await tx
      .insertInto('monitoringItem')
      .values({ id, ...row })
      .execute()
  else await tx.updateTable('monitoringItem').set(row).where('id', '=', id).execute()
  for (const { id: known, ...p } of performances)
    if (known === null)
      await tx
        .insertInto('monitoringPerformance')
        .values({ id: newId(p.recordedAt), itemId: id, ...p })
        .execute()
}

const linesOf = (m: MonitoringItem): CaseLines | null =>
  m.state === 'new'
    ? null
    : {
        title: '行った監視',
        side: '新しい順に20件まで。全ては経過に残る',
        empty: 'まだ記録がありません。',
        rows: m.performances.map((p) => ({
          text: wareki(p.performedOn),
          detail: `${p.postTitle} ${p.personName}${p.finding === null ? '' : `　${p.finding}`}`,
          href: p.planItemId === null ? `/cases/${m.id}` : `/cases/${p.planItemId}`,
          state: RESULTS[p.result],
          note: p.planItemId === null ? null : '将来対応計画に記載',
        })),
      }

export const monitoringBinding: Binding<MonitoringItem> = {
  process: monitoringItem,
  load,
  draft: (tx, id, from) => draft(tx, id, from['system'] ?? ''),
  save,
  options: async (_tx, source, m) => (source === 'plan-item' ? m.items.map((i) => [i.id, i.name] as const) : []),
  initial: (m, act) =>
    act === 'change'
      ? {
          title: m.title,
          measure: m.measure,
          owner: m.owner,
          frequency: String(m.frequency),
          frequencyUnit: m.frequencyUnit,
          reportsTo: m.reportsTo,
        }
      : {},
  facts: (m) => [
    ['情報システム', m.systemName],
    ...(m.title === ''
      ? []
      : ([
          ['指標・方法', m.measure],
          ['担当', OWNERS[m.owner]],
          ['頻度', frequencyText(m.frequency, m.frequencyUnit)],
          ['報告先', REPORTS_TO[m.reportsTo]],
          ['前回', m.lastOn === null ? 'まだ' : wareki(m.lastOn)],
          ['次回', wareki(m.nextOn)],
          ...(m.endedReason === null ? [] : ([['終えた理由', m.endedReason]] as const)),
        ] as const)),
  ],
  lines: linesOf,
}
