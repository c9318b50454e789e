import { stateWords } from '#kernel/pure/process.ts'
import type { Register } from '#kernel/pure/register.ts'
import { PARTNERS } from './inputs.ts'
import type { Inspection } from './model.ts'
import { inspection } from './process.ts'

export type InspectionRow = {
  id: string
  state: string
  systemName: string
  partner: Inspection['partner']
  contractor: string | null
  plannedFrom: string
  plannedTo: string
  endedOn: string | null
  vulnerabilities: number
  scans: number
}

/** 脆弱性検査の記録, newest first. */
export const inspectionRegister: Register<InspectionRow> = {
  key: 'inspections',
  title: '脆弱性検査の記録',
  provision: '付紙第10-9',
  rules: ['R132', 'R141'],
  columns: [
    { key: 'system', title: '情報システム', kind: 'text', value: (r) => r.systemName },
    { key: 'from', title: '始める日', kind: 'day', value: (r) => r.plannedFrom },
    {
      key: 'partner',
      title: '調整の相手',
      kind: 'text',
      value: (r) => PARTNERS[r.partner],
      codes: Object.values(PARTNERS),
    },
    { key: 'contractor', title: '役務', kind: 'text', value: (r) => r.contractor, exportOnly: true },
    { key: 'to', title: '終える日', kind: 'day', value: (r) => r.plannedTo },
    { key: 'ended', title: '終えた日', kind: 'day', value: (r) => r.endedOn },
    { key: 'scans', title: '結果のファイル', kind: 'number', value: (r) => r.scans },
    { key: 'vulnerabilities', title: '手書きの脆弱性', kind: 'number', value: (r) => r.vulnerabilities },
    {
      key: 'state',
      title: '状態',
      kind: 'text',
      value: (r) => inspection.states[r.state]?.label ?? r.state,
      codes: stateWords(inspection),
    },
  ],
  filters: [
    { key: 'q', title: '情報システムの名称', kind: 'text' },
    { key: 'system', title: '情報システム', kind: 'choice', source: 'system' },
    {
      key: 'state',
      title: '状態',
      kind: 'choice',
      options: Object.entries(inspection.states).map(([key, s]) => [key, s.label] as const),
    },
    { key: 'partner', title: '調整の相手', kind: 'choice', options: Object.entries(PARTNERS) },
  ],
}
