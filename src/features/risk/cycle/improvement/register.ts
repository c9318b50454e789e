import { stateWords } from '#kernel/pure/process.ts'
import type { Register } from '#kernel/pure/register.ts'
import { improvement } from './process.ts'

export type ImprovementRow = {
  id: string
  state: string
  systemName: string
  subject: string
  givenOn: string
  dueOn: string | null
  answeredOn: string | null
  confirmedOn: string | null
  rounds: number
  late: boolean
}

/** 改善指示, newest first. */
export const improvementRegister: Register<ImprovementRow> = {
  key: 'improvements',
  title: '改善指示の記録',
  provision: '付紙第10-4',
  rules: ['R136'],
  columns: [
    { key: 'subject', title: '件名', kind: 'text', value: (r) => r.subject },
    { key: 'system', title: '情報システム', kind: 'text', value: (r) => r.systemName },
    { key: 'given', title: '指示した日', kind: 'day', value: (r) => r.givenOn },
    { key: 'due', title: '回答を求める日', kind: 'day', value: (r) => r.dueOn },
    { key: 'answered', title: '回答した日', kind: 'day', value: (r) => r.answeredOn },
    { key: 'rounds', title: '指示の回数', kind: 'number', value: (r) => r.rounds },
    {
      key: 'state',
      title: '状態',
      kind: 'text',
      value: (r) => improvement.states[r.state]?.label ?? r.state,
      codes: stateWords(improvement),
    },
    { key: 'confirmed', title: '確認した日', kind: 'day', value: (r) => r.confirmedOn },
  ],
  filters: [
    { key: 'q', title: '件名', kind: 'text' },
    { key: 'system', title: '情報システム', kind: 'choice', source: 'system' },
    {
      key: 'state',
      title: '状態',
      kind: 'choice',
      options: Object.entries(improvement.states).map(([key, s]) => [key, s.label] as const),
    },
  ],
}
