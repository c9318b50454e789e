import type { Register } from '#kernel/pure/register.ts'
import { clockText } from '#kernel/pure/clock-text.ts'
import { DIFFS, FINDING_STATES, SEVERITIES, severityWord } from '../words.ts'

export type FindingRow = {
  id: string
  systemId: string
  systemName: string
  title: string
  plugin: string
  host: string
  port: number
  protocol: string
  service: string
  severity: number
  cvss2: string | null
  cvss3: string | null
  cvss4: string | null
  cves: readonly string[]
  solution: string
  evidence: string
  state: keyof typeof FINDING_STATES
  knownExploited: boolean
  firstSeenAt: Date
  lastSeenAt: Date
}

const wherePort = (f: FindingRow) => (f.port === 0 ? f.protocol : `${f.port}/${f.protocol}`)

/** 検出事項: what scanners found, by system, as it stands after the newest scan. */
export const findingsRegister: Register<FindingRow> = {
  key: 'findings',
  title: '脆弱性の検出事項',
  provision: '付紙第10',
  rules: ['R132'],
  columns: [
    { key: 'title', title: '検出事項', kind: 'text', value: (f) => f.title },
    {
      key: 'severity',
      title: '重大度',
      kind: 'text',
      value: (f) => severityWord(f.severity),
      shown: (f) => `${severityWord(f.severity)}${f.knownExploited ? '・悪用確認' : ''}`,
      codes: SEVERITIES,
    },
    { key: 'host', title: 'ホスト', kind: 'code', value: (f) => f.host },
    { key: 'port', title: 'ポート', kind: 'code', value: wherePort },
    {
      key: 'cve',
      title: 'CVE',
      kind: 'text',
      value: (f) => f.cves.join(' '),
      shown: (f) => `${f.cves.slice(0, 2).join(' ')}${f.cves.length > 2 ? ` ほか${f.cves.length - 2}件` : ''}` || '―',
    },
    { key: 'system', title: '情報システム', kind: 'text', value: (f) => f.systemName },
    {
      key: 'state',
      title: '状態',
      kind: 'text',
      value: (f) => FINDING_STATES[f.state],
      codes: Object.values(FINDING_STATES),
    },
    {
      key: 'lastSeen',
      title: '最後に確認',
      kind: 'moment',
      value: (f) => f.lastSeenAt.toISOString(),
      shown: (f) => clockText(f.lastSeenAt),
    },
    {
      key: 'firstSeen',
      title: '初めて確認',
      kind: 'moment',
      value: (f) => f.firstSeenAt.toISOString(),
      exportOnly: true,
    },
    {
      key: 'exploited',
      title: '悪用の確認',
      kind: 'text',
      value: (f) => (f.knownExploited ? '悪用確認' : ''),
      exportOnly: true,
    },
    { key: 'plugin', title: '検査の番号', kind: 'code', value: (f) => f.plugin, exportOnly: true },
    { key: 'cvss2', title: 'CVSS v2', kind: 'number', value: (f) => f.cvss2, exportOnly: true },
    { key: 'cvss3', title: 'CVSS v3', kind: 'number', value: (f) => f.cvss3, exportOnly: true },
    { key: 'cvss4', title: 'CVSS v4', kind: 'number', value: (f) => f.cvss4, exportOnly: true },
    { key: 'solution', title: '対策', kind: 'text', value: (f) => f.solution, exportOnly: true },
    { key: 'evidence', title: '根拠', kind: 'text', value: (f) => f.evidence, exportOnly: true },
  ],
  filters: [
    { key: 'system', title: '情報システム', kind: 'choice', source: 'system', standard: '見られるすべて' },
    {
      key: 'severity',
      title: '重大度',
      kind: 'choice',
      standard: '情報を除く',
      options: [
        ['0', '情報も含むすべて'],
        ['2', '中以上'],
        ['3', '重大以上'],
        ['4', '緊急のみ'],
      ],
    },
    {
      key: 'state',
      title: '状態',
      kind: 'choice',
      standard: '未解消',
      options: [
        ['closed', '解消'],
        ['all', 'すべて'],
      ],
    },
    { key: 'host', title: 'ホスト', kind: 'text', hint: 'IPアドレス又は名前' },
    { key: 'cve', title: 'CVE', kind: 'text', hint: 'CVE-2021-44228' },
    { key: 'plugin', title: '検査の番号', kind: 'text', hint: 'プラグインの番号' },
    { key: 'exploited', title: '悪用の確認', kind: 'choice', options: [['yes', '悪用が確認されたものだけ']] },
    { key: 'scan', title: '検査', kind: 'choice', source: 'scan', standard: '指定なし' },
    {
      key: 'diff',
      title: 'その検査で',
      kind: 'choice',
      standard: '確認したもの',
      options: Object.entries(DIFFS),
    },
  ],
}
