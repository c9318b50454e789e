import type { Tx } from '#kernel/db/database.ts'
import { clockText } from '#kernel/pure/clock-text.ts'
import { findingCounts } from './reads.ts'

/** What the page of one system says of its scans. */
export const scansPanel = {
  key: 'scans',
  title: '脆弱性検査の結果',
  href: (systemId: string): string => `/registers/findings?system=${systemId}`,
  figures: async (tx: Tx, systemId: string) => {
    const counts = (await findingCounts(tx, [systemId])).get(systemId)
    return [
      { label: '未解消の検出事項', value: `${counts?.open ?? 0}件` },
      {
        label: '重大以上',
        value: `${counts?.grave ?? 0}件`,
        ...((counts?.grave ?? 0) > 0 ? { tone: 'late' as const } : {}),
      },
      {
        label: '悪用が確認されたもの',
        value: `${counts?.exploited ?? 0}件`,
        ...((counts?.exploited ?? 0) > 0 ? { tone: 'lost' as const } : {}),
      },
      { label: '最後の検査', value: counts?.lastScannedAt ? clockText(counts.lastScannedAt) : 'なし' },
    ]
  },
}
