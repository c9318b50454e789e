import type { Day } from '#kernel/pure/day.ts'
import { stateWords } from '#kernel/pure/process.ts'
import type { Register } from '#kernel/pure/register.ts'
import { remedy } from './process.ts'

export type RemedyRow = {
  id: string
  state: string
  fiscalYear: number
  subjectName: string
  questionKey: string | null
  title: string
  ownerName: string | null
  dueOn: Day
  doneOn: Day | null
  confirmedOn: Day | null
  late: boolean
}

/** 自己点検の是正簿: every weak point with whoever mends it and by when, the earliest due first. */
export const remedyRegister: Register<RemedyRow> = {
  key: 'self-inspection-remedies',
  title: '自己点検の是正簿',
  provision: '本文 第6-1(4)',
  rules: ['R033'],
  columns: [
    { key: 'title', title: '件名', kind: 'text', value: (r) => r.title },
    {
      key: 'state',
      title: '状態',
      kind: 'text',
      value: (r) => remedy.states[r.state]?.label ?? r.state,
      codes: stateWords(remedy),
    },
    { key: 'subject', title: '部隊等・情報システム', kind: 'text', value: (r) => r.subjectName },
    { key: 'owner', title: '担当者', kind: 'text', value: (r) => r.ownerName ?? '責任者' },
    { key: 'due', title: '期限', kind: 'day', value: (r) => r.dueOn },
    { key: 'done', title: '是正した日', kind: 'day', value: (r) => r.doneOn },
    { key: 'confirmed', title: '確認した日', kind: 'day', value: (r) => r.confirmedOn },
    { key: 'question', title: '設問番号', kind: 'code', value: (r) => r.questionKey },
    { key: 'year', title: '年度（西暦）', kind: 'number', value: (r) => r.fiscalYear },
  ],
  filters: [
    { key: 'campaign', title: '年度', kind: 'choice', source: 'campaign', standard: 'すべて' },
    {
      key: 'state',
      title: '状態',
      kind: 'choice',
      standard: 'すべて',
      options: Object.entries(remedy.states).map(([key, s]) => [key, s.label] as const),
    },
  ],
}
