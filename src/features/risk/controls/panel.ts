import type { SystemPanel } from '../system-panel.ts'
import { implementationOf } from './standing.ts'
import { highWater, LEVELS, type Level } from './words.ts'

/** What the page of a system says of its controls: a link and some figures. */
export const controlsPanel: SystemPanel = {
  key: 'controls',
  title: '管理策',
  href: (systemId) => `/systems/${systemId}/controls`,
  figures: async (tx, systemId) => {
    const b = await tx
      .selectFrom('systemBaseline')
      .select(['confidentiality', 'integrity', 'availability'])
      .where('systemId', '=', systemId)
      .executeTakeFirst()
    if (!b) return [{ label: '影響度と管理策', value: '未選定', tone: 'off' as const }]
    const n = await implementationOf(tx, systemId)
    // The check constraints hold the levels to the words.
    const high = highWater({
      confidentiality: b.confidentiality as Level,
      integrity: b.integrity as Level,
      availability: b.availability as Level,
    })
    return [
      { label: '影響度', value: LEVELS[high] },
      {
        label: '実装済',
        value: `${n.implemented}/${n.applied}件`,
        ...(n.implemented === n.applied ? { tone: 'ok' as const } : {}),
      },
      { label: '継承・適用除外', value: `${n.inherited}件・${n.excluded}件` },
    ]
  },
}
