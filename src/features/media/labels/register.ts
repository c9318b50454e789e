import { clockText } from '#kernel/pure/clock-text.ts'
import type { Register } from '#kernel/pure/register.ts'
import { PROFILE_TITLES } from '../forms/label-profiles.ts'
import { reasonText } from './facts.ts'
import { REASONS } from './model.ts'

/** A line of the ラベル印刷記録. */
export type LabelPrintRow = {
  id: string
  number: string
  unitName: string
  printedAt: Date
  /** The time as PostgreSQL spells it, for the cursor. */
  instant: string
  printedBy: string
  profile: string
  startPosition: number
  count: number
  reprints: number
  reason: string | null
  reasonNote: string | null
  /** What was printed, in the order of the labels. */
  names: string
}

const SHOWN_NAMES = 40

const short = (names: string): string => (names.length > SHOWN_NAMES ? `${names.slice(0, SHOWN_NAMES)}…` : names)

/** ラベル印刷記録: every printing of labels, who did it, what for, and why again. */
export const labelPrintRegister: Register<LabelPrintRow> = {
  key: 'label-prints',
  title: 'ラベル印刷記録',
  provision: '付紙第4 1(1)ア(ｱ)',
  rules: ['R051', 'R057'],
  columns: [
    { key: 'number', title: '記録番号', kind: 'code', value: (r) => r.number },
    {
      key: 'at',
      title: '印刷',
      kind: 'moment',
      value: (r) => r.printedAt.toISOString(),
      shown: (r) => clockText(r.printedAt),
    },
    { key: 'by', title: '印刷した人', kind: 'text', value: (r) => r.printedBy },
    { key: 'names', title: '印刷したラベル', kind: 'text', value: (r) => r.names, shown: (r) => short(r.names) },
    { key: 'profile', title: '用紙', kind: 'text', value: (r) => PROFILE_TITLES[r.profile] ?? r.profile },
    { key: 'count', title: '枚数', kind: 'number', value: (r) => r.count },
    { key: 'reprints', title: 'うち再印刷', kind: 'number', value: (r) => r.reprints },
    { key: 'reason', title: '再印刷の理由', kind: 'text', value: (r) => reasonText(r.reason, r.reasonNote) || null },
    { key: 'start', title: '始めた位置', kind: 'number', value: (r) => r.startPosition, exportOnly: true },
    { key: 'unit', title: '部隊等', kind: 'text', value: (r) => r.unitName, exportOnly: true },
  ],
  filters: [
    { key: 'no', title: '登録番号・場所', kind: 'text', hint: '番号か名称の一部' },
    { key: 'again', title: '再印刷', kind: 'choice', options: [['yes', '再印刷を含むものだけ']] },
    { key: 'reason', title: '理由', kind: 'choice', options: Object.entries(REASONS) },
    { key: 'unit', title: '部隊等', kind: 'choice', source: 'unit', standard: '見られるすべて' },
  ],
}
