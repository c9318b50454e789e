import type { Register } from '#kernel/pure/register.ts'
import { clockText } from '#kernel/pure/clock-text.ts'
import { familyName } from '../families.ts'
import { APPLICABILITIES, RESPONSIBILITIES, STATUSES, wordFor } from '../words.ts'
import type { Written } from './row.ts'

/** A control of a system, as its list shows it. */
export type ControlRow = Written & {
  id: string
  systemId: string
  systemName: string
  controlId: string
  label: string
  title: string
  family: string
  familyTitle: string
  sort: number
  inheritedName: string | null
  /** How an inherited one stands where it comes from. */
  providedApplicability: string | null
  providedStatus: string | null
  /** The provider has changed since it was last looked at here. */
  providerChanged: boolean
  /** The list has changed the control's text since it was last written of here. */
  textChanged: boolean
  updatedAt: Date
  updatedBy: string
}

/** How it is implemented: of an inherited one, as its provider says. */
export const statusText = (
  row: Pick<ControlRow, 'applicability' | 'status' | 'providedApplicability' | 'providedStatus'>,
) => {
  if (row.applicability === 'excluded') return '―'
  if (row.applicability === 'applied') return STATUSES[row.status]
  if (row.providedApplicability !== 'applied' || row.providedStatus === null) return '継承元で適用外'
  return `${wordFor(STATUSES, row.providedStatus)}（継承元）`
}

export const attention = (row: Pick<ControlRow, 'providerChanged' | 'textChanged'>): string =>
  [row.providerChanged ? '継承元に変更' : '', row.textChanged ? '本文が改訂' : ''].filter(Boolean).join('・')

/** 情報システムの管理策: what the セキュリティ計画書 says of each control, live. */
export const controlRegister: Register<ControlRow> = {
  key: 'system-controls',
  title: '情報システムの管理策',
  provision: '付紙第9-2',
  rules: ['R119'],
  columns: [
    { key: 'label', title: '番号', kind: 'code', value: (r) => r.label },
    { key: 'title', title: '管理策', kind: 'text', value: (r) => r.title },
    {
      key: 'applicability',
      title: '適用',
      kind: 'text',
      value: (r) => APPLICABILITIES[r.applicability],
      codes: Object.values(APPLICABILITIES),
    },
    {
      key: 'status',
      title: '実装状況',
      kind: 'text',
      value: (r) => (r.applicability === 'applied' ? STATUSES[r.status] : null),
      shown: statusText,
      codes: Object.values(STATUSES),
    },
    {
      key: 'responsibility',
      title: '責任区分',
      kind: 'text',
      value: (r) => RESPONSIBILITIES[r.responsibility],
      codes: Object.values(RESPONSIBILITIES),
    },
    {
      key: 'attention',
      title: '知らせ',
      kind: 'text',
      value: (r) => attention(r) || null,
      shown: (r) => attention(r) || '―',
    },
    { key: 'system', title: '情報システム', kind: 'text', value: (r) => r.systemName, exportOnly: true },
    { key: 'controlId', title: '識別子', kind: 'code', value: (r) => r.controlId, exportOnly: true },
    {
      key: 'family',
      title: '分類',
      kind: 'text',
      value: (r) => familyName(r.family, r.familyTitle),
      exportOnly: true,
    },
    { key: 'reason', title: '適用除外の理由', kind: 'text', value: (r) => r.reason, exportOnly: true },
    { key: 'inheritedFrom', title: '継承元', kind: 'text', value: (r) => r.inheritedName, exportOnly: true },
    {
      key: 'provided',
      title: '継承元の実装状況',
      kind: 'text',
      value: (r) => (r.providedStatus === null ? null : wordFor(STATUSES, r.providedStatus)),
      exportOnly: true,
    },
    { key: 'description', title: '実装内容', kind: 'text', value: (r) => r.description, exportOnly: true },
    { key: 'evidence', title: '証跡', kind: 'text', value: (r) => r.evidence, exportOnly: true },
    {
      key: 'updatedAt',
      title: '更新日時',
      kind: 'moment',
      value: (r) => r.updatedAt.toISOString(),
      shown: (r) => clockText(r.updatedAt),
      exportOnly: true,
    },
    { key: 'updatedBy', title: '更新者', kind: 'text', value: (r) => r.updatedBy, exportOnly: true },
  ],
  filters: [
    { key: 'system', title: '情報システム', kind: 'choice', source: 'system', standard: '見られるすべて' },
    { key: 'q', title: '語', kind: 'text', hint: '番号・管理策・実装内容・証跡' },
    { key: 'family', title: '分類', kind: 'choice', source: 'family' },
    { key: 'applicability', title: '適用', kind: 'choice', options: Object.entries(APPLICABILITIES) },
    { key: 'status', title: '実装状況', kind: 'choice', options: Object.entries(STATUSES) },
    { key: 'responsibility', title: '責任区分', kind: 'choice', options: Object.entries(RESPONSIBILITIES) },
    {
      key: 'attention',
      title: '知らせ',
      kind: 'choice',
      options: [
        ['provider', '継承元に変更'],
        ['text', '本文が改訂'],
        ['left', '選定から外れたもの'],
      ],
    },
  ],
}
