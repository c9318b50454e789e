import { stateWords } from '#kernel/pure/process.ts'
import type { Register } from '#kernel/pure/register.ts'
import { monitoringItem } from './process.ts'
import {
  frequencyText,
  OWNERS,
  REPORTS_TO,
  RESULTS,
  type FrequencyUnit,
  type MonitoringResult,
  type Owner,
  type ReportsTo,
} from './words.ts'

export type MonitoringRow = {
  id: string
  state: string
  systemName: string
  title: string
  measure: string
  owner: Owner
  frequency: number
  frequencyUnit: FrequencyUnit
  reportsTo: ReportsTo
  lastOn: string | null
  nextOn: string
  lastResult: MonitoringResult | null
  late: boolean
}

/** 継続監視の項目, the next to be done first. */
export const monitoringRegister: Register<MonitoringRow> = {
  key: 'monitoring-items',
  title: '継続監視の項目',
  provision: '付紙第10-1・10-2',
  rules: ['R131', 'R133'],
  columns: [
    { key: 'title', title: '監視項目', kind: 'text', value: (r) => r.title },
    { key: 'system', title: '情報システム', kind: 'text', value: (r) => r.systemName },
    { key: 'owner', title: '担当', kind: 'text', value: (r) => OWNERS[r.owner], codes: Object.values(OWNERS) },
    { key: 'frequency', title: '頻度', kind: 'text', value: (r) => frequencyText(r.frequency, r.frequencyUnit) },
    { key: 'last', title: '前回', kind: 'day', value: (r) => r.lastOn },
    {
      key: 'result',
      title: '前回の結果',
      kind: 'text',
      value: (r) => (r.lastResult === null ? null : RESULTS[r.lastResult]),
      codes: Object.values(RESULTS),
    },
    { key: 'next', title: '次回', kind: 'day', value: (r) => r.nextOn },
    {
      key: 'state',
      title: '状態',
      kind: 'text',
      value: (r) => (r.late ? '期限超過' : (monitoringItem.states[r.state]?.label ?? r.state)),
      codes: ['期限超過', ...stateWords(monitoringItem)],
    },
    { key: 'measure', title: '指標・方法', kind: 'text', value: (r) => r.measure, exportOnly: true },
    {
      key: 'reports',
      title: '報告先',
      kind: 'text',
      value: (r) => REPORTS_TO[r.reportsTo],
      codes: Object.values(REPORTS_TO),
      exportOnly: true,
    },
  ],
  filters: [
    { key: 'q', title: '名称', kind: 'text' },
    { key: 'system', title: '情報システム', kind: 'choice', source: 'system' },
    { key: 'owner', title: '担当', kind: 'choice', options: Object.entries(OWNERS) },
    { key: 'result', title: '前回の結果', kind: 'choice', options: Object.entries(RESULTS) },
    { key: 'due', title: '次回', kind: 'choice', options: [['late', '過ぎているものだけ']] },
    { key: 'state', title: '状態', kind: 'choice', standard: '終了を除く', options: [['all', '終了も含む']] },
  ],
}
