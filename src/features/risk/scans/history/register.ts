import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import { atMost, countRows, pagesOf, type Keyset } from '#kernel/db/keyset.ts'
import type { BoundRegister, Query } from '#kernel/http/product.ts'
import { isId } from '#kernel/id.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { clockText } from '#kernel/pure/clock-text.ts'
import type { Register } from '#kernel/pure/register.ts'
import { systemOptions } from '../findings/register-store.ts'
import { TOOLS, type Tool } from '../read/scanned.ts'

type ScanRow = {
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

const register: Register<ScanRow> = {
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

const where = (query: Query) => (isId(query['system'] ?? '') ? sql`n.system_id = ${query['system']}` : sql`true`)

const keysetOf = (tx: Tx, query: Query, _actor: Actor): Keyset<ScanRow> => ({
  parts: ['instant', 'id'],
  keyOf: (n) => [n.scannedAtText, n.id],
  read: async (beyond, direction, limit) => {
    const [at, id] = beyond ?? []
    const forward = direction === 'forward'
    const after =
      at === undefined || id === undefined
        ? sql`true`
        : sql`(n.scanned_at, n.id) ${forward ? sql`<` : sql`>`} (${at}::timestamptz, ${id}::uuid)`
    const order = forward ? sql`n.scanned_at desc, n.id desc` : sql`n.scanned_at, n.id`
    const { rows } = await sql<ScanRow>`
      select n.*, n.scanned_at::text as scanned_at_text, s.name as system_name
      from scan n join system s on s.id = n.system_id
      where ${where(query)} and ${after} order by ${order} ${atMost(limit)}`.execute(tx)
    return rows
  },
})

/** Scans as they came in, the newest first. */
export const boundScansRegister: BoundRegister<ScanRow> = {
  register,
  process: 'risk.scan',
  ...pagesOf(keysetOf, (tx, query, _actor, upTo) => countRows(tx, sql`scan n where ${where(query)}`, upTo)),
  href: (n) => `/scans/${n.id}`,
  options: (tx, _source, actor) => systemOptions(tx, actor),
  begins: [
    { href: '/scans/new', label: '検査の結果を届ける', process: 'risk.scan', act: 'deliver' },
    { href: '/scans/new', label: '検査の結果を届ける', process: 'risk.scan', act: 'deliver-by-incident-officer' },
  ],
}
