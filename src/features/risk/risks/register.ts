import { stateWords } from '#kernel/pure/process.ts'
import type { Register } from '#kernel/pure/register.ts'
import { risk } from './process.ts'
import { LEVELS, levelOf, TREATMENTS, type Treatment } from './words.ts'

export type RiskRow = {
  id: string
  state: string
  systemName: string
  number: string
  title: string
  threat: string
  vulnerability: string
  likelihood: number
  impact: number
  score: number
  treatment: Treatment | null
  measures: string | null
  residualLikelihood: number | null
  residualImpact: number | null
  residualScore: number | null
  assessedOn: string
}

const STEPS = ['1', '2', '3', '4', '5'].map((n) => [n, n] as const)

const levelWord = (likelihood: number | null, impact: number | null): string | null =>
  likelihood === null || impact === null ? null : LEVELS[levelOf(likelihood, impact)]

/** リスクの台帳, the gravest first. */
export const riskRegister: Register<RiskRow> = {
  key: 'risks',
  title: 'リスクの台帳',
  provision: '付紙第10-1・10-2',
  rules: ['R131', 'R133'],
  columns: [
    { key: 'title', title: 'リスク', kind: 'text', value: (r) => r.title },
    { key: 'number', title: '番号', kind: 'code', value: (r) => r.number },
    { key: 'system', title: '情報システム', kind: 'text', value: (r) => r.systemName },
    { key: 'score', title: 'リスク値', kind: 'number', value: (r) => r.score },
    {
      key: 'level',
      title: '段階',
      kind: 'text',
      value: (r) => levelWord(r.likelihood, r.impact),
      codes: Object.values(LEVELS),
    },
    {
      key: 'treatment',
      title: '対応方針',
      kind: 'text',
      value: (r) => (r.treatment === null ? null : TREATMENTS[r.treatment]),
      codes: Object.values(TREATMENTS),
    },
    { key: 'residual', title: '残留', kind: 'number', value: (r) => r.residualScore },
    {
      key: 'state',
      title: '状態',
      kind: 'text',
      value: (r) => risk.states[r.state]?.label ?? r.state,
      codes: stateWords(risk),
    },
    { key: 'assessed', title: '評価した日', kind: 'day', value: (r) => r.assessedOn },
    { key: 'threat', title: '脅威', kind: 'text', value: (r) => r.threat, exportOnly: true },
    { key: 'vulnerability', title: '脆弱性', kind: 'text', value: (r) => r.vulnerability, exportOnly: true },
    { key: 'likelihood', title: '可能性', kind: 'number', value: (r) => r.likelihood, exportOnly: true },
    { key: 'impact', title: '影響', kind: 'number', value: (r) => r.impact, exportOnly: true },
    { key: 'measures', title: '対応の内容', kind: 'text', value: (r) => r.measures, exportOnly: true },
    {
      key: 'residualLikelihood',
      title: '残留の可能性',
      kind: 'number',
      value: (r) => r.residualLikelihood,
      exportOnly: true,
    },
    { key: 'residualImpact', title: '残留の影響', kind: 'number', value: (r) => r.residualImpact, exportOnly: true },
  ],
  filters: [
    { key: 'q', title: '名称・番号', kind: 'text' },
    { key: 'system', title: '情報システム', kind: 'choice', source: 'system' },
    { key: 'level', title: '段階', kind: 'choice', options: Object.entries(LEVELS) },
    { key: 'treatment', title: '対応方針', kind: 'choice', options: Object.entries(TREATMENTS) },
    {
      key: 'state',
      title: '状態',
      kind: 'choice',
      standard: '終了を除く',
      options: [...Object.entries(risk.states).map(([key, s]) => [key, s.label] as const), ['all', 'すべて']],
    },
    { key: 'likelihood', title: '可能性', kind: 'choice', options: STEPS },
    { key: 'impact', title: '影響', kind: 'choice', options: STEPS },
    {
      key: 'basis',
      title: '可能性・影響・段階の見方',
      kind: 'choice',
      standard: '対応の前',
      options: [['after', '対応の後（残留）']],
    },
  ],
}
