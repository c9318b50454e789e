import { sql } from 'kysely'
import type { SystemPanel } from '../system-panel.ts'

/** What the page of one system says of its risks. */
export const risksPanel: SystemPanel = {
  key: 'risks',
  title: 'リスク',
  href: (systemId) => `/risks?system=${systemId}`,
  figures: async (tx, systemId) => {
    const { rows } = await sql<{ open: number; grave: number; untreated: number }>`
      select count(*)::int as open, count(*) filter (where coalesce(residual_score, score) >= 16)::int as grave,
        count(*) filter (where treatment is null)::int as untreated
      from risk where system_id = ${systemId}::uuid and state <> 'closed'`.execute(tx)
    const { open = 0, grave = 0, untreated = 0 } = rows[0] ?? {}
    return [
      { label: '終わっていないリスク', value: `${open}件` },
      { label: '残留が「重大」', value: `${grave}件`, ...(grave > 0 ? { tone: 'bad' as const } : {}) },
      { label: '対応方針未定', value: `${untreated}件` },
    ]
  },
}
