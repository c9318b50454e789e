import type { DocumentPart } from '../documents/part.ts'
import { frequencyText, OWNERS, REPORTS_TO, type FrequencyUnit, type Owner, type ReportsTo } from './words.ts'

/** What is watched, as the 継続監視計画書 carries it: the plan, and not what came of it day by day. */
export const monitoringPart: DocumentPart = {
  key: 'monitoring',
  title: '監視項目',
  snapshot: async (tx, { systemId }) => {
    const rows = await tx
      .selectFrom('monitoringItem')
      .selectAll()
      .where('systemId', '=', systemId)
      .where('state', '=', 'watching')
      .orderBy('id')
      .$narrowType<{ owner: Owner; frequencyUnit: FrequencyUnit; reportsTo: ReportsTo }>()
      .execute()
    return {
      columns: [
        { key: 'title', title: '監視項目' },
        { key: 'measure', title: '指標・方法' },
        { key: 'owner', title: '担当' },
        { key: 'frequency', title: '頻度' },
        { key: 'reports', title: '報告先' },
        { key: 'starts', title: '始める日' },
      ],
      rows: rows.map((m) => ({
        key: m.id,
        cells: {
          title: m.title,
          measure: m.measure,
          owner: OWNERS[m.owner],
          frequency: frequencyText(m.frequency, m.frequencyUnit),
          reports: REPORTS_TO[m.reportsTo],
          starts: m.startsOn,
        },
      })),
    }
  },
}
