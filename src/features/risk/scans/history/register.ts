import { clockText } from '#kernel/pure/clock-text.ts'
import type { Register } from '#kernel/pure/register.ts'
import { TOOLS, type Tool } from '../read/scanned.ts'

export type ScanRow = {
  id: string
  fileName: string
  systemName: string
  tool: Tool
  scannedAt: Date
  scannedAtText: string
  deliveredAt: Date
  deliveredBy: string
  hosts: number
  items: number
  newItems: number
  stillItems: number
  closedItems: number
  reopenedItems: number
  sha256: string
}

/** 検査結果: one line for each file that came in. */
export const scansRegister: Register<ScanRow> = {
  key: 'scans',
  title: '脆弱性検査の結果',
  provision: '付紙第10',
  rules: ['R132'],
  columns: [
    { key: 'file', title: 'ファイル', kind: 'text', value: (n) => n.fileName },
    {
      key: 'scannedAt',
      title: '検査の終わり',
      kind: 'moment',
      value: (n) => n.scannedAt.toISOString(),
      shown: (n) => clockText(n.scannedAt),
    },
    { key: 'system', title: '情報システム', kind: 'text', value: (n) => n.systemName },
    { key: 'tool', title: '検査ツール', kind: 'text', value: (n) => TOOLS[n.tool], codes: Object.values(TOOLS) },
    { key: 'hosts', title: 'ホスト', kind: 'number', value: (n) => n.hosts },
    { key: 'items', title: '検出事項', kind: 'number', value: (n) => n.items },
    { key: 'new', title: '新', kind: 'number', value: (n) => n.newItems },
    { key: 'still', title: '続', kind: 'number', value: (n) => n.stillItems },
    { key: 'closed', title: '解消', kind: 'number', value: (n) => n.closedItems },
    { key: 'reopened', title: '再', kind: 'number', value: (n) => n.reopenedItems },
    { key: 'by', title: '届けた人', kind: 'text', value: (n) => n.deliveredBy },
    {
      key: 'deliveredAt',
      title: '取込み',
      kind: 'moment',
      value: (n) => n.deliveredAt.toISOString(),
      exportOnly: true,
    },
    { key: 'sha256', title: 'SHA-256', kind: 'code', value: (n) => n.sha256, exportOnly: true },
  ],
  filters: [{ key: 'system', title: '情報システム', kind: 'choice', source: 'system', standard: '見られるすべて' }],
}
