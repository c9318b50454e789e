import type { Day } from '#kernel/pure/day.ts'
import { stateWords } from '#kernel/pure/process.ts'
import type { Register } from '#kernel/pure/register.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { KIND_TITLES, type IncidentKind } from './model.ts'
import { incident } from './process.ts'

/** One case as the 事案簿 lists it. */
export type IncidentRow = {
  id: string
  number: string
  state: string
  kind: IncidentKind
  unitName: string
  mediumNumber: string
  transferNumber: string | null
  foundOn: Day
  foundBy: string
  measures: string | null
  outcome: string | null
  /** Days since it was noticed while the case is open. */
  openDays: number | null
}

export const ENDED = Object.entries(incident.states).flatMap(([key, s]) => (s.closed ? [key] : []))

/** 事案簿: every medium that was not where the registers said. */
export const incidentRegister: Register<IncidentRow> = {
  key: 'media-incidents',
  title: '可搬記憶媒体事案簿',
  provision: '付紙第4 1(1)',
  rules: ['R046', 'R048', 'R049'],
  columns: [
    { key: 'number', title: '事案の番号', kind: 'code', value: (r) => r.number },
    {
      key: 'state',
      title: '状態',
      kind: 'text',
      value: (r) => incident.states[r.state]?.label ?? r.state,
      codes: stateWords(incident),
    },
    { key: 'kind', title: '種別', kind: 'text', value: (r) => KIND_TITLES[r.kind] },
    { key: 'unit', title: '部隊等', kind: 'text', value: (r) => r.unitName },
    { key: 'medium', title: '媒体', kind: 'code', value: (r) => r.mediumNumber },
    {
      key: 'transfer',
      title: '送達票',
      kind: 'code',
      value: (r) => r.transferNumber,
      shown: (r) => r.transferNumber ?? '―',
    },
    { key: 'found-on', title: '気付いた日', kind: 'day', value: (r) => r.foundOn, shown: (r) => wareki(r.foundOn) },
    { key: 'found-by', title: '気付いた者', kind: 'text', value: (r) => r.foundBy, exportOnly: true },
    {
      key: 'open-days',
      title: '経過日数',
      kind: 'number',
      value: (r) => r.openDays,
      shown: (r) => (r.openDays === null ? '―' : `${r.openDays}日`),
    },
    { key: 'measures', title: '措置', kind: 'text', value: (r) => r.measures, exportOnly: true },
    { key: 'outcome', title: '結末', kind: 'text', value: (r) => r.outcome, exportOnly: true },
  ],
  filters: [
    {
      key: 'state',
      title: '状態',
      kind: 'choice',
      standard: '終わっていないもの',
      options: [['all', 'すべて'], ...Object.entries(incident.states).map(([key, s]) => [key, s.label] as const)],
    },
    { key: 'kind', title: '種別', kind: 'choice', options: Object.entries(KIND_TITLES) },
    { key: 'q', title: '探す', kind: 'text', hint: '事案・媒体・送達票の番号' },
  ],
}
