import { stateWords } from '#kernel/pure/process.ts'
import type { Register } from '#kernel/pure/register.ts'
import { inspectionPlan } from './process.ts'

export type InspectionPlanRow = {
  id: string
  state: string
  title: string
  systemName: string
  startsOn: string
  endsOn: string
  notifiedOn: string | null
}

/** 脆弱性検査実施計画, newest first. */
export const inspectionPlanRegister: Register<InspectionPlanRow> = {
  key: 'inspection-plans',
  title: '脆弱性検査実施計画の記録',
  provision: '付紙第10-10',
  rules: ['R143', 'R144'],
  columns: [
    { key: 'title', title: '計画', kind: 'text', value: (r) => r.title },
    { key: 'system', title: '情報システム', kind: 'text', value: (r) => r.systemName },
    { key: 'starts', title: '始める日', kind: 'day', value: (r) => r.startsOn },
    { key: 'ends', title: '終える日', kind: 'day', value: (r) => r.endsOn },
    { key: 'notified', title: '通知した日', kind: 'day', value: (r) => r.notifiedOn },
    {
      key: 'state',
      title: '状態',
      kind: 'text',
      value: (r) => inspectionPlan.states[r.state]?.label ?? r.state,
      codes: stateWords(inspectionPlan),
    },
  ],
  filters: [
    { key: 'q', title: '計画の名称', kind: 'text' },
    { key: 'system', title: '情報システム', kind: 'choice', source: 'system' },
    {
      key: 'state',
      title: '状態',
      kind: 'choice',
      options: Object.entries(inspectionPlan.states).map(([key, s]) => [key, s.label] as const),
    },
  ],
}
