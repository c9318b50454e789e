import type { Register } from '#kernel/pure/register.ts'
import { familyName } from '../families.ts'
import {
  APPLICABILITIES,
  methodWords,
  RESPONSIBILITIES,
  RESULTS,
  STATUSES,
  type Applicability,
  type AssessmentResult,
  type ImplementationStatus,
  type Responsibility,
} from '../words.ts'

/** A control under assessment, with what was planned, what was judged now and the last time. */
export type AssessmentRow = {
  documentId: string
  documentTitle: string
  controlId: string
  label: string
  title: string
  family: string
  familyTitle: string
  sort: number
  applicability: Applicability
  status: ImplementationStatus
  responsibility: Responsibility
  description: string | null
  planned: readonly string[] | null
  methods: readonly string[] | null
  result: AssessmentResult | null
  finding: string | null
  risk: string | null
  recommendation: string | null
  lastResult: AssessmentResult | null
  lastFinding: string | null
}

const resultText = (result: AssessmentResult | null): string | null => result && RESULTS[result]

export const assessmentRegister: Register<AssessmentRow> = {
  key: 'control-assessments',
  title: '管理策の評価',
  provision: '付紙第9-3',
  rules: ['R120'],
  columns: [
    { key: 'label', title: '番号', kind: 'code', value: (r) => r.label },
    { key: 'title', title: '管理策', kind: 'text', value: (r) => r.title },
    {
      key: 'implementation',
      title: '実装状況',
      kind: 'text',
      value: (r) => (r.applicability === 'inherited' ? '継承' : STATUSES[r.status]),
    },
    { key: 'methods', title: '方法', kind: 'text', value: (r) => methodWords(r.methods ?? r.planned ?? []) || null },
    {
      key: 'state',
      title: '結果',
      kind: 'text',
      value: (r) => resultText(r.result),
      shown: (r) => resultText(r.result) ?? '未評価',
      codes: Object.values(RESULTS),
    },
    {
      key: 'last',
      title: '前回',
      kind: 'text',
      value: (r) => resultText(r.lastResult),
      codes: Object.values(RESULTS),
    },
    { key: 'document', title: '文書', kind: 'text', value: (r) => r.documentTitle, exportOnly: true },
    { key: 'controlId', title: '識別子', kind: 'code', value: (r) => r.controlId, exportOnly: true },
    { key: 'family', title: '分類', kind: 'text', value: (r) => familyName(r.family, r.familyTitle), exportOnly: true },
    {
      key: 'applicability',
      title: '適用',
      kind: 'text',
      value: (r) => APPLICABILITIES[r.applicability],
      exportOnly: true,
    },
    {
      key: 'responsibility',
      title: '責任区分',
      kind: 'text',
      value: (r) => RESPONSIBILITIES[r.responsibility],
      exportOnly: true,
    },
    { key: 'finding', title: '所見', kind: 'text', value: (r) => r.finding, exportOnly: true },
    { key: 'risk', title: 'リスク', kind: 'text', value: (r) => r.risk, exportOnly: true },
    { key: 'recommendation', title: '推奨事項', kind: 'text', value: (r) => r.recommendation, exportOnly: true },
  ],
  filters: [
    { key: 'document', title: '文書', kind: 'choice', source: 'document', standard: '文書を選んでください' },
    { key: 'q', title: '語', kind: 'text', hint: '番号・管理策・実装内容' },
    { key: 'family', title: '分類', kind: 'choice', source: 'family' },
    {
      key: 'result',
      title: '結果',
      kind: 'choice',
      options: [...Object.entries(RESULTS), ['none', '未評価']],
    },
    {
      key: 'last',
      title: '前回',
      kind: 'choice',
      options: Object.entries(RESULTS),
    },
    {
      key: 'chosen',
      title: '評価する',
      kind: 'choice',
      options: [
        ['yes', '選んだもの'],
        ['no', '選んでいないもの'],
      ],
    },
  ],
}
