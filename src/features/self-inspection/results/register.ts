import type { Register } from '#kernel/pure/register.ts'
import { STRATA, type Stratum } from '../words.ts'
import { keptRate } from './figures.ts'

export type ResultRow = {
  fiscalYear: number
  unitId: string
  unitName: string
  stratum: Stratum
  key: string
  text: string
  rules: readonly string[]
  yes: number
  no: number
  na: number
  beforeYes: number | null
  beforeNo: number | null
}

/** 設問別の結果: what each question was answered in each unit with all below it. */
export const resultRegister: Register<ResultRow> = {
  key: 'self-inspection-results',
  title: '自己点検の設問別の結果',
  provision: '本文 第6-1(4)',
  rules: ['R033'],
  columns: [
    { key: 'year', title: '年度（西暦）', kind: 'number', value: (r) => r.fiscalYear },
    { key: 'unit', title: '部隊等（下の部隊等を含む）', kind: 'text', value: (r) => r.unitName },
    {
      key: 'stratum',
      title: '対象者',
      kind: 'text',
      value: (r) => STRATA[r.stratum],
      codes: Object.values(STRATA),
    },
    { key: 'key', title: '設問番号', kind: 'code', value: (r) => r.key },
    { key: 'text', title: '設問', kind: 'text', value: (r) => r.text },
    { key: 'rules', title: '条項の番号', kind: 'text', value: (r) => r.rules.join(' '), exportOnly: true },
    { key: 'yes', title: 'はい', kind: 'number', value: (r) => r.yes },
    { key: 'no', title: 'いいえ', kind: 'number', value: (r) => r.no },
    { key: 'na', title: '該当なし', kind: 'number', value: (r) => r.na },
    { key: 'rate', title: '遵守率（％）', kind: 'number', value: (r) => keptRate(r) },
    {
      key: 'before',
      title: '前年度の遵守率（％）',
      kind: 'number',
      value: (r) => (r.beforeYes === null ? null : keptRate({ yes: r.beforeYes, no: r.beforeNo ?? 0 })),
    },
  ],
  filters: [
    { key: 'campaign', title: '年度', kind: 'choice', source: 'campaign', standard: '最新の年度' },
    {
      key: 'stratum',
      title: '対象者',
      kind: 'choice',
      standard: 'すべて',
      options: Object.entries(STRATA).map(([key, title]) => [key, title] as const),
    },
  ],
}
