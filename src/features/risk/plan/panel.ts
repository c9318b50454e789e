import type { Tx } from '#kernel/db/database.ts'
import type { Day } from '#kernel/pure/day.ts'
import type { SystemPanel } from '../system-panel.ts'
import { figuresBySystem } from './figures.ts'

/** What the page of one system says of its 将来対応計画 on the day. */
export const planPanel: SystemPanel = {
  key: 'plan',
  title: '将来対応計画',
  href: (systemId) => `/systems/${systemId}/plan`,
  figures: async (tx: Tx, systemId: string, today: Day) => {
    const [of] = await figuresBySystem(tx, today, systemId)
    const overdue = of?.overdue ?? 0
    return [
      { label: '対応が必要な項目', value: `${of?.open ?? 0}件` },
      { label: '期限超過', value: `${overdue}件`, ...(overdue > 0 ? { tone: 'bad' as const } : {}) },
      { label: '確認・受容の待ち', value: `${of?.waiting ?? 0}件` },
    ]
  },
}
