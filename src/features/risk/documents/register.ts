import { clockText } from '#kernel/pure/clock-text.ts'
import { fiscalYearLabel } from '#kernel/pure/fiscal-year.ts'
import { stateWords } from '#kernel/pure/process.ts'
import type { Register } from '#kernel/pure/register.ts'
import { KINDS } from './kinds.ts'
import { riskDocument } from './process.ts'

export type DocumentLine = {
  id: string
  kind: string
  title: string
  state: string
  systemName: string | null
  fiscalYear: number | null
  number: number | null
  sha256: string | null
  frozenAt: Date | null
  frozenBy: string | null
  updatedAt: Date
  updatedBy: string
}

const kindTitle = (kind: string): string => KINDS.find((def) => def.kind === kind)?.title ?? kind

/** 文書の台帳: the documents of 付紙第９ and 付紙第１０, each with its newest version. */
export const documentRegister: Register<DocumentLine> = {
  key: 'risk-documents',
  title: 'リスク管理の文書',
  provision: '付紙第9-2・付紙第10-1',
  rules: ['R119', 'R120', 'R121', 'R124', 'R143'],
  columns: [
    { key: 'title', title: '文書', kind: 'text', value: (d) => d.title },
    {
      key: 'state',
      title: '状態',
      kind: 'text',
      value: (d) => riskDocument.states[d.state]?.label ?? d.state,
      codes: stateWords(riskDocument),
    },
    {
      key: 'number',
      title: '版',
      kind: 'number',
      value: (d) => d.number,
      shown: (d) => (d.number === null ? '―' : `第${d.number}版`),
    },
    {
      key: 'frozen',
      title: '確定の日時',
      kind: 'moment',
      value: (d) => d.frozenAt?.toISOString() ?? null,
      shown: (d) => (d.frozenAt ? clockText(d.frozenAt) : '―'),
    },
    {
      key: 'updated',
      title: '最後の記入',
      kind: 'moment',
      value: (d) => d.updatedAt.toISOString(),
      shown: (d) => `${clockText(d.updatedAt)}　${d.updatedBy}`,
    },
    {
      key: 'kind',
      title: '種類',
      kind: 'text',
      value: (d) => kindTitle(d.kind),
      codes: KINDS.map((def) => def.title),
      exportOnly: true,
    },
    { key: 'system', title: '情報システム', kind: 'text', value: (d) => d.systemName, exportOnly: true },
    {
      key: 'year',
      title: '年度',
      kind: 'text',
      value: (d) => (d.fiscalYear === null ? null : fiscalYearLabel(d.fiscalYear)),
      exportOnly: true,
    },
    { key: 'frozenBy', title: '確定した者', kind: 'text', value: (d) => d.frozenBy, exportOnly: true },
    { key: 'sha256', title: 'ハッシュ値（SHA-256）', kind: 'code', value: (d) => d.sha256, exportOnly: true },
  ],
  filters: [
    { key: 'q', title: '探す語', kind: 'text', hint: '文書や情報システムの名称' },
    { key: 'system', title: '情報システム', kind: 'choice', source: 'system', standard: '見られるすべて' },
    {
      key: 'kind',
      title: '種類',
      kind: 'choice',
      options: KINDS.map((def) => [def.kind, def.title] as const),
      standard: '全て',
    },
    {
      key: 'state',
      title: '状態',
      kind: 'choice',
      options: Object.entries(riskDocument.states).map(([key, state]) => [key, state.label] as const),
      standard: '廃止のほか全て',
    },
    { key: 'year', title: '年度', kind: 'choice', source: 'year', standard: '全て' },
  ],
}
