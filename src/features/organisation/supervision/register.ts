import { stateWords } from '#kernel/pure/process.ts'
import type { Register } from '#kernel/pure/register.ts'
import { SEARCH } from '../register-filters.ts'
import { SUPERVISION_KINDS, type Supervision } from './model.ts'
import { supervision } from './process.ts'

export type SupervisionRow = {
  id: string
  k: string
  kind: Supervision['kind']
  state: string
  unitName: string
  target: string
  subject: string
  takenOn: string
  takenBy: string
  dueOn: string | null
  confirmedOn: string | null
  late: boolean
}

export const supervisionRegister: Register<SupervisionRow> = {
  key: 'supervisions',
  title: '監督・統制の記録',
  provision: '本文 第1-3(1)',
  rules: ['R003', 'R004'],
  columns: [
    { key: 'taken', title: '行った日', kind: 'day', value: (r) => r.takenOn },
    {
      key: 'kind',
      title: '区分',
      kind: 'text',
      value: (r) => SUPERVISION_KINDS[r.kind],
      codes: Object.values(SUPERVISION_KINDS),
    },
    { key: 'target', title: '相手', kind: 'text', value: (r) => r.target },
    { key: 'subject', title: '何について', kind: 'text', value: (r) => r.subject },
    { key: 'unit', title: '課等', kind: 'text', value: (r) => r.unitName },
    { key: 'by', title: '行った人', kind: 'text', value: (r) => r.takenBy },
    {
      key: 'state',
      title: '状態',
      kind: 'text',
      value: (r) => supervision.states[r.state]?.label ?? r.state,
      codes: stateWords(supervision),
    },
    { key: 'due', title: '結果を確かめる日', kind: 'day', value: (r) => r.dueOn },
    { key: 'confirmed', title: '確かめた日', kind: 'day', value: (r) => r.confirmedOn },
  ],
  filters: [
    { ...SEARCH, title: '相手・内容で探す' },
    { key: 'kind', title: '区分', kind: 'choice', options: Object.entries(SUPERVISION_KINDS), standard: '両方' },
    { key: 'unit', title: '課等', kind: 'choice', source: 'unit' },
  ],
}
