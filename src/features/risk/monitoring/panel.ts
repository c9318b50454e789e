import { sql } from 'kysely'
import type { SystemPanel } from '../system-panel.ts'

/** What the page of one system says of its 継続監視 on the day. */
export const monitoringPanel: SystemPanel = {
  key: 'monitoring',
  title: '継続監視',
  href: (systemId) => `/registers/monitoring-items?system=${systemId}`,
  figures: async (tx, systemId, today) => {
    const { rows } = await sql<{ items: number; late: number; deviating: number }>`
      select count(*)::int as items, count(*) filter (where next_on < ${today}::date)::int as late,
        count(*) filter (where last_result = 'deviation')::int as deviating
      from monitoring_item where system_id = ${systemId}::uuid and state = 'watching'`.execute(tx)
    const { items = 0, late = 0, deviating = 0 } = rows[0] ?? {}
    return [
      { label: '監視項目', value: `${items}件` },
      { label: '期限超過', value: `${late}件`, ...(late > 0 ? { tone: 'bad' as const } : {}) },
      { label: '前回が逸脱', value: `${deviating}件` },
    ]
  },
}
